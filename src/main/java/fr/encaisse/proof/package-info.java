/** What proves that nothing was changed or removed: signed monthly closings of the journal, and the verifier. */
@ApplicationModule(
        displayName = "Proof",
        allowedDependencies = {"shared", "journal", "issuer", "invoice", "creditnote"})
package fr.encaisse.proof;

import org.springframework.modulith.ApplicationModule;
