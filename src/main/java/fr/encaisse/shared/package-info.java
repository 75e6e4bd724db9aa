/** Values that refuse bad input, on the JDK and value libraries only. */
@ApplicationModule(
        displayName = "Shared",
        allowedDependencies = {})
package fr.encaisse.shared;

import org.springframework.modulith.ApplicationModule;
