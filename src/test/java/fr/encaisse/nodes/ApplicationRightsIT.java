package fr.encaisse.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import fr.encaisse.TamperedTables;
import fr.encaisse.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The packaged jar on PostgreSQL as the README sets it up: Flyway signs in as the owner of the tables, the application as
 * a role that works with them. One start, and a whole invoice, for all tests.
 */
class ApplicationRightsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String NOT_ALLOWED = "42501";
    private static final String ROLES = "db/postgresql-application-user.sql";
    private static final String RIGHTS = "db/migration/postgresql/afterMigrate__rights_of_the_application.sql";

    private static Bridge bridge;
    private static Node node;
    private static JdbcClient owner;
    private static JdbcClient application;

    @BeforeAll
    static void anInvoiceIsWrittenIssuedAndPaid() throws Exception {
        String database = twoRoles();
        int port = Node.freePort();
        bridge = new Bridge(port);
        node = Node.start(
                        "rights",
                        port,
                        List.of("-Xmx512m"),
                        List.of(
                                "--spring.profiles.active=demo,postgres",
                                "--server.port=" + port,
                                "--spring.datasource.url=" + database,
                                "--spring.datasource.username=encaisse",
                                "--spring.datasource.password=of-the-application",
                                "--spring.flyway.user=encaisse_owner",
                                "--spring.flyway.password=of-the-owner",
                                "--encaisse.simulator.enabled=false",
                                "--encaisse.bridge.base-url=" + bridge.address(),
                                "--encaisse.demo.invoices=false"))
                .untilReady("/login");
        owner = JdbcClient.create(new SingleConnectionDataSource(database, "encaisse_owner", "of-the-owner", true));
        application =
                JdbcClient.create(new SingleConnectionDataSource(database, "encaisse", "of-the-application", true));

        StaffClient staff = new StaffClient(node.address()).signIn("staff");
        JsonNode review = staff.writeInvoice("Droits");
        String invoice = review.path("invoice").asText();
        staff.generate(review);
        await().atMost(PATIENCE)
                .until(() -> staff.get("/api/invoices/" + invoice + "/task").hasNonNull("task"));
        String number = application
                .sql("SELECT number FROM invoice")
                .query(String.class)
                .single();
        staff.showQr(invoice);
        await().atMost(PATIENCE).until(() -> !bridge.liveLinks(number).isEmpty());
        bridge.pay(number);
        await().atMost(PATIENCE).until(() -> state().equals("PAID"));
    }

    @AfterAll
    static void stop() {
        node.close();
        bridge.close();
    }

    @Test
    void theEngineTheDocumentAndTheLedgerWorkWithTheRightsOfTheApplication() {
        for (String written : List.of("document", "payment_entry", "journal_entry", "act_hi_procinst")) {
            assertThat(count(written)).as(written).isPositive();
        }
        assertThat(count("act_ru_incident")).isZero();
        assertThat(owners()).containsOnly("encaisse_owner");
    }

    @Test
    void whatIsFinalCanBeReadAndAddedToAndTheRestIsRefusedBeforeAnyTriggerIsAsked() {
        List<String> tables = TamperedTables.finalTables(owner);
        assertThat(tables).contains("invoice", "credit_note", "document", "journal_entry", "closing", "payment_entry");
        for (String table : tables) {
            assertThat(rights(table)).as(table).containsExactlyInAnyOrder("SELECT", "INSERT");
            for (String column : columns(table)) {
                assertNotAllowed("UPDATE " + table + " SET " + column + " = " + column);
            }
            assertNotAllowed("DELETE FROM " + table);
            assertNotAllowed("TRUNCATE " + table + " CASCADE");
        }
    }

    @Test
    void theLocksThemselvesAreOutOfReach() {
        for (String table : TamperedTables.finalTables(owner)) {
            assertNotAllowed("ALTER TABLE " + table + " DISABLE TRIGGER " + table + "_final");
            assertNotAllowed("DROP TRIGGER " + table + "_final ON " + table);
            assertNotAllowed("CREATE TRIGGER other BEFORE INSERT ON " + table
                    + " FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()");
            assertNotAllowed("CREATE RULE other AS ON INSERT TO " + table + " DO INSTEAD NOTHING");
            assertNotAllowed("ALTER TABLE " + table + " ADD COLUMN other INTEGER");
            assertNotAllowed("DROP TABLE " + table + " CASCADE");
            assertNotAllowed("ALTER TABLE " + table + " OWNER TO encaisse");
        }
        assertNotAllowed("DROP FUNCTION refuse_change() CASCADE");
        assertNotAllowed("CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN"
                + " RETURN NEW; END'");
        assertNotAllowed("SET session_replication_role = replica");
        assertNotAllowed("CREATE TABLE public.other (id INTEGER)");
        assertNotAllowed("SET ROLE encaisse_owner");
        assertNotAllowed("UPDATE flyway_schema_history SET checksum = 0");
    }

    /** The rows beside them change with each payment; none of them is ever taken away. */
    @Test
    void whatChangesAllTheTimeCannotBeTakenAway() {
        for (String table : List.of("invoice_series", "journal_head", "invoice_state", "receivable", "payment_link")) {
            assertThat(application
                            .sql("SELECT count(*) FROM (SELECT * FROM " + table + " FOR UPDATE) locked")
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isPositive();
            assertNotAllowed("DELETE FROM " + table);
            assertNotAllowed("TRUNCATE " + table + " CASCADE");
        }
    }

    @Test
    void tablesOfALaterVersionAreCoveredByTheNextStart() throws Exception {
        owner.sql("CREATE TABLE later (id SERIAL)").update();
        owner.sql("CREATE TABLE later_and_kept (id INTEGER)").update();
        owner.sql("CREATE TRIGGER later_and_kept_final BEFORE UPDATE OR DELETE ON later_and_kept"
                        + " FOR EACH ROW EXECUTE FUNCTION refuse_change()")
                .update();
        assertThat(rights("later")).isEmpty();
        try {
            owner.sql(text(RIGHTS).replace("${application}", "encaisse")).update();
            assertThat(rights("later")).containsExactlyInAnyOrder("SELECT", "INSERT", "UPDATE", "DELETE");
            application.sql("INSERT INTO later DEFAULT VALUES").update();
            assertThat(rights("later_and_kept")).containsExactlyInAnyOrder("SELECT", "INSERT");
        } finally {
            owner.sql("DROP TABLE later, later_and_kept").update();
        }
    }

    /** What the README has psql do. @return the address of the database */
    private static String twoRoles() throws Exception {
        String server = TestDatabase.createOnPostgres("rights");
        // Without what comes after the name: the user there would be the one who signs in.
        String database = server.replaceFirst("/rights.*", "/encaisse");
        String[] parts = text(ROLES)
                .replaceAll("(?m)^--.*$", "")
                .replace(":'owner_password'", "'of-the-owner'")
                .replace(":'application_password'", "'of-the-application'")
                .split(Pattern.quote("\\connect encaisse"));
        run(parts[0], server);
        run(parts[1], database);
        return database;
    }

    private static void run(String statements, String address) {
        JdbcClient superuser = JdbcClient.create(new DriverManagerDataSource(address, "postgres", "postgres"));
        Stream.of(statements.split(";"))
                .filter(statement -> !statement.isBlank())
                .forEach(statement -> superuser.sql(statement).update());
    }

    private static String text(String resource) throws Exception {
        return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
    }

    private static void assertNotAllowed(String statement) {
        DataAccessException refused = catchThrowableOfType(
                DataAccessException.class, () -> application.sql(statement).update());
        assertThat(refused).as(statement).isNotNull();
        assertThat(refused.getMostSpecificCause())
                .as(statement)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        cause -> assertThat(cause.getSQLState())
                                .as(statement + ": " + cause.getMessage())
                                .isEqualTo(NOT_ALLOWED));
    }

    private static List<String> rights(String table) {
        return owner.sql("SELECT right_ FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE',"
                        + " 'REFERENCES', 'TRIGGER']) right_ WHERE has_table_privilege('encaisse', ?, right_)")
                .param(table)
                .query(String.class)
                .list();
    }

    private static List<String> columns(String table) {
        return owner.sql("SELECT column_name FROM information_schema.columns WHERE table_name = ?")
                .param(table)
                .query(String.class)
                .list();
    }

    private static List<String> owners() {
        return owner.sql("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'")
                .query(String.class)
                .list();
    }

    private static String state() {
        return application
                .sql("SELECT state FROM invoice_state")
                .query(String.class)
                .single();
    }

    private static long count(String table) {
        return application
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }
}
