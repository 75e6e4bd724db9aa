package fr.encaisse.proof;

import fr.encaisse.MutableClock;
import fr.encaisse.TestDatabase;
import fr.encaisse.creditnote.CreditNoteRows;
import fr.encaisse.invoice.InvoiceRows;
import fr.encaisse.issuer.Issuers;
import fr.encaisse.journal.FinalRows;
import fr.encaisse.journal.Journal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A database of its own with the whole schema and a few invoices, and the real journal and closings on it: what others left
 * in the tests' common database would be a fault to the verifier.
 */
final class Books implements AutoCloseable {

    private static final boolean ON_POSTGRES = "postgresql".equals(System.getProperty("encaisse.test.database"));
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    final String url;
    final JdbcClient jdbc;
    final MutableClock clock = new MutableClock();
    final Journal journal;
    final Closings closings;
    final TransactionTemplate transaction;
    private final AnnotationConfigApplicationContext beans;
    private int numbers;

    Books() {
        String name = "books" + UUID.randomUUID().toString().replace("-", "");
        url = ON_POSTGRES ? TestDatabase.createOnPostgres(name) : "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
        DataSource database = new DriverManagerDataSource(url, user(), user());
        migrate(database);
        beans = beans(database, KEY);
        jdbc = beans.getBean(JdbcClient.class);
        journal = beans.getBean(Journal.class);
        closings = beans.getBean(Closings.class);
        transaction = beans.getBean(TransactionTemplate.class);
    }

    static String user() {
        return "postgres";
    }

    /** The same books after the application was started with another key. */
    Closings withKey(String key) {
        return beans(beans.getBean(DataSource.class), key).getBean(Closings.class);
    }

    @Override
    public void close() {
        clock.reset();
        beans.close();
        if (!ON_POSTGRES) {
            jdbc.sql("SHUTDOWN").update();
        }
    }

    private static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .placeholders(Map.of("application", user()))
                .locations(
                        "classpath:db/migration/common",
                        "classpath:db/migration/" + (ON_POSTGRES ? "postgresql" : "h2"))
                .javaMigrations(
                        migration("fr.encaisse.process.EngineTables"), migration("fr.encaisse.client.FillClientKeys"))
                .load()
                .migrate();
    }

    private static JavaMigration migration(String name) {
        try {
            return (JavaMigration) BeanUtils.instantiateClass(Class.forName(name));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private AnnotationConfigApplicationContext beans(DataSource database, String key) {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(ClosingSettings.class, () -> new ClosingSettings(key));
        context.register(Access.class);
        context.refresh();
        return context;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    @Import({Journal.class, Issuers.class, ClosingKeys.class, Closings.class})
    static class Access {

        @Bean
        DataSourceTransactionManager transactions(DataSource database) {
            return new DataSourceTransactionManager(database);
        }

        @Bean
        TransactionTemplate transaction(DataSourceTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }

        @Bean
        JdbcClient jdbc(DataSource database) {
            return JdbcClient.create(database);
        }
    }

    void record(String type, String subject, Map<String, ?> facts) {
        transaction.executeWithoutResult(status -> journal.record(type, subject, facts));
    }

    /** An invoice of 12 EUR with its document and a payment of 5 EUR, as the modules that own them would have left them. */
    UUID invoice(Instant at) {
        clock.set(at);
        UUID invoice = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            issue(invoice, "F-2026-%06d".formatted(++numbers), at);
            store(invoice, ("document " + numbers).getBytes(StandardCharsets.UTF_8), at);
            pay(invoice, at);
        });
        return invoice;
    }

    /** A credit note of 12 EUR over an invoice. */
    void creditNote(UUID invoice, Instant at) {
        clock.set(at);
        UUID note = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            insert(
                    "credit_note_draft",
                    new Values()
                            .and("credit_note_id", note, "invoice_id", invoice, "state", "ISSUED")
                            .and(
                                    "written_by",
                                    "staff",
                                    "version",
                                    1,
                                    "choice",
                                    "{}",
                                    "opened_at",
                                    at,
                                    "changed_at",
                                    at));
            insert(
                    "credit_note",
                    new Values()
                            .and("credit_note_id", note, "invoice_id", invoice, "basis", "LINES")
                            .and(
                                    "number",
                                    "AV-2026-000001",
                                    "issue_date",
                                    LocalDate.ofInstant(at, ZoneOffset.UTC),
                                    "reason",
                                    "")
                            .and(
                                    "discount_unit",
                                    "PERCENT",
                                    "discount_value",
                                    BigDecimal.ZERO,
                                    "discount",
                                    BigDecimal.ZERO)
                            .and("net", BigDecimal.TEN, "vat_total", new BigDecimal("2"), "gross", new BigDecimal("12"))
                            .and("written_by", "staff", "approved_by", "manager", "issued_at", at));
            insert(
                    "credit_note_line",
                    new Values()
                            .and("credit_note_id", note, "section_no", 0, "line_no", 0)
                            .and(
                                    "section_title",
                                    "SDB",
                                    "reference",
                                    "A",
                                    "name",
                                    "Pose",
                                    "description",
                                    "",
                                    "kind",
                                    "SERVICE")
                            .and(
                                    "quantity",
                                    BigDecimal.ONE,
                                    "unit",
                                    "HOUR",
                                    "unit_price",
                                    BigDecimal.TEN,
                                    "vat_category",
                                    "S")
                            .and(
                                    "vat_rate",
                                    new BigDecimal("20"),
                                    "discount_unit",
                                    "PERCENT",
                                    "discount_value",
                                    BigDecimal.ZERO)
                            .and("discount", BigDecimal.ZERO, "net", BigDecimal.TEN));
            String hash = new JdbcTemplate(beans.getBean(DataSource.class))
                    .execute((Connection connection) -> CreditNoteRows.ISSUED.sha256(connection, note, FinalRows.FORM));
            journal.record(
                    "creditNote.issued",
                    note.toString(),
                    Map.of(
                            "number",
                            "AV-2026-000001",
                            "gross",
                            "12.00",
                            "issueDate",
                            LocalDate.ofInstant(at, ZoneOffset.UTC),
                            "sha256",
                            hash,
                            "form",
                            FinalRows.FORM));
        });
    }

    private void issue(UUID invoice, String number, Instant at) {
        insert(
                "invoice_state",
                values(invoice, "state", "OPEN", "owner", "staff", "title", "Travaux", "client_name", "A")
                        .and("search_text", "a", "opened_at", at, "listed_at", at, "changed_at", at));
        insert(
                "invoice",
                values(invoice, "number", number, "issue_date", LocalDate.ofInstant(at, ZoneOffset.UTC))
                        .and("due_date", LocalDate.of(2027, 1, 31), "service_date", LocalDate.of(2026, 10, 1))
                        .and("payment_rule", "DAYS_30", "title", "Travaux", "description", "", "order_reference", "")
                        .and("issuer", "{}", "buyer", "{}", "account", "{}", "net", new BigDecimal("10"))
                        .and(
                                "vat_total",
                                new BigDecimal("2"),
                                "gross",
                                new BigDecimal("12"),
                                "issued_by",
                                "staff",
                                "issued_at",
                                at));
        insert("invoice_section", values(invoice, "section_no", 0, "title", "SDB", "net", new BigDecimal("10")));
        insert(
                "invoice_line",
                values(invoice, "section_no", 0, "line_no", 0, "product_id", UUID.randomUUID())
                        .and(
                                "reference",
                                "A",
                                "name",
                                "Pose",
                                "description",
                                "",
                                "kind",
                                "SERVICE",
                                "quantity",
                                BigDecimal.ONE)
                        .and(
                                "unit",
                                "HOUR",
                                "unit_price",
                                BigDecimal.TEN,
                                "vat_category",
                                "S",
                                "vat_rate",
                                new BigDecimal("20"))
                        .and("net", BigDecimal.TEN));
        insert(
                "invoice_vat",
                values(invoice, "vat_no", 0, "category", "S", "rate", new BigDecimal("20"))
                        .and("base", BigDecimal.TEN, "vat", new BigDecimal("2"), "exemption_reason", ""));
        String hash = new JdbcTemplate(beans.getBean(DataSource.class))
                .execute((Connection connection) -> InvoiceRows.ISSUED.sha256(connection, invoice, FinalRows.FORM));
        journal.record(
                "invoice.issued",
                invoice.toString(),
                Map.of(
                        "number",
                        number,
                        "gross",
                        "12.00",
                        "issueDate",
                        LocalDate.ofInstant(at, ZoneOffset.UTC),
                        "sha256",
                        hash,
                        "form",
                        FinalRows.FORM));
    }

    private void store(UUID invoice, byte[] bytes, Instant at) {
        insert(
                "document",
                values(invoice, "file_name", "Facture-" + numbers + ".pdf", "sha256", sha256(bytes))
                        .and("bytes", bytes, "rendered_at", at));
        journal.record("document.stored", invoice.toString(), Map.of("sha256", sha256(bytes)));
    }

    private void pay(UUID invoice, Instant at) {
        insert(
                "receivable",
                values(invoice, "number", "F", "gross", new BigDecimal("12"), "settled", new BigDecimal("5"))
                        .and("token_hash", invoice.toString(), "token_cipher", ""));
        insert(
                "payment_entry",
                values(invoice, "kind", "TRANSFER", "amount", new BigDecimal("5"))
                        .and(
                                "value_day",
                                LocalDate.of(2026, 10, 1),
                                "reference",
                                "",
                                "cause",
                                "press:" + invoice,
                                "recorded_at",
                                at));
        journal.record("payment.recorded", invoice.toString(), Map.of("amount", "5.00"));
    }

    private static final class Values extends TreeMap<String, Object> {
        private Values and(Object... pairs) {
            for (int i = 0; i < pairs.length; i += 2) {
                Object value = pairs[i + 1] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : pairs[i + 1];
                put((String) pairs[i], value);
            }
            return this;
        }
    }

    private static Values values(UUID invoice, Object... pairs) {
        return new Values().and("invoice_id", invoice).and(pairs);
    }

    private void insert(String table, Map<String, Object> values) {
        jdbc.sql("INSERT INTO " + table + " (" + String.join(", ", values.keySet()) + ") VALUES (:"
                        + String.join(", :", values.keySet()) + ")")
                .params(values)
                .update();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
