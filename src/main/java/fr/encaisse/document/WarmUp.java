package fr.encaisse.document;

import fr.encaisse.catalogue.ProductKind;
import fr.encaisse.client.ClientKind;
import fr.encaisse.invoice.Discount;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.PaymentRule;
import fr.encaisse.issuer.Issuer;
import fr.encaisse.issuer.VatRegime;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Iban;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.PostalAddress;
import fr.encaisse.shared.Quantity;
import fr.encaisse.shared.Unit;
import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Makes a document that nobody sees, as issue and review make theirs, until it is made as fast as all later ones: the
 * first real one does not wait for fonts, classes and compilers.
 */
@Component
class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final int MOST_ROUNDS = 6;
    private static final long FAST_MILLIS = 150;

    private final InvoiceRenderer renderer;
    private final PreviewMark previewMark;
    private final Clock clock;

    WarmUp(InvoiceRenderer renderer, PreviewMark previewMark, Clock clock) {
        this.renderer = renderer;
        this.previewMark = previewMark;
        this.clock = clock;
    }

    /** Before everything else that begins with the application. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void start() {
        Thread thread = new Thread(this::run, "document-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    /** A failure here is only told: the application is of use without it. */
    void run() {
        try {
            long first = round();
            long last = first;
            for (int round = 1; round < MOST_ROUNDS && last > FAST_MILLIS; round++) {
                last = round();
            }
            LOG.info("Documents are warm: the first with its preview took {} ms, the last {} ms", first, last);
        } catch (RuntimeException e) {
            LOG.warn("The warm-up document could not be rendered", e);
        }
    }

    /** @return milliseconds */
    private long round() {
        long start = System.nanoTime();
        LocalDate day = CompanyDay.today(clock);
        renderer.pages(LegalDocument.invoice(invoice(day, null), null));
        previewMark.on(renderer.pdf(invoice(day, null), null));
        renderer.pdf(invoice(day, "ESSAI"), URI.create("https://localhost/p/warm-up"));
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private static InvoiceContent invoice(LocalDate day, String number) {
        PostalAddress address = new PostalAddress("1, rue de l’Essai", "", "75001", "Paris", "FR");
        Money amount = Money.of("1");
        Money vat = Money.of("0.20");
        VatRate rate = VatRate.of("20");
        InvoiceContent.Line line = new InvoiceContent.Line(
                null,
                "E-1",
                "Essai",
                "Essai",
                ProductKind.SERVICE,
                new Quantity(BigDecimal.ONE),
                Unit.PIECE,
                BigDecimal.ONE,
                VatCategory.S,
                rate,
                Discount.NONE,
                amount);
        return new InvoiceContent(
                InvoiceId.random(),
                number,
                day,
                day,
                day,
                PaymentRule.ON_RECEIPT,
                "Essai",
                "Essai",
                "",
                new Issuer("Essai", "", "", address, "", "", "", "", "", "", VatRegime.STANDARD, false),
                new InvoiceContent.Buyer(null, ClientKind.CONSUMER, "Essai", "", "", "", "", address, address),
                new InvoiceContent.Account("", new Iban("FR7630006000011234567890189"), "", "Essai"),
                List.of(new InvoiceContent.Section("Essai", List.of(line), amount)),
                new InvoiceContent.Totals(
                        Discount.NONE,
                        List.of(new InvoiceContent.Vat(VatCategory.S, rate, Money.ZERO, amount, vat, "")),
                        amount,
                        vat,
                        amount.plus(vat)),
                List.of(new InvoiceContent.Mention("FREE", "Essai")));
    }
}
