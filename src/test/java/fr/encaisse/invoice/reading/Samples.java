package fr.encaisse.invoice.reading;

import fr.encaisse.catalogue.Product;
import fr.encaisse.catalogue.ProductKind;
import fr.encaisse.client.ClientKind;
import fr.encaisse.invoice.Discount;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Account;
import fr.encaisse.invoice.InvoiceContent.Buyer;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Section;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.PaymentRule;
import fr.encaisse.issuer.Issuer;
import fr.encaisse.issuer.SampleVat;
import fr.encaisse.issuer.VatRegime;
import fr.encaisse.shared.Iban;
import fr.encaisse.shared.PostalAddress;
import fr.encaisse.shared.Quantity;
import fr.encaisse.shared.Unit;
import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A craftsman's invoice in pieces, for tests of the pure parts. */
public final class Samples {

    public static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    public static final PostalAddress LYON = new PostalAddress("12 rue Mercière", "", "69002", "Lyon", "FR");
    public static final TaxRules STANDARD = new TaxRules(VatRegime.STANDARD, Samples::text, SampleVat.on(DAY));
    public static final TaxRules FRANCHISE = new TaxRules(VatRegime.FRANCHISE, Samples::text, SampleVat.on(DAY));

    private Samples() {}

    /** Stands for the table of legal texts: every code has a wording. */
    public static Optional<String> text(String code) {
        return Optional.of("text of " + code);
    }

    /** The standard rules where a legal text is not in force. */
    public static TaxRules withoutText(String missing) {
        return new TaxRules(
                VatRegime.STANDARD, code -> code.equals(missing) ? Optional.empty() : text(code), SampleVat.on(DAY));
    }

    public static Issuer issuer(VatRegime regime, boolean vatOnDebits) {
        return new Issuer(
                "Atelier Morel",
                "SARL",
                "12 000 €",
                LYON,
                "732829320",
                "73282932000074",
                "RCS Lyon 732 829 320",
                "FR44732829320",
                "atelier@morel.example",
                "04 65 71 00 00",
                regime,
                vatOnDebits);
    }

    public static Buyer buyer(ClientKind kind) {
        boolean company = kind == ClientKind.COMPANY;
        return new Buyer(
                UUID.randomUUID(),
                kind,
                company ? "Régie Bellecour" : "Jeanne Martin",
                "",
                "client@example.fr",
                company ? "412856304" : "",
                "",
                LYON,
                new PostalAddress("", "", "", "", "FR"));
    }

    public static Product product(ProductKind kind, VatCategory category, String rate, String unitPrice) {
        return new Product(
                UUID.randomUUID(),
                "REF",
                "Pose",
                "",
                kind,
                Unit.HOUR,
                new BigDecimal(unitPrice),
                category,
                VatRate.of(rate),
                1);
    }

    public static Line line(ProductKind kind, VatCategory category, String rate, String quantity, String unitPrice) {
        BigDecimal price = new BigDecimal(unitPrice);
        Quantity amount = Quantity.parse(quantity);
        return new Line(
                UUID.randomUUID(),
                "REF",
                "Pose",
                "",
                kind,
                amount,
                Unit.HOUR,
                price,
                category,
                VatRate.of(rate),
                Discount.NONE,
                amount.times(price));
    }

    public static Line service(String rate, String quantity, String unitPrice) {
        return line(ProductKind.SERVICE, VatCategory.S, rate, quantity, unitPrice);
    }

    public static Line less(Line line, Discount discount) {
        return new Line(
                line.productId(),
                line.reference(),
                line.name(),
                line.description(),
                line.kind(),
                line.quantity(),
                line.unit(),
                line.unitPrice(),
                line.vatCategory(),
                line.vatRate(),
                discount,
                line.beforeDiscount().minus(discount.amount()));
    }

    /** A company invoices a company, with VAT. */
    public static InvoiceContent content(Discount discount, Line... lines) {
        return content(issuer(VatRegime.STANDARD, false), buyer(ClientKind.COMPANY), STANDARD, discount, lines);
    }

    public static InvoiceContent content(Issuer issuer, Buyer buyer, TaxRules rules, Line... lines) {
        return content(issuer, buyer, rules, Discount.NONE, lines);
    }

    public static InvoiceContent content(Issuer issuer, Buyer buyer, TaxRules rules, Discount discount, Line... lines) {
        var section = Section.of("Chambre 1", List.of(lines));
        var described = new DescriptionStep.Described("Rénovation", "", DAY, "", "");
        var account = new Account("Banque", new Iban("FR7630006000011234567890189"), "AGRIFRPP", "SARL Morel");
        var terms = new PaymentTermsStep.Terms(PaymentRule.DAYS_30, null, account);
        var priced =
                new ProductsStep.Priced(List.of(section), TotalsCalculator.totals(List.of(lines), discount, rules));
        return new SoundDraft(issuer, buyer, described, priced, terms).on(DAY, InvoiceId.random(), rules);
    }
}
