package fr.encaisse.delivery.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code demo_mail}: letters as the bytes that would have gone out. */
@Component
@Profile("demo")
class DemoMails {

    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    DemoMails(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void keep(byte[] mime) {
        jdbc.sql("INSERT INTO demo_mail (id, received_at, mime) VALUES (?, ?, ?)")
                .params(UUID.randomUUID(), clock.instant().atOffset(ZoneOffset.UTC), mime)
                .update();
    }

    /** The newest ones, newest first. */
    List<DemoMail> newest() {
        return jdbc.sql("SELECT * FROM demo_mail ORDER BY received_at DESC, id FETCH FIRST ? ROWS ONLY")
                .param(MOST)
                .query((rs, row) -> toMail(rs))
                .list();
    }

    Optional<DemoMail> find(UUID id) {
        return jdbc.sql("SELECT * FROM demo_mail WHERE id = ?")
                .param(id)
                .query((rs, row) -> toMail(rs))
                .optional();
    }

    private static DemoMail toMail(ResultSet rs) throws SQLException {
        return DemoMail.parse(
                rs.getObject("id", UUID.class),
                rs.getObject("received_at", OffsetDateTime.class).toInstant(),
                rs.getBytes("mime"));
    }
}
