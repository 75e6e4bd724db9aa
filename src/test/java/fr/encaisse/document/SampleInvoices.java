package fr.encaisse.document;

import static fr.encaisse.invoice.Discount.Unit.EURO;
import static fr.encaisse.invoice.Discount.Unit.PERCENT;

import fr.encaisse.catalogue.ProductKind;
import fr.encaisse.client.ClientKind;
import fr.encaisse.invoice.Discount;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Account;
import fr.encaisse.invoice.InvoiceContent.Buyer;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Mention;
import fr.encaisse.invoice.InvoiceContent.Section;
import fr.encaisse.invoice.InvoiceContent.Totals;
import fr.encaisse.invoice.InvoiceContent.Vat;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.PaymentRule;
import fr.encaisse.issuer.Issuer;
import fr.encaisse.issuer.VatRegime;
import fr.encaisse.shared.Iban;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.PostalAddress;
import fr.encaisse.shared.Quantity;
import fr.encaisse.shared.Unit;
import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/** Invoices to be rendered in tests; totals are summed up here so that they agree with the lines. */
final class SampleInvoices {

    static final URI PAY_AT =
            URI.create("https://factures.atelier-lefevre.example/p/3q2-7wQm1rXo9LsVbTzYkC0hJdUeGiNfPaRxM8E4t5A");
    static final LocalDate ISSUED = LocalDate.of(2026, 11, 22);
    static final Iban IBAN = new Iban("FR7630006000011234567890189");

    private static final Issuer ISSUER = new Issuer(
            "Atelier Lefèvre & Fils",
            "SARL",
            "12 000 €",
            new PostalAddress("14, rue de la Bûcheronnière", "", "69003", "Lyon", "FR"),
            "732829320",
            "73282932000074",
            "RCS Lyon 732 829 320",
            "FR44732829320",
            "compta@atelier-lefevre.example",
            "04 72 00 00 00",
            VatRegime.STANDARD,
            true);
    private static final Buyer HOTEL = new Buyer(
            UUID.randomUUID(),
            ClientKind.COMPANY,
            "Hôtel du Cœur d’Île SAS",
            "Hélène Ménard",
            "h.menard@coeur-ile.example",
            "552100554",
            "FR96552100554",
            new PostalAddress("3 bis, quai François-Mauriac", "", "75013", "Paris", "FR"),
            new PostalAddress("27, allée des Tilleuls", "Bâtiment B", "94160", "Saint-Mandé", "FR"));
    private static final Buyer CONSUMER = new Buyer(
            UUID.randomUUID(),
            ClientKind.CONSUMER,
            "Zoé Œuvrard",
            "Zoé Œuvrard",
            "zoe@example.org",
            "",
            "",
            new PostalAddress("8, rue du Faubourg-Saint-Antoine", "3e étage, code 27B", "75012", "Paris", "FR"),
            new PostalAddress("", "", "", "", "FR"));
    private static final List<Mention> COMPANY_MENTIONS = List.of(
            new Mention(
                    "LATE_PENALTY",
                    "Pénalités de retard : 3 fois le taux d’intérêt légal, exigibles sans rappel dès le lendemain de l’échéance."),
            new Mention("RECOVERY_FEE", "Indemnité forfaitaire pour frais de recouvrement : 40 €."),
            new Mention("EARLY_PAYMENT_DISCOUNT", "Pas d’escompte pour paiement anticipé."),
            new Mention("CATEGORY_MIXED", "Catégorie de l’opération : livraison de biens et prestation de services."),
            new Mention("VAT_ON_DEBITS", "Option pour le paiement de la taxe d’après les débits."),
            new Mention("FREE", "Garantie décennale : MAAF, contrat 4711-B, France métropolitaine."));

    private SampleInvoices() {}

    /** Twelve lines in three sections, three rates, delivery elsewhere. */
    static InvoiceContent renovation() {
        return invoice(
                "Rénovation du hall d’accueil",
                "Travaux réalisés du 2 au 20 novembre 2026, selon devis D-2026-0087 accepté le 14 octobre 2026. Chantier : 3 bis, quai François-Mauriac, Paris 13ᵉ.",
                ISSUER,
                HOTEL,
                List.of(
                        section(
                                "Menuiserie",
                                line(
                                        "MEN-01",
                                        "Comptoir d’accueil en chêne massif",
                                        "Fabrication sur mesure, finition huilée, longueur 3,20 m",
                                        "1",
                                        Unit.PIECE,
                                        "4850",
                                        "10"),
                                line(
                                        "MEN-02",
                                        "Panneaux muraux acoustiques",
                                        "Placage noyer, classement au feu B-s1,d0",
                                        "18.5",
                                        Unit.SQUARE_METRE,
                                        "129.90",
                                        "10"),
                                line("MEN-03", "Plinthes chêne 80 mm", "", "42.35", Unit.METRE, "11.75", "10"),
                                line("MEN-04", "Pose et ajustage", "Deux compagnons", "36", Unit.HOUR, "52", "10")),
                        section(
                                "Électricité et éclairage",
                                line("ELE-01", "Spots LED encastrés 7 W, 2700 K", "", "24", Unit.PIECE, "31.20", "20"),
                                line(
                                        "ELE-02",
                                        "Variateur DALI",
                                        "Y compris paramétrage",
                                        "3",
                                        Unit.PIECE,
                                        "148.333",
                                        "20"),
                                line("ELE-03", "Câblage et raccordement", "", "14.5", Unit.HOUR, "48", "20"),
                                line(
                                        "ELE-04",
                                        "Isolation thermique de gaine",
                                        "Travaux d’amélioration énergétique",
                                        "12",
                                        Unit.METRE,
                                        "9.99",
                                        "5.5")),
                        section(
                                "Prestations et fournitures diverses",
                                line(
                                        "DIV-01",
                                        "Évacuation des gravats",
                                        "Benne 7 m³, tri et bordereau de suivi",
                                        "1",
                                        Unit.LUMP_SUM,
                                        "390",
                                        "20"),
                                line(
                                        "DIV-02",
                                        "Peinture acrylique mate « Blanc d’Écume »",
                                        "",
                                        "27.5",
                                        Unit.LITRE,
                                        "14.49",
                                        "20"),
                                line("DIV-03", "Nettoyage de fin de chantier", "", "6", Unit.HOUR, "34", "20"),
                                line(
                                        "DIV-04",
                                        "Remise en main et notice d’entretien",
                                        "",
                                        "1",
                                        Unit.PIECE,
                                        "0",
                                        "20"))),
                COMPANY_MENTIONS,
                "BC-2026-0412");
    }

    /** A consumer, one section without title, two lines. */
    static InvoiceContent repair() {
        return invoice(
                "Dépannage du chauffe-eau",
                "",
                ISSUER,
                CONSUMER,
                List.of(section(
                        "",
                        line("PLO-12", "Groupe de sécurité 20/27", "", "1", Unit.PIECE, "64.90", "10"),
                        line("PLO-90", "Main-d’œuvre et déplacement", "", "1.5", Unit.HOUR, "58", "10"))),
                List.of(new Mention(
                        "CATEGORY_MIXED", "Catégorie de l’opération : livraison de biens et prestation de services.")),
                "");
    }

    /** An issuer under the franchise: no VAT shown, its reason instead. */
    static InvoiceContent franchise() {
        Issuer issuer = new Issuer(
                "Amélie Roux EI",
                "",
                "",
                ISSUER.address(),
                "732829320",
                "73282932000074",
                "",
                "",
                "amelie@example.org",
                "06 12 34 56 78",
                VatRegime.FRANCHISE,
                false);
        Line line = new Line(
                UUID.randomUUID(),
                "",
                "Atelier de reliure",
                "Une journée, matériel fourni",
                ProductKind.SERVICE,
                new Quantity(new BigDecimal("3")),
                Unit.DAY,
                new BigDecimal("240"),
                VatCategory.E,
                VatRate.ZERO,
                Discount.NONE,
                Money.of("720"));
        Money net = Money.of("720");
        String reason = "TVA non applicable, art. 293 B du CGI";
        InvoiceContent base = renovation();
        return new InvoiceContent(
                base.id(),
                base.number(),
                ISSUED,
                base.dueDate(),
                base.serviceDate(),
                PaymentRule.ON_RECEIPT,
                "Ateliers d’automne",
                "",
                "",
                issuer,
                HOTEL,
                base.account(),
                List.of(new Section("Ateliers", List.of(line), net)),
                new Totals(
                        Discount.NONE,
                        List.of(new Vat(VatCategory.E, VatRate.ZERO, Money.ZERO, net, Money.ZERO, reason)),
                        net,
                        Money.ZERO,
                        net),
                List.of(COMPANY_MENTIONS.get(0), COMPANY_MENTIONS.get(1), new Mention("VAT_FRANCHISE", reason)));
    }

    /** Six lines in two sections for a company, with the mentions at their usual length. */
    static InvoiceContent everyday() {
        Line wallpaper = line(
                "PE-PAP", "Pose de papier peint intissé", "Papier non compris", "38", Unit.SQUARE_METRE, "19.60", "10");
        Line socket = line(
                "EL-PRI",
                "Création d’une prise 16 A",
                "Saignée, câble et rebouchage compris",
                "4",
                Unit.PIECE,
                "92",
                "10");
        Line spot = line("FO-LED", "Spot LED encastré 7 W", "2 700 K, orientable", "6", Unit.PIECE, "17.50", "20");
        return invoice(
                "Chambres 12 et 14",
                "",
                ISSUER,
                HOTEL,
                List.of(section("Chambre 12", wallpaper, socket, spot), section("Chambre 14", wallpaper, socket, spot)),
                List.of(
                        new Mention(
                                "CATEGORY_MIXED",
                                "Catégorie de l’opération : livraison de biens et prestation de services"),
                        new Mention(
                                "LATE_PENALTY",
                                "En cas de retard de paiement, une pénalité égale à trois fois le taux d’intérêt légal est exigible dès le lendemain de la date d’échéance, sans qu’un rappel soit nécessaire (art. L441-10 du Code de commerce)."),
                        new Mention(
                                "RECOVERY_FEE",
                                "Tout retard de paiement donne lieu de plein droit à une indemnité forfaitaire pour frais de recouvrement de 40 € (art. D441-5 du Code de commerce)."),
                        new Mention("EARLY_PAYMENT_DISCOUNT", "Pas d’escompte pour paiement anticipé.")),
                "");
    }

    /** Six lines for a company that has the customer told this besides. */
    static InvoiceContent mentioning(String text) {
        InvoiceContent everyday = everyday();
        return invoice(
                everyday.title(),
                "",
                ISSUER,
                HOTEL,
                everyday.sections(),
                List.of(COMPANY_MENTIONS.get(0), new Mention("FREE", text)),
                "");
    }

    /** Lines with discounts of both kinds, one of them on a rebate; nothing off the whole. */
    static InvoiceContent discountedLines() {
        return invoice(
                "Salon et entrée",
                "",
                ISSUER,
                HOTEL,
                List.of(
                        section(
                                "Salon",
                                less(
                                        line(
                                                "MEN-02",
                                                "Panneaux muraux acoustiques",
                                                "Placage noyer",
                                                "10",
                                                Unit.SQUARE_METRE,
                                                "125",
                                                "10"),
                                        new Discount(PERCENT, new BigDecimal("10"), Money.of("125"))),
                                less(
                                        line("ELE-01", "Spots LED encastrés 7 W", "", "24", Unit.PIECE, "31.20", "20"),
                                        new Discount(EURO, new BigDecimal("48.80"), Money.of("48.80")))),
                        section(
                                "Entrée",
                                line("DIV-01", "Évacuation des gravats", "", "1", Unit.LUMP_SUM, "390", "20"),
                                less(
                                        line(
                                                "DIV-09",
                                                "Reprise de l’ancien comptoir",
                                                "",
                                                "-1",
                                                Unit.PIECE,
                                                "100",
                                                "20"),
                                        new Discount(PERCENT, new BigDecimal("10"), Money.of("-10"))))),
                COMPANY_MENTIONS,
                "");
    }

    /** The same with 5 % off the whole. */
    static InvoiceContent percentOff() {
        return totalled(
                discountedLines(),
                new Totals(
                        new Discount(PERCENT, new BigDecimal("5"), Money.of("106.25")),
                        List.of(vat("20", "50", "950", "190"), vat("10", "56.25", "1068.75", "106.88")),
                        Money.of("2018.75"),
                        Money.of("296.88"),
                        Money.of("2315.63")));
    }

    /** The same with 100 € off the whole. */
    static InvoiceContent eurosOff() {
        return totalled(
                discountedLines(),
                new Totals(
                        new Discount(EURO, new BigDecimal("100"), Money.of("100")),
                        List.of(vat("20", "47.06", "952.94", "190.59"), vat("10", "52.94", "1072.06", "107.21")),
                        Money.of("2025"),
                        Money.of("297.80"),
                        Money.of("2322.80")));
    }

    private static Line less(Line line, Discount discount) {
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
                line.net().minus(discount.amount()));
    }

    private static Vat vat(String rate, String allowance, String base, String vat) {
        return new Vat(VatCategory.S, VatRate.of(rate), Money.of(allowance), Money.of(base), Money.of(vat), "");
    }

    /** Ten sections of equal length. */
    static InvoiceContent withLines(int count) {
        List<Section> sections = IntStream.range(0, 10)
                .mapToObj(s -> section(
                        "Lot " + (s + 1),
                        IntStream.range(0, count / 10)
                                .mapToObj(l -> line(
                                        "R-" + s + "-" + l,
                                        "Fourniture " + (s * count / 10 + l + 1),
                                        l % 3 == 0 ? "Teinte au choix" : "",
                                        "2.5",
                                        Unit.PIECE,
                                        "19.90",
                                        l % 2 == 0 ? "20" : "10"))
                                .toArray(Line[]::new)))
                .toList();
        return invoice("Lotissement", "", ISSUER, HOTEL, sections, COMPANY_MENTIONS, "");
    }

    /** Amounts as long as they can be, on lines of two sections. */
    static InvoiceContent millions() {
        return invoice(
                "Parc éolien",
                "",
                ISSUER,
                HOTEL,
                List.of(
                        section(
                                "Lot 1",
                                line("EOL-1", "Éoliennes de 3 MW", "", "2", Unit.PIECE, "210499999.9999", "20"),
                                line("EOL-2", "Reprise", "", "-1", Unit.PIECE, "123456789.99", "20")),
                        section("Lot 2", line("EOL-3", "Raccordement", "", "1", Unit.LUMP_SUM, "512345678.90", "20"))),
                COMPANY_MENTIONS,
                "");
    }

    /** One line that costs nothing. */
    static InvoiceContent gift() {
        return invoice(
                "Geste commercial",
                "",
                ISSUER,
                CONSUMER,
                List.of(section("", line("G", "Reprise offerte", "", "1", Unit.PIECE, "0", "20"))),
                List.of(),
                "");
    }

    /** Texts wherever staff or clients may have typed them. */
    static InvoiceContent titled(String title, String description) {
        Section section = section(title, line("X", title, description, "1", Unit.PIECE, "100", "20"));
        Buyer buyer = new Buyer(
                HOTEL.clientId(),
                HOTEL.kind(),
                title,
                title,
                "",
                HOTEL.siren(),
                HOTEL.vatNumber(),
                new PostalAddress(title, title, "75001", title, "FR"),
                HOTEL.deliveryAddress());
        InvoiceContent content = invoice(
                title, description, ISSUER, buyer, List.of(section), List.of(new Mention("FREE", title)), title);
        return withAccount(content, new Account("", IBAN, "AGRIFRPP", title));
    }

    /** The company under another name and registration. */
    static InvoiceContent issuedBy(String name, String registration) {
        Issuer issuer = new Issuer(
                name,
                ISSUER.legalForm(),
                ISSUER.capital(),
                ISSUER.address(),
                ISSUER.siren(),
                ISSUER.siret(),
                registration,
                ISSUER.vatNumber(),
                ISSUER.email(),
                ISSUER.phone(),
                ISSUER.regime(),
                ISSUER.vatOnDebits());
        Section section = section("SDB", line("X", "Pose", "", "1", Unit.PIECE, "100", "20"));
        return invoice("Pose", "", issuer, HOTEL, List.of(section), List.of(), "");
    }

    static InvoiceContent draftOf(InvoiceContent content) {
        return numbered(content, null);
    }

    static InvoiceContent numbered(InvoiceContent c, String number) {
        return new InvoiceContent(
                c.id(),
                number,
                c.issueDate(),
                c.dueDate(),
                c.serviceDate(),
                c.paymentRule(),
                c.title(),
                c.description(),
                c.orderReference(),
                c.issuer(),
                c.buyer(),
                c.account(),
                c.sections(),
                c.totals(),
                c.mentions());
    }

    static InvoiceContent described(InvoiceContent c, String description) {
        return new InvoiceContent(
                c.id(),
                c.number(),
                c.issueDate(),
                c.dueDate(),
                c.serviceDate(),
                c.paymentRule(),
                c.title(),
                description,
                c.orderReference(),
                c.issuer(),
                c.buyer(),
                c.account(),
                c.sections(),
                c.totals(),
                c.mentions());
    }

    private static InvoiceContent totalled(InvoiceContent c, Totals totals) {
        return new InvoiceContent(
                c.id(),
                c.number(),
                c.issueDate(),
                c.dueDate(),
                c.serviceDate(),
                c.paymentRule(),
                c.title(),
                c.description(),
                c.orderReference(),
                c.issuer(),
                c.buyer(),
                c.account(),
                c.sections(),
                totals,
                c.mentions());
    }

    private static InvoiceContent withAccount(InvoiceContent c, Account account) {
        return new InvoiceContent(
                c.id(),
                c.number(),
                c.issueDate(),
                c.dueDate(),
                c.serviceDate(),
                c.paymentRule(),
                c.title(),
                c.description(),
                c.orderReference(),
                c.issuer(),
                c.buyer(),
                account,
                c.sections(),
                c.totals(),
                c.mentions());
    }

    private static InvoiceContent invoice(
            String title,
            String description,
            Issuer issuer,
            Buyer buyer,
            List<Section> sections,
            List<Mention> mentions,
            String order) {
        return new InvoiceContent(
                InvoiceId.random(),
                "F-2026-000123",
                ISSUED,
                ISSUED.plusDays(30),
                ISSUED.minusDays(2),
                PaymentRule.DAYS_30,
                title,
                description,
                order,
                issuer,
                buyer,
                new Account("Compte courant", IBAN, "AGRIFRPP", "SARL Atelier Lefèvre et Fils"),
                sections,
                totals(sections),
                mentions);
    }

    private static Section section(String title, Line... lines) {
        return new Section(
                title,
                List.of(lines),
                Money.sum(List.of(lines).stream().map(Line::net).toList()));
    }

    private static Line line(
            String reference, String name, String description, String quantity, Unit unit, String price, String rate) {
        Quantity amount = new Quantity(new BigDecimal(quantity));
        BigDecimal unitPrice = new BigDecimal(price);
        return new Line(
                UUID.randomUUID(),
                reference,
                name,
                description,
                unit == Unit.HOUR ? ProductKind.SERVICE : ProductKind.GOODS,
                amount,
                unit,
                unitPrice,
                VatCategory.S,
                VatRate.of(rate),
                Discount.NONE,
                amount.times(unitPrice));
    }

    private static Totals totals(List<Section> sections) {
        Map<VatRate, Money> bases = new TreeMap<>(java.util.Comparator.reverseOrder());
        sections.stream().flatMap(s -> s.lines().stream()).forEach(l -> bases.merge(l.vatRate(), l.net(), Money::plus));
        List<Vat> vat = bases.entrySet().stream()
                .map(e -> new Vat(
                        VatCategory.S,
                        e.getKey(),
                        Money.ZERO,
                        e.getValue(),
                        e.getKey().of(e.getValue()),
                        ""))
                .toList();
        Money net = Money.sum(bases.values());
        Money vatTotal = Money.sum(vat.stream().map(Vat::vat).toList());
        return new Totals(Discount.NONE, vat, net, vatTotal, net.plus(vatTotal));
    }
}
