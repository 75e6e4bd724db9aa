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

    static PageContent of(String xhtml) {
        return new PageContent(xhtml, Optional.empty(), List.of());
    }
}
