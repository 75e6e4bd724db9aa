package fr.encaisse.document;

import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Section;
import fr.encaisse.shared.Money;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows of the table that a page's end treats alike. A section's title stays with its first line and its subtotal with
 * the last one: the renderer keeps groups of rows together, but forgets the repeated header over single rows that it
 * is told not to part.
 *
 * @param title above the lines; null for none
 * @param first number of the first line among all, from 0
 * @param subtotal below the lines; null for none
 * @param of title of the section that is summed up
 */
public record LineGroup(String title, List<Line> lines, int first, Money subtotal, String of, boolean together) {

    static Stream<LineGroup> of(Section section, int first, boolean withSubtotal) {
        List<Line> lines = section.lines();
        String title = section.title().isEmpty() ? null : section.title();
        Money subtotal = withSubtotal ? section.net() : null;
        int last = lines.size() - 1;
        if (last < 1) {
            return Stream.of(new LineGroup(title, lines, first, subtotal, section.title(), true));
        }
        return Stream.of(
                        new LineGroup(title, lines.subList(0, 1), first, null, "", true),
                        new LineGroup(null, lines.subList(1, last), first + 1, null, "", false),
                        new LineGroup(
                                null, lines.subList(last, last + 1), first + last, subtotal, section.title(), true))
                .filter(group -> !group.lines().isEmpty());
    }
}
