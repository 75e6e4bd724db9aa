package fr.encaisse.invoice.reading;

import fr.encaisse.client.Client;
import fr.encaisse.client.ClientKind;
import fr.encaisse.invoice.Drafts;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Buyer;
import fr.encaisse.invoice.InvoiceContent.Mention;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.IssueRequirement.Missing;
import fr.encaisse.invoice.Step;
import fr.encaisse.invoice.StepContent;
import fr.encaisse.issuer.Issuer;
import fr.encaisse.issuer.Issuers;
import fr.encaisse.issuer.LegalTexts;
import fr.encaisse.issuer.VatLaw;
import fr.encaisse.issuer.VatRates;
import fr.encaisse.issuer.VatRegime;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.PlainText;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what has been typed as the invoice that it would be if it were issued on a given day. */
@Component
public class DraftReading {

    private final ClientStep clientStep;
    private final ProductsStep productsStep;
    private final PaymentTermsStep termsStep;
    private final Issuers issuers;
    private final LegalTexts legalTexts;
    private final VatRates vatRates;

    DraftReading(
            ClientStep clientStep,
            ProductsStep productsStep,
            PaymentTermsStep termsStep,
            Issuers issuers,
            LegalTexts legalTexts,
            VatRates vatRates) {
        this.clientStep = clientStep;
        this.productsStep = productsStep;
        this.termsStep = termsStep;
        this.issuers = issuers;
        this.legalTexts = legalTexts;
        this.vatRates = vatRates;
    }

    /** @param content empty when something is missing */
    public record Reading(List<Missing> missing, Optional<InvoiceContent> content) {}

    /** What keeps one step from being sound. */
    public List<FieldError> problems(DraftContent draft, Step step, LocalDate day) {
        return switch (step) {
            case CLIENT -> clientStep.check(draft.client()).errors();
            case DESCRIPTION -> DescriptionStep.check(draft.description(), day).errors();
            case PRODUCTS ->
                productsStep
                        .check(draft.products(), rules(issuers.current(), draft.description(), day))
                        .errors();
            case PAYMENT_TERMS ->
                termsStep.check(draft.terms(), buyerKind(draft), day).errors();
        };
    }

    /** The whole invoice; something is missing where a step is not sound or the issuer is not set up. */
    public Reading read(InvoiceId invoice, DraftContent draft, LocalDate day) {
        Optional<Issuer> issuer = issuers.current();
        TaxRules rules = rules(issuer, draft.description(), day);
        var buyer = clientStep.check(draft.client());
        var described = DescriptionStep.check(draft.description(), day);
        var priced = productsStep.check(draft.products(), rules);
        var terms = termsStep.check(draft.terms(), buyer.value().map(Buyer::kind), day);
        List<Missing> missing = Stream.of(
                        missingIn(Step.CLIENT, buyer.errors()),
                        missingIn(Step.DESCRIPTION, described.errors()),
                        missingIn(Step.PRODUCTS, priced.errors()),
                        missingIn(Step.PAYMENT_TERMS, terms.errors()),
                        issuer.isPresent() ? List.<Missing>of() : List.of(noIssuer()))
                .flatMap(List::stream)
                .toList();
        if (!missing.isEmpty()) {
            return new Reading(missing, Optional.empty());
        }
        var sound = new SoundDraft(
                issuer.orElseThrow(),
                buyer.value().orElseThrow(),
                described.value().orElseThrow(),
                priced.value().orElseThrow(),
                terms.value().orElseThrow());
        return new Reading(List.of(), Optional.of(sound.on(day, invoice, rules)));
    }

    /** Whom the draft names; empty when it is nobody we know. */
    public Optional<Client> client(StepContent.ClientChoice typed) {
        return clientStep.client(typed);
    }

    /** Prices what is sound and leaves out the rest. */
    public Drafts.Pricing price(StepContent.Products typed, StepContent.Description described, LocalDate day) {
        return productsStep.price(typed, rules(issuers.current(), described, day));
    }

    /** What staff may set differently from the catalogue. */
    public Drafts.LineChoices lineChoices(StepContent.Description described, LocalDate day) {
        return productsStep.choices(rules(issuers.current(), described, day));
    }

    /** That of the day of the service or delivery; as long as it is not known, of the day of issue. */
    public VatLaw vat(StepContent.Description described, LocalDate day) {
        return vatRates.on(DescriptionStep.serviceDate(described).orElse(day));
    }

    /** The mentions as far as the draft tells. */
    public List<Mention> mentions(DraftContent draft, LocalDate day) {
        Optional<Issuer> issuer = issuers.current();
        TaxRules rules = rules(issuer, draft.description(), day);
        var facts = new MentionsWriter.Facts(issuer, buyerKind(draft), productsStep.lines(draft.products(), rules));
        return MentionsWriter.mentions(
                facts, PlainText.clean(draft.description().freeMention()), rules.texts());
    }

    private Optional<ClientKind> buyerKind(DraftContent draft) {
        return clientStep.client(draft.client()).map(Client::kind);
    }

    private TaxRules rules(Optional<Issuer> issuer, StepContent.Description described, LocalDate day) {
        VatRegime regime = issuer.map(Issuer::regime).orElse(VatRegime.STANDARD);
        return new TaxRules(regime, code -> legalTexts.text(code, day), vat(described, day));
    }

    private static List<Missing> missingIn(Step step, List<FieldError> errors) {
        return errors.stream().map(error -> new Missing(step, error)).toList();
    }

    private static Missing noIssuer() {
        return new Missing(null, FieldError.of("issuer", "invoice.missing.issuer"));
    }
}
