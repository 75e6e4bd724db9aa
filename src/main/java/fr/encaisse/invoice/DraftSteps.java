package fr.encaisse.invoice;

import fr.encaisse.invoice.Drafts.Kept;
import fr.encaisse.invoice.reading.DraftContent;
import fr.encaisse.invoice.tables.Snapshots;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.InvalidInput;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code draft_step}: what has been typed, as JSON, with a version per step. */
@Repository
class DraftSteps {

    /** Characters of JSON; the thousand lines that an invoice may have need less than half of it. */
    static final int MAX_CONTENT = 300_000;

    private final JdbcClient jdbc;
    private final Snapshots snapshots;

    DraftSteps(JdbcClient jdbc, Snapshots snapshots) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
    }

    Kept read(InvoiceId invoice, Step step) {
        return kept(invoice, List.of(step)).get(step);
    }

    /** 0 when nobody typed there. */
    int version(InvoiceId invoice, Step step) {
        return jdbc.sql("SELECT version FROM draft_step WHERE invoice_id = :id AND step = :step")
                .param("id", invoice.value())
                .param("step", step.name())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    DraftContent readAll(InvoiceId invoice) {
        Map<Step, Kept> kept = kept(invoice, List.of(Step.values()));
        return new DraftContent(
                (StepContent.ClientChoice) kept.get(Step.CLIENT).content(),
                (StepContent.Description) kept.get(Step.DESCRIPTION).content(),
                (StepContent.Products) kept.get(Step.PRODUCTS).content(),
                (StepContent.PaymentTerms) kept.get(Step.PAYMENT_TERMS).content());
    }

    /**
     * Callers hold the draft's lock, so that no version is taken twice.
     *
     * @return the new version
     */
    int write(InvoiceId invoice, StepContent content, int version, Instant at) {
        String text = snapshots.write(content);
        if (text.length() > MAX_CONTENT) {
            throw new InvalidInput("", "invoice.draft.tooLarge");
        }
        if (version != version(invoice, content.step())) {
            throw new Conflict("invoice.draft.stale");
        }
        jdbc.sql(version == 0 ? """
                        INSERT INTO draft_step (invoice_id, step, version, content, updated_at)
                        VALUES (:id, :step, :version, :content, :at)
                        """ : """
                        UPDATE draft_step SET version = :version, content = :content, updated_at = :at
                        WHERE invoice_id = :id AND step = :step
                        """)
                .param("id", invoice.value())
                .param("step", content.step().name())
                .param("version", version + 1)
                .param("content", text)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        return version + 1;
    }

    /** Each of the steps; those that nobody typed into are empty, with version 0. */
    private Map<Step, Kept> kept(InvoiceId invoice, List<Step> steps) {
        Map<Step, Kept> kept =
                steps.stream().collect(Collectors.toMap(Function.identity(), step -> new Kept(step.untouched(), 0)));
        jdbc.sql("SELECT step, version, content FROM draft_step WHERE invoice_id = :id AND step IN (:steps)")
                .param("id", invoice.value())
                .param("steps", steps.stream().map(Step::name).toList())
                .query((rs, i) -> {
                    Step step = Step.valueOf(rs.getString("step"));
                    return Map.entry(
                            step, new Kept(snapshots.read(rs.getString("content"), step.type()), rs.getInt("version")));
                })
                .list()
                .forEach(row -> kept.put(row.getKey(), row.getValue()));
        return kept;
    }
}
