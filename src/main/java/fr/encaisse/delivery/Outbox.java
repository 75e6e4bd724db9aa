package fr.encaisse.delivery;

import fr.encaisse.creditnote.CreditNoteId;
import fr.encaisse.invoice.InvoiceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code delivery}: whoever holds a mail's lease may send it, and only the holder may say how it went. */
@Component
class Outbox {

    /** Longer than the mail server's timeouts together; after a crash the mail is sent again then. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void put(OutboxMail mail) {
        jdbc.sql(
                        "INSERT INTO delivery (id, press, invoice_id, credit_note_id, recipient, locale, message_id, requested_by,"
                                + " requested_at, state, tries, next_try_at, problem)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', 0, ?, '')")
                .params(
                        mail.id(),
                        mail.press(),
                        mail.invoice().value(),
                        mail.creditNote() == null ? null : mail.creditNote().value(),
                        mail.recipient(),
                        mail.locale().toLanguageTag(),
                        mail.messageId(),
                        mail.requestedBy(),
                        utc(mail.requestedAt()),
                        utc(mail.requestedAt()))
                .update();
    }

    /** Mails that may be sent now, the longest waiting first. */
    List<UUID> due(int limit) {
        OffsetDateTime now = utc(clock.instant());
        return jdbc.sql("SELECT id FROM delivery WHERE state = 'WAITING' AND next_try_at <= ?"
                        + " AND (lease_until IS NULL OR lease_until < ?) ORDER BY next_try_at FETCH FIRST ? ROWS ONLY")
                .params(now, now, limit)
                .query(UUID.class)
                .list();
    }

    /** Takes the lease; empty when another node was faster. */
    Optional<OutboxMail> claim(UUID id, UUID owner) {
        Instant now = clock.instant();
        int claimed = jdbc.sql("UPDATE delivery SET lease_owner = ?, lease_until = ? WHERE id = ? AND state = 'WAITING'"
                        + " AND next_try_at <= ? AND (lease_until IS NULL OR lease_until < ?)")
                .params(owner, utc(now.plus(LEASE)), id, utc(now), utc(now))
                .update();
        return claimed == 0
                ? Optional.empty()
                : jdbc.sql("SELECT * FROM delivery WHERE id = ?")
                        .param(id)
                        .query((rs, row) -> toMail(rs))
                        .optional();
    }

    /** @return false when the lease was lost meanwhile */
    boolean sent(UUID id, UUID owner) {
        return end(id, owner, Delivery.State.SENT, clock.instant(), Trouble.NONE, "");
    }

    boolean refused(UUID id, UUID owner, Trouble trouble, String problem) {
        return end(id, owner, Delivery.State.REFUSED, null, trouble, problem);
    }

    boolean givenUp(UUID id, UUID owner, Trouble trouble, String problem) {
        return end(id, owner, Delivery.State.GIVEN_UP, null, trouble, problem);
    }

    /** Tried without success: to be tried again. */
    void failed(UUID id, UUID owner, Duration pause, Trouble trouble, String problem) {
        jdbc.sql("UPDATE delivery SET tries = tries + 1, next_try_at = ?, trouble = ?, problem = ?,"
                        + " lease_owner = NULL, lease_until = NULL WHERE id = ? AND lease_owner = ?")
                .params(utc(clock.instant().plus(pause)), word(trouble), problem, id, owner)
                .update();
    }

    /** Not tried at all: there is nothing to send yet. */
    void putBack(UUID id, UUID owner, Duration pause, Trouble trouble) {
        jdbc.sql("UPDATE delivery SET next_try_at = ?, trouble = ?, problem = '', lease_owner = NULL,"
                        + " lease_until = NULL WHERE id = ? AND lease_owner = ?")
                .params(utc(clock.instant().plus(pause)), word(trouble), id, owner)
                .update();
    }

    List<Delivery> of(InvoiceId invoice) {
        return jdbc.sql("SELECT * FROM delivery WHERE invoice_id = ? ORDER BY requested_at DESC, id")
                .param(invoice.value())
                .query((rs, row) -> toDelivery(rs))
                .list();
    }

    private boolean end(UUID id, UUID owner, Delivery.State state, Instant sentAt, Trouble trouble, String problem) {
        int ended = jdbc.sql("UPDATE delivery SET state = ?, tries = tries + 1, sent_at = ?, trouble = ?, problem = ?,"
                        + " lease_owner = NULL, lease_until = NULL WHERE id = ? AND lease_owner = ?")
                .params(state.name(), sentAt == null ? null : utc(sentAt), word(trouble), problem, id, owner)
                .update();
        return ended == 1;
    }

    private static String word(Trouble trouble) {
        return trouble == Trouble.NONE ? "" : trouble.name();
    }

    private static OutboxMail toMail(ResultSet rs) throws SQLException {
        return new OutboxMail(
                rs.getObject("id", UUID.class),
                rs.getObject("press", UUID.class),
                new InvoiceId(rs.getObject("invoice_id", UUID.class)),
                creditNote(rs),
                rs.getString("recipient"),
                Locale.forLanguageTag(rs.getString("locale")),
                rs.getString("message_id"),
                rs.getString("requested_by"),
                instant(rs, "requested_at"),
                rs.getInt("tries"));
    }

    private static Delivery toDelivery(ResultSet rs) throws SQLException {
        return new Delivery(
                rs.getObject("id", UUID.class),
                creditNote(rs),
                rs.getString("recipient"),
                Locale.forLanguageTag(rs.getString("locale")),
                Delivery.State.valueOf(rs.getString("state")),
                rs.getString("requested_by"),
                instant(rs, "requested_at"),
                instant(rs, "sent_at"),
                instant(rs, "next_try_at"),
                rs.getInt("tries"),
                rs.getString("trouble"),
                rs.getString("problem"));
    }

    private static CreditNoteId creditNote(ResultSet rs) throws SQLException {
        UUID id = rs.getObject("credit_note_id", UUID.class);
        return id == null ? null : new CreditNoteId(id);
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
