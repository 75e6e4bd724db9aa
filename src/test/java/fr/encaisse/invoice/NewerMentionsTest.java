package fr.encaisse.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.shared.FieldError;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mentions of decree 2022-1299 are compulsory for a company from the day on which it must issue electronic invoices:
 * 1 September 2026 for large ones, 2027 for all others. They are asked for on every day, so none of them starts by itself.
 */
@EncaisseTest
@Transactional
class NewerMentionsTest {

    @Autowired
    Issuing issuing;

    @Autowired
    SoundDrafts drafts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-08-31", "2026-09-01", "2027-08-31", "2027-09-01"})
    void theClientsSirenTheCategoryAndTheOptionForDebitsAreAskedForOnBothSidesOfTheirDay(LocalDate day) {
        clock.set(day.atTime(9, 0).toInstant(ZoneOffset.UTC));
        InvoiceId draft = drafts.open("staff", "Mentions nouvelles");
        assertThat(lacks(draft, day)).isEmpty();

        jdbc.sql("UPDATE client SET siren = NULL").update();
        jdbc.sql("UPDATE issuer SET vat_on_debits = TRUE").update();
        jdbc.sql("UPDATE legal_text SET valid_until = ? WHERE code LIKE 'CATEGORY%' OR code = 'VAT_ON_DEBITS'")
                .param(day.minusDays(1))
                .update();
        assertThat(lacks(draft, day))
                .hasSize(3)
                .anySatisfy(lack -> assertThat(lack.messageKey()).isEqualTo("invoice.missing.clientSiren"))
                .anySatisfy(lack -> assertThat(lack.args()).asString().contains("CATEGORY_"))
                .anySatisfy(lack -> assertThat(lack.args()).asString().contains("VAT_ON_DEBITS"));
    }

    private List<FieldError> lacks(InvoiceId draft, LocalDate day) {
        return issuing.missing(draft, day).stream()
                .map(IssueRequirement.Missing::error)
                // Other tests issue on later days.
                .filter(error -> !error.messageKey().equals("invoice.missing.dateInOrder"))
                .toList();
    }
}
