package fr.encaisse.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.invoice.StepContent.ClientChoice;
import fr.encaisse.shared.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;

@EncaisseTest
@RecordApplicationEvents
@Transactional
class InvoicesTest {

    private static final Instant MORNING = Instant.parse("2041-03-12T09:00:00Z");

    @Autowired
    Invoices invoices;

    @Autowired
    Drafts drafts;

    @Autowired
    Issuing issuing;

    @Autowired
    SoundDrafts sound;

    @Autowired
    ApplicationEvents events;

    @Autowired
    MutableClock clock;

    @BeforeEach
    void anOrdinaryMorning() {
        clock.set(MORNING);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void aDraftIsListedUnderWhatWasTypedSoFar() {
        InvoiceId invoice = drafts.open("staff");
        assertThat(invoices.summary(invoice))
                .isEqualTo(new InvoiceSummary(
                        invoice, InvoiceState.DRAFT, null, "", "", null, null, null, "staff", MORNING, null));
        sound.save(invoice, new ClientChoice(sound.company().id().toString(), null));
        clock.forward(Duration.ofMinutes(1));
        sound.save(invoice, sound.described("Salle d’eau"));
        InvoiceSummary typed = invoices.summary(invoice);
        assertThat(typed.title()).isEqualTo("Salle d’eau");
        assertThat(typed.clientName()).isEqualTo(sound.company().name());
        assertThat(typed.changedAt()).isEqualTo(MORNING.plusSeconds(60));
    }

    @Test
    void anIssuedInvoiceIsListedWithNumberDatesAndAmount() {
        InvoiceContent issued = issue("Véranda");
        assertThat(invoices.summary(issued.id()))
                .isEqualTo(new InvoiceSummary(
                        issued.id(),
                        InvoiceState.OPEN,
                        issued.number(),
                        "Véranda",
                        issued.buyer().name(),
                        issued.issueDate(),
                        issued.dueDate(),
                        issued.totals().gross(),
                        "staff",
                        MORNING,
                        null));
    }

    @Test
    void anyWordsFindAnInvoiceInAnyOrderWithoutAccents() {
        InvoiceContent issued = issue("Véranda à l’œuvre Zéphyrine");
        String client = issued.buyer().name().split(" ")[0];
        for (String typed : List.of(
                "veranda zephyrine", "ZÉPHYRINE", "oeuvre " + client + " zephyr", issued.number() + " zephyrine")) {
            assertThat(found(typed)).as(typed).containsExactly(issued.id());
        }
        assertThat(found("zephyrine carport")).isEmpty();
        assertThat(found("zeph%zebu")).as("no wildcards").isEmpty();
    }

    @Test
    void theNewestComeFirstAndInPages() {
        InvoiceId first = issue("Zéphyrine 1").id();
        clock.forward(Duration.ofMinutes(1));
        InvoiceId second = sound.open("staff", "Zéphyrine 2");
        clock.forward(Duration.ofMinutes(1));
        InvoiceId third = issue("Zéphyrine 3").id();
        clock.forward(Duration.ofMinutes(1));
        invoices.settled(first, clock.instant());
        assertThat(found("zephyrine")).containsExactly(third, second, first);
        assertThat(invoices.search("zephyrine", List.of(), 1, 1))
                .extracting(InvoiceSummary::id)
                .containsExactly(second);
    }

    @Test
    void statesFilterAndOverdueIsDerived() {
        InvoiceContent open = issue("Zéphyrine ouverte");
        InvoiceContent paid = issue("Zéphyrine payée");
        invoices.settled(paid.id(), MORNING);
        InvoiceId draft = sound.open("staff", "Zéphyrine brouillon");
        InvoiceId abandoned = sound.open("staff", "Zéphyrine abandonnée");
        drafts.abandon(abandoned);
        // The last minute of the due date in Paris, then the first one after it.
        clock.set(Instant.parse(open.dueDate() + "T21:59:59Z"));
        assertThat(found(InvoiceState.OPEN)).containsExactly(open.id());
        assertThat(found(InvoiceState.OVERDUE)).isEmpty();
        clock.set(Instant.parse(open.dueDate() + "T22:00:00Z"));
        assertThat(found(InvoiceState.OPEN)).isEmpty();
        assertThat(found(InvoiceState.OVERDUE)).containsExactly(open.id());
        assertThat(invoices.summary(open.id()).state()).isEqualTo(InvoiceState.OVERDUE);
        assertThat(found(InvoiceState.PAID)).containsExactly(paid.id());
        assertThat(found(InvoiceState.DRAFT, InvoiceState.OVERDUE)).containsExactlyInAnyOrder(draft, open.id());
        assertThat(found(InvoiceState.ABANDONED)).containsExactly(abandoned);
        assertThat(found()).containsExactlyInAnyOrder(open.id(), paid.id(), draft);
    }

    @Test
    void anInvoiceIsPaidOnce() {
        InvoiceId invoice = issue("Véranda").id();
        invoices.settled(invoice, MORNING);
        invoices.settled(invoice, MORNING.plusSeconds(5));
        assertThat(invoices.summary(invoice).state()).isEqualTo(InvoiceState.PAID);
        assertThat(events.stream(InvoicePaid.class)).containsExactly(new InvoicePaid(invoice, MORNING));
    }

    @Test
    void whatWasPaidLastComesFirstWheneverItWasIssued() {
        InvoiceId issuedFirst = issue("Véranda").id();
        clock.forward(Duration.ofMinutes(1));
        InvoiceId issuedLast = issue("Véranda").id();
        InvoiceId open = issue("Véranda").id();
        invoices.settled(issuedLast, MORNING.plusSeconds(90));
        invoices.settled(issuedFirst, MORNING.plusSeconds(120));
        assertThat(invoices.paidLately(10_000))
                .filteredOn(paid -> Set.of(issuedFirst, issuedLast, open).contains(paid.id()))
                .extracting(InvoiceSummary::id, InvoiceSummary::settledAt)
                .containsExactly(
                        tuple(issuedFirst, MORNING.plusSeconds(120)), tuple(issuedLast, MORNING.plusSeconds(90)));
        assertThat(invoices.paidLately(1)).hasSize(1);
    }

    @Test
    void summariesComeInTheOrderTheyAreAskedFor() {
        List<InvoiceId> three = Stream.of("Un", "Deux", "Trois")
                .map(title -> sound.open("staff", title))
                .toList();
        List<InvoiceId> asked = List.of(three.get(2), three.get(0), InvoiceId.random(), three.get(1));
        assertThat(invoices.summaries(asked)).extracting(InvoiceSummary::title).containsExactly("Trois", "Un", "Deux");
    }

    @Test
    void aPaidInvoiceMayStillBeCancelled() {
        InvoiceId invoice = issue("Véranda").id();
        invoices.settled(invoice, MORNING);
        invoices.cancelled(invoice);
        assertThat(invoices.summary(invoice).state()).isEqualTo(InvoiceState.CANCELLED);
        assertThat(events.stream(InvoiceCancelled.class)).containsExactly(new InvoiceCancelled(invoice));
    }

    @Test
    void anOverdueInvoiceIsStillPaid() {
        InvoiceId invoice = issue("Véranda").id();
        clock.forward(Duration.ofDays(100));
        invoices.settled(invoice, clock.instant());
        assertThat(invoices.summary(invoice).state()).isEqualTo(InvoiceState.PAID);
    }

    @Test
    void aCancelledInvoiceStaysCancelled() {
        InvoiceId invoice = issue("Véranda").id();
        invoices.cancelled(invoice);
        invoices.cancelled(invoice);
        invoices.settled(invoice, MORNING);
        assertThat(invoices.summary(invoice).state()).isEqualTo(InvoiceState.CANCELLED);
        assertThat(events.stream(InvoiceCancelled.class)).containsExactly(new InvoiceCancelled(invoice));
        assertThat(events.stream(InvoicePaid.class)).isEmpty();
    }

    @Test
    void aDraftIsNeitherReadNorPaidLikeAnInvoice() {
        InvoiceId draft = sound.open("staff", "Véranda");
        assertThatThrownBy(() -> invoices.content(draft)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> invoices.settled(draft, MORNING)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> invoices.summary(InvoiceId.random())).isInstanceOf(NotFound.class);
    }

    private InvoiceContent issue(String title) {
        return issuing.issue(sound.open("staff", title), "staff");
    }

    private List<InvoiceId> found(String text) {
        return invoices.search(text, List.of(), 0, 50).stream()
                .map(InvoiceSummary::id)
                .toList();
    }

    private List<InvoiceId> found(InvoiceState... states) {
        return invoices.search("zephyrine", List.of(states), 0, 50).stream()
                .map(InvoiceSummary::id)
                .toList();
    }
}
