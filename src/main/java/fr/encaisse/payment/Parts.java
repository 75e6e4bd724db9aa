package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.TypedNumber;
import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How much of what is due the customer wants to pay next. */
@Component
class Parts {

    private static final String FIELD = "part";

    private final Receivables receivables;
    private final Settlement settlement;
    private final PartSettings settings;

    Parts(Receivables receivables, Settlement settlement, PartSettings settings) {
        this.receivables = receivables;
        this.settlement = settlement;
        this.settings = settings;
    }

    Optional<PartLimits> limits(Receivable receivable) {
        Money least = settings.least();
        Money due = receivable.due();
        Money most = due.compareTo(LinkOpening.MAX_AMOUNT) > 0 ? LinkOpening.MAX_AMOUNT : due;
        return settings.partial() && due.compareTo(least) > 0
                ? Optional.of(new PartLimits(least, most))
                : Optional.empty();
    }

    /** A link for another amount goes, unless somebody is paying through it: then nothing is opened before that is over. */
    void want(InvoiceId invoice, String typed) {
        Money part = read(typed);
        settlement.change(invoice, due -> {
            if (!due.isNothingDue()) {
                receivables.wants(invoice, checked(part, due));
            }
            return null;
        });
    }

    /** Writes nothing where nothing else was wanted. */
    void wantAll(InvoiceId invoice) {
        if (receivables.get(invoice).part() != null) {
            settlement.change(invoice, due -> {
                receivables.wants(invoice, null);
                return null;
            });
        }
    }

    private static Money read(String typed) {
        BigDecimal amount =
                TypedNumber.parse(typed == null ? "" : typed.replace("€", ""), FIELD, "payment.part.amount");
        if (amount.stripTrailingZeros().scale() > 2) {
            throw new InvalidInput(FIELD, "payment.hand.cents");
        }
        return new Money(amount);
    }

    /** @return null for all of it */
    private Money checked(Money part, Receivable due) {
        if (part.equals(due.due()) && part.compareTo(LinkOpening.MAX_AMOUNT) <= 0) {
            return null;
        }
        PartLimits limits = limits(due).orElseThrow(() -> new InvalidInput(FIELD, "payment.part.notAllowed"));
        if (part.compareTo(limits.least()) < 0) {
            throw new InvalidInput(
                    FIELD, "payment.part.tooSmall", limits.least().amount());
        }
        if (part.compareTo(due.due()) > 0) {
            throw new InvalidInput(FIELD, "payment.part.tooMuch", due.due().amount());
        }
        if (part.compareTo(limits.most()) > 0) {
            throw new InvalidInput(FIELD, "payment.part.tooMuchAtOnce");
        }
        return part;
    }
}
