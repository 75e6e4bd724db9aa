package fr.encaisse.issuer;

import fr.encaisse.journal.Journal;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The issuer's logo, printed on what is issued from now on; what has been issued keeps the page it was issued with. */
@Service
public class Logos {

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    Logos(JdbcClient jdbc, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    public Optional<Logo> current() {
        return jdbc.sql("SELECT png, sha256, width, height FROM issuer_logo WHERE id = 1")
                .query(Logos::read)
                .optional();
    }

    /**
     * Checks, draws anew and keeps the picture.
     *
     * @param file PNG or JPEG
     * @param author login
     * @throws InvalidInput for the field {@code file}
     * @throws Conflict when somebody has done the same at this moment
     */
    @Transactional
    public Logo replace(byte[] file, String author) {
        LogoImage image = new LogoImage(file);
        Logo logo = new Logo(image.png(), Sha256.of(image.png()), image.width(), image.height());
        if (current().filter(kept -> kept.sha256().equals(logo.sha256())).isEmpty()) {
            write(logo, author);
            journal.record(
                    "logo.changed",
                    "issuer",
                    Map.of("sha256", logo.sha256(), "width", logo.width(), "height", logo.height(), "author", author));
        }
        return logo;
    }

    /** Documents show the name alone again; does nothing when there is none. */
    @Transactional
    public void remove(String author) {
        Optional<Logo> kept = current();
        if (jdbc.sql("DELETE FROM issuer_logo WHERE id = 1").update() == 1) {
            journal.record(
                    "logo.removed",
                    "issuer",
                    Map.of("sha256", kept.map(Logo::sha256).orElse(""), "author", author));
        }
    }

    private void write(Logo logo, String author) {
        jdbc.sql("DELETE FROM issuer_logo WHERE id = 1").update();
        try {
            jdbc.sql("INSERT INTO issuer_logo (id, png, sha256, width, height, changed_by, changed_at)"
                            + " VALUES (1, ?, ?, ?, ?, ?, ?)")
                    .params(
                            logo.png(),
                            logo.sha256(),
                            logo.width(),
                            logo.height(),
                            author,
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException meanwhile) {
            throw new Conflict("issuer.changedMeanwhile");
        }
    }

    private static Logo read(ResultSet row, int index) throws SQLException {
        return new Logo(row.getBytes("png"), row.getString("sha256"), row.getInt("width"), row.getInt("height"));
    }
}
