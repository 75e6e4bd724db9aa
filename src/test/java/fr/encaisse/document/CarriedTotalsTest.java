package fr.encaisse.document;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.Money;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "À reporter" at the end of a page, "Report" at the beginning of the next one. */
class CarriedTotalsTest {

    private static final Pattern CARRIED = Pattern.compile("À reporter ([−0-9 ]+,\\d\\d €)");
    private static final Pattern BROUGHT = Pattern.compile("^Report ([−0-9 ]+,\\d\\d €) ");
    private static final Pattern LINE = Pattern.compile("Fourniture (\\d+) ");

    private final InvoiceRenderer renderer = Rendering.renderer();

    @ParameterizedTest
    @ValueSource(ints = {60, 90, 500})
    void eachPageCarriesWhatItsLinesAndThoseBeforeAddUpTo(int count) throws IOException {
        InvoiceContent invoice = SampleInvoices.withLines(count);
        List<String> pages = pages(invoice);
        int last = lastWithLines(pages);
        int lines = 0;
        for (int page = 0; page < pages.size(); page++) {
            assertThat(found(BROUGHT, pages.get(page)))
                    .as("above page %d", page + 1)
                    .isEqualTo(page > 0 && page <= last ? sum(invoice, lines) : null);
            lines += (int) LINE.matcher(pages.get(page)).results().count();
            assertThat(found(CARRIED, pages.get(page)))
                    .as("below page %d", page + 1)
                    .isEqualTo(page < last ? sum(invoice, lines) : null);
        }
        assertThat(lines).isEqualTo(count);
    }

    @Test
    void nothingIsCarriedFromAnOnlyPageNorToOneWithoutLines() throws IOException {
        assertThat(pages(SampleInvoices.everyday())).singleElement().asString().doesNotContain("À reporter");
        assertThat(pages(SampleInvoices.renovation())).hasSize(2).noneMatch(page -> page.contains("reporter"));
    }

    @Test
    void aLineLongerThanAPageIsCarriedFromWhereItsAmountStands() throws IOException {
        String story = "Mot à mot, ligne à ligne. ".repeat(400);
        List<String> pages = pages(SampleInvoices.titled("Récit", story));
        int first = 0;
        while (!pages.get(first).contains("20 % 100,00 €")) {
            first++;
        }
        int last = lastWithLines(pages);
        assertThat(last).isGreaterThan(first);
        for (int page = first; page < last; page++) {
            assertThat(found(CARRIED, pages.get(page))).isEqualTo("100,00 €");
            assertThat(found(BROUGHT, pages.get(page + 1))).isEqualTo("100,00 €");
        }
    }

    private List<String> pages(InvoiceContent invoice) throws IOException {
        try (RenderedPdf pdf = new RenderedPdf(renderer.pdf(invoice, SampleInvoices.PAY_AT))) {
            return pdf.pageTexts();
        }
    }

    private static int lastWithLines(List<String> pages) {
        int last = 0;
        for (int page = 0; page < pages.size(); page++) {
            last = pages.get(page).contains("Désignation") ? page : last;
        }
        return last;
    }

    private static String sum(InvoiceContent invoice, int lines) {
        Money sum = Money.sum(
                invoice.lines().subList(0, lines).stream().map(Line::net).toList());
        return Display.money(sum, Locale.FRENCH).replace('\u00A0', ' ');
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        return matcher.find() ? matcher.group(1) : null;
    }
}
