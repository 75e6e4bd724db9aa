package fr.encaisse.creditnote;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.shared.Money;

/**
 * Fact: a credit note has its number and is frozen. Published in the issuing transaction.
 *
 * @param credited with VAT, by this and all earlier credit notes of the invoice
 * @param nothingLeft all of the invoice is credited by now
 */
public record CreditNoteIssued(CreditNoteId creditNote, InvoiceId invoice, Money credited, boolean nothingLeft) {}
