/**
 * What has been typed, read as the invoice that it would be on a day: steps checked, lines priced, taxes, totals and legal
 * mentions. Keeps nothing and issues nothing.
 */
package fr.encaisse.invoice.reading;
