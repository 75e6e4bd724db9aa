package fr.encaisse.document;

import java.time.LocalDate;

/** The invoice that a document corrects (BG-3); a credit note without one is refused (BR-FR-CO-05). */
public record PrecedingInvoice(String number, LocalDate issueDate) {}
