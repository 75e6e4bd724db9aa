package fr.encaisse.issuer;

import fr.encaisse.shared.PostalAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code issuer}, of one row. */
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

    /** 0 when there is none. */
    int version() {
        return jdbc.sql("SELECT version FROM issuer WHERE id = 1")
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    void insert(Issuer issuer) {
        jdbc.sql("INSERT INTO issuer (name, legal_form, capital, street, complement, postcode, city, country, siren,"
                        + " siret, registration, vat_number, email, phone, regime, vat_on_debits, id, version)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1)")
                .params(columns(issuer))
                .update();
    }

    /** False when it has changed since that version. */
    boolean update(Issuer issuer, int version) {
        List<Object> params = columns(issuer);
        params.add(version);
        return jdbc.sql("UPDATE issuer SET name = ?, legal_form = ?, capital = ?, street = ?, complement = ?,"
                                + " postcode = ?, city = ?, country = ?, siren = ?, siret = ?, registration = ?,"
                                + " vat_number = ?, email = ?, phone = ?, regime = ?, vat_on_debits = ?,"
                                + " version = version + 1 WHERE id = 1 AND version = ?")
                        .params(params)
                        .update()
                == 1;
    }

    private static List<Object> columns(Issuer issuer) {
        PostalAddress address = issuer.address();
        return new ArrayList<>(List.of(
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
                issuer.vatOnDebits()));
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
}
