package fr.encaisse.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.EncaisseTest;
import fr.encaisse.shared.Siret;
import fr.encaisse.shared.VatNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@EncaisseTest
@Transactional
class IssuersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Autowired
    Issuers issuers;

    @Autowired
    LegalTexts texts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theDemoCompanyHasNumbersThatHold() {
        Issuer issuer = issuers.current().orElseThrow();
        assertThat(new Siret(issuer.siret()).siren().value()).isEqualTo(issuer.siren());
        assertThat(new VatNumber(issuer.vatNumber()).value()).endsWith(issuer.siren());
    }

    @Test
    void thePreferredAccountComesFirst() {
        List<CollectionAccount> accounts = issuers.accounts();
        assertThat(accounts).hasSize(2);
        assertThat(accounts.get(0).preferred()).isTrue();
        assertThat(issuers.account(accounts.get(1).id())).contains(accounts.get(1));
    }

    @Test
    void anAccountThatWasClosedCollectsNothing() {
        UUID closed = issuers.accounts().get(1).id();
        jdbc.sql("UPDATE collection_account SET state = 'INACTIVE' WHERE id = ?")
                .param(closed)
                .update();
        assertThat(issuers.account(closed)).isEmpty();
        assertThat(issuers.accounts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LATE_PENALTY",
                "RECOVERY_FEE",
                "EARLY_PAYMENT_DISCOUNT",
                "VAT_FRANCHISE",
                "VAT_ON_DEBITS",
                "CATEGORY_GOODS",
                "CATEGORY_SERVICES",
                "CATEGORY_MIXED",
                "REVERSE_CHARGE",
                "VAT_EXEMPT"
            })
    void everyMentionHasAWordingToday(String code) {
        assertThat(texts.text(code, TODAY))
                .hasValueSatisfying(text -> assertThat(text).isNotBlank().doesNotContain("'"));
    }

    @Test
    void theWordingFollowsTheDay() {
        jdbc.sql("UPDATE legal_text SET valid_until = DATE '2027-12-31' WHERE code = 'VAT_FRANCHISE'")
                .update();
        jdbc.sql("INSERT INTO legal_text (code, valid_from, wording)"
                        + " VALUES ('VAT_FRANCHISE', DATE '2028-01-01', 'CIBS')")
                .update();
        assertThat(texts.text("VAT_FRANCHISE", LocalDate.of(2027, 12, 31)))
                .contains("TVA non applicable, art. 293 B du CGI");
        assertThat(texts.text("VAT_FRANCHISE", LocalDate.of(2028, 1, 1))).contains("CIBS");
        assertThat(texts.text("VAT_FRANCHISE", LocalDate.of(1999, 1, 1))).isEmpty();
        assertThat(texts.text("UNKNOWN", TODAY)).isEmpty();
    }
}
