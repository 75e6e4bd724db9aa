/** Whom we invoice: companies and consumers, and their contacts. */
@ApplicationModule(
        displayName = "Clients",
        allowedDependencies = {"shared", "journal", "imports"})
package fr.encaisse.client;

import org.springframework.modulith.ApplicationModule;
