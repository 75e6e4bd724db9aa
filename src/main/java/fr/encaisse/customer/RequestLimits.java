package fr.encaisse.customer;

import fr.encaisse.invoice.InvoiceId;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * How often the public addresses may be asked on this node. Many customers may share one client address (an office, a
 * mobile network), so what counts per invoice is stricter than what counts per client, and guessing is dearest.
 */
@Component
class RequestLimits {

    /** Several phones whose pages look again every three seconds. */
    static final int PER_INVOICE = 90;

    static final int PER_CLIENT = 300;
    static final int UNKNOWN_PER_CLIENT = 20;
    /** Each may cost several calls to Bridge. */
    static final int PAYMENTS_PER_INVOICE = 10;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Buckets clients;
    private final Buckets guesses;
    private final Buckets invoices;
    private final Buckets payments;

    RequestLimits() {
        this(TimeMeter.SYSTEM_NANOTIME);
    }

    RequestLimits(TimeMeter time) {
        clients = new Buckets(atMost(PER_CLIENT, MINUTE), time);
        guesses = new Buckets(atMost(UNKNOWN_PER_CLIENT, MINUTE), time);
        invoices = new Buckets(atMost(PER_INVOICE, MINUTE), time);
        payments = new Buckets(atMost(PAYMENTS_PER_INVOICE, Duration.ofMinutes(5)), time);
    }

    /** Any request. @throws TooManyRequests as all others here */
    void asked(ClientAddress client) {
        take(clients, client.key());
    }

    /** For an address that leads nowhere. */
    void guessed(ClientAddress client) {
        take(guesses, client.key());
    }

    void asked(InvoiceId invoice) {
        take(invoices, invoice.toString());
    }

    /** "Payer" was pressed. */
    void paid(InvoiceId invoice) {
        take(payments, invoice.toString());
    }

    private static void take(Buckets buckets, String key) {
        ConsumptionProbe probe = buckets.of(key).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooManyRequests(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private static Bandwidth atMost(int requests, Duration within) {
        return Bandwidth.builder()
                .capacity(requests)
                .refillGreedy(requests, within)
                .build();
    }
}
