/** The public address /p/{token} and what the customer sees there. */
@ApplicationModule(
        displayName = "Customer",
        allowedDependencies = {"shared", "issuer", "invoice", "creditnote", "payment", "document"})
package fr.encaisse.customer;

import org.springframework.modulith.ApplicationModule;
