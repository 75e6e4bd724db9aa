package fr.encaisse.imports;

/** What a row will do, or why it will do nothing. */
public enum ImportAction {
    ADD,
    CHANGE,
    SAME,
    REFUSED
}
