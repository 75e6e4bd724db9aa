package fr.encaisse.document;

import fr.encaisse.invoice.InvoiceContent;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.context.MessageSource;

/** Who makes the documents that are compared. */
public enum Printer {
    ENCAISSE("ours: PDF/A-3a + PDF/UA-1 + Factur-X"),
    DRAWN("drawn by hand with PDFBox, plain PDF"),
    JASPER("JasperReports 7.0.3, plain PDF"),
    FLYING_SAUCER("Flying Saucer 9.13, plain PDF");

    private final String title;

    Printer(String title) {
        this.title = title;
    }

    /** How it is called in the results. */
    public String title() {
        return title;
    }

    /** A new one with its fonts and its layout, which it then keeps. */
    Function<LegalDocument, byte[]> start() {
        MessageSource messages = Rendering.bundles();
        Wording wording = new Wording(messages);
        return switch (this) {
            case ENCAISSE -> ours(messages)::pdf;
            case DRAWN -> {
                DrawnInvoice drawn = new DrawnInvoice();
                yield document -> drawn.pdf(wording.of(document));
            }
            case JASPER -> {
                JasperInvoice jasper = new JasperInvoice();
                yield document -> jasper.pdf(wording.of(document));
            }
            case FLYING_SAUCER -> {
                JdkXml.use();
                InvoiceLayout layout = new InvoiceLayout(messages, new French(messages));
                FlyingSaucerInvoice flyingSaucer = new FlyingSaucerInvoice();
                yield document -> flyingSaucer.pdf(
                        layout.pages(document, HouseStyle.PLAIN).xhtml());
            }
        };
    }

    /** With more time than the application gives, for a machine that has none. */
    private static InvoiceRenderer ours(MessageSource messages) {
        RenderingPool pool = new RenderingPool(new RenderingSettings(1, Duration.ofMinutes(10)));
        return new InvoiceRenderer(messages, new DocumentFonts(), pool, () -> HouseStyle.PLAIN, Rendering.CLOCK);
    }

    /** Without the one character of the sample that would cost us a fallback font, which the others do not have. */
    static LegalDocument sample(int lines) {
        InvoiceContent sample = SampleInvoices.renovation();
        InvoiceContent content = lines == 12
                ? SampleInvoices.described(sample, sample.description().replace("13ᵉ", "13"))
                : SampleInvoices.withLines(lines);
        return LegalDocument.invoice(content, SampleInvoices.PAY_AT);
    }
}
