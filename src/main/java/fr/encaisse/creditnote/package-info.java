/**
 * Credit notes: what is taken back of an issued invoice, from the draft and its approval to the final rows. Invoices know
 * nothing of them but that they are found by their numbers and can be cancelled.
 */
@ApplicationModule(
        displayName = "Credit notes",
        allowedDependencies = {"shared", "journal", "catalogue", "invoice", "invoice :: tables"})
package fr.encaisse.creditnote;

import org.springframework.modulith.ApplicationModule;
