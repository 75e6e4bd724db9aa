package fr.encaisse.imports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What can be filled from a file; implemented by the module that keeps it, with the same checks as its forms.
 *
 * @param <T> what a sound row becomes
 */
public interface ImportTarget<T> {

    /** Short and lasting: part of addresses and of message keys ({@code imports.kind.<kind>}). */
    String kind();

    /** In the order of templates and exports. */
    List<ImportColumn> columns();

    /** Looks once at what is kept, so that all rows of a file are compared with the same. */
    Comparison<T> begin(Locale locale);

    /**
     * Adds and changes, within the caller's transaction.
     *
     * @param outcomes only {@link ImportAction#ADD} and {@link ImportAction#CHANGE}
     * @param by login of who decided
     * @throws StaleImport when something has changed since it was compared
     */
    void apply(List<ImportOutcome<T>> outcomes, String by);

    /** All that is kept, as cells by column key: imported again, every row is unchanged. */
    void export(Locale locale, Consumer<Map<String, String>> rows);

    /** Compares rows with what is kept. */
    @FunctionalInterface
    interface Comparison<T> {

        /** One outcome per row, in their order. */
        List<ImportOutcome<T>> compare(List<ImportRow> rows);
    }
}
