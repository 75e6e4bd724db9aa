/** Mails to clients: the outbox, and what was sent when. */
@ApplicationModule(
        displayName = "Delivery",
        allowedDependencies = {"shared", "journal", "issuer", "invoice", "creditnote", "payment", "document"})
package fr.encaisse.delivery;

import org.springframework.modulith.ApplicationModule;
