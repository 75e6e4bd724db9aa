package fr.encaisse.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import fr.encaisse.Browser;
import fr.encaisse.EncaisseTest;
import fr.encaisse.HostileTexts;
import fr.encaisse.catalogue.Catalogue;
import fr.encaisse.catalogue.Product;
import fr.encaisse.catalogue.TypedProduct;
import fr.encaisse.client.Clients;
import fr.encaisse.delivery.PostOffice;
import fr.encaisse.document.Documents;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.issuer.CollectionAccounts;
import fr.encaisse.issuer.KeptAccount;
import fr.encaisse.issuer.TypedAccount;
import fr.encaisse.journal.Journal;
import fr.encaisse.payment.Payments;
import fr.encaisse.shared.PlainText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.iban4j.CountryCode;
import org.iban4j.Iban;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unbescape.html.HtmlEscape;

/**
 * A whole invoice with one and the same hostile text wherever a text can be typed. Either it is read everywhere as the
 * text that it is, and nothing else; or the review says what cannot be printed, and no number is taken.
 */
@EncaisseTest
class HostileInvoiceTest {

    @RegisterExtension
    static final GreenMailExtension MAIL_SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    @Autowired
    ApplicationContext app;

    @Autowired
    Staff staff;

    @Autowired
    Browser browser;

    @Autowired
    Journey journey;

    @Autowired
    Clients clients;

    @Autowired
    Catalogue catalogue;

    @Autowired
    CollectionAccounts accounts;

    @Autowired
    Invoices invoices;

    @Autowired
    Documents documents;

    @Autowired
    Payments payments;

    @Autowired
    Journal journal;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private UUID client;
    private Product product;
    private KeptAccount account;

    /** Other tests go on with ordinary ones. */
    @AfterEach
    void takeOutOfUse() {
        clients.find(client).ifPresent(kept -> clients.activate(client, kept.version(), false, "manager"));
        catalogue.retire(product.id(), product.version(), "manager");
        KeptAccount kept = accounts.account(account.account().id());
        accounts.deactivate(kept.account().id(), kept.version(), "manager");
    }

    static Stream<String> printable() {
        return Stream.of(HostileTexts.INJECTIONS, HostileTexts.UNSEEN)
                .flatMap(List::stream)
                .filter(text -> !text.contains("\uD83D ")); // half a character: see BadFieldsTest
    }

    @ParameterizedTest
    @MethodSource("printable")
    void whatCanBePrintedIsReadEverywhereAsItIs(String typed) throws IOException {
        String review = reviewing(typed);
        String read = PlainText.line(typed);
        JsonNode shown = staff.get("/api/tasks/" + review + "/review").json().path("view");
        assertThat(shown.path("missing")).isEmpty();
        assertThat(shown.at("/summary/title").asText()).isEqualTo(read);
        assertThat(shown.at("/summary/client").asText()).isEqualTo(read + " " + mark);

        InvoiceId invoice = generate(review);
        InvoiceContent content = invoices.content(invoice);
        assertThat(List.of(
                        content.title(),
                        content.orderReference(),
                        content.buyer().contactName(),
                        content.buyer().billingAddress().street(),
                        content.sections().get(0).title(),
                        content.lines().get(0).name(),
                        content.account().label()))
                .containsOnly(read);
        theApiSays(invoice, read);
        ourPagesSay(invoice, read);
        theDocumentSays(invoice, read);
        theMailSays(invoice, read);
        theCustomerReads(invoice, read);
        theEngineKnowsNothingOfIt(invoice, read);
    }

    static Stream<String> unprintable() {
        return Stream.of(
                "👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇫🇷",
                "فاتورة رقم ٣",
                "חשבונית מס׳ 3",
                "漢字かな交じり文",
                "हिन्दी",
                "𝕱𝖆𝖐𝖙𝖚𝖗𝖆");
    }

    @ParameterizedTest
    @MethodSource("unprintable")
    void whatCannotBePrintedIsRefusedAtItsStepAndTakesNoNumber(String typed) {
        String review = reviewing(typed);
        JsonNode missing = staff.get("/api/tasks/" + review + "/review").json().at("/view/missing");
        assertThat(missing)
                .extracting(one -> one.path("step").asText())
                .containsExactly("CHOOSE_CLIENT", "DESCRIBE_INVOICE", "ADD_PRODUCTS", "AGREE_PAYMENT_TERMS");
        assertThat(missing)
                .allSatisfy(one -> assertThat(one.path("message").asText())
                        .startsWith("Ces caractères ne peuvent pas être imprimés")
                        .contains(Character.toString(typed.codePointAt(0))));
        int numbers = numbersTaken();
        assertThat(staff.post("/api/tasks/" + review + "/next", null).status()).isEqualTo(422);
        assertThat(numbersTaken()).isEqualTo(numbers);
        assertThat(staff.get("/api/tasks/" + review + "/review").status()).isEqualTo(200);
    }

    private int numbersTaken() {
        return jdbc.sql("SELECT COUNT(*) FROM invoice").query(Integer.class).single();
    }

    // The way to the review

    private String reviewing(String text) {
        keep(text);
        String describing = journey.next(journey.start(), Map.of("clientId", client, "contactId", contact()));
        String today =
                journey.proposal(describing, "description").path("serviceDate").asText();
        String addingProducts = journey.next(
                describing,
                Map.of(
                        "title", text,
                        "description", text,
                        "serviceDate", today,
                        "orderReference", text,
                        "freeMention", text));
        Map<String, String> line = Map.of("productId", product.id().toString(), "quantity", "2");
        String agreeing = journey.next(
                addingProducts, Map.of("sections", List.of(Map.of("title", text, "lines", List.of(line)))));
        return journey.next(
                agreeing,
                Map.of(
                        "rule",
                        "DAYS_30",
                        "dueDate",
                        "",
                        "accountId",
                        account.account().id()));
    }

    private void keep(String text) {
        Map<String, String> address =
                Map.of("street", text, "complement", text, "postcode", "69002", "city", text, "country", "FR");
        Staff.Answer added = staff.post(
                "/api/clients?anyway=true",
                Map.of(
                        "kind",
                        "CONSUMER",
                        "name",
                        text + " " + mark,
                        "email",
                        "marie@courriel.example",
                        "billingAddress",
                        address,
                        "contacts",
                        List.of(Map.of("name", text, "role", text))));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        client = UUID.fromString(added.json().path("id").asText());
        product =
                catalogue.add(new TypedProduct("ZZ-" + mark, text, text, "SERVICE", "C62", "48", "S", "20"), "manager");
        KeptAccount proposed = accounts.propose(
                new TypedAccount(text, Iban.random(CountryCode.DE).toString(), "", "Atelier " + text), "manager");
        account = accounts.confirm(proposed.account().id(), proposed.version(), "admin");
    }

    private String contact() {
        return clients.find(client).orElseThrow().contacts().get(0).id().toString();
    }

    private InvoiceId generate(String review) {
        Staff.Answer moved = staff.post("/api/tasks/" + review + "/next", null);
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        String invoice = moved.json().path("invoice").asText();
        staff.letTheEngineWork(invoice);
        return InvoiceId.of(invoice);
    }

    // Where it is read

    private void theApiSays(InvoiceId invoice, String read) {
        JsonNode screen = staff.get("/api/invoices/" + invoice + "/qr").json();
        assertThat(screen.path("title").asText()).isEqualTo(read);
        assertThat(screen.path("client").asText()).isEqualTo(read + " " + mark);
        JsonNode row = staff.get("/api/invoices?id=" + invoice).json().get(0);
        assertThat(row.path("title").asText()).isEqualTo(read);
        String task = staff.get("/api/invoices/" + invoice + "/task")
                .json()
                .at("/task/taskId")
                .asText();
        JsonNode card = staff.get("/api/cards?tasks=" + task).json().get(0);
        assertThat(card.path("client").asText()).isEqualTo(read + " " + mark);
        assertThat(StreamSupport.stream(
                                staff.get("/api/clients?q=" + mark).json().spliterator(), false)
                        .map(found -> found.path("name").asText()))
                .containsExactly(read + " " + mark);
        assertThat(staff.get("/api/products?q=ZZ-" + mark)
                        .json()
                        .get(0)
                        .path("name")
                        .asText())
                .isEqualTo(read);
    }

    private void ourPagesSay(InvoiceId invoice, String read) {
        for (String path : List.of(
                "/",
                "/documents?q=" + mark,
                "/documents/" + invoice,
                "/documents/" + invoice + "/qr",
                "/clients?q=" + mark,
                "/clients/" + client,
                "/catalogue?q=ZZ-" + mark,
                "/catalogue/" + product.id(),
                "/company",
                "/company/accounts/" + account.account().id())) {
            Browser.Page page = browser.get("manager", path);
            assertThat(page.status()).as(path).isEqualTo(200);
            saysOnly(page.text(), path.endsWith("/qr") ? "" : read, path);
        }
    }

    private void theDocumentSays(InvoiceId invoice, String read) throws IOException {
        byte[] pdf = documents.find(invoice).orElseThrow().bytes();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = compact(new PDFTextStripper().getText(document));
            String wanted = compact(read);
            int times = text.split(java.util.regex.Pattern.quote(wanted), -1).length - 1;
            assertThat(times).as(text).isGreaterThanOrEqualTo(9);
            assertThat(document.getDocumentInformation().getTitle()).doesNotContainPattern("[\\x00-\\x1f]");
        }
    }

    private void theMailSays(InvoiceId invoice, String read) {
        staff.post(
                "/api/invoices/" + invoice + "/mails",
                Map.of("press", UUID.randomUUID(), "recipient", "marie@courriel.example"));
        String number = invoices.content(invoice).number();
        PostOffice.Mail mail = PostOffice.deliver(app, MAIL_SERVER, number);
        assertThat(mail.text()).contains(read);
        saysOnly(mail.html(), read, "mail");
        assertThat(headers(mail)).noneMatch(header -> header.startsWith("Bcc") || header.contains("everybody"));
        assertThat(headers(mail).filter(header -> header.startsWith("Subject"))).hasSize(1);
        Browser.Page shown = browser.get("manager", "/demo/mails");
        saysOnly(shown.text(), "", "/demo/mails");
    }

    private static Stream<String> headers(PostOffice.Mail mail) {
        try {
            return java.util.Collections.list(mail.message().getAllHeaderLines()).stream();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private void theCustomerReads(InvoiceId invoice, String read) {
        String address = payments.publicAddress(invoice).getPath();
        Staff.Answer page = staff.perform(get(address).accept(MediaType.TEXT_HTML));
        assertThat(page.status()).isEqualTo(200);
        saysOnly(page.text(), read, "customer");
    }

    private void theEngineKnowsNothingOfIt(InvoiceId invoice, String read) {
        List<VariableInstance> variables = runtime.createVariableInstanceQuery()
                .processInstanceIdIn(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(invoice.toString())
                        .singleResult()
                        .getId())
                .list();
        assertThat(variables)
                .isNotEmpty()
                .noneMatch(variable -> String.valueOf(variable.getValue()).contains(read));
        assertThat(jdbc.sql("SELECT facts FROM journal_entry WHERE subject = ?")
                        .param(invoice.toString())
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(facts -> assertThat(json.readTree(facts).isObject()).isTrue());
        assertThat(journal.firstBroken()).isEmpty();
    }

    private static void saysOnly(String html, String read, String where) {
        String escaped = HtmlEscape.escapeHtml4Xml(read);
        assertThat(html)
                .as(where)
                .contains(escaped)
                .doesNotContainPattern("[\\u202A-\\u202E\\u2066-\\u2069\\x00\\x07\\x1B]");
        assertThat(html).as(where).doesNotContain("<script>alert", "<img src=x");
    }

    /** Lines break where they like, and what is never seen does not count. */
    private static String compact(String text) {
        return text.replaceAll("[\\s\\p{Z}\\p{Cf}]+", "");
    }
}
