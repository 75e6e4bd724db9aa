package fr.encaisse.document.web;

import fr.encaisse.creditnote.CreditNoteId;
import fr.encaisse.document.Documents;
import fr.encaisse.document.QrCode;
import fr.encaisse.document.StoredDocument;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.Payments;
import fr.encaisse.shared.NotFound;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The document and the code of an invoice, for staff who are signed in. */
@RestController
class DocumentController {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml;charset=UTF-8");

    private final Documents documents;
    private final Payments payments;

    DocumentController(Documents documents, Payments payments) {
        this.documents = documents;
        this.payments = payments;
    }

    /** In the browser, or as a file with {@code ?download}. */
    @GetMapping("/invoices/{id}/document.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable("id") String id, @RequestParam(name = "download", required = false) String download) {
        return pdf(documents.find(InvoiceId.of(id)).orElseThrow(() -> new NotFound("document.notReady")), download);
    }

    @GetMapping("/credit-notes/{id}/document.pdf")
    ResponseEntity<byte[]> creditNote(
            @PathVariable("id") String id, @RequestParam(name = "download", required = false) String download) {
        return pdf(
                documents.find(CreditNoteId.of(id)).orElseThrow(() -> new NotFound("document.credit.notReady")),
                download);
    }

    private static ResponseEntity<byte[]> pdf(StoredDocument document, String download) {
        ContentDisposition.Builder disposition =
                download == null ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition.filename(document.fileName()).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .eTag(document.sha256())
                .body(document.bytes());
    }

    /** The code that leads to the payment page; who sees it may pay, so it is not kept anywhere. */
    @GetMapping("/invoices/{id}/qr.svg")
    ResponseEntity<String> qr(@PathVariable("id") String id) {
        String address = payments.publicAddress(InvoiceId.of(id)).toString();
        return ResponseEntity.ok()
                .contentType(SVG)
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(new QrCode(address).svg());
    }
}
