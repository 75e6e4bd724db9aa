package fr.encaisse.issuer;

import fr.encaisse.shared.Iban;
import fr.encaisse.shared.PostalAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code issuer} and {@code collection_account}. */
final class IssuerRows {

    private final JdbcClient jdbc;

    IssuerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Issuer> issuer() {
        return jdbc.sql("SELECT * FROM issuer WHERE id = 1")
                .query((rs, row) -> toIssuer(rs))
                .optional();
    }

    List<CollectionAccount> activeAccounts() {
        return jdbc.sql("SELECT * FROM collection_account WHERE state = 'ACTIVE' ORDER BY preferred DESC, label, id")
                .query((rs, row) -> toAccount(rs))
                .list();
    }

    void insert(Issuer issuer) {
        PostalAddress address = issuer.address();
        jdbc.sql(
                        "INSERT INTO issuer (id, name, legal_form, capital, street, complement, postcode, city, country, siren,"
                                + " siret, registration, vat_number, email, phone, regime, vat_on_debits)"
                                + " VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        issuer.name(),
                        issuer.legalForm(),
                        issuer.capital(),
                        address.street(),
                        address.complement(),
                        address.postcode(),
                        address.city(),
                        address.country(),
                        issuer.siren(),
                        issuer.siret(),
                        issuer.registration(),
                        issuer.vatNumber(),
                        issuer.email(),
                        issuer.phone(),
                        issuer.regime().name(),
                        issuer.vatOnDebits())
                .update();
    }

    void insert(CollectionAccount account) {
        jdbc.sql("INSERT INTO collection_account (id, label, iban, bic, holder, preferred, state)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 'ACTIVE')")
                .params(
                        account.id(),
                        account.label(),
                        account.iban().value(),
                        account.bic(),
                        account.holder(),
                        account.preferred())
                .update();
    }

    private static Issuer toIssuer(ResultSet rs) throws SQLException {
        return new Issuer(
                rs.getString("name"),
                rs.getString("legal_form"),
                rs.getString("capital"),
                new PostalAddress(
                        rs.getString("street"),
                        rs.getString("complement"),
                        rs.getString("postcode"),
                        rs.getString("city"),
                        rs.getString("country")),
                rs.getString("siren"),
                rs.getString("siret"),
                rs.getString("registration"),
                rs.getString("vat_number"),
                rs.getString("email"),
                rs.getString("phone"),
                VatRegime.valueOf(rs.getString("regime")),
                rs.getBoolean("vat_on_debits"));
    }

    private static CollectionAccount toAccount(ResultSet rs) throws SQLException {
        return new CollectionAccount(
                rs.getObject("id", UUID.class),
                rs.getString("label"),
                new Iban(rs.getString("iban")),
                rs.getString("bic"),
                rs.getString("holder"),
                rs.getBoolean("preferred"));
    }
}
