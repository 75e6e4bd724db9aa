package fr.encaisse.issuer;

import fr.encaisse.shared.Iban;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code collection_account}. */
final class AccountRows {

    private static final String ORDER = " ORDER BY CASE state WHEN 'ACTIVE' THEN 1 WHEN 'PROPOSED' THEN 2 ELSE 3 END,"
            + " preferred DESC, label, id";

    private final JdbcClient jdbc;

    AccountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction. */
    void lock() {
        jdbc.sql("SELECT id FROM collection_account ORDER BY id FOR UPDATE")
                .query(UUID.class)
                .list();
    }

    List<KeptAccount> all() {
        return jdbc.sql("SELECT * FROM collection_account" + ORDER)
                .query((rs, row) -> toKept(rs))
                .list();
    }

    /** In use, the preferred one first. */
    List<KeptAccount> active() {
        return all().stream()
                .filter(kept -> kept.state() == AccountState.ACTIVE)
                .toList();
    }

    Optional<KeptAccount> find(UUID id) {
        return jdbc.sql("SELECT * FROM collection_account WHERE id = ?")
                .param(id)
                .query((rs, row) -> toKept(rs))
                .optional();
    }

    Optional<KeptAccount> ofIban(Iban iban) {
        return jdbc.sql("SELECT * FROM collection_account WHERE iban = ?")
                .param(iban.value())
                .query((rs, row) -> toKept(rs))
                .optional();
    }

    /** @param proposedBy null together with the instant when nobody had to propose it */
    void insert(CollectionAccount account, AccountState state, String proposedBy, Instant proposedAt) {
        jdbc.sql("INSERT INTO collection_account (id, label, iban, bic, holder, preferred, state, proposed_by,"
                        + " proposed_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)")
                .params(
                        account.id(),
                        account.label(),
                        account.iban().value(),
                        account.bic(),
                        account.holder(),
                        account.preferred(),
                        state.name(),
                        text(proposedBy),
                        instant(proposedAt))
                .update();
    }

    void describe(UUID id, String label, String bic) {
        jdbc.sql("UPDATE collection_account SET label = ?, bic = ? WHERE id = ?")
                .params(label, bic, id)
                .update();
    }

    void setHolder(UUID id, String holder) {
        jdbc.sql("UPDATE collection_account SET holder = ? WHERE id = ?")
                .params(holder, id)
                .update();
    }

    /** Nulls take it back. */
    void setProposal(UUID id, String holder, String by, Instant at) {
        jdbc.sql("UPDATE collection_account SET proposed_holder = ?, proposed_by = ?, proposed_at = ? WHERE id = ?")
                .params(text(holder), text(by), instant(at), id)
                .update();
    }

    /** In use from now on; who proposed it stays known. */
    void confirm(UUID id, String by, Instant at) {
        jdbc.sql("UPDATE collection_account SET state = 'ACTIVE', proposed_holder = NULL, confirmed_by = ?,"
                        + " confirmed_at = ? WHERE id = ?")
                .params(by, instant(at), id)
                .update();
    }

    void setState(UUID id, AccountState state) {
        jdbc.sql("UPDATE collection_account SET state = ? WHERE id = ?")
                .params(state.name(), id)
                .update();
    }

    void prefer(UUID id) {
        jdbc.sql("UPDATE collection_account SET preferred = (id = ?)").param(id).update();
    }

    void nextVersion(UUID id) {
        jdbc.sql("UPDATE collection_account SET version = version + 1 WHERE id = ?")
                .param(id)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("DELETE FROM collection_account WHERE id = ?").param(id).update();
    }

    private static KeptAccount toKept(ResultSet rs) throws SQLException {
        return new KeptAccount(
                new CollectionAccount(
                        rs.getObject("id", UUID.class),
                        rs.getString("label"),
                        new Iban(rs.getString("iban")),
                        rs.getString("bic"),
                        rs.getString("holder"),
                        rs.getBoolean("preferred")),
                AccountState.valueOf(rs.getString("state")),
                rs.getString("proposed_holder"),
                rs.getString("proposed_by"),
                instant(rs, "proposed_at"),
                rs.getString("confirmed_by"),
                instant(rs, "confirmed_at"),
                rs.getInt("version"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static SqlParameterValue instant(Instant at) {
        return new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, at == null ? null : at.atOffset(ZoneOffset.UTC));
    }

    private static SqlParameterValue text(String text) {
        return new SqlParameterValue(Types.VARCHAR, text);
    }
}
