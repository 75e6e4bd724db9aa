package fr.encaisse.payment.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.groups.Tuple.tuple;

import fr.encaisse.ClosedPort;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.payment.bridge.NoAnswer.Fate;
import fr.encaisse.shared.Iban;
import fr.encaisse.shared.Money;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BridgeClientTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Iban IBAN = new Iban("FR1420041010050500013M02606");

    private final BridgeClient bridge = client(SimulatedBridge.address(), "demo-secret", PATIENCE);
    private final Instant now = Clock.systemUTC().instant();

    @BeforeEach
    @AfterEach
    void fresh() {
        SimulatedBridge.reset();
    }

    @Test
    void aLinkIsReadBackAsItWasOrdered() {
        BridgeClient.Made made = bridge.open(order("F-1", "1234.5"));
        BridgeLink read = bridge.link(made.id()).orElseThrow();
        assertThat(read.status()).isEqualTo(LinkStatus.VALID);
        assertThat(read.url()).isEqualTo(made.url());
        assertThat(read.amount()).isEqualTo(Money.of("1234.50"));
        assertThat(read.answers("F-1")).isTrue();
        assertThat(read.expiresAt()).isBetween(now.plusSeconds(3500), now.plusSeconds(3700));
        assertThat(read.credits(IBAN)).isTrue();
        assertThat(read.credits(new Iban("FR7630006000011234567890189"))).isFalse();
    }

    @Test
    void textsThatBridgeWouldRefuseAreMadeToFit() {
        LinkOrder order = new LinkOrder(
                "F-1",
                Money.of("10"),
                "Facture: F-1 # [très long titre que personne ne lira en entier]",
                new LinkOrder.Payer("c0ffee", "Zoë d’Œuf-Nuñez @ Lyon", true),
                IBAN,
                "L’Atelier Dupont & Fils, électricité générale, depuis 1982",
                now.plusSeconds(3600),
                URI.create("https://encaisse.example/p/abc"));
        assertThat(bridge.link(bridge.open(order).id())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dupont: Fils & Cie #1 [Lyon] | @",
                "Zoé 🎂 Fêtes",
                "مخبزة النور",
                "!!! ??? ***",
                "Li",
                " ",
                "Société Coopérative Agricole et Viticole des Coteaux du Layon et de la Loire réunis SARL",
                "𝐀𝐁𝐂𝐃𝐄𝐅𝐆𝐇𝐈𝐉𝐊𝐋𝐌𝐍𝐎𝐏𝐐𝐑𝐒𝐓𝐔𝐕𝐖𝐗𝐘𝐙𝐀𝐁𝐂𝐃𝐄𝐅𝐆𝐇𝐈𝐉𝐊"
            })
    void whoeverPaysIsSomebodyBridgeAccepts(String name) {
        for (boolean person : List.of(true, false)) {
            LinkOrder order = new LinkOrder(
                    "F-1",
                    Money.of("10"),
                    "Facture F-1 " + name,
                    new LinkOrder.Payer("c0ffee", name, person),
                    IBAN,
                    "Atelier " + name,
                    now.plusSeconds(3600),
                    URI.create("https://encaisse.example/p/abc"));
            BridgeLink made = bridge.link(bridge.open(order).id()).orElseThrow();
            assertThat(made.credits(IBAN)).isTrue();
        }
        assertThat(SimulatedBridge.links().toString()).doesNotContain("\uFFFD", "\\uD8");
    }

    @Test
    void attemptsTellHowTheyStand() {
        BridgeClient.Made made = bridge.open(order("F-1", "10"));
        SimulatedBridge.pay(URI.create(made.url()), "id-rjct-am18");
        SimulatedBridge.pay(URI.create(made.url()), "id-acsc");
        assertThat(bridge.attempts(made.id()))
                .extracting(BridgeAttempt::status, BridgeAttempt::reason, BridgeAttempt::amount)
                .containsExactlyInAnyOrder(
                        tuple(AttemptStatus.RJCT, "AM18", Money.of("10")),
                        tuple(AttemptStatus.ACSC, null, Money.of("10")));
        assertThat(bridge.link(made.id()).orElseThrow().status()).isEqualTo(LinkStatus.COMPLETED);
    }

    @Test
    void revokedLinksAreRevoked() {
        BridgeClient.Made made = bridge.open(order("F-1", "10"));
        bridge.revoke(made.id());
        assertThat(bridge.link(made.id()).orElseThrow().status()).isEqualTo(LinkStatus.REVOKED);
    }

    @Test
    void theListIsReadToItsEndThoughAPageHoldsFiveHundred() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 501; i++) {
            made.add(bridge.open(order("F-" + i, "10")).id());
        }
        Set<String> listed = new HashSet<>();
        bridge.links(now.minusSeconds(60), now.plusSeconds(600), link -> listed.add(link.id()));
        assertThat(listed).isEqualTo(made);
    }

    @Test
    void theListKeepsToItsSpanOfTime() {
        bridge.open(order("F-1", "10"));
        bridge.links(now.minusSeconds(120), now.minusSeconds(60), link -> fail("listed " + link));
    }

    @Test
    void anUnknownLinkIsSimplyNotThere() {
        assertThat(bridge.link("00000000-0000-0000-0000-000000000000")).isEmpty();
    }

    @Test
    void aRefusalCarriesBridgesCode() {
        Refused refusal = catchThrowableOfType(Refused.class, () -> bridge.open(order("F-1", "35000.01")));
        assertThat(refusal.code()).isEqualTo("payment.transaction.max_amount");
    }

    @Test
    void wrongKeysAreAnOutageAndNotARefusalOfTheInvoice() {
        NoAnswer failure = catchThrowableOfType(
                NoAnswer.class,
                () -> client(SimulatedBridge.address(), "wrong", PATIENCE).open(order("F-1", "10")));
        assertThat(failure.fate()).isEqualTo(Fate.NOT_DONE);
        assertThat(failure).hasMessageNotContaining("wrong");
    }

    @Test
    void theFateOfAFailedPostIsKnownAsWellAsItCanBe() throws IOException {
        assertThat(fateOfOrderAfter("{\"fail_next\":1,\"fail_status\":500}")).isEqualTo(Fate.DONE_OR_NOT);
        assertThat(fateOfOrderAfter("{\"drop_next_replies\":1}")).isEqualTo(Fate.MAYBE_COMING);
        assertThat(fateOfOrderAfter("{\"delay_next\":1,\"delay_millis\":10000}", impatient()))
                .isEqualTo(Fate.MAYBE_COMING);
        assertThat(fateOfOrderAfter("{\"fail_next\":1,\"fail_status\":429}")).isEqualTo(Fate.NOT_DONE);
        try (ClosedPort port = new ClosedPort()) {
            BridgeClient nobody = client("http://localhost:" + port.number(), "demo-secret", PATIENCE);
            assertThat(catchThrowableOfType(NoAnswer.class, () -> nobody.open(order("F-1", "10")))
                            .fate())
                    .isEqualTo(Fate.NOT_DONE);
        }
    }

    @Test
    void aPostIsSentOnceAndAReadTwice() {
        SimulatedBridge.faults("{\"fail_next\":1,\"fail_status\":500,\"only\":\"create_link\"}");
        catchThrowableOfType(NoAnswer.class, () -> bridge.open(order("F-1", "10")));
        assertThat(SimulatedBridge.links()).isEmpty();
        BridgeClient.Made made = bridge.open(order("F-2", "10"));
        SimulatedBridge.faults("{\"fail_next\":1,\"fail_status\":500,\"only\":\"read_link\"}");
        assertThat(bridge.link(made.id())).isPresent();
    }

    private static BridgeClient impatient() {
        return client(SimulatedBridge.address(), "demo-secret", Duration.ofSeconds(1));
    }

    private Fate fateOfOrderAfter(String faults) {
        return fateOfOrderAfter(faults, bridge);
    }

    private Fate fateOfOrderAfter(String faults, BridgeClient client) {
        SimulatedBridge.faults(faults);
        return catchThrowableOfType(NoAnswer.class, () -> client.open(order("F-1", "10")))
                .fate();
    }

    private LinkOrder order(String reference, String amount) {
        return new LinkOrder(
                reference,
                Money.of(amount),
                "Facture " + reference,
                new LinkOrder.Payer("c0ffee", "Boulangerie Martin", false),
                IBAN,
                "Atelier Dupont",
                now.plusSeconds(3600),
                URI.create("https://encaisse.example/p/abc"));
    }

    private static BridgeClient client(String address, String secret, Duration patience) {
        BridgeSettings settings =
                new BridgeSettings(URI.create(address), "demo-client", secret, null, patience, patience, null);
        return new BridgeClient(FreshBridge.calls(settings, Clock.systemUTC()));
    }
}
