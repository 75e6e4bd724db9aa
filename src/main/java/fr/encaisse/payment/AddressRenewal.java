package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.journal.Journal;
import fr.encaisse.payment.PaymentLink.State;
import fr.encaisse.payment.bridge.NoAnswer;
import fr.encaisse.payment.bridge.Refused;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes an invoice's code out of use and gives it another one. */
@Component
class AddressRenewal {

    private static final Logger log = LoggerFactory.getLogger(AddressRenewal.class);

    private final Receivables receivables;
    private final RevokedAddresses revoked;
    private final PublicToken tokens;
    private final Links links;
    private final LinkMaking making;
    private final Journal journal;
    private final Clock clock;
    private final TransactionTemplate transaction;

    AddressRenewal(
            Receivables receivables,
            RevokedAddresses revoked,
            PublicToken tokens,
            Links links,
            LinkMaking making,
            Journal journal,
            Clock clock,
            TransactionTemplate transaction) {
        this.receivables = receivables;
        this.revoked = revoked;
        this.tokens = tokens;
        this.links = links;
        this.making = making;
        this.journal = journal;
        this.clock = clock;
        this.transaction = transaction;
    }

    void renew(InvoiceId invoice, String by) {
        transaction.executeWithoutResult(status -> replace(invoice, by));
        retireLink(invoice);
    }

    private void replace(InvoiceId invoice, String by) {
        receivables.lock(invoice);
        String former = tokens.open(invoice, receivables.tokenCipher(invoice));
        revoked.add(invoice, PublicToken.hash(former), clock.instant(), by);
        String token = tokens.create();
        receivables.renewed(invoice, PublicToken.hash(token), tokens.seal(invoice, token));
        journal.record("address.revoked", invoice.toString(), Map.of("by", by));
    }

    /** Its way back leads to the former address. If Bridge is down it stays: what is paid through it counts anyway. */
    private void retireLink(InvoiceId invoice) {
        try {
            links.live(invoice).filter(link -> link.state() == State.VALID).ifPresent(making::retire);
        } catch (NoAnswer | Refused e) {
            log.warn("The live link of {} still leads back to a revoked address: {}", invoice, e.getMessage());
        }
    }
}
