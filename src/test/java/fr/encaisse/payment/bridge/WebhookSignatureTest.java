package fr.encaisse.payment.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    /** RFC 4231, test case 2. */
    private static final byte[] BODY = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);

    private static final String HEX = "5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843";

    @Test
    void theSignatureOfOurSecretIsGenuineInEitherCase() {
        assertThat(knowing("Jefe").isGenuine(BODY, "v1=" + HEX)).isTrue();
        assertThat(knowing("Jefe").isGenuine(BODY, "v1=" + HEX.toLowerCase())).isTrue();
    }

    @Test
    void duringRotationEitherSecretAndEitherSignatureWillDo() {
        assertThat(knowing("new", "Jefe").isGenuine(BODY, "v1=" + HEX)).isTrue();
        assertThat(knowing("Jefe").isGenuine(BODY, "v1=" + "00".repeat(32) + ", v1=" + HEX))
                .isTrue();
    }

    @Test
    void anythingElseIsForged() {
        assertThat(knowing("Jefe").isGenuine("what do ya want".getBytes(StandardCharsets.UTF_8), "v1=" + HEX))
                .isFalse();
        assertThat(knowing("other").isGenuine(BODY, "v1=" + HEX)).isFalse();
        assertThat(knowing("Jefe").isGenuine(BODY, "v0=" + HEX)).isFalse();
        assertThat(knowing("Jefe").isGenuine(BODY, HEX)).isFalse();
        assertThat(knowing("Jefe").isGenuine(BODY, "v1=zz")).isFalse();
        assertThat(knowing("Jefe").isGenuine(BODY, "v1=")).isFalse();
        assertThat(knowing("Jefe").isGenuine(BODY, "")).isFalse();
        assertThat(knowing("Jefe").isGenuine(BODY, null)).isFalse();
    }

    @Test
    void withoutASecretNothingIsGenuine() {
        assertThat(knowing().isGenuine(BODY, "v1=" + HEX)).isFalse();
        assertThat(knowing("").isGenuine(BODY, "v1=" + HEX)).isFalse();
    }

    private static WebhookSignature knowing(String... secrets) {
        return new WebhookSignature(new BridgeSettings(null, null, null, List.of(secrets), null, null, null));
    }
}
