package fr.encaisse.payment;

import static fr.encaisse.payment.Columns.at;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code receivable}. Whoever changes links or attempts of an invoice holds its row locked. */
@Repository
class Receivables {

    /** While a code is on a screen, its row is written no more often than this. */
    private static final Duration SCREEN_BEAT = Duration.ofSeconds(10);

    private static final Duration SAME_SCAN = Duration.ofSeconds(2);

    private final JdbcClient sql;

    Receivables(JdbcClient sql) {
        this.sql = sql;
    }

    void add(InvoiceId invoice, String number, Money gross, String tokenHash, String tokenCipher) {
        sql.sql("insert into receivable (invoice_id, number, gross, settled, token_hash, token_cipher)"
                        + " values (:invoice, :number, :gross, 0, :hash, :cipher)")
                .param("invoice", invoice.value())
                .param("number", number)
                .param("gross", gross.amount())
                .param("hash", tokenHash)
                .param("cipher", tokenCipher)
                .update();
    }

    Optional<Receivable> find(InvoiceId invoice) {
        return select(invoice, "");
    }

    /** Those of them that have been issued, in no particular order. */
    List<Receivable> all(Collection<InvoiceId> invoices) {
        if (invoices.isEmpty()) {
            return List.of();
        }
        return sql.sql("select * from receivable where invoice_id in (:invoices)")
                .param("invoices", invoices.stream().map(InvoiceId::value).toList())
                .query(Receivables::read)
                .list();
    }

    /** @throws NotFound when the invoice has not been issued */
    Receivable get(InvoiceId invoice) {
        return find(invoice).orElseThrow(() -> new NotFound("invoice.unknown"));
    }

    /** Until the end of the transaction nobody else changes what belongs to this invoice. */
    Receivable lock(InvoiceId invoice) {
        return select(invoice, " for update").orElseThrow(() -> new NotFound("invoice.unknown"));
    }

    Optional<InvoiceId> behind(String tokenHash) {
        return sql.sql("select invoice_id from receivable where token_hash = :hash")
                .param("hash", tokenHash)
                .query(UUID.class)
                .optional()
                .map(InvoiceId::new);
    }

    String tokenCipher(InvoiceId invoice) {
        return sql.sql("select token_cipher from receivable where invoice_id = :invoice")
                .param("invoice", invoice.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("invoice.unknown"));
    }

    /** Another code holds from now on. */
    void renewed(InvoiceId invoice, String tokenHash, String tokenCipher) {
        sql.sql("update receivable set token_hash = :hash, token_cipher = :cipher where invoice_id = :invoice")
                .param("hash", tokenHash)
                .param("cipher", tokenCipher)
                .param("invoice", invoice.value())
                .update();
    }

    void onScreen(InvoiceId invoice, Instant now) {
        sql.sql("update receivable set on_screen_at = :now where invoice_id = :invoice"
                        + " and (on_screen_at is null or on_screen_at < :before)")
                .param("now", at(now))
                .param("before", at(now.minus(SCREEN_BEAT)))
                .param("invoice", invoice.value())
                .update();
    }

    /** A new try is invited: what came of the last one is over. */
    void invited(InvoiceId invoice, Instant now) {
        set(invoice, "on_screen_at = :value, last_opened_at = :value, left_at = null, left_step = null", at(now));
    }

    /** Some cameras open an address more than once for one scan. */
    void ledToBank(InvoiceId invoice, Instant now) {
        sql.sql(
                        "update receivable set led_to_bank_at = :now, left_at = null, left_step = null where invoice_id = :invoice"
                                + " and (led_to_bank_at is null or led_to_bank_at < :before)")
                .param("now", at(now))
                .param("before", at(now.minus(SAME_SCAN)))
                .param("invoice", invoice.value())
                .update();
    }

    /** Bridge sends the customer back once; an address that is opened again tells nothing new. */
    void left(InvoiceId invoice, String step, Instant now) {
        sql.sql("update receivable set led_to_bank_at = null, left_at = :now, left_step = :step"
                        + " where invoice_id = :invoice and led_to_bank_at is not null")
                .param("now", at(now))
                .param("step", step)
                .param("invoice", invoice.value())
                .update();
    }

    void opened(InvoiceId invoice, Instant now) {
        set(invoice, "last_opened_at = :value, refusal = null", at(now));
    }

    /** There is a link, and nobody has asked anew. */
    void kept(InvoiceId invoice) {
        set(invoice, "refusal = :value", null);
    }

    void refused(InvoiceId invoice, String code) {
        set(invoice, "refusal = :value", code);
    }

    void checked(InvoiceId invoice, Instant now) {
        set(invoice, "checked_at = :value", at(now));
    }

    void settled(InvoiceId invoice, Money sum) {
        set(invoice, "settled = :value, part = null", sum.amount());
    }

    /** @param part null for all that is due */
    void wants(InvoiceId invoice, Money part) {
        set(invoice, "part = :value", part == null ? null : part.amount());
    }

    /** @param sum of all its credit notes */
    void credited(InvoiceId invoice, Money sum) {
        set(invoice, "credited = :value, part = null", sum.amount());
    }

    void cancelled(InvoiceId invoice, Instant now) {
        set(invoice, "cancelled_at = :value", at(now));
    }

    private void set(InvoiceId invoice, String assignment, Object value) {
        sql.sql("update receivable set " + assignment + " where invoice_id = :invoice")
                .param("value", value)
                .param("invoice", invoice.value())
                .update();
    }

    private Optional<Receivable> select(InvoiceId invoice, String suffix) {
        return sql.sql("select * from receivable where invoice_id = :invoice" + suffix)
                .param("invoice", invoice.value())
                .query(Receivables::read)
                .optional();
    }

    private static Receivable read(ResultSet row, int index) throws SQLException {
        String refusal = row.getString("refusal");
        String leftStep = row.getString("left_step");
        return new Receivable(
                new InvoiceId(row.getObject("invoice_id", UUID.class)),
                row.getString("number"),
                Columns.money(row, "gross"),
                Columns.money(row, "credited"),
                Columns.money(row, "settled"),
                row.getBigDecimal("part") == null ? null : Columns.money(row, "part"),
                refusal == null ? "" : refusal,
                Columns.instant(row, "on_screen_at"),
                Columns.instant(row, "led_to_bank_at"),
                Columns.instant(row, "last_opened_at"),
                Columns.instant(row, "checked_at"),
                Columns.instant(row, "cancelled_at"),
                Columns.instant(row, "left_at"),
                leftStep == null ? "" : leftStep);
    }
}
