package fr.encaisse.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.client.Clients;
import fr.encaisse.invoice.StepContent.DraftLine;
import fr.encaisse.invoice.StepContent.DraftSection;
import fr.encaisse.invoice.StepContent.Products;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;

@EncaisseTest
@RecordApplicationEvents
@Transactional
class IssuingTest {

    @Autowired
    Issuing issuing;

    @Autowired
    Drafts drafts;

    @Autowired
    Invoices invoices;

    @Autowired
    Clients clients;

    @Autowired
    SoundDrafts sound;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    @Autowired
    MutableClock clock;

    @BeforeEach
    void anOrdinaryMorning() {
        clock.set(Instant.parse("2041-03-12T09:00:00Z"));
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void whatWasShownIsWhatIsIssuedAndReadBack() {
        InvoiceId invoice = sound.open("staff", "Rénovation « complète »");
        InvoiceContent shown = drafts.preview(invoice).orElseThrow();
        InvoiceContent issued = issuing.issue(invoice, "staff");
        assertThat(issued).isEqualTo(shown.numbered(issued.number()));
        assertThat(invoices.content(invoice)).isEqualTo(issued);
    }

    @Test
    void discountsAreIssuedAsShownAndReadBack() {
        InvoiceId invoice = sound.open("staff", "Rénovation");
        sound.save(invoice, sound.discounted());
        InvoiceContent shown = drafts.preview(invoice).orElseThrow();
        assertThat(shown.lines()).extracting(line -> line.discount().unit()).contains(Discount.Unit.EURO);
        assertThat(shown.lines())
                .extracting(InvoiceContent.Line::discount)
                .doesNotHaveDuplicates()
                .contains(Discount.NONE);
        assertThat(shown.totals().discount().isNone()).isFalse();
        InvoiceContent issued = issuing.issue(invoice, "staff");
        assertThat(issued).isEqualTo(shown.numbered(issued.number()));
        assertThat(invoices.content(invoice)).isEqualTo(issued);
    }

    @Test
    void whatTheClientOrTheCatalogueBecomeLaterChangesNothing() {
        InvoiceId invoice = sound.open("staff", "Rénovation");
        InvoiceContent issued = issuing.issue(invoice, "staff");
        jdbc.sql("UPDATE client SET name = 'Autre'").update();
        jdbc.sql("UPDATE product SET unit_price = 1, name = 'Autre'").update();
        jdbc.sql("UPDATE issuer SET name = 'Autre'").update();
        assertThat(invoices.content(invoice)).isEqualTo(issued);
        assertThat(invoices.summary(invoice).clientName())
                .isEqualTo(issued.buyer().name());
    }

    @Test
    void numbersAreContinuousAndStartAgainEachYear() {
        assertThat(issue().number()).isEqualTo("F-2041-000001");
        assertThat(issue().number()).isEqualTo("F-2041-000002");
        clock.set(Instant.parse("2041-12-31T22:59:59Z"));
        assertThat(issue().number()).isEqualTo("F-2041-000003");
        // Half past midnight in Paris, still the old year in UTC.
        clock.set(Instant.parse("2041-12-31T23:30:00Z"));
        InvoiceContent first = issue();
        assertThat(first.number()).isEqualTo("F-2042-000001");
        assertThat(first.issueDate()).isEqualTo("2042-01-01");
        assertThat(issue().number()).isEqualTo("F-2042-000002");
    }

    @Test
    void issuingAgainGivesTheSameInvoiceAndTakesNoNumber() {
        InvoiceId invoice = sound.open("staff", "Rénovation");
        InvoiceContent issued = issuing.issue(invoice, "staff");
        assertThat(issuing.issue(invoice, "staff")).isEqualTo(issued);
        assertThat(issuing.missing(invoice)).isEmpty();
        assertThat(issue().number()).isEqualTo("F-2041-000002");
        assertThat(events.stream(InvoiceIssued.class)
                        .filter(fact -> fact.invoice().equals(invoice)))
                .containsExactly(new InvoiceIssued(invoice, issued.number(), issued.dueDate()));
    }

    @Test
    void allThatIsMissingIsSaidAtOnce() {
        InvoiceId invoice = drafts.open("staff");
        sound.save(
                invoice,
                new Products(List.of(new DraftSection(
                        "", List.of(new DraftLine(UUID.randomUUID().toString(), "1"))))));
        InvalidInput refusal = catchThrowableOfType(InvalidInput.class, () -> issuing.issue(invoice, "staff"));
        assertThat(refusal.errors())
                .extracting(FieldError::field)
                .containsExactly(
                        "CLIENT.clientId",
                        "DESCRIPTION.title",
                        "DESCRIPTION.serviceDate",
                        "PRODUCTS.sections[0].title",
                        "PRODUCTS.sections[0].lines[0].productId",
                        "PAYMENT_TERMS.rule",
                        "PAYMENT_TERMS.accountId");
        assertThat(issuing.missing(invoice)).hasSameSizeAs(refusal.errors());
        assertThat(invoices.summary(invoice).state()).isEqualTo(InvoiceState.DRAFT);
    }

    @Test
    void requirementsThatDoNotHoldKeepTheNumberFromBeingTaken() {
        jdbc.sql("UPDATE issuer SET siren = '', vat_number = ''").update();
        InvoiceId invoice = sound.open("staff", "Rénovation");
        InvalidInput refusal = catchThrowableOfType(InvalidInput.class, () -> issuing.issue(invoice, "staff"));
        assertThat(refusal.errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder("issuer.siren", "issuer.vatNumber");
        jdbc.sql("UPDATE issuer SET siren = '732829320', vat_number = 'FR44732829320'")
                .update();
        assertThat(issuing.issue(invoice, "staff").number()).isEqualTo("F-2041-000001");
    }

    @Test
    void datesNeverGoBack() {
        issue();
        InvoiceId late = sound.open("staff", "Rénovation");
        clock.set(Instant.parse("2041-03-11T22:59:59Z"));
        sound.save(late, sound.described("Rénovation"));
        InvalidInput refusal = catchThrowableOfType(InvalidInput.class, () -> issuing.issue(late, "staff"));
        assertThat(refusal.errors()).containsExactly(FieldError.of("issueDate", "invoice.missing.dateInOrder"));
    }

    @Test
    void aDraftReviewedYesterdayIsIssuedToday() {
        InvoiceId invoice = sound.open("staff", "Rénovation");
        clock.set(Instant.parse("2041-03-13T09:00:00Z"));
        InvoiceContent issued = issuing.issue(invoice, "staff");
        assertThat(issued.issueDate()).isEqualTo("2041-03-13");
        assertThat(issued.dueDate()).isEqualTo("2041-04-12");
    }

    @Test
    void theIssueIsWrittenInTheJournalAndTheClientComesFirst() {
        InvoiceContent issued = issue();
        String facts = jdbc.sql("SELECT facts FROM journal_entry WHERE type = 'invoice.issued' AND subject = :id")
                .param("id", issued.id().toString())
                .query(String.class)
                .single();
        assertThat(facts)
                .contains(issued.number(), issued.totals().gross().toString(), "2041-03-12", "2041-04-11", "staff");
        assertThat(clients.search("", 1))
                .singleElement()
                .satisfies(client ->
                        assertThat(client.id()).isEqualTo(issued.buyer().clientId()));
    }

    private InvoiceContent issue() {
        return issuing.issue(sound.open("staff", "Rénovation"), "staff");
    }
}
