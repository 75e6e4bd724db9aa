package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What is due on an invoice and how it comes in: the module's front door. */
@Service
public class Payments {

    /** The lasting public address that the QR code holds: {@code {public-url}/p/{token}}. */
    public URI publicAddress(InvoiceId invoice) {
        throw new UnsupportedOperationException();
    }

    /** The invoice behind a token; empty when it is unknown or revoked. */
    public Optional<InvoiceId> invoiceBehind(String token) {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes sure that there is one live link for what is due: reuses, replaces, adopts after a crash. Idempotent.
     * Publishes {@link PaymentLinkOpened} when somebody may be paying from now on.
     *
     * @return the hosted page; empty when nothing is due, when a payment is under way or when Bridge refuses this
     *     invoice for good (then {@link #standing} says why)
     * @throws BridgeUnavailable when Bridge could not be asked; nothing is lost, try again later
     */
    public Optional<URI> openLink(InvoiceId invoice) {
        throw new UnsupportedOperationException();
    }

    /** Asks Bridge and settles what has come in. Never throws because Bridge is down: the outlook then says unknown. */
    public Outlook check(InvoiceId invoice) {
        throw new UnsupportedOperationException();
    }

    /** Where the payment stands as far as we know, without asking Bridge. */
    public Standing standing(InvoiceId invoice) {
        throw new UnsupportedOperationException();
    }

    /** The code is on a staff screen right now; called again every few seconds while it is. */
    public void onScreen(InvoiceId invoice) {
        throw new UnsupportedOperationException();
    }

    /** The bank list, if the code is on a staff screen right now and a live link is ready; creates nothing. */
    public Optional<URI> straightToBank(InvoiceId invoice) {
        throw new UnsupportedOperationException();
    }
}
