package fr.encaisse.creditnote;

import fr.encaisse.creditnote.CreditNote.LinePlace;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.Quantity;
import java.math.BigDecimal;
import java.util.List;

/** What of an invoice is to be credited, as it was understood. */
sealed interface CreditSelection {

    CreditNote.Basis basis();

    /** All that is left. */
    record Rest() implements CreditSelection {
        @Override
        public CreditNote.Basis basis() {
            return CreditNote.Basis.ALL;
        }
    }

    /** @param lines not empty, each place once */
    record Lines(List<Part> lines) implements CreditSelection {

        /** @param quantity of the invoice's sign, at most what is left of it */
        record Part(LinePlace place, Quantity quantity) {}

        @Override
        public CreditNote.Basis basis() {
            return CreditNote.Basis.LINES;
        }
    }

    /** @param percent of the whole invoice, above 0, two decimals */
    record Percent(BigDecimal percent) implements CreditSelection {
        @Override
        public CreditNote.Basis basis() {
            return CreditNote.Basis.PERCENT;
        }
    }

    /** @param gross with VAT, above 0 */
    record Amount(Money gross) implements CreditSelection {
        @Override
        public CreditNote.Basis basis() {
            return CreditNote.Basis.AMOUNT;
        }
    }
}
