/** The legal document: rendered once, stored with its hash; and the QR code. */
@ApplicationModule(
        displayName = "Documents",
        allowedDependencies = {"shared", "journal", "invoice", "payment"})
package fr.encaisse.document;

import org.springframework.modulith.ApplicationModule;
