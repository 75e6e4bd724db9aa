package fr.encaisse.invoice.reading;

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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes an invoice in a test as staff would: totals, taxes and mentions come from the rules that issue real ones, legal
 * texts from the migrations.
 */
public final class TestInvoice {

    public static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static final PostalAddress LYON =
            new PostalAddress("14, rue de la Bûcheronnière", "", "69003", "Lyon", "FR");
    private static final PostalAddress NOWHERE = new PostalAddress("", "", "", "", "FR");
    private static final Map<String, String> LEGAL_TEXTS = legalTexts();

    private final List<Section> sections = new ArrayList<>();
    private Issuer issuer = issuer("SARL", "FR44732829320", VatRegime.STANDARD, false);
    private Buyer buyer;
    private String title = "Rénovation du hall d’accueil";
    private String description = "";
    private String order = "";
    private String freeMention = "";
    private DiscountTerms discount = DiscountTerms.NONE;

    private TestInvoice(Buyer buyer) {
        this.buyer = buyer;
    }

    /** For a French company. */
    public static TestInvoice forCompany() {
        return new TestInvoice(new Buyer(
                UUID.randomUUID(),
                ClientKind.COMPANY,
                "Hôtel du Cœur d’Île SAS",
                "Hélène Ménard",
                "h.menard@coeur-ile.example",
                "552100554",
                "FR96552100554",
                new PostalAddress("3 bis, quai François-Mauriac", "", "75013", "Paris", "FR"),
                NOWHERE));
    }

    /** For a company of another member state. */
    public static TestInvoice forForeignCompany() {
        return new TestInvoice(new Buyer(
                UUID.randomUUID(),
                ClientKind.COMPANY,
                "Zimmerei Möller GmbH",
                "",
                "",
                "",
                "DE123456789",
                new PostalAddress("Hauptstraße 5", "", "66111", "Saarbrücken", "DE"),
                NOWHERE));
    }

    /** @param email may be empty */
    public static TestInvoice forConsumer(String email) {
        return new TestInvoice(new Buyer(
                UUID.randomUUID(),
                ClientKind.CONSUMER,
                "Zoé Œuvrard",
                "",
                email,
                "",
                "",
                new PostalAddress("8, rue du Faubourg-Saint-Antoine", "3e étage", "75012", "Paris", "FR"),
                NOWHERE));
    }

    /** From an issuer that pays VAT when it invoices. */
    public TestInvoice vatOnDebits() {
        issuer = issuer("SARL", "FR44732829320", VatRegime.STANDARD, true);
        return this;
    }

    /** From an issuer that charges no VAT (art. 293 B). @param vatNumber may be empty */
    public TestInvoice franchise(String vatNumber) {
        issuer = issuer("", vatNumber, VatRegime.FRANCHISE, false);
        return this;
    }

    public TestInvoice deliveredTo(PostalAddress address) {
        buyer = new Buyer(
                buyer.clientId(),
                buyer.kind(),
                buyer.name(),
                buyer.contactName(),
                buyer.email(),
                buyer.siren(),
                buyer.vatNumber(),
                buyer.billingAddress(),
                address);
        return this;
    }

    /** Names the buyer, its contact and its street. */
    public TestInvoice buyerCalled(String text) {
        buyer = new Buyer(
                buyer.clientId(),
                buyer.kind(),
                text,
                text,
                buyer.email(),
                buyer.siren(),
                buyer.vatNumber(),
                new PostalAddress(text, text, "75001", text, "FR"),
                buyer.deliveryAddress());
        return this;
    }

    public TestInvoice saying(String newTitle, String newDescription, String newFreeMention) {
        title = newTitle;
        description = newDescription;
        freeMention = newFreeMention;
        return this;
    }

    public TestInvoice ordered(String reference) {
        order = reference;
        return this;
    }

    public TestInvoice section(String name, Line... lines) {
        sections.add(new Section(name, List.of(lines), TotalsCalculator.net(List.of(lines))));
        return this;
    }

    public TestInvoice percentOff(String percent) {
        discount = new DiscountTerms(Discount.Unit.PERCENT, new BigDecimal(percent));
        return this;
    }

    public TestInvoice eurosOff(String euros) {
        discount = new DiscountTerms(Discount.Unit.EURO, new BigDecimal(euros));
        return this;
    }

    public static Line goods(String name, String quantity, Unit unit, String price, String rate) {
        return line(ProductKind.GOODS, VatCategory.S, name, quantity, unit, price, rate);
    }

    public static Line service(String name, String quantity, Unit unit, String price, String rate) {
        return line(ProductKind.SERVICE, VatCategory.S, name, quantity, unit, price, rate);
    }

    /** Without VAT, for the reason that the category stands for. */
    public static Line untaxed(VatCategory category, String name, String quantity, Unit unit, String price) {
        return line(ProductKind.SERVICE, category, name, quantity, unit, price, "0");
    }

    public static Line less(Line line, Discount.Unit unit, String value) {
        Discount discount = new DiscountTerms(unit, new BigDecimal(value)).on(line.net(), "");
        return Samples.less(line, discount);
    }

    private static Line line(
            ProductKind kind,
            VatCategory category,
            String name,
            String quantity,
            Unit unit,
            String price,
            String rate) {
        Quantity amount = Quantity.parse(quantity);
        BigDecimal unitPrice = new BigDecimal(price);
        return new Line(
                UUID.randomUUID(),
                "REF-" + Math.abs(name.hashCode() % 1000),
                name,
                "",
                kind,
                amount,
                unit,
                unitPrice,
                category,
                VatRate.of(rate),
                Discount.NONE,
                amount.times(unitPrice));
    }

    /** As it is after it was issued. */
    public InvoiceContent issued() {
        List<Line> lines =
                sections.stream().flatMap(section -> section.lines().stream()).toList();
        TaxRules rules =
                new TaxRules(issuer.regime(), code -> Optional.ofNullable(LEGAL_TEXTS.get(code)), SampleVat.on(DAY));
        Discount taken = discount.on(TotalsCalculator.net(lines), "");
        var account = new Account(
                "Compte courant", new Iban("FR7630006000011234567890189"), "AGRIFRPP", "SARL Atelier Lefèvre et Fils");
        return new SoundDraft(
                        issuer,
                        buyer,
                        new DescriptionStep.Described(title, description, DAY.minusDays(2), order, freeMention),
                        new ProductsStep.Priced(sections, TotalsCalculator.totals(lines, taken, rules)),
                        new PaymentTermsStep.Terms(PaymentRule.DAYS_30, null, account))
                .on(DAY, InvoiceId.random(), rules)
                .numbered("F-2026-000123");
    }

    private static Issuer issuer(String form, String vatNumber, VatRegime regime, boolean vatOnDebits) {
        return new Issuer(
                form.isEmpty() ? "Amélie Roux EI" : "Atelier Lefèvre & Fils",
                form,
                form.isEmpty() ? "" : "12 000 €",
                LYON,
                "732829320",
                "73282932000074",
                form.isEmpty() ? "" : "RCS Lyon 732 829 320",
                vatNumber,
                "compta@atelier-lefevre.example",
                "04 72 00 00 00",
                regime,
                vatOnDebits);
    }

    /** The first wording of each code. */
    private static Map<String, String> legalTexts() {
        Pattern row =
                Pattern.compile("\\('([A-Z_]+)', '\\d{4}-\\d\\d-\\d\\d', (?:NULL|'[^']+'),\\s*'((?:[^']|'')*)'\\)");
        Map<String, String> texts = new HashMap<>();
        try (Stream<Path> migrations = Files.list(Path.of("src/main/resources/db/migration/common"))) {
            for (Path migration : migrations.sorted().toList()) {
                Matcher rows = row.matcher(Files.readString(migration));
                while (rows.find()) {
                    texts.putIfAbsent(rows.group(1), rows.group(2).replace("''", "'"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
