package fr.encaisse.document;

import fr.encaisse.catalogue.ProductKind;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Buyer;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Mention;
import fr.encaisse.invoice.InvoiceContent.Section;
import fr.encaisse.invoice.InvoiceContent.Vat;
import fr.encaisse.issuer.VatRegime;
import fr.encaisse.shared.PostalAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the template asks about an invoice or a credit note: its content, and what follows from it for the page. */
public final class PrintedInvoice {

    /** Of no use to a reader where nothing is to be paid. */
    private static final Set<String> ABOUT_PAYMENT = Set.of("LATE_PENALTY", "RECOVERY_FEE", "EARLY_PAYMENT_DISCOUNT");

    private final LegalDocument document;
    private final InvoiceContent content;
    private final HouseStyle style;

    PrintedInvoice(LegalDocument document, HouseStyle style) {
        this.document = document;
        this.style = style;
        this.content = document.content();
    }

    /** The invoice that a credit note takes back; null on an invoice. */
    public PrecedingInvoice credited() {
        return document.preceding().stream().findFirst().orElse(null);
    }

    public InvoiceContent content() {
        return content;
    }

    public boolean draft() {
        return document.isDraft();
    }

    /** Nothing to scan on a draft, nor where nothing is to be paid. */
    public Optional<String> payAt() {
        boolean payable = !draft() && content.totals().gross().isPositive();
        return payable ? Optional.ofNullable(document.payAt()).map(URI::toString) : Optional.empty();
    }

    /** What the second code says, for banking apps, as {@link QrDrawer} takes lines; only where the first one stands. */
    public Optional<String> epc() {
        return style.epcQr()
                ? payAt().flatMap(address -> new EpcPayment(
                                        content.account(), content.totals().gross(), content.number())
                                .payload())
                        .map(lines -> lines.replace('\n', QrDrawer.LINE_END))
                : Optional.empty();
    }

    /** Null when the company has none. */
    public PrintedLogo logo() {
        return style.logo().map(PrintedLogo::new).orElse(null);
    }

    /** Unit prices from a million on, or with more than two decimals, need a wider column. */
    public boolean longPrices() {
        return lines().anyMatch(line -> Math.max(
                                2, line.unitPrice().stripTrailingZeros().scale())
                        + line.unitPrice().toBigInteger().abs().toString().length()
                > 8);
    }

    /** The same for amounts from a hundred millions on. */
    public boolean longAmounts() {
        return Stream.concat(lines().map(Line::net), content.sections().stream().map(Section::net))
                .anyMatch(amount ->
                        amount.amount().toBigInteger().abs().toString().length() > 8);
    }

    /** A franchise shows no VAT at all (CGI art. 293 E). */
    public boolean withVat() {
        return content.issuer().regime() != VatRegime.FRANCHISE;
    }

    public boolean withReferences() {
        return lines().anyMatch(line -> !line.reference().isEmpty());
    }

    /** What was supplied was delivered rather than performed. */
    public boolean goodsOnly() {
        return lines().allMatch(line -> line.kind() == ProductKind.GOODS);
    }

    /** The subtotal of an only section would repeat the total. */
    public List<LineGroup> groups() {
        boolean withSubtotals = content.sections().size() > 1;
        List<LineGroup> groups = new ArrayList<>();
        int first = 0;
        for (Section section : content.sections()) {
            LineGroup.of(section, first, withSubtotals).forEach(groups::add);
            first += section.lines().size();
        }
        return groups;
    }

    public boolean withDiscount() {
        return !content.totals().discount().isNone();
    }

    /** The bases do not tell how the discount came to stand in them. */
    public boolean withSplitDiscount() {
        return withVat() && withDiscount() && content.totals().vat().size() > 1;
    }

    public boolean deliveredElsewhere() {
        return deliveredElsewhere(content.buyer());
    }

    static boolean deliveredElsewhere(Buyer buyer) {
        PostalAddress delivery = buyer.deliveryAddress();
        return delivery != null && !delivery.isEmpty() && !delivery.equals(buyer.billingAddress());
    }

    /** A consumer who is the contact is named once. */
    public boolean withContact() {
        String contact = content.buyer().contactName();
        return !contact.isEmpty() && !contact.equals(content.buyer().name());
    }

    public List<String> exemptions() {
        return exemptions(content);
    }

    private static List<String> exemptions(InvoiceContent content) {
        return content.totals().vat().stream()
                .map(Vat::exemptionReason)
                .filter(reason -> !reason.isEmpty())
                .distinct()
                .toList();
    }

    /** Without those that stand beside the totals already. */
    public List<Mention> mentions() {
        return mentions(content).stream()
                .filter(mention -> credited() == null || !ABOUT_PAYMENT.contains(mention.code()))
                .toList();
    }

    static List<Mention> mentions(InvoiceContent content) {
        Set<String> said = Set.copyOf(exemptions(content));
        return content.mentions().stream()
                .filter(mention -> !said.contains(mention.text()))
                .toList();
    }

    private Stream<Line> lines() {
        return content.lines().stream();
    }
}
