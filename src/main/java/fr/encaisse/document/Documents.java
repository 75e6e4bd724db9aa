package fr.encaisse.document;

import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.journal.Journal;
import fr.encaisse.payment.Payments;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The documents of issued invoices: rendered once, stored with their hash, never rendered again. */
@Service
public class Documents {

    private final Invoices invoices;
    private final Payments payments;
    private final Journal journal;
    private final InvoiceRenderer renderer;
    private final PreviewMark previewMark;
    private final JdbcClient jdbc;
    private final TransactionTemplate savepoint;
    private final Clock clock;

    Documents(
            Invoices invoices,
            Payments payments,
            Journal journal,
            InvoiceRenderer renderer,
            PreviewMark previewMark,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.invoices = invoices;
        this.payments = payments;
        this.journal = journal;
        this.renderer = renderer;
        this.previewMark = previewMark;
        this.jdbc = jdbc;
        this.savepoint = new TransactionTemplate(transactions);
        // PostgreSQL takes no further statement after a refused one, unless it went back to a savepoint.
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.clock = clock;
    }

    /** Renders and stores the document of an issued invoice; does nothing when it is there already. */
    public void render(InvoiceId invoice) {
        if (isStored(invoice)) {
            return;
        }
        InvoiceContent content = invoices.content(invoice);
        store(invoice, fileName(content), renderer.pdf(content, payments.publicAddress(invoice)));
    }

    public Optional<StoredDocument> find(InvoiceId invoice) {
        return jdbc.sql("SELECT file_name, bytes, sha256, rendered_at FROM document WHERE invoice_id = ?")
                .param(invoice.value())
                .query(Documents::read)
                .optional();
    }

    /** The pages of a draft as PNG images, as they would be printed (without number and code). */
    public List<byte[]> previewPages(InvoiceContent draft) {
        return renderer.pages(draft);
    }

    /** One of them, counted from 1, sharp enough to be enlarged. */
    public byte[] previewPage(InvoiceContent draft, int page) {
        return renderer.largePage(draft, page);
    }

    /** The same pages as a PDF that says on each of them that it is no invoice. */
    public byte[] previewPdf(InvoiceContent draft) {
        return previewMark.on(renderer.pdf(draft, null));
    }

    private boolean isStored(InvoiceId invoice) {
        return jdbc.sql("SELECT count(*) FROM document WHERE invoice_id = ?")
                        .param(invoice.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The first of two racing nodes wins; the other finds its document and is content. */
    void store(InvoiceId invoice, String fileName, byte[] bytes) {
        String sha256 = sha256(bytes);
        try {
            savepoint.executeWithoutResult(status -> {
                insert(invoice, fileName, bytes, sha256);
                journal.record(
                        "document.stored",
                        invoice.toString(),
                        Map.of("fileName", fileName, "sha256", sha256, "size", bytes.length));
            });
        } catch (DuplicateKeyException alreadyStored) {
            if (!isStored(invoice)) {
                throw alreadyStored;
            }
        }
    }

    private void insert(InvoiceId invoice, String fileName, byte[] bytes, String sha256) {
        jdbc.sql("INSERT INTO document (invoice_id, file_name, sha256, bytes, rendered_at) VALUES (?, ?, ?, ?, ?)")
                .param(invoice.value())
                .param(fileName)
                .param(sha256)
                .param(bytes)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static StoredDocument read(ResultSet row, int index) throws SQLException {
        Instant renderedAt = row.getObject("rendered_at", OffsetDateTime.class).toInstant();
        return new StoredDocument(
                row.getString("file_name"), row.getBytes("bytes"), row.getString("sha256"), renderedAt);
    }

    private static String fileName(InvoiceContent content) {
        return "Facture-" + content.number().replaceAll("[^A-Za-z0-9_-]", "-") + ".pdf";
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
