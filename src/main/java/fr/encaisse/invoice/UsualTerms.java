package fr.encaisse.invoice;

import fr.encaisse.shared.Iban;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each client was last invoiced with (table {@code usual_terms}), to be proposed the next time. */
@Repository
public class UsualTerms {

    private final JdbcClient jdbc;

    UsualTerms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param iban of the account that collected; it may have been closed since */
    public record Terms(PaymentRule rule, Iban iban) {}

    /** Empty for a client without an invoice. */
    public Optional<Terms> of(UUID client) {
        return jdbc.sql("SELECT payment_rule, iban FROM usual_terms WHERE client_id = :client")
                .param("client", client)
                .query((rs, i) ->
                        new Terms(PaymentRule.valueOf(rs.getString("payment_rule")), new Iban(rs.getString("iban"))))
                .optional();
    }

    /** In the issuing transaction: whoever issues holds the number series, so nobody inserts at the same time. */
    void remember(InvoiceContent issued) {
        if (write("UPDATE usual_terms SET payment_rule = :rule, iban = :iban WHERE client_id = :client", issued) == 0) {
            write("INSERT INTO usual_terms (client_id, payment_rule, iban) VALUES (:client, :rule, :iban)", issued);
        }
    }

    private int write(String statement, InvoiceContent issued) {
        return jdbc.sql(statement)
                .param("client", issued.buyer().clientId())
                .param("rule", issued.paymentRule().name())
                .param("iban", issued.account().iban().value())
                .update();
    }
}
