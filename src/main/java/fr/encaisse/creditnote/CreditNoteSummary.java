package fr.encaisse.creditnote;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.shared.Money;
import java.time.LocalDate;

/** One row of a list of issued credit notes. */
public record CreditNoteSummary(
        CreditNoteId id,
        InvoiceId invoice,
        String number,
        String invoiceNumber,
        String title,
        String clientName,
        LocalDate issueDate,
        Money gross,
        String reason) {}
