/**
 * What the tables of invoices and of credit notes have in common: the counters of their numbers, the columns of lines and
 * VAT, records as JSON text, the words that lists find them by.
 */
@NamedInterface("tables")
package fr.encaisse.invoice.tables;

import org.springframework.modulith.NamedInterface;
