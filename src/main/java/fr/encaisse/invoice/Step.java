package fr.encaisse.invoice;

import java.util.Arrays;

/** The steps of a draft that hold typed content; the names are stored. */
public enum Step {
    CLIENT(new StepContent.ClientChoice(null, null)),
    DESCRIPTION(new StepContent.Description(null, null, null, null, null)),
    PRODUCTS(new StepContent.Products(null)),
    PAYMENT_TERMS(new StepContent.PaymentTerms(null, null, null));

    private final StepContent untouched;

    Step(StepContent untouched) {
        this.untouched = untouched;
    }

    /** What stands there before anybody has typed. */
    StepContent untouched() {
        return untouched;
    }

    public Class<? extends StepContent> type() {
        return untouched.getClass();
    }

    static Step of(Class<? extends StepContent> type) {
        return Arrays.stream(values())
                .filter(step -> step.type() == type)
                .findFirst()
                .orElseThrow();
    }
}
