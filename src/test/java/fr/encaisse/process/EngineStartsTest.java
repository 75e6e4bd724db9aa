package fr.encaisse.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.EncaisseTest;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncaisseTest
class EngineStartsTest {

    @Autowired
    RepositoryService repository;

    @Autowired
    ManagementService management;

    @Test
    void theModelIsDeployedOnceFromTheSchemaThatFlywayMade() {
        assertThat(repository.createProcessDefinitionQuery().list())
                .singleElement()
                .satisfies(definition -> {
                    assertThat(definition.getKey()).isEqualTo(InvoiceProcess.KEY);
                    assertThat(definition.getVersion()).isEqualTo(1);
                    assertThat(definition.getResourceName()).isEqualTo("processes/invoice.bpmn");
                });
        assertThat(management.getProperties()).containsKey("schema.version");
    }
}
