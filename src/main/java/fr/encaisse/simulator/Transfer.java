package fr.encaisse.simulator;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One transfer that a link asks for; the amount is in euros. */
record Transfer(
        BigDecimal amount,
        String currency,
        String label,
        String endToEndId,
        String clientReference,
        LocalDate executionDate,
        Beneficiary beneficiary) {

    Transfer masked() {
        return to(beneficiary.masked());
    }

    Transfer to(Beneficiary other) {
        return new Transfer(amount, currency, label, endToEndId, clientReference, executionDate, other);
    }
}
