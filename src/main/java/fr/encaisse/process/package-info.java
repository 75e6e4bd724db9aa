/** The life of an invoice as a BPMN process; the only module that drives the engine. */
@ApplicationModule(
        displayName = "Process",
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
            "customer"
        })
package fr.encaisse.process;

import org.springframework.modulith.ApplicationModule;
