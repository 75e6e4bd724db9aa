package fr.encaisse.document;

/** What a document is (BT-3, UNTDID 1001). */
public enum DocumentType {
    INVOICE("380"),
    /** "Avoir": amounts stay positive, the type says in whose favour they are. */
    CREDIT_NOTE("381");

    private final String code;

    DocumentType(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
