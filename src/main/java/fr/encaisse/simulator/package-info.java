/** A stand-in for Bridge on its own port, startable alone; imports no other module and none imports it. */
@ApplicationModule(
        displayName = "Simulator",
        allowedDependencies = {})
package fr.encaisse.simulator;

import org.springframework.modulith.ApplicationModule;
