package fr.encaisse.process;

/** The dictionary of {@code processes/credit-note.bpmn}, as {@link InvoiceProcess} is that of the invoice. */
final class CreditNoteProcess {

    static final String KEY = "credit-note";

    private CreditNoteProcess() {}

    /** Elements that code or tests wait at, run or pass. */
    static final class Elements {
        static final String CREDIT_NOTE_REQUESTED = "StartEvent_CreditNoteRequested";

        static final String PREPARE_CREDIT_NOTE = "SubProcess_PrepareCreditNote";
        static final String PREPARATION_STARTED = "StartEvent_PreparationStarted";
        static final String CHOOSE_CREDIT = "UserTask_ChooseCredit";
        static final String REVIEW_CREDIT_NOTE = "UserTask_ReviewCreditNote";
        static final String BACK_FROM_REVIEW = "Gateway_BackFromReview";
        static final String APPROVE_CREDIT_NOTE = "UserTask_ApproveCreditNote";
        static final String BACK_FROM_APPROVAL = "Gateway_BackFromApproval";
        static final String CREDIT_NOTE_APPROVED = "EndEvent_CreditNoteApproved";
        static final String ABANDON_REQUESTED = "BoundaryEvent_AbandonRequested";
        static final String CREDIT_NOTE_ABANDONED = "EndEvent_CreditNoteAbandoned";

        static final String ISSUE_CREDIT_NOTE = "ServiceTask_IssueCreditNote";
        static final String RENDER_CREDIT_NOTE = "ServiceTask_RenderCreditNote";
        static final String MAIL_WANTED = "Gateway_MailWanted";
        static final String SEND_CREDIT_NOTE = "ServiceTask_SendCreditNote";
        static final String CREDIT_NOTE_SENT = "EndEvent_CreditNoteSent";
        static final String CREDIT_NOTE_ISSUED = "EndEvent_CreditNoteIssued";

        private Elements() {}
    }

    /** Message names; each has one catcher in the models. */
    static final class Messages {
        static final String ABANDONED = "creditNote.abandoned";

        private Messages() {}
    }

    /** The business key names the credit note; who approved it stands in its table. */
    static final class Variables {
        /** Login of who writes the credit note. */
        static final String OWNER = "owner";
        /** {@link #BACK} or {@link #NEXT}, set by the task guard on each completion. */
        static final String DIRECTION = "direction";

        static final String BACK = "back";

        static final String NEXT = "next";
        /** Boolean fact read by the gateway after the document is there. */
        static final String MAIL_WANTED = "mailWanted";

        private Variables() {}
    }
}
