package fr.encaisse.document;

import fr.encaisse.creditnote.CreditNote;
import fr.encaisse.creditnote.CreditNoteId;
import fr.encaisse.creditnote.CreditNotes;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.journal.Journal;
import fr.encaisse.payment.Payments;
import fr.encaisse.shared.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The documents of issued invoices and credit notes: rendered once, stored with their hash, never rendered again. */
@Service
public class Documents {

    private final Invoices invoices;
    private final CreditNotes creditNotes;
    private final Payments payments;
    private final Journal journal;
    private final InvoiceRenderer renderer;
    private final PreviewMark previewMark;
    private final DocumentFonts fonts;
    private final JdbcClient jdbc;
    private final TransactionTemplate savepoint;
    private final Clock clock;

    Documents(
            Invoices invoices,
            CreditNotes creditNotes,
            Payments payments,
            Journal journal,
            InvoiceRenderer renderer,
            PreviewMark previewMark,
            DocumentFonts fonts,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.invoices = invoices;
        this.creditNotes = creditNotes;
        this.payments = payments;
        this.journal = journal;
        this.renderer = renderer;
        this.previewMark = previewMark;
        this.fonts = fonts;
        this.jdbc = jdbc;
        this.savepoint = new TransactionTemplate(transactions);
        // PostgreSQL takes no further statement after a refused one, unless it went back to a savepoint.
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.clock = clock;
    }

    /** Renders and stores the document of an issued invoice; does nothing when it is there already. */
    public void render(InvoiceId invoice) {
        if (isStored(invoice.value())) {
            return;
        }
        InvoiceContent content = invoices.content(invoice);
        store(invoice.value(), fileName("Facture-", content), renderer.pdf(content, payments.publicAddress(invoice)));
    }

    /** The same for an issued credit note. */
    public void render(CreditNoteId creditNote) {
        if (!isStored(creditNote.value())) {
            CreditNote note = creditNotes.get(creditNote);
            store(creditNote.value(), fileName("Avoir-", note.content()), renderer.pdf(LegalDocument.of(note)));
        }
    }

    public Optional<StoredDocument> find(InvoiceId invoice) {
        return find(invoice.value());
    }

    public Optional<StoredDocument> find(CreditNoteId creditNote) {
        return find(creditNote.value());
    }

    /** The signs of a text that cannot be printed; empty when all can. */
    public String unprintable(String text) {
        return fonts.unprintable(text);
    }

    private Optional<StoredDocument> find(UUID id) {
        return jdbc.sql("SELECT file_name, bytes, sha256, rendered_at FROM document WHERE invoice_id = ?")
                .param(id)
                .query(Documents::read)
                .optional();
    }

    /** The pages of a draft as PNG images, as they would be printed (without number and code). */
    public List<byte[]> previewPages(LegalDocument draft) {
        return renderer.pages(draft);
    }

    /** One of them, counted from 1, sharp enough to be enlarged. */
    public byte[] previewPage(LegalDocument draft, int page) {
        return renderer.largePage(draft, page);
    }

    /** The same pages as a PDF that says on each of them that it is no invoice. */
    public byte[] previewPdf(LegalDocument draft) {
        return previewMark.on(renderer.pdf(draft));
    }

    private boolean isStored(UUID id) {
        return jdbc.sql("SELECT count(*) FROM document WHERE invoice_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The first of two racing nodes wins; the other finds its document and is content. */
    void store(UUID id, String fileName, byte[] bytes) {
        String sha256 = Sha256.of(bytes);
        try {
            savepoint.executeWithoutResult(status -> {
                insert(id, fileName, bytes, sha256);
                journal.record(
                        "document.stored",
                        id.toString(),
                        Map.of("fileName", fileName, "sha256", sha256, "size", bytes.length));
            });
        } catch (DuplicateKeyException alreadyStored) {
            if (!isStored(id)) {
                throw alreadyStored;
            }
        }
    }

    private void insert(UUID id, String fileName, byte[] bytes, String sha256) {
        jdbc.sql("INSERT INTO document (invoice_id, file_name, sha256, bytes, rendered_at) VALUES (?, ?, ?, ?, ?)")
                .param(id)
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

    private static String fileName(String kind, InvoiceContent content) {
        return kind + content.number().replaceAll("[^A-Za-z0-9_-]", "-") + ".pdf";
    }
}
