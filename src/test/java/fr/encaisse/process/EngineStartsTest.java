package fr.encaisse.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.encaisse.EncaisseTest;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncaisseTest
class EngineStartsTest {

    @Autowired
    RepositoryService repository;

    @Autowired
    ManagementService management;

    @Test
    void eachModelIsDeployedOnceFromTheSchemaThatFlywayMade() {
        assertThat(repository.createProcessDefinitionQuery().list())
                .extracting(
                        ProcessDefinition::getKey, ProcessDefinition::getVersion, ProcessDefinition::getResourceName)
                .containsExactlyInAnyOrder(
                        tuple(InvoiceProcess.KEY, 1, "processes/invoice.bpmn"),
                        tuple(RefundProcess.KEY, 1, "processes/refund.bpmn"),
                        tuple(CreditNoteProcess.KEY, 1, "processes/credit-note.bpmn"));
        assertThat(management.getProperties()).containsKey("schema.version");
    }
}
