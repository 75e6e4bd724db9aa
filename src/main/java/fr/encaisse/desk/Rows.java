package fr.encaisse.desk;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceState;
import fr.encaisse.invoice.InvoiceSummary;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Display;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** Rows of invoices as our lists show them. */
@Component
class Rows {

    private final Words words;
    private final Clock clock;

    Rows(Words words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    List<Row> of(List<InvoiceSummary> summaries) {
        return summaries.stream().map(this::row).toList();
    }

    Row row(InvoiceSummary invoice) {
        return new Row(
                invoice.id(),
                invoice.state(),
                words.say("desk.state." + invoice.state()),
                text(invoice.number()),
                text(invoice.title()),
                text(invoice.clientName()),
                invoice.issueDate() == null ? "" : shortDay(invoice.issueDate()),
                due(invoice),
                invoice.gross() == null ? "" : Display.money(invoice.gross(), words.locale()),
                text(invoice.owner()));
    }

    /** Drafts have no due date, paid invoices need none. */
    private String due(InvoiceSummary invoice) {
        if (invoice.dueDate() == null) {
            return "";
        }
        if (invoice.state() != InvoiceState.OVERDUE) {
            return shortDay(invoice.dueDate());
        }
        return words.say("desk.rows.late", ChronoUnit.DAYS.between(invoice.dueDate(), CompanyDay.today(clock)));
    }

    String shortDay(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(words.locale())
                .format(day);
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    /** Everything in words; empty where there is nothing. */
    public record Row(
            InvoiceId id,
            InvoiceState state,
            String stateWords,
            String number,
            String title,
            String client,
            String issued,
            String due,
            String gross,
            String owner) {}
}
