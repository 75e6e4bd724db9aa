package fr.encaisse.imports;

/** What a row was compared with has changed meanwhile: nothing is done and the file is compared again. */
public final class StaleImport extends RuntimeException {}
