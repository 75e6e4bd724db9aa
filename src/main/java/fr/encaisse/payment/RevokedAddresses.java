package fr.encaisse.payment;

import static fr.encaisse.payment.Columns.at;

import fr.encaisse.invoice.InvoiceId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code revoked_address}: the codes that held before. */
@Repository
class RevokedAddresses {

    private final JdbcClient sql;

    RevokedAddresses(JdbcClient sql) {
        this.sql = sql;
    }

    void add(InvoiceId invoice, String tokenHash, Instant now, String by) {
        sql.sql("insert into revoked_address (token_hash, invoice_id, revoked_at, revoked_by)"
                        + " values (:hash, :invoice, :now, :by)")
                .param("hash", tokenHash)
                .param("invoice", invoice.value())
                .param("now", at(now))
                .param("by", by)
                .update();
    }

    Optional<InvoiceId> behind(String tokenHash) {
        return sql.sql("select invoice_id from revoked_address where token_hash = :hash")
                .param("hash", tokenHash)
                .query(UUID.class)
                .optional()
                .map(InvoiceId::new);
    }

    Optional<Instant> last(InvoiceId invoice) {
        return sql.sql("select revoked_at from revoked_address where invoice_id = :invoice"
                        + " order by revoked_at desc fetch first 1 row only")
                .param("invoice", invoice.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
