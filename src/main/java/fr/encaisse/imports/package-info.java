/** Rows from a CSV file: compared with what is kept, shown, and then taken over all at once or not at all. */
@ApplicationModule(
        displayName = "Imports",
        allowedDependencies = {"shared", "journal"})
package fr.encaisse.imports;

import org.springframework.modulith.ApplicationModule;
