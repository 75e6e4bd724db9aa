package fr.encaisse.invoice.reading;

import fr.encaisse.invoice.StepContent;
import fr.encaisse.shared.Checked;
import fr.encaisse.shared.Findings;
import java.time.LocalDate;
import java.util.Optional;

/** Reads what the invoice is about. */
final class DescriptionStep {

    private static final int YEARS_BACK = 10;

    private DescriptionStep() {}

    /** What the step says once it is sound; optional texts are empty. */
    record Described(
            String title, String description, LocalDate serviceDate, String orderReference, String freeMention) {}

    /** The day that decides on VAT, whatever else is missing. */
    static Optional<LocalDate> serviceDate(StepContent.Description typed) {
        return new Findings().day("serviceDate", typed.serviceDate());
    }

    static Checked<Described> check(StepContent.Description typed, LocalDate today) {
        Findings findings = new Findings();
        String title = findings.required("title", typed.title(), StepContent.Description.TITLE_LENGTH);
        String description = findings.lines("description", typed.description(), 2000);
        Optional<LocalDate> serviceDate = findings.day("serviceDate", typed.serviceDate());
        serviceDate
                .filter(day -> day.isAfter(today.plusYears(1)) || day.isBefore(today.minusYears(YEARS_BACK)))
                .ifPresent(day -> findings.add("serviceDate", "invoice.serviceDate.implausible", YEARS_BACK));
        String orderReference = findings.line("orderReference", typed.orderReference(), 60);
        String freeMention = findings.lines("freeMention", typed.freeMention(), 1000);
        return Checked.of(
                findings,
                () -> new Described(title, description, serviceDate.orElseThrow(), orderReference, freeMention));
    }
}
