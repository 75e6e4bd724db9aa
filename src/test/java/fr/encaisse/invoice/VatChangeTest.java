package fr.encaisse.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.catalogue.Catalogue;
import fr.encaisse.catalogue.Product;
import fr.encaisse.catalogue.TypedProduct;
import fr.encaisse.invoice.IssueRequirement.Missing;
import fr.encaisse.invoice.StepContent.Description;
import fr.encaisse.invoice.StepContent.DraftLine;
import fr.encaisse.invoice.StepContent.DraftSection;
import fr.encaisse.invoice.StepContent.Products;
import fr.encaisse.issuer.TypedVat;
import fr.encaisse.issuer.VatRates;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** A product of 100 € at 20 %, and a law known on 1 March 2041 that changes the rate on the 15th. */
@EncaisseTest
@Transactional
class VatChangeTest {

    private static final LocalDate CHANGE = LocalDate.of(2041, 3, 15);
    private static final Instant LAST_SECOND_BEFORE = Instant.parse("2041-03-14T22:59:59Z");
    private static final Instant FIRST_SECOND = Instant.parse("2041-03-14T23:00:00Z");

    @Autowired
    VatRates rates;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Issuing issuing;

    @Autowired
    Drafts drafts;

    @Autowired
    SoundDrafts sound;

    @Autowired
    MutableClock clock;

    private Product product;

    @BeforeEach
    void twoWeeksBefore() {
        clock.set(Instant.parse("2041-03-01T09:00:00Z"));
        product = catalogue.add(new TypedProduct("VAT-20", "Pose", "", "SERVICE", "C62", "100", "S", "20"), "manager");
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void anInvoiceOfTheDayBeforeHasTheOldRateAndOneOfTheDayTheNewOne() {
        normalRate("21");
        clock.set(LAST_SECOND_BEFORE);
        assertThat(issuing.issue(ofToday(), "staff").totals().vatTotal()).isEqualTo(Money.of("20"));
        clock.set(FIRST_SECOND);
        InvoiceContent issued = issuing.issue(ofToday(), "staff");
        assertThat(issued.issueDate()).isEqualTo(CHANGE);
        assertThat(issued.totals().vatTotal()).isEqualTo(Money.of("21"));
        assertThat(issued.lines()).extracting(line -> line.vatRate().toString()).containsExactly("21");
    }

    @Test
    void theDayOfTheServiceDecidesAndNotThatOfTheInvoice() {
        normalRate("21");
        clock.set(FIRST_SECOND);
        assertThat(vat(of(CHANGE.minusDays(1)))).isEqualTo(Money.of("20"));
        clock.set(LAST_SECOND_BEFORE);
        assertThat(vat(of(CHANGE))).isEqualTo(Money.of("21"));
    }

    @Test
    void theCatalogueShowsTheNewRateFromItsDayOnAndOffersNoOther() {
        normalRate("21");
        clock.set(LAST_SECOND_BEFORE);
        assertThat(kept().vatRate()).hasToString("20");
        assertThat(refused("21")).containsExactly(FieldError.of("vatRate", "catalogue.vatRate.unknown"));
        clock.set(FIRST_SECOND);
        assertThat(kept().vatRate()).hasToString("21");
        assertThat(catalogue.find(List.of(product.id())).get(product.id()).vatRate())
                .hasToString("21");
        assertThat(refused("20")).containsExactly(FieldError.of("vatRate", "catalogue.vatRate.unknown"));
        assertThat(refused("21")).isEmpty();
    }

    @Test
    void whatIsKeptAnewAfterTheChangeStillHadTheOldRateBefore() {
        normalRate("21");
        clock.set(FIRST_SECOND);
        catalogue.change(product.id(), product.version(), typed("21", "Pose soignée"), "manager");
        assertThat(vat(of(CHANGE.minusDays(1)))).isEqualTo(Money.of("20"));
        assertThat(vat(of(CHANGE))).isEqualTo(Money.of("21"));
    }

    @Test
    void theRatesOfTheWizardAreThoseOfTheDayOfTheService() {
        normalRate("21");
        assertThat(drafts.lineChoices(of(CHANGE.minusDays(1))).vatRates())
                .extracting(Object::toString)
                .contains("20")
                .doesNotContain("21");
        assertThat(drafts.lineChoices(of(CHANGE)).vatRates())
                .extracting(Object::toString)
                .contains("21")
                .doesNotContain("20");
    }

    @Test
    void aRateThatEndsWithoutAnotherKeepsTheInvoiceFromItsNumberUntilTheProductHasAnother() {
        normalRate("");
        clock.set(LAST_SECOND_BEFORE);
        assertThat(issuing.missing(ofToday())).isEmpty();
        clock.set(FIRST_SECOND);
        InvoiceId late = ofToday();
        assertThat(issuing.missing(late)).extracting(Missing::step).containsExactly(Step.PRODUCTS);
        assertThat(issuing.missing(late))
                .extracting(missing -> missing.error().messageKey())
                .containsExactly("invoice.missing.vatRate");
        assertThat(catchThrowableOfType(InvalidInput.class, () -> issuing.issue(late, "staff"))
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("PRODUCTS.sections");

        catalogue.change(product.id(), product.version(), typed("10", "Pose"), "manager");
        assertThat(issuing.issue(late, "staff").totals().vatTotal()).isEqualTo(Money.of("10"));
    }

    private void normalRate(String percent) {
        rates.enter(new TypedVat("NORMAL", CHANGE.toString(), percent, null, null, null), "manager");
    }

    private InvoiceId ofToday() {
        InvoiceId invoice = sound.open("staff", "Rénovation");
        sound.save(
                invoice,
                new Products(List.of(new DraftSection(
                        "SDB", List.of(new DraftLine(product.id().toString(), "1"))))));
        return invoice;
    }

    private InvoiceId of(LocalDate serviceDate) {
        InvoiceId invoice = ofToday();
        sound.save(invoice, new Description("Rénovation", "", serviceDate.toString(), "", ""));
        return invoice;
    }

    private Money vat(InvoiceId invoice) {
        return drafts.preview(invoice).orElseThrow().totals().vatTotal();
    }

    private Product kept() {
        return catalogue.entry(product.id()).product();
    }

    private List<FieldError> refused(String rate) {
        return catalogue.problems(product.id(), typed(rate, "Pose"));
    }

    private static TypedProduct typed(String rate, String name) {
        return new TypedProduct("VAT-20", name, "", "SERVICE", "C62", "100", "S", rate);
    }
}
