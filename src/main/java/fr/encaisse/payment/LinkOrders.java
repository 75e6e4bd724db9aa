package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.payment.PaymentLink.State;
import fr.encaisse.payment.bridge.BridgeLink;
import fr.encaisse.payment.bridge.LinkOrder;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What to ask of Bridge for an invoice, and whether what it made is that. */
@Component
class LinkOrders {

    /** Longer than a POST can be on its way. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final String REFERENCE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int REFERENCE_TAIL = 10;

    private final SecureRandom random = new SecureRandom();
    private final Invoices invoices;
    private final PublicAddresses addresses;
    private final PaymentSettings settings;
    private final Clock clock;

    LinkOrders(Invoices invoices, PublicAddresses addresses, PaymentSettings settings, Clock clock) {
        this.invoices = invoices;
        this.addresses = addresses;
        this.settings = settings;
        this.clock = clock;
    }

    PaymentLink intent(Receivable receivable) {
        Instant now = clock.instant();
        return new PaymentLink(
                UUID.randomUUID(),
                receivable.invoice(),
                reference(receivable.number()),
                receivable.asked(),
                State.INTENT,
                now,
                now.plus(LEASE),
                null,
                null,
                now.plus(settings.linkLifetime()),
                null);
    }

    LinkOrder order(PaymentLink intent) {
        InvoiceContent content = invoices.content(intent.invoice());
        InvoiceContent.Buyer buyer = content.buyer();
        return new LinkOrder(
                intent.reference(),
                intent.amount(),
                "Facture " + content.number(),
                // only companies have a SIREN
                new LinkOrder.Payer(
                        buyer.clientId().toString(),
                        buyer.name(),
                        buyer.siren() == null || buyer.siren().isBlank()),
                content.account().iban(),
                content.account().holder(),
                intent.expiresAt(),
                addresses.of(intent.invoice()));
    }

    /** Bridge takes the account of its dashboard where it did not understand ours. */
    boolean isAsOrdered(PaymentLink intent, BridgeLink made) {
        return made.credits(invoices.content(intent.invoice()).account().iban())
                && intent.amount().equals(made.amount());
    }

    /** Unique beyond this installation: several may share one application at Bridge. */
    private String reference(String number) {
        StringBuilder reference = new StringBuilder(number).append('-');
        for (int i = 0; i < REFERENCE_TAIL; i++) {
            reference.append(REFERENCE_LETTERS.charAt(random.nextInt(REFERENCE_LETTERS.length())));
        }
        return reference.toString();
    }
}
