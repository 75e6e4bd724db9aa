package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The lasting address of each invoice and the way back from what it holds. */
@Component
class PublicAddresses {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Receivables receivables;
    private final RevokedAddresses revoked;
    private final PublicToken tokens;
    private final PublicUrl publicUrl;

    PublicAddresses(Receivables receivables, RevokedAddresses revoked, PublicToken tokens, PublicUrl publicUrl) {
        this.receivables = receivables;
        this.revoked = revoked;
        this.tokens = tokens;
        this.publicUrl = publicUrl;
    }

    URI of(InvoiceId invoice) {
        return publicUrl.of(tokens.open(invoice, receivables.tokenCipher(invoice)));
    }

    Optional<InvoiceId> behind(String token) {
        return isToken(token) ? receivables.behind(PublicToken.hash(token)) : Optional.empty();
    }

    Optional<InvoiceId> onceBehind(String token) {
        return isToken(token) ? revoked.behind(PublicToken.hash(token)) : Optional.empty();
    }

    Optional<Instant> lastRevocation(InvoiceId invoice) {
        return revoked.last(invoice);
    }

    private static boolean isToken(String text) {
        return text != null && TOKEN.matcher(text).matches();
    }
}
