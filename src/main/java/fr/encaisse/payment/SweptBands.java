package fr.encaisse.payment;

import static fr.encaisse.payment.Columns.at;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code swept_band}: one row tells of all links of a band that nothing has happened to them. */
@Repository
class SweptBands {

    private final SweepSettings settings;
    private final JdbcClient sql;

    SweptBands(SweepSettings settings, JdbcClient sql) {
        this.settings = settings;
        this.sql = sql;
    }

    void done(SweepBand band, Instant at) {
        int known = sql.sql("update swept_band set swept_at = :at where name = :name")
                .param("at", at(at))
                .param("name", band.name())
                .update();
        if (known == 0) {
            sql.sql("insert into swept_band (name, swept_at) values (:name, :at)")
                    .param("at", at(at))
                    .param("name", band.name())
                    .update();
        }
    }

    /** When a band was last compared to its end. */
    Optional<Instant> last(SweepBand band) {
        return sql.sql("select swept_at from swept_band where name = :name")
                .param("name", band.name())
                .query((row, index) -> Columns.instant(row, "swept_at"))
                .optional();
    }

    /** When a link that can be paid was last seen in Bridge's list. */
    Optional<Instant> lastLook(PaymentLink valid) {
        Map<String, Instant> swept = new HashMap<>();
        sql.sql("select name, swept_at from swept_band").query(row -> {
            swept.put(row.getString("name"), Columns.instant(row, "swept_at"));
        });
        return settings.bands().stream()
                .filter(band -> swept.containsKey(band.name()))
                .filter(band -> band.covers(valid.intentAt(), swept.get(band.name())))
                .map(band -> swept.get(band.name()))
                .max(Instant::compareTo);
    }
}
