package fr.encaisse.document;

import static fr.encaisse.invoice.reading.TestInvoice.forCompany;
import static fr.encaisse.invoice.reading.TestInvoice.forConsumer;
import static fr.encaisse.invoice.reading.TestInvoice.forForeignCompany;
import static fr.encaisse.invoice.reading.TestInvoice.goods;
import static fr.encaisse.invoice.reading.TestInvoice.less;
import static fr.encaisse.invoice.reading.TestInvoice.service;
import static fr.encaisse.invoice.reading.TestInvoice.untaxed;
import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.invoice.Discount;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.reading.TestInvoice;
import fr.encaisse.shared.PostalAddress;
import fr.encaisse.shared.Unit;
import fr.encaisse.shared.VatCategory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands where in the XML of a document. */
class ElectronicInvoiceTest {

    private static final String NOTE = "rsm:ExchangedDocument/ram:IncludedNote";
    private static final String BUSINESS_PROCESS = "ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID";
    private static final String VAT = "ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax";
    private static final Line DOOR = goods("Porte", "2", Unit.PIECE, "1850", "10");
    private static final Line WORK = service("Pose", "1.5", Unit.HOUR, "52.125", "20");

    @Test
    void theCategoryOfTheOperationFollowsFromItsLines() {
        assertThat(xml(forCompany().section("", DOOR)).one(BUSINESS_PROCESS)).isEqualTo("B1");
        assertThat(xml(forCompany().section("", WORK)).one(BUSINESS_PROCESS)).isEqualTo("S1");
        assertThat(xml(forCompany().section("A", WORK).section("B", DOOR)).one(BUSINESS_PROCESS))
                .isEqualTo("M1");
    }

    @Test
    void whatTheLawWantsToBeSaidStandsInNotesUnderItsCode() {
        InvoiceXml company = xml(forCompany().section("", WORK));
        assertThat(company.one(note("PMT"))).contains("40\u00A0€");
        assertThat(company.one(note("PMD"))).contains("trois fois le taux d’intérêt légal");
        assertThat(company.one(note("AAB"))).contains("Pas d’escompte");
        assertThat(company.one(note("ABL")))
                .isEqualTo("Atelier Lefèvre & Fils – SARL au capital de 12 000 € – RCS Lyon 732 829 320");
        assertThat(company.one(note("BAR"))).isEqualTo("B2B");
    }

    @Test
    void aConsumerIsNeverToldOfTheFortyEuros() {
        InvoiceXml consumer = xml(forConsumer("zoe@example.org").section("", WORK));
        assertThat(consumer.one(note("PMT"))).contains("Sans objet").doesNotContain("40");
        assertThat(consumer.one(note("PMD"))).contains("Sans objet");
        assertThat(consumer.one(note("BAR"))).isEqualTo("B2C");
    }

    @Test
    void everybodyHasAnElectronicAddress() {
        String buyer = "ram:BuyerTradeParty/ram:URIUniversalCommunication/ram:URIID";
        assertThat(xml(forCompany().section("", WORK)).one(buyer + "[@schemeID='0225']"))
                .isEqualTo("552100554");
        assertThat(xml(forConsumer("zoe@example.org").section("", WORK)).one(buyer + "[@schemeID='EM']"))
                .isEqualTo("zoe@example.org");
        assertThat(xml(forConsumer("").section("", WORK)).one(buyer + "[@schemeID='0225']"))
                .isEqualTo("732829320");
        assertThat(xml(forCompany().section("", WORK))
                        .one("ram:SellerTradeParty/ram:URIUniversalCommunication/ram:URIID[@schemeID='0225']"))
                .isEqualTo("732829320");
    }

    @Test
    void aFranchiseIsExemptForItsReasonAndKnownToTheTaxOfficeByItsSiren() {
        InvoiceXml xml =
                xml(forCompany().franchise("").section("", untaxed(VatCategory.E, "Reliure", "3", Unit.DAY, "240")));
        assertThat(xml.one(VAT + "/ram:CategoryCode")).isEqualTo("E");
        assertThat(xml.one(VAT + "/ram:RateApplicablePercent")).isEqualTo("0");
        assertThat(xml.one(VAT + "/ram:ExemptionReason")).isEqualTo("TVA non applicable, art. 293 B du CGI");
        assertThat(xml.one(VAT + "/ram:ExemptionReasonCode")).isEqualTo("VATEX-FR-FRANCHISE");
        assertThat(xml.one("ram:SellerTradeParty/ram:SpecifiedTaxRegistration/ram:ID[@schemeID='FC']"))
                .isEqualTo("732829320");
        assertThat(xml.all(NOTE + "/ram:Content")).noneMatch(note -> note.contains("293 B"));
    }

    @Test
    void anExemptionOfItsOwnHasItsWordsAndNoCode() {
        InvoiceXml xml = xml(forCompany().section("", untaxed(VatCategory.E, "Formation", "1", Unit.DAY, "240")));
        assertThat(xml.one(VAT + "/ram:ExemptionReason")).startsWith("Exonération de TVA");
        assertThat(xml.one(VAT + "/ram:ExemptionReasonCode")).isEmpty();
    }

    @Test
    void underReverseChargeTheBuyerOwesTheVat() {
        Line line = untaxed(VatCategory.AE, "Gros œuvre", "1", Unit.LUMP_SUM, "12400");
        InvoiceXml xml = xml(forForeignCompany().section("", line));
        assertThat(xml.one(VAT + "/ram:CategoryCode")).isEqualTo("AE");
        assertThat(xml.one(VAT + "/ram:ExemptionReason")).isEqualTo("Autoliquidation");
        assertThat(xml.one(VAT + "/ram:ExemptionReasonCode")).isEqualTo("VATEX-EU-AE");
        assertThat(xml.one("ram:BuyerTradeParty/ram:SpecifiedTaxRegistration/ram:ID"))
                .isEqualTo("DE123456789");
        assertThat(xml.one(note("BAR"))).isEqualTo("B2BINT");
    }

    @Test
    void whoPaysVatOnDebitsSaysSoWithEachRate() {
        assertThat(xml(forCompany().vatOnDebits().section("", WORK, DOOR)).all(VAT + "/ram:DueDateTypeCode"))
                .containsExactly("5", "5");
        assertThat(xml(forCompany().section("", WORK)).all(VAT + "/ram:DueDateTypeCode"))
                .isEmpty();
    }

    @Test
    void aLineHasItsSectionItsUnitAndItsDiscount() {
        InvoiceXml xml = xml(forCompany().section("Entrée", less(WORK, Discount.Unit.PERCENT, "12.5")));
        assertThat(xml.one("ram:AssociatedDocumentLineDocument/ram:IncludedNote/ram:Content"))
                .isEqualTo("Entrée");
        assertThat(xml.one("ram:BilledQuantity[@unitCode='HUR']")).isEqualTo("1.5");
        assertThat(xml.one("ram:ChargeAmount")).isEqualTo("52.125");
        String allowance = "ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeAllowanceCharge/";
        assertThat(xml.one(allowance + "ram:CalculationPercent")).isEqualTo("12.5");
        assertThat(xml.one(allowance + "ram:BasisAmount")).isEqualTo("78.19");
        assertThat(xml.one(allowance + "ram:ActualAmount")).isEqualTo("9.77");
        assertThat(xml.one("ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount"))
                .isEqualTo("68.42");
    }

    @Test
    void aDiscountOnTheWholeIsAnAllowanceOfEachRate() {
        InvoiceXml xml = xml(forCompany().section("", WORK, DOOR).eurosOff("100"));
        String allowance = "ram:ApplicableHeaderTradeSettlement/ram:SpecifiedTradeAllowanceCharge";
        assertThat(xml.all(allowance + "/ram:ActualAmount")).containsExactlyInAnyOrder("2.07", "97.93");
        assertThat(xml.all(allowance + "/ram:Reason")).containsOnly("Remise");
        assertThat(xml.all(allowance + "/ram:CategoryTradeTax/ram:RateApplicablePercent"))
                .containsExactlyInAnyOrder("20", "10");
        assertThat(xml.one("ram:AllowanceTotalAmount")).isEqualTo("100.00");
    }

    @Test
    void howToPayIsSaidWithAccountHolderReferenceAndLink() {
        InvoiceXml xml = xml(forCompany().section("", WORK));
        String means = "ram:SpecifiedTradeSettlementPaymentMeans/";
        assertThat(xml.one(means + "ram:TypeCode")).isEqualTo("58");
        assertThat(xml.one(means + "ram:Information")).endsWith(SampleInvoices.PAY_AT.toString());
        assertThat(xml.one(means + "/ram:IBANID")).isEqualTo("FR7630006000011234567890189");
        assertThat(xml.one(means + "/ram:AccountName")).isEqualTo("SARL Atelier Lefèvre et Fils");
        assertThat(xml.one("ram:PaymentReference")).isEqualTo("F-2026-000123");
        assertThat(xml.one("ram:SpecifiedTradePaymentTerms//udt:DateTimeString"))
                .isEqualTo("20261222");
    }

    @Test
    void whereItWasDeliveredIsSaidOnlyIfItIsElsewhere() {
        PostalAddress elsewhere =
                new PostalAddress("27, allée des Tilleuls", "Bâtiment B", "94160", "Saint-Mandé", "FR");
        assertThat(xml(forCompany().deliveredTo(elsewhere).section("", DOOR))
                        .one("ram:ShipToTradeParty/ram:PostalTradeAddress/ram:CityName"))
                .isEqualTo("Saint-Mandé");
        assertThat(xml(forCompany().section("", DOOR)).all("ram:ShipToTradeParty"))
                .isEmpty();
    }

    @Test
    void aCreditNoteNamesItsInvoiceAndAsksForNoPayment() {
        var preceding = List.of(new PrecedingInvoice("F-2026-000099", TestInvoice.DAY.minusDays(30)));
        InvoiceXml xml = new InvoiceXml(Rendering.xml(
                LegalDocument.creditNote(forCompany().section("", WORK).issued(), preceding)));
        assertThat(xml.one("rsm:ExchangedDocument/ram:TypeCode")).isEqualTo("381");
        assertThat(xml.one("ram:InvoiceReferencedDocument/ram:IssuerAssignedID"))
                .isEqualTo("F-2026-000099");
        assertThat(xml.one("ram:InvoiceReferencedDocument//qdt:DateTimeString")).isEqualTo("20261023");
        assertThat(xml.all("ram:SpecifiedTradeSettlementPaymentMeans")).isEmpty();
    }

    @Test
    void whatXmlDoesNotAllowIsLeftOut() {
        InvoiceXml xml = xml(forCompany()
                .saying("\u0001\u0000\uFFFE\uD800 Titre \uD83C\uDF89 <b>&", "", "")
                .section("", WORK));
        assertThat(xml.all(NOTE + "/ram:Content")).contains(" Titre \uD83C\uDF89 <b>&");
    }

    /** Whoever finds nothing must be able to find something: one slip each, and which check tells it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            >PMT<                             | >AAI<                                 | FR-05 and FR-06 PMT
            >AAB<                             | >PMD<                                 | FR-05 and FR-06 PMD
            >BAR<                             | >AAI<                                 | FR-20 and FR-31
            <ram:ID>M1</ram:ID>               | <ram:ID>M2</ram:ID>                   | FR-08
            F-2026-000123</ram:ID>            | F 2026 000123</ram:ID>                | FR-02
            schemeID="0225">552100554         | schemeID="0225">999999999             | FR-21
            schemeID="0002">552100554         | schemeID="0002">55210055              | FR-11 and FR-32
            schemeID="0002">732829320         | schemeID="0002">732829321             | Luhn of the SIREN: 732829321
            >73282932000074<                  | >73282932000075<                      | Luhn of the SIRET: 73282932000075
            >FR44732829320<                   | >FR45732829320<                       | key of the VAT number: FR45732829320
            >FR7630006000011234567890189<     | >FR8230006000011234567890188<         | key of the account: FR8230006000011234567890188
            >20261222<                        | >20261121<                            | FR-CO-07
            Percent>20<                       | Percent>20.000<                       | FR-16 and FR-DEC-04
            <ram:LineID>1</ram:LineID>        | <ram:LineID></ram:LineID>             | no empty element
            >380<                             | >381<                                 | FR-CO-05
            """)
    void theFrenchRulesFindEachSlip(String right, String wrong, String rule) {
        String xml = ordinary();
        assertThat(xml).contains(right.strip());
        byte[] broken = xml.replace(right.strip(), wrong.strip()).getBytes(StandardCharsets.UTF_8);
        assertThat(FrenchRules.findings(xml.getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(FrenchRules.findings(broken)).contains(rule.strip());
    }

    @ParameterizedTest
    @CsvSource({
        "78.19,73.19",
        "15.64,15.63",
        "3700.00,3700.01",
        "4163.83,4163.84",
        "unitCode=\"C62\">2,unitCode=\"C62\">3"
    })
    void theAmountsFindEachCent(String right, String wrong) {
        String xml = ordinary();
        assertThat(xml).contains(right);
        assertThat(new InvoiceAmounts(xml.getBytes(StandardCharsets.UTF_8)).findings())
                .isEmpty();
        assertThat(new InvoiceAmounts(xml.replaceFirst(right, wrong).getBytes(StandardCharsets.UTF_8)).findings())
                .isNotEmpty();
    }

    private static String ordinary() {
        return new String(
                Rendering.xml(LegalDocument.invoice(
                        forCompany().section("", WORK, DOOR).issued(), SampleInvoices.PAY_AT)),
                StandardCharsets.UTF_8);
    }

    private static String note(String subject) {
        return NOTE + "[ram:SubjectCode='" + subject + "']/ram:Content";
    }

    private static InvoiceXml xml(TestInvoice invoice) {
        return new InvoiceXml(Rendering.xml(LegalDocument.invoice(invoice.issued(), SampleInvoices.PAY_AT)));
    }
}
