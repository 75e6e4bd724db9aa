package fr.encaisse.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.encaisse.invoice.InvoiceId;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublicTokenTest {

    private final PublicToken tokens = new PublicToken(settings(new byte[32]));
    private final InvoiceId invoice = InvoiceId.random();

    @Test
    void aTokenHas256RandomBitsThatFitIntoAnAddress() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            made.add(tokens.create());
        }
        assertThat(made).hasSize(100).allMatch(token -> token.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void whatIsSealedOpensAgainAndShowsNothing() {
        String token = tokens.create();
        String sealed = tokens.seal(invoice, token);
        assertThat(sealed).doesNotContain(token).isNotEqualTo(tokens.seal(invoice, token));
        assertThat(tokens.open(invoice, sealed)).isEqualTo(token);
    }

    @Test
    void itOpensForNoOtherInvoiceAndNoOtherKey() {
        String sealed = tokens.seal(invoice, tokens.create());
        assertThatThrownBy(() -> tokens.open(InvoiceId.random(), sealed)).isInstanceOf(IllegalStateException.class);
        byte[] other = new byte[32];
        other[0] = 1;
        PublicToken stranger = new PublicToken(settings(other));
        assertThatThrownBy(() -> stranger.open(invoice, sealed)).hasMessageContaining("token-key");
    }

    @Test
    void aKeyOfAnotherLengthIsRefusedAtOnce() {
        assertThatThrownBy(() -> new PublicToken(settings(new byte[16]))).hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> new PublicToken(new PaymentSettings(null, null)))
                .hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> new PublicToken(new PaymentSettings("%%%", null)))
                .hasMessageContaining("32 bytes");
    }

    private static PaymentSettings settings(byte[] key) {
        return new PaymentSettings(Base64.getEncoder().encodeToString(key), null);
    }
}
