package fr.encaisse.issuer;

import fr.encaisse.shared.PostalAddress;

/**
 * The company that invoices. Optional texts are empty, not null.
 *
 * @param legalForm e.g. SARL; for a sole trader the name carries "EI"
 * @param capital as printed, e.g. "12 000 €"; empty when there is none
 * @param registration e.g. "RCS Lyon 732 829 320"
 * @param vatOnDebits the option to pay VAT when invoicing ("d'après les débits")
 */
public record Issuer(
        String name,
        String legalForm,
        String capital,
        PostalAddress address,
        String siren,
        String siret,
        String registration,
        String vatNumber,
        String email,
        String phone,
        VatRegime regime,
        boolean vatOnDebits) {}
