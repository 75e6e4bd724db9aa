package fr.encaisse.issuer.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.Browser;
import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

@EncaisseTest
@Transactional
class LegalTextPagesTest {

    @Autowired
    Browser browser;

    @BeforeEach
    void thatDay(@Autowired MutableClock clock) {
        clock.set(Instant.parse("2026-11-22T09:00:00Z"));
    }

    @AfterEach
    void realTime(@Autowired MutableClock clock) {
        clock.reset();
    }

    @Test
    void aRateThatIsNotKnownIsMarkedUntilItIsEntered() {
        assertThat(browser.get("manager", "/company/texts").text())
                .contains(
                        "Le taux du 2e semestre 2026 n’est pas encore saisi",
                        "1er semestre 2026",
                        "7,86",
                        "293 B du CGI")
                .doesNotContain("??");
        assertThat(browser.postAndFollow("manager", "/company/texts/rates", Map.of("half", "2026-S2", "percent", "2,5"))
                        .text())
                .contains("C’est enregistré.", "7,5")
                .doesNotContain("n’est pas encore saisi");
        assertThat(browser.get("manager", "/company/texts", Locale.UK).text())
                .contains("Legal texts", "first half of 2026")
                .doesNotContain("??");
    }

    @Test
    void aNewWordingIsKeptAndWhatIsWrongIsSaidBesideItsField() {
        assertThat(browser.postAndFollow(
                                "manager",
                                "/company/texts",
                                Map.of("code", "VAT_FRANCHISE", "from", "2028-01-01", "wording", "Autre <b>texte</b>"))
                        .text())
                .contains("Autre &lt;b&gt;texte&lt;/b&gt;", "31 décembre 2027");
        Browser.Page refused = browser.post(
                "manager", "/company/texts", Map.of("code", "VAT_FRANCHISE", "from", "2020-01-01", "wording", ""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem("from")).contains("à partir d’aujourd’hui");
        assertThat(refused.problem("wording")).contains("1");
    }
}
