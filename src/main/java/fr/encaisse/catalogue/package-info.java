/** Products and services, the only things that can be invoiced. */
@ApplicationModule(
        displayName = "Catalogue",
        allowedDependencies = {"shared", "journal", "imports", "issuer"})
package fr.encaisse.catalogue;

import org.springframework.modulith.ApplicationModule;
