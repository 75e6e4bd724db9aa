package fr.encaisse.document;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.creditnote.CreditNote;
import fr.encaisse.creditnote.TestCrediting;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Totals;
import fr.encaisse.invoice.reading.RandomInvoices;
import fr.encaisse.payment.AskedAmount;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the server counts, the data say, the page shows and Bridge is asked for is one amount, to the cent. */
class AmountsTest {

    private static final int THROUGH_XML = 100_000;
    private static final int THROUGH_PDF = 500;
    private static final int CREDITED = 1_000;

    private final InvoiceRenderer renderer = Rendering.renderer();

    @Test
    void serverDataAndBridgeAgreeOnAHundredThousandInvoices() {
        long seed = new Random().nextLong();
        // In halves, for as many processors.
        IntStream.range(0, 2).parallel().forEach(half -> {
            RandomInvoices invoices = new RandomInvoices(seed + half);
            for (int i = 0; i < THROUGH_XML / 2; i++) {
                String which = "seed %d, invoice %d".formatted(seed + half, i);
                agree(invoices.nextIssued(), which);
            }
        });
    }

    private static void agree(InvoiceContent invoice, String which) {
        byte[] xml = Rendering.xml(LegalDocument.invoice(invoice, SampleInvoices.PAY_AT));
        InvoiceAmounts data = new InvoiceAmounts(xml);
        Totals totals = invoice.totals();
        if (!data.findings().isEmpty()
                || !data.net().equals(totals.net())
                || !data.vat().equals(totals.vatTotal())
                || !data.due().equals(totals.gross())
                || !AskedAmount.of(invoice).equals(payable(totals.gross()))) {
            throw new AssertionError(which + ": " + new InvoiceAmounts(xml).findings() + " " + totals + " "
                    + AskedAmount.of(invoice) + "\n" + new String(xml));
        }
    }

    @Test
    void whateverIsTakenBackTheDataOfTheCreditNoteAreSound() {
        long seed = new Random().nextLong();
        RandomInvoices invoices = new RandomInvoices(seed);
        for (int i = 0; i < CREDITED; i++) {
            InvoiceContent invoice = invoices.nextIssued();
            TestCrediting crediting = new TestCrediting(invoice, Rendering.bundles());
            String[] third = invoice.lines().stream().map(AmountsTest::third).toArray(String[]::new);
            for (Supplier<CreditNote> part : List.<Supplier<CreditNote>>of(
                    () -> crediting.lines(third),
                    () -> crediting.percent("12.34"),
                    () -> crediting.amount("47.11"),
                    crediting::rest)) {
                soundIfAllowed(part, "seed %d, invoice %d".formatted(seed, i));
            }
        }
    }

    private static String third(Line line) {
        BigDecimal third = line.quantity().value().divide(BigDecimal.valueOf(3), 4, RoundingMode.DOWN);
        return third.signum() == 0 ? "" : third.toPlainString();
    }

    private static void soundIfAllowed(Supplier<CreditNote> part, String which) {
        try {
            byte[] xml = Rendering.xml(LegalDocument.of(part.get()));
            assertThat(InvoiceAmounts.ofPart(xml).findings()).as(which).isEmpty();
            assertThat(FrenchRules.findings(xml)).as(which).isEmpty();
        } catch (InvalidInput moreThanIsLeft) {
            // refused, as it should be
        }
    }

    private static Money payable(Money gross) {
        return gross.isPositive() ? gross : Money.ZERO;
    }

    @Test
    void fiveHundredPagesShowTheSame() {
        long seed = new Random().nextLong();
        IntStream.range(0, 2).parallel().forEach(half -> {
            RandomInvoices invoices = new RandomInvoices(seed + half);
            for (int i = 0; i < THROUGH_PDF / 2; i++) {
                InvoiceContent invoice = invoices.nextIssued();
                try (RenderedPdf pdf = new RenderedPdf(renderer.pdf(invoice, SampleInvoices.PAY_AT))) {
                    assertThat(pdf.text())
                            .as("seed %d, invoice %d", seed + half, i)
                            .contains(shown(invoice));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        });
    }

    private static List<String> shown(InvoiceContent invoice) {
        Totals totals = invoice.totals();
        return Stream.concat(
                        invoice.lines().stream().map(line -> euros(line.net())),
                        Stream.concat(
                                totals.vat().stream().map(vat -> euros(vat.base()) + " " + euros(vat.vat())),
                                Stream.of(
                                        "Total HT " + euros(totals.net()),
                                        "Total TVA " + euros(totals.vatTotal()),
                                        "Net à payer TTC " + euros(totals.gross()))))
                .toList();
    }

    private static String euros(Money amount) {
        return Display.money(amount, Locale.FRENCH).replace('\u00A0', ' ');
    }
}
