/** The append-only log of what happened, each entry hashed over the one before. */
@ApplicationModule(
        displayName = "Journal",
        allowedDependencies = {"shared"})
package fr.encaisse.journal;

import org.springframework.modulith.ApplicationModule;
