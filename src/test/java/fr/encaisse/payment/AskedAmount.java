package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.payment.bridge.AskedAtBridge;
import fr.encaisse.shared.Money;

/** What a payment link of an invoice that nothing was paid of asks for. */
public final class AskedAmount {

    private AskedAmount() {}

    /** @return zero where no link is made */
    public static Money of(InvoiceContent invoice) {
        Receivable receivable = new Receivable(
                invoice.id(),
                invoice.number(),
                invoice.totals().gross(),
                Money.ZERO,
                Money.ZERO,
                null,
                "",
                null,
                null,
                null,
                null,
                null,
                null,
                "");
        return receivable.isNothingDue() ? Money.ZERO : AskedAtBridge.amount(receivable.asked(), invoice);
    }
}
