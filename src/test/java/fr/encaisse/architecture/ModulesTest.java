package fr.encaisse.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.Encaisse;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(Encaisse.class);

    @Test
    void noModuleUsesAnotherThatItMayNotUse() {
        MODULES.verify();
    }

    @Test
    void theModulesAreTheRoomsOfTheHouse() {
        Set<String> names = new TreeSet<>();
        MODULES.forEach(module -> names.add(module.getIdentifier().toString()));
        assertThat(names)
                .containsExactly(
                        "access",
                        "catalogue",
                        "client",
                        "creditnote",
                        "customer",
                        "delivery",
                        "desk",
                        "document",
                        "imports",
                        "invoice",
                        "issuer",
                        "journal",
                        "payment",
                        "process",
                        "proof",
                        "shared",
                        "simulator");
    }
}
