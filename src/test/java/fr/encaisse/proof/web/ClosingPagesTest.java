package fr.encaisse.proof.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.Browser;
import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@EncaisseTest
@Transactional
class ClosingPagesTest {

    private static final String FILE = """
            Clôture mensuelle Encaisse, forme 1
            Société : Atelier, SIREN 847319258
            Mois : 1998-10
            Écrite le : 1998-11-01T00:00:00Z
            Première écriture : 1
            Dernière écriture : 7
            Empreinte de la dernière écriture : aa
            Factures émises : 2
            Factures émises, total TTC : 1234.50
            Avoirs émis : 0
            Avoirs émis, total TTC : 0.00
            Mouvements d’argent : 1
            Encaissé, retours déduits : 100.00
            Factures depuis le début : 2
            Factures depuis le début, total TTC : 1234.50
            Avoirs depuis le début : 0
            Avoirs depuis le début, total TTC : 0.00
            Mouvements depuis le début : 1
            Encaissé depuis le début, retours déduits : 100.00
            Empreinte du fichier de la clôture précédente : 00
            Clé publique Ed25519 : abc
            Signature Ed25519 : abc
            """;

    @Autowired
    Browser browser;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aClosingIsToBeTakenOutAndThenSaysByWhom() {
        jdbc.sql("INSERT INTO closing (closed_month, last_seq, statement, written_at)"
                        + " VALUES ('1998-10', 7, ?, CURRENT_TIMESTAMP)")
                .param(FILE)
                .update();
        assertThat(browser.get("manager", "/closings").text())
                .contains("octobre 1998", "2 pour 1\u00a0234,50\u00a0€", "À mettre à l’abri")
                .doesNotContain("??");
        String onAccueil = "Clôture à télécharger et à mettre à l’abri\u00a0: octobre 1998.";
        assertThat(browser.get("manager", "/").text())
                .contains(onAccueil, "href=\"/closings\"", "mois pas encore clos")
                .doesNotContain("??");
        assertThat(browser.get("manager", "/", Locale.UK).text())
                .contains("Closing to download and keep elsewhere: October 1998.")
                .doesNotContain("??");
        assertThat(browser.get("staff", "/").text()).doesNotContain("octobre 1998", "/closings");
        assertThat(browser.post("manager", "/closings/1998-10", Map.of()).text())
                .isEqualTo(FILE);
        assertThat(browser.get("manager", "/").text()).doesNotContain("octobre 1998");
        assertThat(browser.get("manager", "/closings").text())
                .contains("par Dominique Bernard")
                .doesNotContain("À mettre à l’abri");
        assertThat(browser.get("manager", "/closings", Locale.UK).text())
                .contains("October 1998")
                .doesNotContain("??");
    }

    @Test
    void aMonthThatWasLeftOpenIsClosedByHand(@Autowired MutableClock clock) {
        jdbc.sql("INSERT INTO closing (closed_month, last_seq, statement, written_at)"
                        + " VALUES ('2026-10', 7, ?, CURRENT_TIMESTAMP)")
                .param(FILE.replace("1998-10", "2026-10"))
                .update();
        clock.set(Instant.parse("2026-12-15T09:00:00Z"));
        try {
            assertThat(browser.get("manager", "/").text()).contains("Mois pas encore clos\u00a0: novembre 2026.");
            assertThat(browser.get("manager", "/closings").text())
                    .contains("Pas encore clos\u00a0: novembre 2026.", "Clore maintenant");
            assertThat(browser.post("staff", "/closings", Map.of()).status()).isEqualTo(403);
            assertThat(browser.post("manager", "/closings", Map.of()).redirect())
                    .isEqualTo("/closings");
            assertThat(browser.get("manager", "/closings").text())
                    .contains("novembre 2026")
                    .doesNotContain("Pas encore clos", "Clore maintenant");
            assertThat(browser.get("manager", "/").text())
                    .contains("2 clôtures à télécharger et à mettre à l’abri, dont novembre 2026.");
        } finally {
            clock.reset();
        }
    }

    @Test
    void aMonthThatIsNotClosedIsUnknown() {
        assertThat(browser.post("manager", "/closings/1999-10", Map.of()).status())
                .isEqualTo(404);
        assertThat(browser.post("manager", "/closings/october", Map.of()).status())
                .isEqualTo(404);
    }
}
