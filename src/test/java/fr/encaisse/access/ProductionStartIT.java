package fr.encaisse.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.nodes.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar as an operator starts it, without the profile demo. */
class ProductionStartIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    @Test
    void withoutSettingsItStopsAndSaysWhatIsMissing() throws Exception {
        Process process = start(Map.of());

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(log()).contains(ProductionChecklistTest.COMPLETE.keySet()).doesNotContain("\tat ");
        assertThat(directory.resolve(".data")).doesNotExist();
    }

    @Test
    void aCompleteInstallationServesItsSignInPageAndItsDatabaseNeverBecomesADemonstration() throws Exception {
        Process production = start(ProductionChecklistTest.COMPLETE);
        try {
            Awaitility.await().atMost(PATIENCE).until(() -> log().contains("Started Encaisse"));
            assertThat(log()).contains("profile").doesNotContain("simulator");
        } finally {
            production.destroy();
            production.waitFor();
        }

        Process demo = start(Map.of("spring.profiles.active", "demo", "encaisse.simulator.enabled", "false"));
        assertThat(demo.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(log()).contains("belongs to a PRODUCTION installation, not to DEMO");
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("log"));
    }

    private Process start(Map<String, String> properties) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        command.addAll(Node.SHORT_LIVED);
        command.addAll(List.of("-jar", System.getProperty("encaisse.jar"), "--server.port=0"));
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
    }
}
