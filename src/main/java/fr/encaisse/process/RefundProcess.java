package fr.encaisse.process;

/** The dictionary of {@code processes/refund.bpmn}, as {@link InvoiceProcess} is that of the invoice. */
final class RefundProcess {

    static final String KEY = "refund";

    private RefundProcess() {}

    /** Elements that code or tests wait at, run or pass. */
    static final class Elements {
        static final String EXCESS_FOUND = "StartEvent_ExcessFound";
        static final String REFUND_EXCESS = "UserTask_RefundExcess";
        static final String EXCESS_GONE = "BoundaryEvent_ExcessGone";
        static final String NOTHING_TO_REFUND = "EndEvent_NothingToRefund";

        private Elements() {}
    }

    /** Message names; each has one catcher in the models. */
    static final class Messages {
        static final String SETTLED = "refund.settled";

        private Messages() {}
    }

    /** None: the business key names the invoice, the ledger says what is in excess. */
    static final class Variables {

        private Variables() {}
    }
}
