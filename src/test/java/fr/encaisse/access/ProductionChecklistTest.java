package fr.encaisse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.encaisse.Encaisse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.mock.env.MockEnvironment;

/** Without the profile demo nothing runs until everything is there. */
class ProductionChecklistTest {

    static final Map<String, String> COMPLETE = Map.of(
            "encaisse.public-url", "https://factures.exemple.fr",
            "encaisse.bridge.client-id", "3f0c",
            "encaisse.bridge.client-secret", "9a1b",
            "encaisse.bridge.webhook-secrets", "7c2d",
            "encaisse.payment.token-key", "q83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq80=",
            "spring.mail.host", "mail.exemple.fr",
            "encaisse.admin.password", "Premier-Jour-2027");

    @Test
    void nothingSaidGivesOneListOfEverything() {
        assertThat(refused(Map.of())).containsExactlyInAnyOrderElementsOf(COMPLETE.keySet());
    }

    @Test
    void aCompleteInstallationMayStart() {
        assertThatCode(() -> ProductionChecklist.check(environment(COMPLETE))).doesNotThrowAnyException();
    }

    @Test
    void webhookSecretsMayBeGivenOneByOne() {
        Map<String, String> oneByOne = new TreeMap<>(COMPLETE);
        oneByOne.remove("encaisse.bridge.webhook-secrets");
        oneByOne.put("encaisse.bridge.webhook-secrets[0]", "7c2d");

        assertThatCode(() -> ProductionChecklist.check(environment(oneByOne))).doesNotThrowAnyException();
    }

    @Test
    void theDemosValuesDoNotCount() {
        Map<String, String> copied = new TreeMap<>(COMPLETE);
        copied.put("encaisse.public-url", "http://factures.exemple.fr");
        copied.put("encaisse.bridge.base-url", "https://localhost:8099");
        copied.put("encaisse.bridge.client-secret", "demo-secret");
        copied.put("encaisse.payment.token-key", "ZGVtby1vbmx5LWtleS1ub3QtZm9yLXByb2R1Y3Rpb24=");
        copied.put("encaisse.simulator.enabled", "true");

        assertThat(refused(copied))
                .containsExactly(
                        "encaisse.public-url",
                        "encaisse.bridge.base-url",
                        "encaisse.bridge.client-secret",
                        "encaisse.payment.token-key",
                        "encaisse.simulator.enabled");
    }

    @Test
    void mailsInTheClearAreRefused() {
        Map<String, String> clear = new TreeMap<>(COMPLETE);
        clear.put("spring.mail.properties.mail.smtp.starttls.required", "false");
        assertThat(refused(clear)).containsExactly("spring.mail.properties.mail.smtp.starttls.required");
        clear.put("spring.mail.protocol", "smtps");
        assertThatCode(() -> ProductionChecklist.check(environment(clear))).doesNotThrowAnyException();
    }

    @Test
    void theApplicationStopsBeforeItOpensAnything() {
        assertThatThrownBy(() -> new SpringApplicationBuilder(Encaisse.class)
                        .run(
                                "--spring.datasource.url=jdbc:nowhere",
                                "--server.port=0",
                                "--spring.main.banner-mode=off",
                                "--logging.level.root=OFF"))
                .isInstanceOf(CannotStart.class);
    }

    @Test
    void whatThePersonReadsIsTheList() {
        CannotStart refusal = new CannotStart(List.of("first: a", "second: b"));

        assertThat(new CannotStartAnalyzer()
                        .analyze(new IllegalStateException(refusal))
                        .getDescription())
                .contains("  - first: a\n  - second: b");
    }

    private static List<String> refused(Map<String, String> properties) {
        return catchThrowableOfType(CannotStart.class, () -> ProductionChecklist.check(environment(properties)))
                .reasons()
                .stream()
                .map(reason -> reason.substring(0, reason.indexOf(": ")))
                .toList();
    }

    private static MockEnvironment environment(Map<String, String> properties) {
        MockEnvironment environment = new MockEnvironment();
        properties.forEach(environment::setProperty);
        return environment;
    }
}
