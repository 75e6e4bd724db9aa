package fr.encaisse.invoice;

import fr.encaisse.journal.FinalRows;
import fr.encaisse.journal.FinalRows.Part;
import java.util.List;

/** The rows of an issued invoice, whose SHA-256 the journal keeps from the issue on. */
public final class InvoiceRows {

    public static final FinalRows ISSUED = new FinalRows(
            "invoice_id",
            List.of(
                    new Part(
                            "invoice",
                            "invoice_id",
                            "number, issue_date, due_date, service_date, payment_rule, title, description,"
                                    + " order_reference, issuer, buyer, account, discount_unit, discount_value, discount,"
                                    + " net, vat_total, gross, issued_by, issued_at"),
                    new Part("invoice_section", "section_no", "section_no, title, net"),
                    new Part(
                            "invoice_line",
                            "section_no, line_no",
                            "section_no, line_no, product_id, reference, name, description, kind, quantity, unit,"
                                    + " unit_price, vat_category, vat_rate, discount_unit, discount_value, discount, net"),
                    new Part("invoice_vat", "vat_no", "vat_no, category, rate, allowance, base, vat, exemption_reason"),
                    new Part("invoice_mention", "mention_no", "mention_no, code, wording")));

    private InvoiceRows() {}
}
