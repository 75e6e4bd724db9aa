package fr.encaisse.creditnote;

import fr.encaisse.journal.FinalRows;
import fr.encaisse.journal.FinalRows.Part;
import java.util.List;

/** The rows of an issued credit note, whose SHA-256 the journal keeps from the issue on. */
public final class CreditNoteRows {

    public static final FinalRows ISSUED = new FinalRows(
            "credit_note_id",
            List.of(
                    new Part(
                            "credit_note",
                            "credit_note_id",
                            "invoice_id, number, issue_date, basis, percent, reason, discount_unit, discount_value,"
                                    + " discount, net, vat_total, gross, written_by, approved_by, issued_at"),
                    new Part(
                            "credit_note_line",
                            "section_no, line_no",
                            "section_no, line_no, section_title, of_section, of_line, product_id, reference, name,"
                                    + " description, kind, quantity, unit, unit_price, vat_category, vat_rate,"
                                    + " discount_unit, discount_value, discount, net"),
                    new Part(
                            "credit_note_vat",
                            "vat_no",
                            "vat_no, category, rate, allowance, base, vat, exemption_reason")));

    private CreditNoteRows() {}
}
