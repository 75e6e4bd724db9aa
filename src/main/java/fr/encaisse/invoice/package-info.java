/** The invoice itself: draft steps, totals, number, issue and state. */
@ApplicationModule(
        displayName = "Invoices",
        allowedDependencies = {"shared", "journal", "issuer", "client", "catalogue"})
package fr.encaisse.invoice;

import org.springframework.modulith.ApplicationModule;
