package fr.encaisse.proof.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.Browser;
import fr.encaisse.EncaisseTest;
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
        assertThat(browser.post("manager", "/closings/1998-10", Map.of()).text())
                .isEqualTo(FILE);
        assertThat(browser.get("manager", "/closings").text())
                .contains("par Dominique Bernard")
                .doesNotContain("À mettre à l’abri");
        assertThat(browser.get("manager", "/closings", Locale.UK).text())
                .contains("October 1998")
                .doesNotContain("??");
    }

    @Test
    void aMonthThatIsNotClosedIsUnknown() {
        assertThat(browser.post("manager", "/closings/1999-10", Map.of()).status())
                .isEqualTo(404);
        assertThat(browser.post("manager", "/closings/october", Map.of()).status())
                .isEqualTo(404);
    }
}
