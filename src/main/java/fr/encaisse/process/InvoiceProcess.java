package fr.encaisse.process;

/**
 * The dictionary of {@code processes/invoice.bpmn}: every id that code needs, spelled here and nowhere else.
 * {@code InvoiceModelTest} compares it with the model both ways.
 */
final class InvoiceProcess {

    static final String KEY = "invoice";

    private InvoiceProcess() {}

    /** Elements that code or tests wait at, run or pass. */
    static final class Elements {
        static final String INVOICE_REQUESTED = "StartEvent_InvoiceRequested";
        static final String INVOICE_REOPENED = "StartEvent_InvoiceReopened";

        static final String DRAFT_INVOICE = "SubProcess_DraftInvoice";
        static final String DRAFT_STARTED = "StartEvent_DraftStarted";
        static final String CHOOSE_CLIENT = "UserTask_ChooseClient";
        static final String DESCRIBE_INVOICE = "UserTask_DescribeInvoice";
        static final String BACK_FROM_DESCRIPTION = "Gateway_BackFromDescription";
        static final String ADD_PRODUCTS = "UserTask_AddProducts";
        static final String BACK_FROM_PRODUCTS = "Gateway_BackFromProducts";
        static final String AGREE_PAYMENT_TERMS = "UserTask_AgreePaymentTerms";
        static final String BACK_FROM_PAYMENT_TERMS = "Gateway_BackFromPaymentTerms";
        static final String REVIEW_INVOICE = "UserTask_ReviewInvoice";
        static final String BACK_FROM_REVIEW = "Gateway_BackFromReview";
        static final String DRAFT_REVIEWED = "EndEvent_DraftReviewed";
        static final String DRAFT_ABANDON_REQUESTED = "BoundaryEvent_DraftAbandonRequested";
        static final String DRAFT_ABANDONED = "EndEvent_DraftAbandoned";

        static final String ISSUE_INVOICE = "ServiceTask_IssueInvoice";
        static final String RENDER_DOCUMENT = "ServiceTask_RenderDocument";
        static final String INVOICE_GENERATED = "Event_InvoiceGenerated";

        static final String COLLECT_PAYMENT = "SubProcess_CollectPayment";
        static final String COLLECTION_STARTED = "StartEvent_CollectionStarted";
        static final String SHOW_AND_FOLLOW = "Gateway_ShowAndFollow";
        static final String SHOW_QR_CODE = "UserTask_ShowQrCode";
        static final String QR_CODE_PUT_AWAY = "EndEvent_QrCodePutAway";
        static final String QR_CODE_REQUESTED = "CatchEvent_QrCodeRequested";
        static final String OPEN_PAYMENT_LINK = "ServiceTask_OpenPaymentLink";
        static final String QR_CODE_DISPLAYED = "Event_QrCodeDisplayed";
        static final String CHECK_PAYMENT = "ServiceTask_CheckPayment";
        static final String SOMEONE_MAY_BE_PAYING = "Gateway_SomeoneMayBePaying";
        static final String PAYMENT_CHECK_DUE = "CatchEvent_PaymentCheckDue";

        static final String CHASE_OVERDUE_PAYMENT = "SubProcess_ChaseOverduePayment";
        static final String DUE_DATE_PASSED = "StartEvent_DueDatePassed";
        static final String CHECK_OVERDUE_PAYMENT = "ServiceTask_CheckOverduePayment";
        static final String CHASE_PAYMENT = "UserTask_ChasePayment";
        static final String PAYMENT_CHASED = "EndEvent_PaymentChased";

        static final String PAYMENT_RECEIVED = "BoundaryEvent_PaymentReceived";
        static final String INVOICE_PAID = "EndEvent_InvoicePaid";
        static final String CREDIT_NOTE_ISSUED = "BoundaryEvent_CreditNoteIssued";
        static final String INVOICE_CANCELLED = "EndEvent_InvoiceCancelled";

        private Elements() {}
    }

    /** Message names; each has one catcher in the model. */
    static final class Messages {
        static final String ABANDONED = "invoice.abandoned";
        static final String QR_SHOWN = "invoice.qrShown";
        static final String PAID = "invoice.paid";
        static final String CANCELLED = "invoice.cancelled";
        static final String REOPENED = "invoice.reopened";

        private Messages() {}
    }

    /**
     * Process variables. Whoever owns a task can write them over the engine's REST, so nothing that matters is trusted
     * from them: the business key names the invoice, the tables say the rest.
     */
    static final class Variables {
        /** Login of who writes the draft. */
        static final String OWNER = "owner";
        /** {@link #BACK} or {@link #NEXT}, set by the task guard on each completion. */
        static final String DIRECTION = "direction";

        static final String BACK = "back";

        static final String NEXT = "next";
        /** ISO instant (UTC) of the first moment at which the invoice is overdue. */
        static final String OVERDUE_AT = "overdueAt";
        /** ISO duration until the next look at the payment. */
        static final String POLL_GAP = "pollGap";
        /** Boolean fact read by the gateway after each look at the payment. */
        static final String SOMEONE_MAY_BE_PAYING = "someoneMayBePaying";

        private Variables() {}
    }
}
