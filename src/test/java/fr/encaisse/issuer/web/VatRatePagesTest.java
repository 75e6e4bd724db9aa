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
class VatRatePagesTest {

    @Autowired
    Browser browser;

    @Autowired
    MutableClock clock;

    @BeforeEach
    void thatDay() {
        clock.set(Instant.parse("2026-11-22T09:00:00Z"));
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void aChangeIsShownBeforeItsDayAndWhatIsOverIsGoneAfterwards() {
        assertThat(browser.get("manager", "/company").text()).contains("href=\"/company/vat\"");
        assertThat(browser.get("manager", "/company/vat").text())
                .contains("France métropolitaine", "taux normal", "8,5\u00a0%", "Exonéré")
                .doesNotContain("??", "janvier 2014");
        assertThat(browser.postAndFollow(
                                "manager",
                                "/company/vat",
                                Map.of("code", "NORMAL", "from", "2027-03-15", "percent", "21"))
                        .text())
                .contains("C’est enregistré.", "jusqu’au 14 mars 2027", "à partir du 15 mars 2027", "21\u00a0%");
        clock.set(Instant.parse("2027-03-14T23:00:00Z"));
        assertThat(browser.get("manager", "/company/vat", Locale.UK).text())
                .contains("VAT rates", "standard rate", "21%", "from 15 March 2027")
                .doesNotContain("??", "until 14");
    }

    @Test
    void whatIsWrongIsSaidBesideItsField() {
        Browser.Page refused = browser.post("manager", "/company/vat", Map.of("code", "NEW", "percent", "x"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem("from")).contains("à partir d’aujourd’hui");
        assertThat(refused.problem("percent")).contains("deux décimales");
        assertThat(refused.problem("region")).contains("territoire");
        assertThat(refused.text()).contains("value=\"x\"").doesNotContain("??");
    }

    @Test
    void onlyManagersSeeThem() {
        assertThat(browser.get("staff", "/company/vat").status()).isEqualTo(403);
    }
}
