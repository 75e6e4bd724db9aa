package fr.encaisse.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.client.Client;
import fr.encaisse.invoice.InvoiceContent.Mention;
import fr.encaisse.invoice.StepContent.ClientChoice;
import fr.encaisse.invoice.StepContent.Description;
import fr.encaisse.invoice.StepContent.DraftLine;
import fr.encaisse.invoice.StepContent.DraftSection;
import fr.encaisse.invoice.StepContent.PaymentTerms;
import fr.encaisse.invoice.StepContent.Products;
import fr.encaisse.issuer.Issuers;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.NotFound;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@EncaisseTest
@Transactional
class DraftsTest {

    @Autowired
    Drafts drafts;

    @Autowired
    Issuing issuing;

    @Autowired
    Invoices invoices;

    @Autowired
    SoundDrafts sound;

    @Autowired
    Issuers issuers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    /** A year in which no test that shares this database issues for good. */
    @BeforeEach
    void anOrdinaryMorning() {
        clock.set(Instant.parse("2041-03-12T09:00:00Z"));
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @ParameterizedTest
    @EnumSource
    void aStepThatNobodyTypedIntoIsEmpty(Step step) {
        Drafts.Kept kept = drafts.read(drafts.open("staff"), step);
        assertThat(kept.version()).isZero();
        assertThat(kept.content().step()).isEqualTo(step);
        assertThat(drafts.problems(drafts.open("staff"), step)).isNotEmpty();
    }

    @Test
    void whatWasTypedIsKeptHoweverWrong() {
        InvoiceId invoice = drafts.open("staff");
        List<StepContent> typed = List.of(
                new ClientChoice("nobody", ""),
                new Description("x".repeat(500), "« é » \u0000 😀", "demain", null, "\"'\\"),
                new Products(List.of(new DraftSection(null, List.of(new DraftLine(null, "deux"))))),
                new PaymentTerms("LATER", "2041-13-45", null));
        typed.forEach(content -> assertThat(drafts.save(invoice, content, 0)).isEqualTo(1));
        typed.forEach(
                content -> assertThat(drafts.read(invoice, content.step())).isEqualTo(new Drafts.Kept(content, 1)));
    }

    @Test
    void whatWasTypedBeforeThereWereDiscountsIsReadWithoutAny() {
        InvoiceId invoice = sound.open("staff", "Rénovation");
        Products typed = sound.products();
        jdbc.sql("UPDATE draft_step SET content = :content WHERE invoice_id = :id AND step = 'PRODUCTS'")
                .param("content", """
                        {"sections":[{"title":"Chambre 1","lines":[{"productId":"%s","quantity":"2"}]}]}
                        """.formatted(
                                typed.sections().get(0).lines().get(0).productId()))
                .param("id", invoice.value())
                .update();
        InvoiceContent preview = drafts.preview(invoice).orElseThrow();
        assertThat(preview.totals().discount()).isEqualTo(Discount.NONE);
        assertThat(preview.lines()).singleElement().satisfies(line -> {
            assertThat(line.discount()).isEqualTo(Discount.NONE);
            assertThat(line.quantity()).hasToString("2");
        });
    }

    @Test
    void aStaleVersionIsRefusedAndChangesNothing() {
        InvoiceId invoice = drafts.open("staff");
        assertThat(drafts.save(invoice, sound.described("Une"), 0)).isEqualTo(1);
        assertThat(drafts.save(invoice, sound.described("Deux"), 1)).isEqualTo(2);
        for (int stale : new int[] {0, 1, 3}) {
            assertThatThrownBy(() -> drafts.save(invoice, sound.described("Trois"), stale))
                    .isInstanceOfSatisfying(
                            Conflict.class, e -> assertThat(e.messageKey()).isEqualTo("invoice.draft.stale"));
        }
        assertThat(drafts.read(invoice, Step.DESCRIPTION)).isEqualTo(new Drafts.Kept(sound.described("Deux"), 2));
    }

    @Test
    void aDraftHasALimit() {
        InvoiceId invoice = drafts.open("staff");
        Products huge = new Products(List.of(new DraftSection(
                "SDB",
                Collections.nCopies(10_000, new DraftLine(UUID.randomUUID().toString(), "1")))));
        assertThatThrownBy(() -> drafts.save(invoice, huge, 0)).isInstanceOf(InvalidInput.class);
        assertThat(drafts.read(invoice, Step.PRODUCTS).version()).isZero();
    }

    @Test
    void anUnknownDraftIsNotFound() {
        assertThatThrownBy(() -> drafts.read(InvoiceId.random(), Step.CLIENT)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> drafts.save(InvoiceId.random(), sound.products(), 0))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> drafts.preview(InvoiceId.random())).isInstanceOf(NotFound.class);
    }

    @Test
    void whatWasAbandonedOrIssuedIsNoDraftAnyMore() {
        InvoiceId abandoned = sound.open("staff", "Cuisine");
        drafts.abandon(abandoned);
        drafts.abandon(abandoned);
        assertThat(invoices.summary(abandoned).state()).isEqualTo(InvoiceState.ABANDONED);
        InvoiceId issued = sound.open("staff", "Salon");
        issuing.issue(issued, "staff");
        for (InvoiceId closed : List.of(abandoned, issued)) {
            assertThatThrownBy(() -> drafts.save(closed, sound.products(), 1))
                    .isInstanceOfSatisfying(
                            Conflict.class, e -> assertThat(e.messageKey()).isEqualTo("invoice.draft.closed"));
        }
        assertThatThrownBy(() -> drafts.abandon(issued)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> issuing.issue(abandoned, "staff")).isInstanceOf(Conflict.class);
    }

    @Test
    void aSoundDraftHasNoProblemsAndAPreview() {
        InvoiceId invoice = sound.open("staff", "Rénovation");
        assertThat(Arrays.stream(Step.values()).map(step -> drafts.problems(invoice, step)))
                .allMatch(List::isEmpty);
        InvoiceContent preview = drafts.preview(invoice).orElseThrow();
        assertThat(preview.number()).isNull();
        assertThat(preview.issueDate()).isEqualTo("2041-03-12");
        assertThat(preview.dueDate()).isEqualTo("2041-04-11");
        assertThat(preview.totals())
                .isEqualTo(drafts.price(invoice, sound.products()).totals());
        assertThat(preview.mentions()).isEqualTo(drafts.mentions(invoice));
    }

    @Test
    void untilAllStepsAreSoundThereIsNoPreview() {
        InvoiceId invoice = sound.open("staff", "Rénovation");
        sound.save(invoice, new ClientChoice(UUID.randomUUID().toString(), null));
        assertThat(drafts.preview(invoice)).isEmpty();
        assertThat(drafts.problems(invoice, Step.CLIENT))
                .containsExactly(FieldError.of("clientId", "invoice.client.unknown"));
    }

    @Test
    void aContactBelongsToItsClient() {
        InvoiceId invoice = sound.open("staff", "Rénovation");
        Client client = sound.company();
        Client.Contact contact = client.contacts().get(0);
        sound.save(
                invoice, new ClientChoice(client.id().toString(), contact.id().toString()));
        assertThat(drafts.preview(invoice).orElseThrow().buyer().contactName()).isEqualTo(contact.name());
        sound.save(invoice, new ClientChoice(client.id().toString(), client.id().toString()));
        assertThat(drafts.problems(invoice, Step.CLIENT))
                .containsExactly(FieldError.of("contactId", "invoice.contact.unknown"));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, rule, invoice.paymentRule.required",
                "LATER, -, rule, invoice.paymentRule.required",
                "ON_DATE, -, dueDate, shared.required",
                "ON_DATE, demain, dueDate, shared.date.invalid",
                "ON_DATE, 2041-03-11, dueDate, invoice.dueDate.past",
                "ON_DATE, 2041-03-12, -, -",
                "ON_DATE, 2041-05-11, -, -",
                "ON_DATE, 2041-05-12, dueDate, invoice.dueDate.beyondLegalMaximum",
                "DAYS_45_END_OF_MONTH, -, -, -",
                "DAYS_60, -, -, -",
            })
    void betweenProfessionalsTheLawLimitsTheTerm(String rule, String day, String field, String messageKey) {
        InvoiceId invoice = sound.open("staff", "Rénovation");
        sound.save(
                invoice,
                new PaymentTerms(rule, day, issuers.accounts().get(0).id().toString()));
        assertThat(drafts.problems(invoice, Step.PAYMENT_TERMS))
                .isEqualTo(field == null ? List.of() : List.of(FieldError.of(field, messageKey)));
    }

    @Test
    void aConsumerMayBeGivenMoreTime() {
        InvoiceId invoice = sound.open("staff", "Rénovation");
        String account = issuers.accounts().get(0).id().toString();
        sound.save(invoice, new ClientChoice(sound.consumer().id().toString(), null));
        sound.save(invoice, new PaymentTerms("ON_DATE", "2041-09-30", account));
        assertThat(drafts.problems(invoice, Step.PAYMENT_TERMS)).isEmpty();
        sound.save(invoice, new PaymentTerms("ON_DATE", "2410-09-30", account));
        assertThat(drafts.problems(invoice, Step.PAYMENT_TERMS))
                .containsExactly(FieldError.of("dueDate", "invoice.dueDate.implausible"));
    }

    @Test
    void theAccountIsOneOfTheIssuers() {
        InvoiceId invoice = sound.open("staff", "Rénovation");
        sound.save(invoice, new PaymentTerms("DAYS_30", null, null));
        assertThat(drafts.problems(invoice, Step.PAYMENT_TERMS))
                .containsExactly(FieldError.of("accountId", "invoice.account.required"));
        sound.save(invoice, new PaymentTerms("DAYS_30", null, UUID.randomUUID().toString()));
        assertThat(drafts.problems(invoice, Step.PAYMENT_TERMS))
                .containsExactly(FieldError.of("accountId", "invoice.account.unknown"));
    }

    @Test
    void theMentionsFollowTheClient() {
        InvoiceId invoice = sound.open("staff", "Rénovation");
        assertThat(drafts.mentions(invoice)).extracting(Mention::code).contains("RECOVERY_FEE", "FREE");
        sound.save(invoice, new ClientChoice(sound.consumer().id().toString(), null));
        assertThat(drafts.mentions(invoice)).extracting(Mention::code).doesNotContain("RECOVERY_FEE");
        assertThat(drafts.mentions(drafts.open("staff")))
                .extracting(Mention::code)
                .doesNotContain("RECOVERY_FEE", "FREE");
    }

    @Test
    void underTheFranchiseNoVatIsCharged() {
        jdbc.sql("UPDATE issuer SET regime = 'FRANCHISE'").update();
        InvoiceContent preview =
                drafts.preview(sound.open("staff", "Rénovation")).orElseThrow();
        assertThat(preview.totals().gross()).isEqualTo(preview.totals().net());
        assertThat(preview.totals().vat())
                .singleElement()
                .satisfies(vat -> assertThat(vat.exemptionReason()).contains("293 B"));
        assertThat(preview.mentions()).extracting(Mention::code).contains("VAT_FRANCHISE");
    }

    @Test
    void withoutAnIssuerThereIsNoPreviewAndTheReviewSaysWhy() {
        jdbc.sql("DELETE FROM issuer").update();
        InvoiceId invoice = sound.open("staff", "Rénovation");
        assertThat(drafts.preview(invoice)).isEmpty();
        assertThat(issuing.missing(invoice))
                .extracting(missing -> missing.error().messageKey())
                .containsExactly("invoice.missing.issuer");
    }
}
