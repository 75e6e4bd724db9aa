package fr.encaisse.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.Browser;
import fr.encaisse.EncaisseTest;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.SoundDrafts;
import java.util.Locale;
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
    JdbcClient jdbc;

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
}
