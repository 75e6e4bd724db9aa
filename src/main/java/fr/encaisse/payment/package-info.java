/** What is due, the public token, payment links and attempts, and the one routine that settles. */
@ApplicationModule(
        displayName = "Payments",
        allowedDependencies = {"shared", "journal", "invoice", "creditnote"})
package fr.encaisse.payment;

import org.springframework.modulith.ApplicationModule;
