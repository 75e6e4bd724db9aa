package fr.encaisse.process;

import fr.encaisse.invoice.Step;
import java.util.Arrays;
import java.util.Optional;

/** A user task about an invoice with the form behind it; the first five are the wizard, in this order. */
public enum WizardStep {
    CHOOSE_CLIENT(InvoiceProcess.Elements.CHOOSE_CLIENT, Step.CLIENT),
    DESCRIBE_INVOICE(InvoiceProcess.Elements.DESCRIBE_INVOICE, Step.DESCRIPTION),
    ADD_PRODUCTS(InvoiceProcess.Elements.ADD_PRODUCTS, Step.PRODUCTS),
    AGREE_PAYMENT_TERMS(InvoiceProcess.Elements.AGREE_PAYMENT_TERMS, Step.PAYMENT_TERMS),
    REVIEW_INVOICE(InvoiceProcess.Elements.REVIEW_INVOICE, null),
    SHOW_QR_CODE(InvoiceProcess.Elements.SHOW_QR_CODE, null),
    CHASE_PAYMENT(InvoiceProcess.Elements.CHASE_PAYMENT, null),
    REFUND_EXCESS(RefundProcess.Elements.REFUND_EXCESS, null);

    /** How many steps the wizard has. */
    public static final int PLACES = REVIEW_INVOICE.place();

    private final String elementId;
    private final Step content;

    WizardStep(String elementId, Step content) {
        this.elementId = elementId;
        this.content = content;
    }

    String elementId() {
        return elementId;
    }

    /** The draft step that is typed here; empty for tasks that show only. */
    public Optional<Step> content() {
        return Optional.ofNullable(content);
    }

    /** Its place in the wizard, from 1. */
    public int place() {
        return ordinal() + 1;
    }

    static WizardStep ofElement(String elementId) {
        return Arrays.stream(values())
                .filter(step -> step.elementId.equals(elementId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No step for element " + elementId));
    }

    static WizardStep ofContent(Step content) {
        return Arrays.stream(values())
                .filter(step -> step.content == content)
                .findFirst()
                .orElseThrow();
    }

    /** Part of the draft sub-process. */
    boolean isDraft() {
        return place() <= PLACES;
    }
}
