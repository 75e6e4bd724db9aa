package fr.encaisse.invoice;

import java.time.LocalDate;
import java.time.YearMonth;

/** Rule from which the due date follows when the invoice is issued (C. com. L441-10 sets the maxima). */
public enum PaymentRule {
    ON_RECEIPT,
    DAYS_30,
    DAYS_30_END_OF_MONTH,
    DAYS_45_END_OF_MONTH,
    DAYS_60,
    /** On a day that was agreed. */
    ON_DATE;

    /** C. com. L441-10: between professionals 60 days from issue, or 45 days end of month, whichever is later. */
    public static LocalDate latestBetweenProfessionals(LocalDate issueDate) {
        LocalDate net = DAYS_60.dueDate(issueDate, null);
        LocalDate endOfMonth = DAYS_45_END_OF_MONTH.dueDate(issueDate, null);
        return net.isAfter(endOfMonth) ? net : endOfMonth;
    }

    /** @param agreed only read by {@link #ON_DATE} */
    public LocalDate dueDate(LocalDate issueDate, LocalDate agreed) {
        return switch (this) {
            case ON_RECEIPT -> issueDate;
            case DAYS_30 -> issueDate.plusDays(30);
            case DAYS_30_END_OF_MONTH -> YearMonth.from(issueDate.plusDays(30)).atEndOfMonth();
            case DAYS_45_END_OF_MONTH -> YearMonth.from(issueDate.plusDays(45)).atEndOfMonth();
            case DAYS_60 -> issueDate.plusDays(60);
            case ON_DATE -> agreed;
        };
    }
}
