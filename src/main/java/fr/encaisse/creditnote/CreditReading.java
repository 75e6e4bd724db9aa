package fr.encaisse.creditnote;

import fr.encaisse.creditnote.CreditChoice.LineChoice;
import fr.encaisse.creditnote.CreditNote.LinePlace;
import fr.encaisse.creditnote.CreditSelection.Lines.Part;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.shared.Checked;
import fr.encaisse.shared.EmailAddress;
import fr.encaisse.shared.Findings;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.Quantity;
import fr.encaisse.shared.TypedNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what was typed about a credit note against what is left of its invoice. */
final class CreditReading {

    static final int REASON_LENGTH = 300;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Findings findings = new Findings();
    private final InvoiceContent invoice;
    private final Credited credited;

    private CreditReading(InvoiceContent invoice, Credited credited) {
        this.invoice = invoice;
        this.credited = credited;
    }

    /** @param selection with a basis that was chosen */
    record Sound(CreditSelection selection, String reason) {}

    static Checked<Sound> check(CreditChoice typed, InvoiceContent invoice, Credited credited) {
        return new CreditReading(invoice, credited).read(typed);
    }

    private Checked<Sound> read(CreditChoice typed) {
        Optional<CreditSelection> selection = basis(typed.basis()).flatMap(basis -> switch (basis) {
            case ALL -> Optional.of(new CreditSelection.Rest());
            case LINES -> lines(typed.lines());
            case PERCENT -> findings.read("", () -> percent(typed.percent()));
            case AMOUNT -> findings.read("", () -> amount(typed.amount()));
        });
        String reason = findings.required("reason", typed.reason(), REASON_LENGTH);
        findings.value("recipient", typed.recipient(), text -> new EmailAddress(text).value());
        return Checked.of(findings, () -> new Sound(selection.orElseThrow(), reason));
    }

    private Optional<CreditNote.Basis> basis(String typed) {
        Optional<CreditNote.Basis> basis = Arrays.stream(CreditNote.Basis.values())
                .filter(one -> one.name().equals(typed))
                .findFirst();
        if (basis.isEmpty()) {
            findings.add("basis", "creditnote.basis.required");
        }
        return basis;
    }

    private Optional<CreditSelection> lines(List<LineChoice> typed) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            LineChoice choice = typed.get(i);
            if (choice != null && !Findings.isBlank(choice.quantity())) {
                findings.read("lines[" + i + "]", () -> part(choice)).ifPresent(parts::add);
            }
        }
        if (findings.none() && parts.isEmpty()) {
            findings.add("lines", "creditnote.lines.required");
        }
        if (parts.stream().map(Part::place).distinct().count() < parts.size()) {
            findings.add("lines", "creditnote.lines.twice");
        }
        return Optional.of(new CreditSelection.Lines(List.copyOf(parts)));
    }

    private Part part(LineChoice choice) {
        LinePlace place = new LinePlace(choice.section(), choice.line());
        if (!exists(place)) {
            throw new InvalidInput("quantity", "creditnote.line.unknown");
        }
        BigDecimal left = credited.leftQuantity(place);
        Quantity quantity = Quantity.parse(choice.quantity());
        boolean within = quantity.value().signum() == left.signum()
                && quantity.value().abs().compareTo(left.abs()) <= 0;
        if (!within) {
            throw new InvalidInput("quantity", "creditnote.line.exceeds", left);
        }
        return new Part(place, quantity);
    }

    private boolean exists(LinePlace place) {
        return place.section() >= 0
                && place.section() < invoice.sections().size()
                && place.line() >= 0
                && place.line()
                        < invoice.sections().get(place.section()).lines().size();
    }

    private static CreditSelection percent(String typed) {
        BigDecimal percent =
                TypedNumber.parse(typed == null ? "" : typed.replace("%", ""), "percent", "creditnote.percent");
        if (percent.signum() <= 0
                || percent.compareTo(HUNDRED) > 0
                || percent.stripTrailingZeros().scale() > 2) {
            throw new InvalidInput("percent", "creditnote.percent");
        }
        return new CreditSelection.Percent(percent.setScale(2));
    }

    private static CreditSelection amount(String typed) {
        BigDecimal amount =
                TypedNumber.parse(typed == null ? "" : typed.replace("€", ""), "amount", "creditnote.amount");
        if (amount.signum() <= 0 || amount.stripTrailingZeros().scale() > 2) {
            throw new InvalidInput("amount", "creditnote.amount");
        }
        return new CreditSelection.Amount(new Money(amount));
    }
}
