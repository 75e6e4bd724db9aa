package fr.encaisse.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentRuleTest {

    @ParameterizedTest(name = "{0} from {1} is {2}")
    @CsvSource({
        "ON_RECEIPT,           2026-11-22, 2026-11-22",
        "DAYS_30,              2026-11-22, 2026-12-22",
        "DAYS_30,              2028-01-31, 2028-03-01",
        "DAYS_30_END_OF_MONTH, 2026-11-22, 2026-12-31",
        "DAYS_30_END_OF_MONTH, 2027-01-30, 2027-03-31",
        "DAYS_45_END_OF_MONTH, 2026-11-22, 2027-01-31",
        "DAYS_45_END_OF_MONTH, 2028-01-15, 2028-02-29",
        "DAYS_60,              2026-11-22, 2027-01-21",
    })
    void theDueDateFollowsFromTheDayOfIssue(PaymentRule rule, LocalDate issued, LocalDate due) {
        assertThat(rule.dueDate(issued, null)).isEqualTo(due);
    }

    @ParameterizedTest(name = "issued on {0}, at the latest on {1}")
    @CsvSource({"2026-11-22, 2027-01-31", "2026-11-16, 2027-01-15", "2026-12-17, 2027-02-15", "2026-12-18, 2027-02-28"})
    void betweenProfessionalsTheLaterOfSixtyDaysAndFortyFiveToTheEndOfMonthIsTheLatest(
            LocalDate issued, LocalDate latest) {
        assertThat(PaymentRule.latestBetweenProfessionals(issued)).isEqualTo(latest);
    }

    @Test
    void anAgreedDayIsTakenAsItIs() {
        LocalDate agreed = LocalDate.of(2026, 12, 24);
        assertThat(PaymentRule.ON_DATE.dueDate(LocalDate.of(2026, 11, 22), agreed))
                .isEqualTo(agreed);
    }
}
