package fr.encaisse.invoice;

import java.time.LocalDate;

/** Fact: the invoice has its number and is frozen. Published in the issuing transaction. */
public record InvoiceIssued(InvoiceId invoice, String number, LocalDate dueDate) {}
