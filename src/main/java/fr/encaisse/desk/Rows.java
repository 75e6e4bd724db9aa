package fr.encaisse.desk;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceState;
import fr.encaisse.invoice.InvoiceSummary;
import fr.encaisse.payment.Payments;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Rows of invoices as our lists show them. */
@Component
class Rows {

    private static final Set<InvoiceState> WAITING = Set.of(InvoiceState.OPEN, InvoiceState.OVERDUE);

    private final Payments payments;
    private final Words words;
    private final Clock clock;

    Rows(Payments payments, Words words, Clock clock) {
        this.payments = payments;
        this.words = words;
        this.clock = clock;
    }

    List<Row> of(List<InvoiceSummary> summaries) {
        Map<InvoiceId, Money> due = payments.due(summaries.stream()
                .filter(invoice -> WAITING.contains(invoice.state()))
                .map(InvoiceSummary::id)
                .toList());
        return summaries.stream()
                .map(invoice -> row(invoice, due.get(invoice.id())))
                .toList();
    }

    Row row(InvoiceSummary invoice) {
        return of(List.of(invoice)).get(0);
    }

    /** @param due what is still to come in; null when nothing is awaited */
    private Row row(InvoiceSummary invoice, Money due) {
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
                due == null || due.equals(invoice.gross())
                        ? ""
                        : words.say("desk.rows.rest", Display.money(due, words.locale())),
                text(invoice.owner()));
    }

    /** Drafts have no due date, and of paid invoices people ask since when they are. */
    private String due(InvoiceSummary invoice) {
        if (invoice.dueDate() == null) {
            return "";
        }
        return switch (invoice.state()) {
            case PAID -> words.say("desk.rows.paid", shortDay(CompanyDay.of(invoice.settledAt())));
            case OVERDUE ->
                words.say("desk.rows.late", ChronoUnit.DAYS.between(invoice.dueDate(), CompanyDay.today(clock)));
            default -> shortDay(invoice.dueDate());
        };
    }

    String shortDay(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(words.locale())
                .format(day);
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    /**
     * Everything in words; empty where there is nothing.
     *
     * @param due the day, or how long ago it was, or when it was paid
     * @param rest what is still due when it is no longer all of it
     */
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
            String rest,
            String owner) {}
}
