package fr.encaisse.delivery;

import fr.encaisse.creditnote.CreditNoteId;
import fr.encaisse.invoice.InvoiceId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A mail that waits in the outbox.
 *
 * @param creditNote that it carries; null when it carries the invoice
 * @param messageId the same at each try, so that a mail that arrives twice is recognised as one
 * @param tries how often sending was tried before
 */
record OutboxMail(
        UUID id,
        UUID press,
        InvoiceId invoice,
        CreditNoteId creditNote,
        String recipient,
        Locale locale,
        String messageId,
        String requestedBy,
        Instant requestedAt,
        int tries) {}
