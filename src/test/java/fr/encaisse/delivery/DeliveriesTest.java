package fr.encaisse.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import fr.encaisse.ClosedPort;
import fr.encaisse.EncaisseTest;
import fr.encaisse.IssuedInvoice;
import fr.encaisse.MutableClock;
import fr.encaisse.SimulatedBridge;
import fr.encaisse.client.ClientKind;
import fr.encaisse.client.Clients;
import fr.encaisse.client.NewClient;
import fr.encaisse.document.Documents;
import fr.encaisse.document.StoredDocument;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.journal.Journal;
import fr.encaisse.payment.Payments;
import fr.encaisse.shared.EmailAddress;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.NotFound;
import fr.encaisse.shared.PostalAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@EncaisseTest
class DeliveriesTest {

    private static final EmailAddress MARIE = new EmailAddress("marie@courriel.example");

    @RegisterExtension
    static final GreenMailExtension MAIL_SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    @Autowired
    ApplicationContext app;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Outbox outbox;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    InvoiceMail mails;

    @Autowired
    Documents documents;

    @Autowired
    Payments payments;

    @Autowired
    Journal journal;

    InvoiceContent invoice;
    JavaMailSenderImpl sender;
    Postman postman;
    ClosedPort nobody;

    @BeforeEach
    void anIssuedInvoiceWithItsDocument() throws IOException {
        nobody = new ClosedPort();
        jdbc.sql("DELETE FROM delivery").update();
        // As precise as the databases.
        clock.set(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(MAIL_SERVER.getSmtp().getPort());
        postman = postman(transaction);
        issue("Œillet");
        documents.render(invoice.id());
    }

    private void issue(String client) {
        invoice = IssuedInvoice.to(client, "Réfection de l’entrée", "MO-MEN", app);
    }

    private String link() {
        return payments.publicAddress(invoice.id()).toString();
    }

    private Postman postman(TransactionTemplate noting) {
        return new Postman(outbox, mails, sender, journal, clock, noting);
    }

    @AfterEach
    void realTime() throws IOException {
        clock.reset();
        nobody.close();
    }

    @Test
    void onePressIsOneMail() throws Exception {
        UUID press = UUID.randomUUID();
        send(press);
        send(press);
        send(UUID.randomUUID());
        postman.deliverDue();
        postman.deliverDue();
        assertThat(received()).hasSize(2);
        assertThat(messageIds()).doesNotHaveDuplicates();
        assertThat(deliveries.of(invoice.id()))
                .extracting(Delivery::state, Delivery::tries, Delivery::recipient)
                .containsOnly(tuple(Delivery.State.SENT, 1, MARIE.value()));
    }

    @Test
    void theSamePressTwiceLeavesTheCallersTransactionUsable() {
        UUID press = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            send(press);
            send(press);
            assertThat(deliveries.of(invoice.id())).hasSize(1);
        });
        assertThat(deliveries.of(invoice.id())).hasSize(1);
    }

    @Test
    void whatIsRolledBackIsNeverSent() {
        transaction.executeWithoutResult(status -> {
            send(UUID.randomUUID());
            status.setRollbackOnly();
        });
        postman.deliverDue();
        assertThat(received()).isEmpty();
    }

    @Test
    void theMailHoldsTheDocumentByteForByteTheLinkAndEveryAccent() throws Exception {
        send(UUID.randomUUID());
        postman.deliverDue();
        MimeMessage mail = received()[0];
        MimeMessageParts parts = MimeMessageParts.of(mail);
        assertThat(mail.getSubject()).isEqualTo("Facture " + invoice.number() + " – Atelier Lefèvre & Fils");
        assertThat(mail.getFrom()[0])
                .isEqualTo(new InternetAddress(
                        "facturation@atelier-lefevre.example",
                        "Atelier Lefèvre & Fils",
                        StandardCharsets.UTF_8.name()));
        for (String words : List.of(parts.text(), parts.html())) {
            assertThat(words)
                    .contains(
                            "Bonjour Françoise Œillet-Ramel,", "Réfection de l’entrée", "\u00a0€", "virement bancaire")
                    .contains(link());
        }
        StoredDocument document = documents.find(invoice.id()).orElseThrow();
        assertThat(parts.fileName()).isEqualTo(document.fileName());
        assertThat(parts.file()).isEqualTo(document.bytes());
    }

    @Test
    void aMailSpeaksTheLanguageThatWasChosen() throws Exception {
        send(UUID.randomUUID(), Locale.ENGLISH);
        postman.deliverDue();
        assertThat(received()[0].getSubject()).startsWith("Invoice F-");
        MimeMessageParts parts = MimeMessageParts.of(received()[0]);
        assertThat(parts.text())
                .contains("Dear Françoise", "Pay by bank transfer", "due by")
                .contains(link());
        assertThat(parts.html()).contains("lang=\"en\"", "Pay by bank transfer");
        assertThat(only().language()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    @Transactional // other tests do not expect a client abroad
    void frenchIsProposedButForClientsWhereItIsNotSpoken() {
        assertThat(deliveries.usualLanguage(invoice)).isEqualTo(Locale.FRENCH);
        app.getBean(Clients.class)
                .add(new NewClient(
                        ClientKind.CONSUMER,
                        "Jörg Weißmüller",
                        "",
                        "",
                        "",
                        "",
                        new PostalAddress("Hauptstraße 1", "", "10115", "Berlin", "DE"),
                        null,
                        "",
                        "",
                        "",
                        ""));
        issue("Weißmüller");
        assertThat(deliveries.usualLanguage(invoice)).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void aMailComesFromTheIssuerAndIsAnsweredToTheIssuer() throws Exception {
        send(UUID.randomUUID());
        postman.deliverDue();
        InternetAddress issuer =
                new InternetAddress(invoice.issuer().email(), invoice.issuer().name(), "UTF-8");
        assertThat(received()[0].getFrom()).containsExactly(issuer);
        assertThat(received()[0].getReplyTo()).containsExactly(issuer);
        assertThat(((InternetAddress) received()[0].getFrom()[0]).getPersonal())
                .isEqualTo(invoice.issuer().name());
    }

    @Test
    void nobodyIsToldThatAMailWasRead() throws Exception {
        send(UUID.randomUUID());
        postman.deliverDue();
        String html = MimeMessageParts.of(received()[0]).html();
        assertThat(html).doesNotContainIgnoringCase("<img", "src=", "url(", "<link", "<script", "@import");
        assertThat(Pattern.compile("href=\"([^\"]+)\"").matcher(html).results().map(link -> link.group(1)))
                .containsOnly(link());
        assertThat(received()[0].getHeader("Disposition-Notification-To")).isNull();
        assertThat(received()[0].getHeader("Return-Receipt-To")).isNull();
    }

    @Test
    void aCancelledInvoiceAsksForNothing() throws Exception {
        app.getBean(Invoices.class).cancelled(invoice.id());
        send(UUID.randomUUID());
        postman.deliverDue();
        assertThat(MimeMessageParts.of(received()[0]).text())
                .contains("annulée", "rien à payer")
                .doesNotContain("/p/", "réglée");
    }

    @Test
    void whatIsOnItsWayIsNotAskedForAgain() throws Exception {
        SimulatedBridge.pay(payments.openLink(invoice.id()).orElseThrow(), "id-pdng");
        payments.check(invoice.id());
        send(UUID.randomUUID());
        postman.deliverDue();
        assertThat(MimeMessageParts.of(received()[0]).text())
                .contains("en route")
                .doesNotContain("/p/");
    }

    @Test
    void afterARevocationTheLinkIsTheNewOneAndThePrintedCodeIsSaidToBeDead() throws Exception {
        String former = link();
        clock.forward(Duration.ofMinutes(1));
        payments.renewAddress(invoice.id(), "manager");
        send(UUID.randomUUID());
        postman.deliverDue();
        MimeMessageParts parts = MimeMessageParts.of(received()[0]);
        assertThat(parts.text()).contains(link(), "n’est plus valable").doesNotContain(former);
        assertThat(parts.html()).contains(link(), "n’est plus valable").doesNotContain(former);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Atelier\r\nBcc: all@example.org", "a\nb", "a\u0000b", "tab\there"})
    void lineBreaksGetIntoNoHeader(String name) {
        assertThatThrownBy(() -> InvoiceMail.oneLine(name)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new EmailAddress("marie@courriel.example" + name))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void whatTheDatabaseWasMadeToHoldIsRefusedBeforeAnythingIsSent() throws Exception {
        send(UUID.randomUUID());
        jdbc.sql("UPDATE delivery SET recipient = ?")
                .param("marie@courriel.example\r\nBcc: all@example.org")
                .update();
        postman.deliverDue();
        assertThat(only().state()).isEqualTo(Delivery.State.REFUSED);
        assertThat(only().trouble()).isEqualTo("UNFIT");
        assertThat(received()).isEmpty();
    }

    @Test
    void itIsKnownWhatWentOutWhenToWhomByWhomAndHowOften() {
        Instant pressed = clock.instant();
        send(UUID.randomUUID());
        clock.forward(Duration.ofSeconds(30));
        postman.deliverDue();
        assertThat(only())
                .extracting(
                        Delivery::requestedBy,
                        Delivery::requestedAt,
                        Delivery::sentAt,
                        Delivery::tries,
                        Delivery::recipient,
                        Delivery::language)
                .containsExactly("staff", pressed, clock.instant(), 1, MARIE.value(), Locale.FRENCH);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM journal_entry WHERE type = 'mail.sent' AND subject = ?")
                        .param(invoice.id().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void nothingIsAskedForOncePaid() throws Exception {
        SimulatedBridge.pay(payments.openLink(invoice.id()).orElseThrow(), "id-acsc");
        assertThat(payments.check(invoice.id()).settled()).isTrue();
        send(UUID.randomUUID());
        postman.deliverDue();
        MimeMessageParts parts = MimeMessageParts.of(received()[0]);
        assertThat(parts.text()).contains("plus rien à payer").doesNotContain("/p/");
        assertThat(parts.html()).contains("plus rien à payer").doesNotContain("/p/");
    }

    @Test
    void aServerThatIsDownIsTriedAgainWithGrowingPauses() throws Exception {
        send(UUID.randomUUID());
        int up = sender.getPort();
        sender.setPort(nobody.number());
        postman.deliverDue();
        postman.deliverDue();
        Delivery waiting = only();
        assertThat(waiting.state()).isEqualTo(Delivery.State.WAITING);
        assertThat(waiting.tries()).isEqualTo(1);
        assertThat(waiting.problem()).isNotBlank();

        clock.forward(Duration.ofSeconds(10));
        postman.deliverDue();
        clock.forward(Duration.ofSeconds(10));
        postman.deliverDue();
        assertThat(only().tries()).as("the second pause is longer").isEqualTo(2);

        sender.setPort(up);
        clock.forward(Duration.ofSeconds(10));
        postman.deliverDue();
        assertThat(only().state()).isEqualTo(Delivery.State.SENT);
        assertThat(only().sentAt()).isEqualTo(clock.instant());
        assertThat(only().problem()).isEmpty();
        assertThat(received()).hasSize(1);
    }

    @Test
    void aServerThatIsDownForADayIsTriedAFewDozenTimesAndThenGetsTheMailOnce() throws Exception {
        send(UUID.randomUUID());
        int up = sender.getPort();
        sender.setPort(nobody.number());
        for (int minute = 0; minute < 24 * 60; minute++) {
            postman.deliverDue();
            clock.forward(Duration.ofMinutes(1));
        }
        assertThat(only().state()).isEqualTo(Delivery.State.WAITING);
        assertThat(only().trouble()).isEqualTo("UNREACHABLE");
        assertThat(only().tries()).isBetween(40, 60);
        sender.setPort(up);
        clock.forward(Duration.ofMinutes(30));
        postman.deliverDue();
        postman.deliverDue();
        assertThat(only().state()).isEqualTo(Delivery.State.SENT);
        assertThat(only().trouble()).isEmpty();
        assertThat(received()).hasSize(1);
    }

    @Test
    void afterThreeDaysItIsGivenUpAndMayBeSentAgain() throws Exception {
        send(UUID.randomUUID());
        int up = sender.getPort();
        sender.setPort(nobody.number());
        for (int hour = 0; hour < 4 * 24; hour++) {
            postman.deliverDue();
            clock.forward(Duration.ofHours(1));
        }
        Delivery givenUp = only();
        assertThat(givenUp.state()).isEqualTo(Delivery.State.GIVEN_UP);
        assertThat(givenUp.state().isFailed()).isTrue();
        assertThat(givenUp.tries()).isBetween(71, 73);
        assertThat(givenUp.trouble()).isEqualTo("UNREACHABLE");

        sender.setPort(up);
        send(UUID.randomUUID());
        postman.deliverDue();
        assertThat(deliveries.of(invoice.id()))
                .extracting(Delivery::state)
                .containsExactly(Delivery.State.SENT, Delivery.State.GIVEN_UP);
        assertThat(received()).hasSize(1);
    }

    @Test
    void greylistingDelaysAMail() throws Exception {
        send(UUID.randomUUID());
        int up = sender.getPort();
        try (StubbornServer greylisting = new StubbornServer("450 4.2.0 Greylisted, come back in 5 minutes")) {
            sender.setPort(greylisting.port());
            for (int minute = 0; minute < 5; minute++) {
                postman.deliverDue();
                clock.forward(Duration.ofMinutes(1));
            }
        }
        assertThat(only().state()).isEqualTo(Delivery.State.WAITING);
        assertThat(only().trouble()).isEqualTo("BUSY");
        sender.setPort(up);
        clock.forward(Duration.ofMinutes(30));
        postman.deliverDue();
        assertThat(only().state()).isEqualTo(Delivery.State.SENT);
        assertThat(received()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 No such user, REFUSED, RECIPIENT",
        "RCPT, 452 4.2.2 Mailbox full, WAITING, BUSY",
        "MAIL, 550 5.7.1 Sender rejected, REFUSED, SENDER",
        "MAIL, 530 5.7.0 Authentication required, WAITING, SIGN_IN",
        "MAIL, 421 4.3.2 Going down, WAITING, BUSY",
        "., 554 5.7.1 Looks like spam, REFUSED, CONTENT",
        "., 552 5.3.4 Too large, REFUSED, CONTENT",
        "., 451 4.3.0 Try again, WAITING, BUSY"
    })
    void whatTheServerSaysDecidesWhatBecomesOfAMail(String command, String reply, Delivery.State state, String trouble)
            throws Exception {
        send(UUID.randomUUID());
        try (StubbornServer server = StubbornServer.to(command, reply)) {
            sender.setPort(server.port());
            postman.deliverDue();
        }
        assertThat(only().state()).isEqualTo(state);
        assertThat(only().trouble()).isEqualTo(trouble);
        assertThat(only().problem()).isEqualTo(reply);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EHLO", "RCPT", "."})
    void aServerThatFallsSilentIsLeftAndTheOtherMailsDoNotWaitForItToo(String command) throws Exception {
        send(UUID.randomUUID());
        send(UUID.randomUUID());
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "300");
        try (StubbornServer server = StubbornServer.silentAfter(command)) {
            sender.setPort(server.port());
            postman.deliverDue();
        }
        assertThat(deliveries.of(invoice.id()))
                .extracting(Delivery::state, Delivery::trouble, Delivery::tries)
                .containsExactlyInAnyOrder(
                        tuple(Delivery.State.WAITING, "SILENT", 1), tuple(Delivery.State.WAITING, "", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"connectiontimeout", "timeout", "writetimeout"})
    void noServerKeepsUsWaitingForEver(String limit) {
        assertThat(app.getEnvironment().getRequiredProperty("spring.mail.properties.mail.smtp." + limit, Integer.class))
                .isBetween(1000, 15_000);
    }

    @Test
    void aCrashAfterSendingRepeatsTheSameMessageId() throws Exception {
        send(UUID.randomUUID());
        TransactionTemplate crash = new TransactionTemplate() {
            @Override
            public void executeWithoutResult(Consumer<TransactionStatus> action) {
                throw new IllegalStateException("killed");
            }
        };
        assertThatThrownBy(() -> postman(crash).deliverDue()).hasMessage("killed");
        postman.deliverDue();
        assertThat(received()).as("the lease still holds").hasSize(1);

        clock.forward(Duration.ofMinutes(3));
        postman.deliverDue();
        assertThat(received()).hasSize(2);
        assertThat(Set.copyOf(messageIds())).hasSize(1);
        assertThat(only().state()).isEqualTo(Delivery.State.SENT);
    }

    @Test
    void aRefusedRecipientIsNotTriedAgain() throws Exception {
        send(UUID.randomUUID());
        try (StubbornServer server = new StubbornServer("550 5.1.1 Boîte inconnue")) {
            sender.setPort(server.port());
            postman.deliverDue();
        }
        assertThat(only().state()).isEqualTo(Delivery.State.REFUSED);
        assertThat(only().problem()).contains("550");
        clock.forward(Duration.ofDays(1));
        postman.deliverDue();
        assertThat(only().tries()).isEqualTo(1);
    }

    @Test
    void aServerThatIsBusyIsTriedAgain() throws Exception {
        send(UUID.randomUUID());
        try (StubbornServer server = new StubbornServer("451 4.7.1 Revenez plus tard")) {
            sender.setPort(server.port());
            postman.deliverDue();
        }
        assertThat(only().state()).isEqualTo(Delivery.State.WAITING);
        assertThat(only().problem()).contains("451");
    }

    @Test
    void manyNodesSendEachMailOnce() throws Exception {
        IntStream.range(0, 15).forEach(n -> send(UUID.randomUUID()));
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> node = () -> {
                postman.deliverDue();
                return null;
            };
            for (Future<Void> done : nodes.invokeAll(Collections.nCopies(4, node))) {
                done.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(messageIds()).hasSize(15).doesNotHaveDuplicates();
        assertThat(deliveries.of(invoice.id())).extracting(Delivery::state).containsOnly(Delivery.State.SENT);
    }

    @Test
    void onlyAnIssuedInvoiceIsSent() {
        assertThatThrownBy(() -> deliveries.send(InvoiceId.random(), UUID.randomUUID(), MARIE, Locale.FRENCH, "staff"))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aMailWaitsForItsDocument() {
        issue("Œillet");
        send(UUID.randomUUID());
        postman.deliverDue();
        assertThat(only().state()).isEqualTo(Delivery.State.WAITING);
        assertThat(only().tries()).isZero();
        assertThat(only().trouble()).as("in the making").isEmpty();

        clock.forward(Duration.ofMinutes(2));
        postman.deliverDue();
        assertThat(only().trouble()).as("said on the invoice").isEqualTo("NO_DOCUMENT");

        documents.render(invoice.id());
        clock.forward(Duration.ofMinutes(1));
        postman.deliverDue();
        assertThat(only().state()).isEqualTo(Delivery.State.SENT);
    }

    @Test
    void aMailWhoseDocumentNeverComesIsGivenUpVisibly() {
        issue("Œillet");
        send(UUID.randomUUID());
        clock.forward(Duration.ofDays(3));
        postman.deliverDue();
        assertThat(only().state()).isEqualTo(Delivery.State.GIVEN_UP);
        assertThat(only().trouble()).isEqualTo("NO_DOCUMENT");
    }

    private void send(UUID press) {
        send(press, Locale.FRENCH);
    }

    private void send(UUID press, Locale language) {
        deliveries.send(invoice.id(), press, MARIE, language, "staff");
    }

    private Delivery only() {
        List<Delivery> all = deliveries.of(invoice.id());
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static MimeMessage[] received() {
        return MAIL_SERVER.getReceivedMessages();
    }

    private static List<String> messageIds() throws MessagingException {
        List<String> ids = new ArrayList<>();
        for (MimeMessage mail : received()) {
            ids.add(mail.getMessageID());
        }
        return ids;
    }
}
