package fr.encaisse.document;

import static fr.encaisse.invoice.reading.TestInvoice.forCompany;
import static fr.encaisse.invoice.reading.TestInvoice.forConsumer;
import static fr.encaisse.invoice.reading.TestInvoice.forForeignCompany;
import static fr.encaisse.invoice.reading.TestInvoice.goods;
import static fr.encaisse.invoice.reading.TestInvoice.less;
import static fr.encaisse.invoice.reading.TestInvoice.service;
import static fr.encaisse.invoice.reading.TestInvoice.untaxed;

import fr.encaisse.creditnote.CreditNote;
import fr.encaisse.creditnote.TestCrediting;
import fr.encaisse.invoice.Discount;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.reading.TestInvoice;
import fr.encaisse.shared.PostalAddress;
import fr.encaisse.shared.Unit;
import fr.encaisse.shared.VatCategory;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One document of each kind that law or format treat differently. */
record LegalSample(String name, LegalDocument document) {

    private static final String TEXTS = "Œuvre « d’été » à Noël – ﬁn ½ m² ✓ ☕ 13ᵉ <b>&amp;</b> ]]> " + "W".repeat(300);

    static Stream<LegalSample> all() {
        return Stream.concat(invoices(), creditNotes());
    }

    private static Stream<LegalSample> invoices() {
        return Stream.of(
                sample("goods for a company", forCompany().section("Salon", lamp(), door())),
                sample(
                        "services for a company",
                        forCompany().section("", work()).ordered("BC-2026-0412")),
                sample(
                        "goods and services",
                        forCompany().section("Salon", lamp(), work()).section("Entrée", door())),
                sample("a consumer", forConsumer("zoe@example.org").section("Cuisine", lamp(), work())),
                sample("a consumer without e-mail", forConsumer("").section("Cuisine", work())),
                sample("franchise", forCompany().franchise("").section("Atelier", exempt())),
                sample(
                        "franchise with a VAT number",
                        forConsumer("").franchise("FR44732829320").section("", exempt())),
                sample("exempt by law", forCompany().section("", work(), exempt())),
                sample("five rates", forCompany().section("Tout", fiveRates())),
                sample("VAT on debits", forCompany().vatOnDebits().section("", work(), lamp())),
                sample(
                        "delivered elsewhere",
                        forCompany().deliveredTo(saintMande()).section("", door())),
                sample("five hundred lines", manyLines(500)),
                sample("texts of all kinds", texts()),
                sample("discounts", discounts().percentOff("7.5")),
                sample("a discount in euros", discounts().eurosOff("33.33")),
                sample("a line that costs nothing", forCompany().section("", work(), gift())),
                sample("nothing to pay", forConsumer("").section("", gift())),
                sample("reverse charge", forCompany().section("", reverse())),
                sample("reverse charge abroad", forForeignCompany().section("", reverse())),
                sample("a negative quantity", forCompany().section("", door(), back())),
                sample(
                        "a discount on a negative quantity",
                        forCompany().section("", door(), less(back(), Discount.Unit.PERCENT, "10"))));
    }

    /** Goods and services for a company. */
    static LegalDocument ordinary() {
        return sample("", forCompany().section("Salon", lamp(), work())).document();
    }

    private static LegalSample sample(String name, TestInvoice invoice) {
        return new LegalSample(name, LegalDocument.invoice(invoice.issued(), SampleInvoices.PAY_AT));
    }

    /** Parts of three invoices of several rates and with discounts of both kinds, one after the other. */
    private static Stream<LegalSample> creditNotes() {
        TestCrediting one = crediting(discounts().percentOff("7.5"));
        TestCrediting other = crediting(discounts().vatOnDebits().eurosOff("33.33"));
        TestCrediting consumer =
                crediting(forConsumer("").section("Tout", fiveRates()).section("", exempt(), back()));
        return Stream.of(
                credit("credit note", one.lines("7", "1", "")),
                credit("a percentage after lines", one.percent("12.34")),
                credit("an amount after both", one.amount("100.01")),
                credit("lines of which parts are credited", one.lines("0.3333", "", "0.1")),
                credit("the rest of all these", one.rest()),
                credit(
                        "all of an invoice",
                        crediting(discounts().eurosOff("33.33")).rest()),
                credit("lines less a discount in euros", other.lines("1", "2", "1")),
                credit("the rest of lines", other.rest()),
                credit("a rebate taken back", consumer.lines("", "1", "", "", "", "1", "-0.25")),
                credit("an amount over all rates", consumer.amount("0.05")),
                credit("a percentage of all rates", consumer.percent("33.33")),
                credit(
                        "reverse charge taken back",
                        crediting(forForeignCompany().section("", reverse())).percent("50")),
                credit(
                        "franchise taken back",
                        crediting(forCompany().franchise("").section("", exempt()))
                                .amount("9.99")));
    }

    private static TestCrediting crediting(TestInvoice invoice) {
        return new TestCrediting(invoice.issued(), Rendering.bundles());
    }

    private static LegalSample credit(String name, CreditNote note) {
        return new LegalSample(name, LegalDocument.of(note));
    }

    private static Line lamp() {
        return goods("Spots LED encastrés 7 W", "24", Unit.PIECE, "31.205", "20");
    }

    private static Line door() {
        return goods("Porte en chêne massif", "2", Unit.PIECE, "1850", "10");
    }

    private static Line work() {
        return service("Pose et ajustage", "36.5", Unit.HOUR, "52", "10");
    }

    private static Line exempt() {
        return untaxed(VatCategory.E, "Formation à la reliure", "3", Unit.DAY, "240");
    }

    private static Line reverse() {
        return untaxed(VatCategory.AE, "Gros œuvre en sous-traitance", "1", Unit.LUMP_SUM, "12400");
    }

    private static Line gift() {
        return service("Remise en main", "1", Unit.PIECE, "0", "20");
    }

    private static Line back() {
        return goods("Reprise de l’ancien comptoir", "-1", Unit.PIECE, "100", "10");
    }

    private static Line[] fiveRates() {
        return Stream.of("20", "10", "8.5", "5.5", "2.1")
                .map(rate -> goods("Article à " + rate, "3.3333", Unit.KILOGRAM, "19.9999", rate))
                .toArray(Line[]::new);
    }

    private static TestInvoice discounts() {
        return forCompany()
                .section(
                        "Salon", less(lamp(), Discount.Unit.PERCENT, "12.5"), less(door(), Discount.Unit.EURO, "48.80"))
                .section("Entrée", service("Évacuation des gravats", "1", Unit.LUMP_SUM, "390", "5.5"));
    }

    private static PostalAddress saintMande() {
        return new PostalAddress("27, allée des Tilleuls", "Bâtiment B", "94160", "Saint-Mandé", "FR");
    }

    private static TestInvoice texts() {
        return forCompany()
                .saying(TEXTS, TEXTS + "\nDeuxième ligne", TEXTS)
                .buyerCalled(TEXTS)
                .ordered(TEXTS)
                .section(TEXTS, service(TEXTS, "1", Unit.PIECE, "100", "20"));
    }

    static TestInvoice manyLines(int count) {
        TestInvoice invoice = forCompany();
        for (int section = 0; section < 10; section++) {
            Line[] lines = IntStream.range(section * count / 10, (section + 1) * count / 10)
                    .mapToObj(i -> goods(
                            "Fourniture et pose, dépose, coupes et chutes comprises, n° " + i,
                            "2.5",
                            Unit.PIECE,
                            "19.90",
                            i % 2 == 0 ? "20" : "10"))
                    .toArray(Line[]::new);
            invoice.section("Lot " + (section + 1), lines);
        }
        return invoice;
    }

    @Override
    public String toString() {
        return name;
    }
}
