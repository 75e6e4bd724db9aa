package fr.encaisse.simulator;

import java.util.Locale;

/** What the payer reads about a payment on every page. */
record PaymentView(
        String token, String amount, String beneficiary, String iban, String label, String expiry, int transfers) {

    static PaymentView of(PaymentLink link, Locale locale) {
        Transfer first = link.firstTransfer();
        return new PaymentView(
                link.token(),
                Pages.euros(link.total(), locale),
                first.beneficiary().displayName(),
                first.beneficiary().masked().iban().replaceAll("X+", " •••• "),
                first.label(),
                Pages.moment(link.expiresAt(), locale),
                link.transactions().size());
    }
}
