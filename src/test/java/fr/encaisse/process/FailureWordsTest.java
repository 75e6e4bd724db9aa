package fr.encaisse.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.encaisse.document.RenderingTimeout;
import fr.encaisse.payment.BridgeUnavailable;
import fr.encaisse.payment.BridgeUnavailable.Reason;
import fr.encaisse.shared.EmailAddress;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What a manager reads in Cockpit of a step that has given up. */
class FailureWordsTest {

    private FailureWords failures;

    @BeforeEach
    void ourWords() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/process", "messages/shared");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        failures = new FailureWords(messages);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void whatBridgeDoesIsToldInFrenchWithTheTechnicalReason(Reason reason) {
        BridgeUnavailable down = new BridgeUnavailable(reason, "Bridge answered 503", null);
        assertThatThrownBy(() -> failures.tell(() -> fail(down)))
                .isInstanceOf(StepFailed.class)
                .hasMessageMatching("Bridge (ne répond pas|a reçu trop de demandes|refuse les clés).*Réessayez.*"
                        + "\\(Bridge answered 503\\)")
                .hasCause(down);
    }

    @Test
    void aDocumentThatTakesTooLongIsToldInFrench() {
        assertThatThrownBy(() -> failures.tell(() -> fail(new RenderingTimeout("Not within PT20S"))))
                .hasMessageStartingWith("Le document n’a pas été produit à temps")
                .hasMessageEndingWith("(Not within PT20S)");
    }

    @Test
    void whatIsWrongWithAnInputIsToldAsBesideItsField() {
        assertThatThrownBy(() -> failures.tell(() -> new EmailAddress("nobody")))
                .hasMessage("L’adresse e-mail n’est pas valable, par exemple nom@exemple.fr.");
    }

    /** The engine tries again what lost a race, and counts it as no failure, if it recognizes it. */
    @Test
    void conflictsOfTheEnginePassAsTheyAre() {
        OptimisticLockingException raced = new OptimisticLockingException("raced");
        assertThatThrownBy(() -> failures.tell(() -> fail(raced))).isSameAs(raced);
    }

    private static void fail(RuntimeException failure) {
        throw failure;
    }
}
