package fr.encaisse.invoice;

import fr.encaisse.invoice.tables.NumberSeries;
import fr.encaisse.invoice.tables.NumberSeries.Series;
import fr.encaisse.shared.FieldError;
import java.util.List;
import org.springframework.stereotype.Component;

/** Numbers and dates grow together: no invoice is dated before the last one of its series. */
@Component
class DatesInOrder implements IssueRequirement {

    private final NumberSeries series;

    DatesInOrder(NumberSeries series) {
        this.series = series;
    }

    @Override
    public List<Missing> missing(InvoiceContent content) {
        return content.issueDate().isBefore(series.lastIssueDate(Series.F)) ? List.of(goingBack()) : List.of();
    }

    private static Missing goingBack() {
        return new Missing(null, FieldError.of("issueDate", "invoice.missing.dateInOrder"));
    }
}
