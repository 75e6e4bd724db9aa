package fr.encaisse.invoice;

import fr.encaisse.client.Client;
import fr.encaisse.invoice.InvoiceRegister.Listed;
import fr.encaisse.invoice.reading.DraftReading;
import fr.encaisse.issuer.VatLaw;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.PlainText;
import fr.encaisse.shared.VatRate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Drafts: what has been typed step by step, kept at once, checked on the way forward. */
@Service
public class Drafts {

    private final InvoiceRegister register;
    private final DraftSteps steps;
    private final DraftReading reading;
    private final Clock clock;

    Drafts(InvoiceRegister register, DraftSteps steps, DraftReading reading, Clock clock) {
        this.register = register;
        this.steps = steps;
        this.reading = reading;
        this.clock = clock;
    }

    /** Opens an empty draft. */
    public InvoiceId open(String owner) {
        InvoiceId invoice = InvoiceId.random();
        register.open(invoice, owner, clock.instant());
        return invoice;
    }

    /** Who writes the invoice, or wrote it. @throws fr.encaisse.shared.NotFound */
    public Holder holder(InvoiceId invoice) {
        return register.holder(invoice);
    }

    /** The same for a draft, and it stays so until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Holder lockedHolder(InvoiceId invoice) {
        return register.lock(invoice).holder();
    }

    /**
     * Somebody else writes the draft from now on.
     *
     * @param from whose draft it is believed to be
     * @throws fr.encaisse.shared.Conflict when it is somebody else's by now, or no draft any more
     */
    @Transactional
    public void handOver(InvoiceId invoice, String from, String to) {
        InvoiceRegister.Entry entry = register.lock(invoice);
        entry.requireDraft();
        if (!entry.holder().owner().equals(from)) {
            throw new Conflict("invoice.draft.handedOver");
        }
        register.handedOver(invoice, to, clock.instant());
    }

    /** What is kept of a step; empty content and version 0 when nothing was typed yet. */
    public Kept read(InvoiceId invoice, Step step) {
        register.state(invoice);
        return steps.read(invoice, step);
    }

    /** What has been typed so far, in the type of its step; empty when nothing was. */
    public <T extends StepContent> T typed(InvoiceId invoice, Class<T> type) {
        return type.cast(read(invoice, Step.of(type)).content());
    }

    /** As of {@link #read}, without reading what was typed: asked every few seconds by each open form. */
    public int version(InvoiceId invoice, Step step) {
        return steps.version(invoice, step);
    }

    /**
     * Keeps what has been typed, however wrong.
     *
     * @param version the version that the writer read
     * @return the new version
     * @throws fr.encaisse.shared.Conflict when somebody wrote in between, or the draft is no longer one
     */
    @Transactional
    public int save(InvoiceId invoice, StepContent content, int version) {
        InvoiceRegister.Entry entry = register.lock(invoice);
        entry.requireDraft();
        Instant now = clock.instant();
        int saved = steps.write(invoice, content, version, now);
        register.drafted(invoice, listed(content, entry.listed()), now);
        return saved;
    }

    /** Whom a draft names so far; empty when it is nobody we know. */
    public Optional<Client> client(InvoiceId invoice) {
        return reading.client(typed(invoice, StepContent.ClientChoice.class));
    }

    /** What keeps a step from being sound; field paths are those of its {@link StepContent}. Empty when it is sound. */
    public List<FieldError> problems(InvoiceId invoice, Step step) {
        register.state(invoice);
        return reading.problems(steps.readAll(invoice), step, CompanyDay.today(clock));
    }

    /** The invoice as it would be issued today; empty while steps are missing or unsound. */
    public Optional<InvoiceContent> preview(InvoiceId invoice) {
        register.state(invoice);
        return reading.read(invoice, steps.readAll(invoice), CompanyDay.today(clock))
                .content();
    }

    /** Priced sections and totals of lines as typed, for the live display; lines that are not sound yet count nothing. */
    public Pricing price(InvoiceId invoice, StepContent.Products products) {
        return reading.price(products, description(invoice), CompanyDay.today(clock));
    }

    /** What staff may set differently from the catalogue. */
    public LineChoices lineChoices(InvoiceId invoice) {
        return reading.lineChoices(description(invoice), CompanyDay.today(clock));
    }

    /** The VAT of the day of the service or delivery, as far as it is typed. */
    public VatLaw vat(InvoiceId invoice) {
        return reading.vat(description(invoice), CompanyDay.today(clock));
    }

    private StepContent.Description description(InvoiceId invoice) {
        return typed(invoice, StepContent.Description.class);
    }

    /** The mentions as they will be printed, as far as the draft tells. */
    public List<InvoiceContent.Mention> mentions(InvoiceId invoice) {
        register.state(invoice);
        return reading.mentions(steps.readAll(invoice), CompanyDay.today(clock));
    }

    /** Once and for all; again does nothing. @throws fr.encaisse.shared.Conflict when it is issued */
    @Transactional
    public void abandon(InvoiceId invoice) {
        InvoiceRegister.Entry entry = register.lock(invoice);
        if (entry.state() != InvoiceState.ABANDONED) {
            entry.requireDraft();
            register.abandoned(invoice, clock.instant());
        }
    }

    /** What lists call the draft from now on. */
    private Listed listed(StepContent typed, Listed before) {
        if (typed instanceof StepContent.Description described) {
            return new Listed(shortened(PlainText.line(described.title())), before.clientName());
        }
        if (typed instanceof StepContent.ClientChoice choice) {
            return new Listed(
                    before.title(), reading.client(choice).map(Client::name).orElse(""));
        }
        return before;
    }

    private static String shortened(String title) {
        return title.codePoints()
                .limit(StepContent.Description.TITLE_LENGTH)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /**
     * Who writes a draft.
     *
     * @param since when it was taken over; null when its owner opened it
     */
    public record Holder(String owner, Instant since) {}

    /** A step's content and the version to name when saving it. */
    public record Kept(StepContent content, int version) {}

    /** @param sections same order and number as typed */
    public record Pricing(List<PricedSection> sections, InvoiceContent.Totals totals) {

        /**
         * A typed section with its subtotal.
         *
         * @param lines null where a line is not sound
         */
        public record PricedSection(Money net, List<InvoiceContent.Line> lines) {}
    }

    /** @param vatRates those that a taxed line may be given, if the rate is changeable */
    public record LineChoices(List<Changeable> changeable, List<VatRate> vatRates) {}
}
