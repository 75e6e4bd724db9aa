/** The company that invoices: identity, VAT regime, collection accounts and the dated legal texts. */
@ApplicationModule(
        displayName = "Issuer",
        allowedDependencies = {"shared", "journal"})
package fr.encaisse.issuer;

import org.springframework.modulith.ApplicationModule;
