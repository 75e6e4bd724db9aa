package fr.encaisse.invoice;

import fr.encaisse.shared.Money;
import java.time.Instant;
import java.time.LocalDate;

/** One row of a list; number, dates and gross are null while it is a draft, and settledAt unless it is paid. */
public record InvoiceSummary(
        InvoiceId id,
        InvoiceState state,
        String number,
        String title,
        String clientName,
        LocalDate issueDate,
        LocalDate dueDate,
        Money gross,
        String owner,
        Instant changedAt,
        Instant settledAt) {}
