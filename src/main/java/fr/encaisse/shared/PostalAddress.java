package fr.encaisse.shared;

/**
 * A postal address; empty strings instead of nulls.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record PostalAddress(String street, String complement, String postcode, String city, String country) {

    public PostalAddress {
        street = PlainText.clean(street);
        complement = PlainText.clean(complement);
        postcode = PlainText.clean(postcode);
        city = PlainText.clean(city);
        country = country == null || country.isBlank() ? "FR" : country.strip();
    }

    public boolean isEmpty() {
        return street.isEmpty() && postcode.isEmpty() && city.isEmpty();
    }
}
