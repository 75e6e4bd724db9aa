package fr.encaisse.process;

import fr.encaisse.document.RenderingTimeout;
import fr.encaisse.payment.BridgeUnavailable;
import fr.encaisse.shared.InvalidInput;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a service task may fail of, in the words that managers read in Cockpit once its job has given up. */
@Component
class FailureWords {

    private final MessageSource messages;

    FailureWords(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * Runs the work of a job. What has no words of its own passes as it is; the engine's own conflicts must.
     *
     * @throws StepFailed in French, with the technical cause
     */
    void tell(Runnable work) {
        try {
            work.run();
        } catch (BridgeUnavailable e) {
            throw new StepFailed(text("process.failed.bridge." + e.reason(), e.getMessage()), e);
        } catch (RenderingTimeout e) {
            throw new StepFailed(text("process.failed.rendering", e.getMessage()), e);
        } catch (InvalidInput e) {
            throw new StepFailed(told(e), e);
        }
    }

    private String told(InvalidInput refused) {
        return refused.errors().stream()
                .map(error -> text(error.messageKey(), error.args().toArray()))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private String text(String key, Object... args) {
        return messages.getMessage(key, args, Locale.FRENCH);
    }
}
