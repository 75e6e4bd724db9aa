package fr.encaisse.issuer;

/**
 * The company as typed: nothing is checked yet, anything may be null or empty. The head office is in France.
 *
 * @param regime name of a {@link VatRegime}
 */
public record TypedIssuer(
        String name,
        String legalForm,
        String capital,
        String street,
        String complement,
        String postcode,
        String city,
        String siren,
        String siret,
        String registration,
        String vatNumber,
        String email,
        String phone,
        String regime,
        boolean vatOnDebits) {}
