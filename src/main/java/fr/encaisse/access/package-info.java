/** Sign-in, roles and grants: one login for our pages, Tasklist and Cockpit. */
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"shared", "process"})
package fr.encaisse.access;

import org.springframework.modulith.ApplicationModule;
