package fr.encaisse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.catalogue.Catalogue;
import fr.encaisse.client.Clients;
import fr.encaisse.invoice.Drafts;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Issuing;
import fr.encaisse.invoice.SoundDrafts;
import fr.encaisse.issuer.Issuers;
import fr.encaisse.issuer.Logos;
import fr.encaisse.payment.Payments;
import fr.encaisse.shared.NotFound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@EncaisseTest
class DocumentsTest {

    @Autowired
    Documents documents;

    @Autowired
    Payments payments;

    @Autowired
    Issuing issuing;

    @Autowired
    Drafts drafts;

    @Autowired
    Clients clients;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Issuers issuers;

    @Autowired
    Logos logos;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvc web;

    @Autowired
    MutableClock clock;

    @BeforeEach
    void aDayOfItsOwn() {
        clock.set(Instant.parse("2042-05-12T09:00:00Z"));
    }

    @AfterEach
    void backToThePresent() {
        clock.reset();
    }

    @Test
    @Transactional
    void theDocumentOfAnIssuedInvoiceIsStoredWithItsHash() throws Exception {
        InvoiceContent invoice = issued();
        documents.render(invoice.id());

        StoredDocument stored = documents.find(invoice.id()).orElseThrow();
        assertThat(stored.fileName()).isEqualTo("Facture-" + invoice.number() + ".pdf");
        assertThat(stored.sha256()).isEqualTo(sha256(stored.bytes()));
        assertThat(stored.renderedAt()).isEqualTo(clock.instant());
        assertThat(journalOf(invoice.id())).singleElement().asString().contains(stored.sha256());
    }

    @Test
    @Transactional
    void theLogoOfTheMomentIsPrintedAndStaysOnWhatIsIssued() throws IOException {
        logos.replace(SampleLogo.logo().png(), "manager");
        InvoiceContent invoice = issued();
        documents.render(invoice.id());
        byte[] printed = documents.find(invoice.id()).orElseThrow().bytes();
        try (RenderedPdf pdf = new RenderedPdf(printed);
                RenderedPdf preview = new RenderedPdf(documents.previewPdf(LegalDocument.draft(invoice)))) {
            assertThat(pdf.bitmaps()).hasSize(1);
            assertThat(preview.bitmaps()).hasSize(1);
        }

        logos.remove("manager");
        documents.render(invoice.id());
        assertThat(documents.find(invoice.id()).orElseThrow().bytes()).isEqualTo(printed);
        try (RenderedPdf preview = new RenderedPdf(documents.previewPdf(LegalDocument.draft(invoice)))) {
            assertThat(preview.bitmaps()).isEmpty();
        }
    }

    @Test
    @Transactional
    void itSaysWhatWasIssuedAndItsCodeLeadsToThePublicAddress() throws IOException {
        InvoiceContent invoice = issued();
        documents.render(invoice.id());

        try (RenderedPdf pdf =
                new RenderedPdf(documents.find(invoice.id()).orElseThrow().bytes())) {
            assertThat(pdf.text())
                    .contains(invoice.number(), invoice.title(), invoice.buyer().name());
            assertThat(invoice.mentions())
                    .allSatisfy(mention ->
                            assertThat(pdf.text()).contains(mention.text().replace('\u00A0', ' ')));
            assertThat(pdf.scan(150))
                    .contains(payments.publicAddress(invoice.id()).toString());
        }
    }

    @Test
    @Transactional
    void renderingAgainChangesNothing() {
        InvoiceContent invoice = issued();
        documents.render(invoice.id());
        StoredDocument first = documents.find(invoice.id()).orElseThrow();

        clock.set(clock.instant().plusSeconds(3600));
        documents.render(invoice.id());

        StoredDocument second = documents.find(invoice.id()).orElseThrow();
        assertThat(second.sha256()).isEqualTo(first.sha256());
        assertThat(second.renderedAt()).isEqualTo(first.renderedAt());
        assertThat(journalOf(invoice.id())).hasSize(1);
    }

    @Test
    void aDraftHasNoDocument() {
        InvoiceId draft = InvoiceId.random();
        assertThatThrownBy(() -> documents.render(draft)).isInstanceOf(NotFound.class);
        assertThat(documents.find(draft)).isEmpty();
    }

    @Test
    void ofNodesThatRaceOneWinsAndNoneFails() throws Exception {
        InvoiceId invoice = InvoiceId.random();
        int nodes = 4;
        CyclicBarrier start = new CyclicBarrier(nodes);
        ExecutorService pool = Executors.newFixedThreadPool(nodes);
        try {
            List<Future<Integer>> done = IntStream.range(0, nodes)
                    .mapToObj(node -> pool.submit(() -> {
                        start.await(10, TimeUnit.SECONDS);
                        return storeAndGoOn(invoice, "bytes of node " + node);
                    }))
                    .toList();
            for (Future<Integer> node : done) {
                assertThat(node.get(30, TimeUnit.SECONDS)).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
        StoredDocument stored = documents.find(invoice).orElseThrow();
        assertThat(journalOf(invoice)).singleElement().asString().contains(sha256(stored.bytes()));
    }

    /** The caller's transaction must be alive afterwards: it is the engine's, and has its token to move. */
    private int storeAndGoOn(InvoiceId invoice, String text) {
        return transaction.execute(status -> {
            documents.store(invoice.value(), "Facture-X.pdf", text.getBytes(StandardCharsets.UTF_8));
            return jdbc.sql("SELECT count(*) FROM document WHERE invoice_id = ?")
                    .param(invoice.value())
                    .query(Integer.class)
                    .single();
        });
    }

    @Test
    @Transactional
    void theDocumentComesInTheBrowserOrAsAFile() throws Exception {
        InvoiceContent invoice = issued();
        documents.render(invoice.id());
        byte[] bytes = documents.find(invoice.id()).orElseThrow().bytes();
        String address = "/invoices/" + invoice.id() + "/document.pdf";
        String name = "filename=\"Facture-" + invoice.number() + ".pdf\"";

        web.perform(get(address).with(user("staff").roles("staff")))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/pdf"))
                .andExpect(content().bytes(bytes))
                .andExpect(header().string("Content-Disposition", "inline; " + name))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Cache-Control", containsString("private")));
        web.perform(get(address).param("download", "").with(user("staff").roles("staff")))
                .andExpect(header().string("Content-Disposition", "attachment; " + name));
    }

    @Test
    @Transactional
    void theCodeComesAsAPictureThatIsNotKept() throws Exception {
        InvoiceContent invoice = issued();
        String svg = new QrCode(payments.publicAddress(invoice.id()).toString()).svg();
        web.perform(get("/invoices/" + invoice.id() + "/qr.svg")
                        .with(user("staff").roles("staff")))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("image/svg+xml"))
                .andExpect(content().string(svg))
                .andExpect(header().string("Cache-Control", "no-store"));
    }

    @Test
    void unknownInvoicesHaveNeitherDocumentNorCode() throws Exception {
        for (String id : List.of(InvoiceId.random().toString(), "not-an-id")) {
            web.perform(get("/invoices/" + id + "/document.pdf")
                            .with(user("staff").roles("staff")))
                    .andExpect(status().isNotFound());
            web.perform(get("/invoices/" + id + "/qr.svg").with(user("staff").roles("staff")))
                    .andExpect(status().isNotFound());
        }
    }

    @Test
    void strangersGetNeither() throws Exception {
        String id = InvoiceId.random().toString();
        web.perform(get("/invoices/" + id + "/document.pdf")).andExpect(status().is3xxRedirection());
        web.perform(get("/invoices/" + id + "/qr.svg")).andExpect(status().is3xxRedirection());
    }

    private InvoiceContent issued() {
        SoundDrafts sound = new SoundDrafts(drafts, clients, catalogue, issuers, clock);
        return issuing.issue(sound.open("staff", "Salle de bains"), "staff");
    }

    private List<String> journalOf(InvoiceId invoice) {
        return jdbc.sql("SELECT facts FROM journal_entry WHERE type = 'document.stored' AND subject = ?")
                .param(invoice.toString())
                .query(String.class)
                .list();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
