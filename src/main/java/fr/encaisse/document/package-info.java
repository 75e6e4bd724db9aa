/**
 * The legal document: rendered once, stored with its hash; and the QR code. Issuer, client and catalogue stand here
 * for the values that an invoice's content is made of.
 */
@ApplicationModule(
        displayName = "Documents",
        allowedDependencies = {"shared", "journal", "issuer", "client", "catalogue", "invoice", "creditnote", "payment"
        })
package fr.encaisse.document;

import org.springframework.modulith.ApplicationModule;
