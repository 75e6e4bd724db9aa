package fr.encaisse.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class SimulatorStarterTest {

    @Configuration
    @ConfigurationPropertiesScan
    @Import(SimulatorStarter.class)
    static class Demo {}

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(Demo.class)
            .withPropertyValues("spring.profiles.active=demo", "encaisse.simulator.port=0");

    @Test
    void theDemoStartsTheSimulatorAndStopsIt() {
        SimulatorStarter[] starter = new SimulatorStarter[1];
        application.run(context -> {
            starter[0] = context.getBean(SimulatorStarter.class);
            assertThat(starter[0].isRunning()).isTrue();
        });
        assertThat(starter[0].isRunning()).isFalse();
    }

    @Test
    void withoutTheDemoProfileItIsAbsent() {
        new ApplicationContextRunner()
                .withUserConfiguration(Demo.class)
                .run(context -> assertThat(context)
                        .doesNotHaveBean(SimulatorStarter.class)
                        .doesNotHaveBean(SimulatorProperties.class));
    }

    @Test
    void itCanBeSwitchedOff() {
        application
                .withPropertyValues("encaisse.simulator.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(SimulatorStarter.class));
    }

    @Test
    void aTakenPortDoesNotStopTheApplication() throws IOException {
        try (BridgeSimulator other = BridgeSimulator.start(SimulatorSettings.onPort(0))) {
            application
                    .withPropertyValues("encaisse.simulator.port=" + other.port())
                    .run(context -> {
                        assertThat(context).hasNotFailed();
                        assertThat(context.getBean(SimulatorStarter.class).isRunning())
                                .isFalse();
                    });
        }
    }

    @Test
    void thePropertiesReachTheSimulator() {
        application
                .withPropertyValues(
                        "encaisse.simulator.hosted-url=http://192.168.1.9:8099/",
                        "encaisse.simulator.client-id=id",
                        "encaisse.simulator.client-secret=secret",
                        "encaisse.simulator.webhook-url=http://localhost:8080/hooks",
                        "encaisse.simulator.webhook-secret=hook",
                        "encaisse.simulator.settlement-delay=30s")
                .run(context -> {
                    SimulatorSettings settings =
                            context.getBean(SimulatorProperties.class).settings();
                    assertThat(settings.hostedUrl()).isEqualTo("http://192.168.1.9:8099");
                    assertThat(settings.client()).isEqualTo(new SimulatorSettings.Client("id", "secret"));
                    assertThat(settings.webhook().secret()).isEqualTo("hook");
                    assertThat(settings.settlementDelay()).isEqualTo(Duration.ofSeconds(30));
                });
    }

    @Test
    void theCommandLineIsReadAndMistakesAreNamed() {
        SimulatorArguments good = SimulatorArguments.parse(
                new String[] {"--port=0", "--settlement-delay=PT1M", "--callback-domains=a.fr,*.b.fr"});
        assertThat(good.settings().settlementDelay()).isEqualTo(Duration.ofMinutes(1));
        assertThat(good.settings().callbackDomains()).containsExactlyInAnyOrder("a.fr", "*.b.fr");

        assertThat(SimulatorArguments.parse(new String[] {"--prot=1"}).message())
                .contains("--prot=1", "--port");
        assertThat(SimulatorArguments.parse(new String[] {"--port=x"}).status()).isEqualTo(2);
        assertThat(SimulatorArguments.parse(new String[] {"--help"}).status()).isZero();
    }

    @Test
    void bothLanguagesSayTheSame() throws IOException {
        assertThat(keys("messages_en")).isEqualTo(keys("messages"));
    }

    private static TreeSet<Object> keys(String bundle) throws IOException {
        Properties texts = new Properties();
        texts.load(SimulatorStarterTest.class.getResourceAsStream("/simulator/" + bundle + ".properties"));
        return new TreeSet<>(texts.keySet());
    }
}
