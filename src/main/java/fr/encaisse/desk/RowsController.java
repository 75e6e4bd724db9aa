package fr.encaisse.desk;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What Cockpit writes in place of business keys: invoices as our lists show them. */
@RestController
class RowsController {

    /** Cockpit's tables have pages of 50 rows. */
    private static final int MOST = 100;

    private final Invoices invoices;
    private final Rows rows;

    RowsController(Invoices invoices, Rows rows) {
        this.invoices = invoices;
        this.rows = rows;
    }

    /** Those of the first hundred ids that exist. */
    @GetMapping("/api/invoices")
    List<Rows.Row> rows(@RequestParam("id") List<String> ids) {
        return rows.of(
                invoices.summaries(ids.stream().limit(MOST).map(InvoiceId::of).toList()));
    }
}
