package fr.encaisse.creditnote;

import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Vat;
import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;

/** What VAT is summed up by (EN 16931 BG-23). */
record VatGroup(VatCategory category, VatRate rate) {

    static VatGroup of(Vat vat) {
        return new VatGroup(vat.category(), vat.rate());
    }

    static VatGroup of(Line line) {
        return new VatGroup(line.vatCategory(), line.vatRate());
    }
}
