package fr.encaisse.document;

import fr.encaisse.catalogue.ProductKind;
import fr.encaisse.invoice.Discount;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Account;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Totals;
import fr.encaisse.invoice.InvoiceContent.Vat;
import fr.encaisse.issuer.VatRegime;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;
import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A document as Cross Industry Invoice (UN/CEFACT CII D22B) in the profile EN 16931 of Factur-X, under the French rules
 * of XP Z12-012 (BR-FR, version 1.4.0). Elements stand in the order of the schema; BT and BG are the terms of EN 16931.
 */
final class CrossIndustryInvoice {

    private static final String UN = "urn:un:unece:uncefact:data:standard:";
    private static final String VAT = "VAT";
    private static final String DISCOUNT = "95"; // UNTDID 5189
    private static final String SEPA_CREDIT_TRANSFER = "58"; // UNTDID 4461
    private static final String ON_ISSUE = "5"; // UNTDID 2475

    private final LegalDocument document;
    private final InvoiceContent content;
    private final French french;
    private final XmlText xml;

    private CrossIndustryInvoice(LegalDocument document, French french, XmlText xml) {
        this.document = document;
        this.content = document.content();
        this.french = french;
        this.xml = xml;
    }

    /** @param document issued, with its number */
    static byte[] of(LegalDocument document, French french) {
        return XmlText.document(xml -> new CrossIndustryInvoice(document, french, xml).write());
    }

    private void write() {
        xml.in("rsm:CrossIndustryInvoice", () -> {
            xml.attribute("xmlns:rsm", UN + "CrossIndustryInvoice:100");
            xml.attribute("xmlns:ram", UN + "ReusableAggregateBusinessInformationEntity:100");
            xml.attribute("xmlns:qdt", UN + "QualifiedDataType:100");
            xml.attribute("xmlns:udt", UN + "UnqualifiedDataType:100");
            xml.in("rsm:ExchangedDocumentContext", this::context);
            xml.in("rsm:ExchangedDocument", this::header);
            xml.in("rsm:SupplyChainTradeTransaction", () -> {
                new TradeLines(content, french, xml).write(); // BG-25
                new TradeParties(content, french, xml).write(); // BG-4, BG-7, BG-13
                xml.in("ram:ApplicableHeaderTradeSettlement", this::settlement);
            });
        });
    }

    private void context() {
        // BT-23: B1, S1, M1 = a deposit of an invoice for goods, services, both: the category of the operation.
        xml.in(
                "ram:BusinessProcessSpecifiedDocumentContextParameter",
                () -> xml.text("ram:ID", categoryOfOperation() + "1"));
        xml.in( // BT-24
                "ram:GuidelineSpecifiedDocumentContextParameter", () -> xml.text("ram:ID", "urn:cen.eu:en16931:2017"));
    }

    private String categoryOfOperation() {
        Set<ProductKind> kinds = content.lines().stream().map(Line::kind).collect(Collectors.toSet());
        if (kinds.size() > 1) {
            return "M";
        }
        return kinds.contains(ProductKind.GOODS) ? "B" : "S";
    }

    private void header() {
        xml.text("ram:ID", content.number()); // BT-1
        xml.text("ram:TypeCode", document.type().code()); // BT-3
        xml.day("ram:IssueDateTime", "udt", content.issueDate()); // BT-2
        xml.each(
                InvoiceNote.of(content, french),
                "ram:IncludedNote",
                note -> { // BG-1
                    xml.text("ram:Content", note.text()); // BT-22
                    xml.text("ram:SubjectCode", note.subject()); // BT-21
                });
    }

    private void settlement() {
        xml.text("ram:PaymentReference", content.number()); // BT-83
        xml.text("ram:InvoiceCurrencyCode", "EUR"); // BT-5
        if (document.type() == DocumentType.INVOICE) {
            xml.in("ram:SpecifiedTradeSettlementPaymentMeans", this::paymentMeans);
        }
        xml.each(content.totals().vat(), "ram:ApplicableTradeTax", this::vatBreakdown);
        content.totals().vat().stream()
                .filter(vat -> !vat.allowance().equals(Money.ZERO))
                .forEach(vat -> xml.in("ram:SpecifiedTradeAllowanceCharge", () -> allowance(vat)));
        xml.in("ram:SpecifiedTradePaymentTerms", this::paymentTerms);
        xml.in("ram:SpecifiedTradeSettlementHeaderMonetarySummation", this::totals);
        xml.each(
                document.preceding(),
                "ram:InvoiceReferencedDocument",
                preceding -> { // BG-3
                    xml.text("ram:IssuerAssignedID", preceding.number()); // BT-25
                    xml.day("ram:FormattedIssueDateTime", "qdt", preceding.issueDate()); // BT-26
                });
    }

    /** BG-16. The standard has no term for an address to pay at; it stands where people read how to pay. */
    private void paymentMeans() {
        Account account = content.account();
        boolean payable = content.totals().gross().isPositive();
        xml.text("ram:TypeCode", SEPA_CREDIT_TRANSFER); // BT-81
        xml.text("ram:Information", french.paymentMeans(payable ? document.payAt() : null)); // BT-82
        xml.in("ram:PayeePartyCreditorFinancialAccount", () -> {
            xml.text("ram:IBANID", account.iban().value()); // BT-84
            xml.text("ram:AccountName", account.holder()); // BT-85
        });
        if (!account.bic().isBlank()) {
            xml.in(
                    "ram:PayeeSpecifiedCreditorFinancialInstitution",
                    () -> xml.text("ram:BICID", account.bic())); // BT-86
        }
    }

    /** BG-23. */
    private void vatBreakdown(Vat vat) {
        xml.amount("ram:CalculatedAmount", vat.vat()); // BT-117
        xml.text("ram:TypeCode", VAT);
        xml.text("ram:ExemptionReason", vat.exemptionReason()); // BT-120
        xml.amount("ram:BasisAmount", vat.base()); // BT-116
        xml.text("ram:CategoryCode", vat.category().name()); // BT-118
        xml.text("ram:ExemptionReasonCode", exemptionCode(vat.category())); // BT-121
        if (content.issuer().regime() == VatRegime.STANDARD && content.issuer().vatOnDebits()) {
            xml.text("ram:DueDateTypeCode", ON_ISSUE); // BT-8: "option pour le paiement d'après les débits"
        }
        xml.text("ram:RateApplicablePercent", vat.rate().toString()); // BT-119
    }

    /** Of the list VATEX; what is exempt for a reason of its own has only the words of BT-120. */
    private String exemptionCode(VatCategory category) {
        return switch (category) {
            case S, Z -> "";
            case AE -> "VATEX-EU-AE";
            case E -> content.issuer().regime() == VatRegime.FRANCHISE ? "VATEX-FR-FRANCHISE" : "";
        };
    }

    /** BG-20: the share of the discount on the whole that one VAT group bears. */
    private void allowance(Vat vat) {
        Discount discount = content.totals().discount();
        allowance(xml, discount, french, vat.lines(), vat.allowance());
        xml.in("ram:CategoryTradeTax", () -> {
            xml.text("ram:TypeCode", VAT);
            xml.text("ram:CategoryCode", vat.category().name()); // BT-95
            xml.text("ram:RateApplicablePercent", vat.rate().toString()); // BT-96
        });
    }

    /**
     * What lines (BG-27) and the whole (BG-20) have in common. Percentage and basis are told only where they make the
     * amount: one rate's share of the whole, or a credited part of a line, may bear a cent more or less.
     */
    static void allowance(XmlText xml, Discount discount, French french, Money basis, Money amount) {
        xml.in("ram:ChargeIndicator", () -> xml.text("udt:Indicator", "false"));
        boolean exact = discount.unit() == Discount.Unit.PERCENT
                && new VatRate(discount.value()).of(basis).equals(amount);
        if (exact) {
            xml.text("ram:CalculationPercent", plain(discount.value())); // BT-94, BT-138
            xml.amount("ram:BasisAmount", basis); // BT-93, BT-137
        }
        xml.amount("ram:ActualAmount", amount); // BT-92, BT-136
        xml.text("ram:ReasonCode", DISCOUNT); // BT-98, BT-140
        xml.text("ram:Reason", french.discount(discount)); // BT-97, BT-139
    }

    static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private void paymentTerms() {
        if (document.type() == DocumentType.INVOICE) {
            xml.text("ram:Description", french.due(content)); // BT-20
        }
        xml.day("ram:DueDateDateTime", "udt", content.dueDate()); // BT-9
    }

    /** BG-22. */
    private void totals() {
        Totals totals = content.totals();
        xml.amount("ram:LineTotalAmount", totals.lines()); // BT-106
        if (!totals.discount().isNone()) {
            xml.amount("ram:AllowanceTotalAmount", totals.discount().amount()); // BT-107
        }
        xml.amount("ram:TaxBasisTotalAmount", totals.net()); // BT-109
        xml.text("ram:TaxTotalAmount", totals.vatTotal().toString(), "currencyID", "EUR"); // BT-110
        xml.amount("ram:GrandTotalAmount", totals.gross()); // BT-112
        xml.amount("ram:DuePayableAmount", totals.gross()); // BT-115
    }
}
