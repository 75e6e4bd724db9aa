package fr.encaisse.creditnote;

import fr.encaisse.creditnote.CreditNote.LinePlace;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.shared.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * What is left of an invoice to be credited.
 *
 * @param gross with VAT
 * @param lines in printed order
 */
public record Creditable(Money gross, List<LineLeft> lines) {

    /** @param quantity of the line's sign; zero when all of it is credited */
    public record LineLeft(LinePlace place, InvoiceContent.Line line, BigDecimal quantity) {}
}
