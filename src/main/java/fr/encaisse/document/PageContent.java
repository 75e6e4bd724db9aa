package fr.encaisse.document;

import fr.encaisse.shared.Money;
import java.util.List;
import java.util.Optional;

/**
 * What the pages are made of.
 *
 * @param lines what each line costs without VAT, in order; the rows of the table have the ids {@code line-0} and so on
 */
record PageContent(String xhtml, Optional<PrintedLogo> logo, List<Money> lines) {

    /** Markup of the template: in what has been typed the signs are escaped. */
    private static final String LINES = "<table class=\"lines\">";

    private static final String LINES_ON_NEXT_PAGE = "<table class=\"lines on-next-page\">";

    static PageContent of(String xhtml) {
        return new PageContent(xhtml, Optional.empty(), List.of());
    }

    PageContent withLinesOnNextPage() {
        return new PageContent(xhtml.replace(LINES, LINES_ON_NEXT_PAGE), logo, lines);
    }
}
