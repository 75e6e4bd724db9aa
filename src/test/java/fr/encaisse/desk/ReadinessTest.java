package fr.encaisse.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.Browser;
import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.catalogue.Catalogue;
import fr.encaisse.catalogue.Product;
import fr.encaisse.catalogue.TypedProduct;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.SoundDrafts;
import fr.encaisse.invoice.StepContent.Description;
import fr.encaisse.invoice.StepContent.DraftLine;
import fr.encaisse.invoice.StepContent.DraftSection;
import fr.encaisse.invoice.StepContent.Products;
import fr.encaisse.issuer.TypedVat;
import fr.encaisse.issuer.VatRates;
import fr.encaisse.shared.CompanyDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@EncaisseTest
@Transactional
class ReadinessTest {

    @Autowired
    Browser browser;

    @Autowired
    SoundDrafts drafts;

    @Autowired
    Catalogue catalogue;

    @Autowired
    VatRates rates;

    @Autowired
    MutableClock clock;

    @Autowired
    JdbcClient jdbc;

    /** And no draft or invoice but those of the test: others may be of later days. */
    @BeforeEach
    void aDayBeforeTheLawChanges() {
        clock.set(Instant.parse("2027-06-15T09:00:00Z"));
        jdbc.sql("UPDATE invoice_state SET state = 'ABANDONED' WHERE state = 'DRAFT'")
                .update();
        jdbc.sql("UPDATE invoice_series SET last_issue_date = DATE '2027-06-01'")
                .update();
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void aDraftThatWouldFailOnlyThenIsNamedWithWhatMendsIt() {
        InvoiceId draft = drafts.open("staff", "Bientôt trop tard");
        assertThat(browser.get("manager", "/readiness").text()).doesNotContain(draft.toString(), "??");

        jdbc.sql("UPDATE legal_text SET valid_until = DATE '2027-08-31' WHERE code = 'RECOVERY_FEE'")
                .update();
        assertThat(browser.get("manager", "/readiness?day=2027-08-31").text()).doesNotContain(draft.toString());
        assertThat(browser.get("manager", "/readiness").text())
                .contains("/documents/" + draft, "Bientôt trop tard", "RECOVERY_FEE", "à partir de cette date")
                .contains("href=\"/company/texts\"", "plateforme agréée")
                .doesNotContain("??");
        assertThat(browser.get("manager", "/readiness", Locale.UK).text())
                .contains("Law to come", "from this date on")
                .doesNotContain("??");
    }

    @Test
    void aProductWhoseVatRateIsOverByThenIsLinked() {
        LocalDate over = CompanyDay.today(clock).plusMonths(2);
        Product product =
                catalogue.add(new TypedProduct("VAT-20", "Pose", "", "SERVICE", "C62", "100", "S", "20"), "manager");
        InvoiceId draft = drafts.open("staff", "Taux à venir");
        drafts.save(
                draft,
                new Products(List.of(new DraftSection(
                        "SDB", List.of(new DraftLine(product.id().toString(), "1"))))));
        drafts.save(draft, new Description("Taux à venir", "", over.toString(), "", ""));
        assertThat(browser.get("manager", "/readiness?day=" + over).text()).doesNotContain(draft.toString());

        rates.enter(new TypedVat("NORMAL", over.toString(), "", null, null, null), "manager");
        assertThat(browser.get("manager", "/readiness?day=" + over).text())
                .contains("/documents/" + draft, "«\u00a0Pose\u00a0» (VAT-20)", "href=\"/catalogue/" + product.id())
                .doesNotContain("??");
        rates.enter(new TypedVat("NORMAL", over.toString(), "21", null, null, null), "manager");
        assertThat(browser.get("manager", "/readiness?day=" + over).text()).doesNotContain(draft.toString());
    }

    @Test
    void whatIsMissingTodayAlreadySaysSo() {
        InvoiceId draft = drafts.open("staff", "Sans SIREN");
        jdbc.sql("UPDATE client SET siren = NULL").update();
        assertThat(browser.get("manager", "/readiness?day=2027-09-01").text())
                .contains("/documents/" + draft, "dès aujourd’hui", "href=\"/clients/");
    }

    @Test
    void aDayThatIsNoneOrOverIsNotAnError() {
        for (String day : new String[] {"", "x", "2001-01-01", "9999-12-31", "2027-02-30"}) {
            assertThat(browser.get("manager", "/readiness?day=" + day).status())
                    .as(day)
                    .isEqualTo(200);
        }
    }

    @Test
    void onceTheLawHasChangedTodayIsLookedAt() {
        clock.set(Instant.parse("2028-03-02T09:00:00Z"));
        for (String day : new String[] {"", "x", "2027-09-01", "9999-12-31"}) {
            assertThat(browser.get("manager", "/readiness?day=" + day).text())
                    .as(day)
                    .contains("value=\"2028-03-02\"");
        }
    }
}
