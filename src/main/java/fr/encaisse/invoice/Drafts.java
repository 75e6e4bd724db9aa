package fr.encaisse.invoice;

import fr.encaisse.shared.FieldError;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Drafts: what has been typed step by step, kept at once, checked on the way forward. */
@Service
public class Drafts {

    /** Opens an empty draft. */
    public InvoiceId open(String owner) {
        throw new UnsupportedOperationException();
    }

    /** What is kept of a step; empty content and version 0 when nothing was typed yet. */
    public Kept read(InvoiceId invoice, Step step) {
        throw new UnsupportedOperationException();
    }

    /**
     * Keeps what has been typed, however wrong.
     *
     * @param version the version that the writer read
     * @return the new version
     * @throws fr.encaisse.shared.Conflict when somebody wrote in between, or the draft is no longer one
     */
    public int save(InvoiceId invoice, StepContent content, int version) {
        throw new UnsupportedOperationException();
    }

    /** What keeps a step from being sound; field paths are those of its {@link StepContent}. Empty when it is sound. */
    public List<FieldError> problems(InvoiceId invoice, Step step) {
        throw new UnsupportedOperationException();
    }

    /** The invoice as it would be issued today; empty while steps are missing or unsound. */
    public Optional<InvoiceContent> preview(InvoiceId invoice) {
        throw new UnsupportedOperationException();
    }

    /** Priced sections and totals of lines as typed, for the live display; lines that are not sound yet count nothing. */
    public Pricing price(InvoiceId invoice, StepContent.Products products) {
        throw new UnsupportedOperationException();
    }

    /** The mentions as they will be printed, as far as the draft tells. */
    public List<InvoiceContent.Mention> mentions(InvoiceId invoice) {
        throw new UnsupportedOperationException();
    }

    public void abandon(InvoiceId invoice) {
        throw new UnsupportedOperationException();
    }

    /** A step's content and the version to name when saving it. */
    public record Kept(StepContent content, int version) {}

    /** @param sections same order and number as typed; a line that is not sound has a null net */
    public record Pricing(List<PricedSection> sections, InvoiceContent.Totals totals) {

        /** A typed section with its subtotal. */
        public record PricedSection(fr.encaisse.shared.Money net, List<fr.encaisse.shared.Money> lineNets) {}
    }
}
