package fr.encaisse.imports;

/** A value that a row changes; {@code before} is empty for what is added. */
public record ImportChange(String column, String before, String after) {}
