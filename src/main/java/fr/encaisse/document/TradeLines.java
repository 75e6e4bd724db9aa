package fr.encaisse.document;

import fr.encaisse.invoice.Discount;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Section;

/** The lines of a document (BG-25). EN 16931 knows no sections: their title stands as a note on each of their lines. */
final class TradeLines {

    private final InvoiceContent content;
    private final French french;
    private final XmlText xml;
    private int number;

    TradeLines(InvoiceContent content, French french, XmlText xml) {
        this.content = content;
        this.french = french;
        this.xml = xml;
    }

    void write() {
        for (Section section : content.sections()) {
            for (Line line : section.lines()) {
                number++;
                xml.in("ram:IncludedSupplyChainTradeLineItem", () -> line(section, line));
            }
        }
    }

    private void line(Section section, Line line) {
        xml.in("ram:AssociatedDocumentLineDocument", () -> {
            xml.text("ram:LineID", Integer.toString(number)); // BT-126
            if (!section.title().isBlank()) {
                // BT-127. A subject code would not pass: the profile has none on lines.
                xml.in("ram:IncludedNote", () -> xml.text("ram:Content", section.title()));
            }
        });
        xml.in("ram:SpecifiedTradeProduct", () -> {
            xml.text("ram:SellerAssignedID", line.reference()); // BT-155
            xml.text("ram:Name", line.name()); // BT-153
            xml.text("ram:Description", line.description()); // BT-154
        });
        xml.in(
                "ram:SpecifiedLineTradeAgreement",
                () -> xml.in(
                        "ram:NetPriceProductTradePrice",
                        () -> xml.text("ram:ChargeAmount", CrossIndustryInvoice.plain(line.unitPrice())))); // BT-146
        xml.in(
                "ram:SpecifiedLineTradeDelivery",
                () -> xml.text( // BT-129, BT-130
                        "ram:BilledQuantity",
                        line.quantity().toString(),
                        "unitCode",
                        line.unit().code()));
        xml.in("ram:SpecifiedLineTradeSettlement", () -> settlement(line));
    }

    private void settlement(Line line) {
        xml.in("ram:ApplicableTradeTax", () -> {
            xml.text("ram:TypeCode", "VAT");
            xml.text("ram:CategoryCode", line.vatCategory().name()); // BT-151
            xml.text("ram:RateApplicablePercent", line.vatRate().toString()); // BT-152
        });
        Discount discount = line.discount();
        if (!discount.isNone()) { // BG-27
            xml.in(
                    "ram:SpecifiedTradeAllowanceCharge",
                    () -> CrossIndustryInvoice.allowance(
                            xml, discount, french, line.beforeDiscount(), discount.amount()));
        }
        xml.in(
                "ram:SpecifiedTradeSettlementLineMonetarySummation",
                () -> xml.amount("ram:LineTotalAmount", line.net())); // BT-131
    }
}
