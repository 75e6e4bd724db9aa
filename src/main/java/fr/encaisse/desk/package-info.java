/** Staff's own pages and the wizard behind the forms in Tasklist. */
@ApplicationModule(
        displayName = "Desk",
        allowedDependencies = {
            "shared",
            "journal",
            "issuer",
            "client",
            "catalogue",
            "invoice",
            "creditnote",
            "payment",
            "document",
            "delivery",
            "proof",
            "process"
        })
package fr.encaisse.desk;

import org.springframework.modulith.ApplicationModule;
