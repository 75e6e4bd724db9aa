package fr.encaisse.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.client.Client;
import fr.encaisse.client.Clients;
import fr.encaisse.client.NewClient;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.PostalAddress;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Clients from files, from the upload to what is kept. Each test has a town of its own. */
@EncaisseTest
class ImportsTest {

    private static final String HEADINGS = "Type;Nom;SIREN;E-mail;Adresse;Code postal;Ville;Contact 1 nom\n";

    @Autowired
    ImportRuns imports;

    @Autowired
    ImportWork work;

    @Autowired
    ImportRunRows runs;

    @Autowired
    Clients clients;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    private final String town = "Importville " + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

    @AfterEach
    void leaveNothingBehind() {
        clock.reset();
        List<UUID> mine = jdbc.sql("SELECT id FROM client WHERE billing_city = ?")
                .param(town)
                .query(UUID.class)
                .list();
        for (UUID id : mine) {
            jdbc.sql("DELETE FROM client_contact WHERE client_id = ?").param(id).update();
            jdbc.sql("DELETE FROM client WHERE id = ?").param(id).update();
        }
    }

    @Test
    void whatAFileWillDoIsShownBeforeItIsDone() {
        UUID id = read(
                HEADINGS + person("Ana Un") + person("Bruno Deux") + "Entreprise;Sans rue;;;;69001;" + town + ";\n");
        ImportRun preview = imports.get(id);
        assertThat(preview.state()).isEqualTo(ImportState.READY);
        assertThat(preview.counts()).isEqualTo(new ImportCounts(2, 0, 0, 1));
        assertThat(kept()).isZero();
        assertThat(imports.first(id, ImportAction.ADD, 9))
                .extracting(ImportLine::label)
                .containsExactly("Ana Un", "Bruno Deux");
        assertThat(imports.first(id, ImportAction.REFUSED, 9).get(0)).satisfies(line -> {
            assertThat(line.line()).isEqualTo(4);
            assertThat(line.problems())
                    .extracting(ImportProblem::column, ImportProblem::messageKey)
                    .containsExactlyInAnyOrder(
                            tuple("siren", "client.siren.required"), tuple("street", "shared.required"));
        });
    }

    @Test
    void refusedRowsAreLeftOutOnlyWhenSomebodySaysSo() {
        UUID id = read(HEADINGS + person("Ana Un") + "Particulier;;;;rue;69001;" + town + ";\n");
        assertThatThrownBy(() -> imports.apply(id, 0, "manager")).isInstanceOf(Conflict.class);
        imports.apply(id, 1, "manager");
        assertThat(workOn(id).state()).isEqualTo(ImportState.DONE);
        assertThat(kept()).isEqualTo(1);
        assertThatThrownBy(() -> imports.apply(id, 1, "manager")).as("twice").isInstanceOf(Conflict.class);
    }

    @Test
    void aSecondFileChangesWhatItNamesAndLeavesTheRest() {
        apply(HEADINGS + "Entreprise;Scierie;552100554;a@b.fr;1 rue A;69001;" + town + ";Ève\n" + person("Ana Un"));
        Client before = clients.findBySiren("552100554").orElseThrow();
        UUID id = read("SIREN;Ville;Code postal;Adresse;Nom;Contact 1 téléphone\n552 100 554;" + town
                + ";69001;2 rue B;Scierie;0465710000\n;" + town + ";69001;1 rue A;Ana Un;\n");
        assertThat(imports.get(id).counts()).isEqualTo(new ImportCounts(0, 1, 1, 0));
        assertThat(imports.first(id, ImportAction.CHANGE, 9).get(0).changes())
                .containsExactlyInAnyOrder(
                        new ImportChange("street", "1 rue A", "2 rue B"),
                        new ImportChange("contact1.phone", "", "0465710000"));
        imports.apply(id, 0, "manager");
        workOn(id);
        Client after = clients.find(before.id()).orElseThrow();
        assertThat(after.billingAddress().street()).isEqualTo("2 rue B");
        assertThat(after.email()).as("no such column in the second file").isEqualTo("a@b.fr");
        assertThat(after.contacts()).hasSize(1).first().satisfies(contact -> {
            assertThat(contact.id()).isEqualTo(before.contacts().get(0).id());
            assertThat(contact.phone()).isEqualTo("0465710000");
        });
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.changedBy()).isEqualTo("manager");
    }

    @Test
    void whatIsExportedComesBackUnchanged() {
        apply(HEADINGS + "Particulier;=2+3;;;\"@rue \"\"des\"\" Lilas\";69001;" + town + ";+Ève\n");
        for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            for (String kind : imports.kinds()) {
                ByteArrayOutputStream file = new ByteArrayOutputStream();
                imports.export(kind, locale, file);
                assertThat(file.toString(StandardCharsets.UTF_8)).doesNotContainPattern("(^|[;,\n])\"?=");
                UUID id = imports.add(kind, new ImportFile("tout.csv", file.toByteArray()), locale, "manager");
                ImportCounts counts = workOn(id).counts();
                assertThat(imports.first(id, ImportAction.REFUSED, 9)).isEmpty();
                assertThat(imports.first(id, ImportAction.CHANGE, 9)).isEmpty();
                assertThat(counts.unchanged()).isPositive().isEqualTo(counts.all());
            }
        }
    }

    @Test
    void aTemplateHasOnlyHeadings() {
        for (String kind : imports.kinds()) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            imports.template(kind, Locale.FRENCH, file);
            UUID id = imports.add(kind, new ImportFile("m.csv", file.toByteArray()), Locale.FRENCH, "manager");
            assertThat(workOn(id).note().messageKey()).isEqualTo("imports.file.noRows");
        }
    }

    @Test
    void productsAreKnownByTheirReference() {
        String reference = "zz-" + town.substring(12) + "x";
        String file = "Référence;Désignation;Type;Unité;Prix unitaire HT;Taux de TVA\n"
                + reference + ";Échelle;Bien;u;1 249,90 €;20 %\n"
                + "zz-sans;Sans prix;Bien;u;;20\n"
                + "zz-taux;Faux taux;Bien;pouce;1;19,6\n";
        UUID id = imports.add(
                "products", new ImportFile("p.csv", file.getBytes(StandardCharsets.UTF_8)), Locale.FRENCH, "manager");
        assertThat(workOn(id).counts()).isEqualTo(new ImportCounts(1, 0, 0, 2));
        assertThat(imports.first(id, ImportAction.REFUSED, 9).get(1).problems())
                .extracting(ImportProblem::column)
                .containsExactlyInAnyOrder("unit", "vatRate");
        imports.apply(id, 2, "manager");
        assertThat(workOn(id).state()).isEqualTo(ImportState.DONE);
        String prices = "prix;libellé;réf\n1300;Échelle;" + reference.toUpperCase(Locale.ROOT) + "\n";
        UUID again = imports.add(
                "products", new ImportFile("p.csv", prices.getBytes(StandardCharsets.UTF_8)), Locale.FRENCH, "manager");
        workOn(again);
        assertThat(imports.first(again, ImportAction.CHANGE, 9).get(0).changes())
                .contains(new ImportChange("unitPrice", "1249,90", "1300,00"));
        jdbc.sql("DELETE FROM product WHERE reference = ?").param(reference).update();
    }

    @Test
    void theSameRecordTwiceInAFileIsRefusedAndTheFirstIsNamed() {
        UUID id = read(HEADINGS + person("Ana Un") + person("Bruno") + person("UN Ana"));
        assertThat(imports.get(id).counts()).isEqualTo(new ImportCounts(2, 0, 0, 1));
        assertThat(imports.first(id, ImportAction.REFUSED, 9).get(0)).satisfies(line -> {
            assertThat(line.line()).isEqualTo(4);
            assertThat(line.problems().get(0).messageKey()).isEqualTo("imports.row.repeated");
            assertThat(line.problems().get(0).args()).containsExactly(2);
        });
    }

    @Test
    void whatSpreadsheetsDoToNumbersIsRecognized() {
        UUID id = read("Type;Nom;SIREN;Téléphone;IBAN;Adresse;Code postal;Ville;Pays\n"
                + "Entreprise;A;5,521E+08;;;rue;69001;" + town + ";\n"
                + "Entreprise;B;5710003;;;rue;69001;" + town + ";\n"
                + "Particulier;C;;;7,63E+25;rue;69001;" + town + ";\n"
                + "Particulier;D;;;;rue;1000;" + town + ";\n"
                + "Particulier;E;;;;rue;1000;" + town + ";France\n"
                + "Particulier;F;;;;rue;1000;" + town + ";Belgique\n");
        assertThat(imports.first(id, ImportAction.REFUSED, 9))
                .extracting(ImportLine::label, line -> line.problems().get(0).messageKey())
                .containsExactly(
                        tuple("A", "imports.cell.abbreviated"),
                        tuple("B", "shared.siren.invalid"),
                        tuple("C", "imports.cell.abbreviated"),
                        tuple("D", "client.import.postcodeLostZero"));
        imports.apply(id, 4, "manager");
        workOn(id);
        assertThat(jdbc.sql("SELECT billing_postcode FROM client WHERE billing_city = ? ORDER BY name")
                        .param(town)
                        .query(String.class)
                        .list())
                .containsExactly("01000", "1000");
    }

    @Test
    void hostileTextsAreKeptAsTextOrRefused() {
        String markup = "<script>alert(1)</script>";
        UUID id = read(HEADINGS + person(markup) + person("=cmd|'/c calc'!A1") + person("x".repeat(10_000))
                + person("nul\u0001\u202Eoctet") + "'; DROP TABLE client; --;;;;;;;\n");
        assertThat(imports.get(id).counts().refused()).isEqualTo(2);
        assertThat(imports.first(id, ImportAction.REFUSED, 9)
                        .get(0)
                        .problems()
                        .get(0)
                        .value())
                .hasSizeLessThan(200);
        imports.apply(id, 2, "manager");
        workOn(id);
        assertThat(names()).containsExactlyInAnyOrder(markup, "=cmd|'/c calc'!A1", "nuloctet");
    }

    @Test
    void whatHasChangedSinceThePreviewIsShownAgainBeforeAnythingIsDone() {
        apply(HEADINGS + person("Ana Un"));
        UUID id = read(HEADINGS + person("Zoé Neuve") + "Particulier;Ana Un;;;9 rue Z;69001;" + town + ";\n");
        changeStreet("Ana Un", "5 rue Y");
        imports.apply(id, 0, "manager");
        work.workOnNext();
        assertThat(imports.get(id).state()).isEqualTo(ImportState.WAITING);
        assertThat(imports.get(id).note().messageKey()).isEqualTo("imports.note.changed");
        assertThat(names()).containsExactly("Ana Un");
        assertThat(workOn(id).state()).isEqualTo(ImportState.READY);
        assertThat(imports.first(id, ImportAction.CHANGE, 9).get(0).changes())
                .containsExactly(new ImportChange("street", "5 rue Y", "9 rue Z"));
        imports.apply(id, 0, "manager");
        assertThat(workOn(id).state()).isEqualTo(ImportState.DONE);
        assertThat(names()).containsExactlyInAnyOrder("Ana Un", "Zoé Neuve");
    }

    @Test
    void nothingIsHalfDoneWhenARowIsTakenAwayInTheMiddle() throws Exception {
        apply(HEADINGS + person("Ana Un"));
        StringBuilder file = new StringBuilder(HEADINGS);
        for (int i = 0; i < 520; i++) {
            file.append(person("Neuf " + i));
        }
        UUID id = read(file + "Particulier;Ana Un;;;9 rue Z;69001;" + town + ";\n");
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        CompletableFuture<Void> other = CompletableFuture.runAsync(
                () -> new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
                    changeStreet("Ana Un", "5 rue Y");
                    locked.countDown();
                    waitFor(letGo);
                }));
        waitFor(locked);
        imports.apply(id, 0, "manager");
        CompletableFuture<Boolean> applying = CompletableFuture.supplyAsync(work::workOnNext);
        await().atMost(Duration.ofSeconds(60)).until(() -> imports.get(id).rowsDone() == 500);
        assertThat(imports.get(id).state())
                .as("progress is seen while it applies")
                .isEqualTo(ImportState.APPLYING);
        assertThat(kept()).as("nothing is seen of it").isEqualTo(1);
        letGo.countDown();
        other.get(60, TimeUnit.SECONDS);
        applying.get(60, TimeUnit.SECONDS);
        assertThat(imports.get(id).note().messageKey()).isEqualTo("imports.note.changed");
        assertThat(kept()).isEqualTo(1);
        assertThat(workOn(id).counts()).isEqualTo(new ImportCounts(520, 1, 0, 0));
    }

    @Test
    void whoDiesWhileApplyingLeavesNothingAndTheImportCanBeStartedAgain() {
        UUID id = read(HEADINGS + person("Ana Un"));
        imports.apply(id, 0, "manager");
        assertThat(runs.claim(imports.get(id), UUID.randomUUID())).isTrue();
        assertThat(imports.get(id).state()).isEqualTo(ImportState.APPLYING);
        assertThatThrownBy(() -> imports.retry(id, "manager"))
                .as("it may still live")
                .isInstanceOf(Conflict.class);
        clock.forward(Duration.ofMinutes(1));
        assertThat(imports.get(id).state()).isEqualTo(ImportState.INTERRUPTED);
        imports.retry(id, "boss");
        assertThat(workOn(id).state()).isEqualTo(ImportState.DONE);
        assertThat(names()).containsExactly("Ana Un");
    }

    @Test
    void whoWasTakenForDeadCommitsNothing() throws Exception {
        apply(HEADINGS + person("Ana Un"));
        UUID id = read(HEADINGS + person("Zoé Neuve") + "Particulier;Ana Un;;;9 rue Z;69001;" + town + ";\n");
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        CompletableFuture<Void> other = CompletableFuture.runAsync(
                () -> new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
                    jdbc.sql("SELECT id FROM client WHERE billing_city = ? FOR UPDATE")
                            .param(town)
                            .query(UUID.class)
                            .list();
                    locked.countDown();
                    waitFor(letGo);
                }));
        waitFor(locked);
        imports.apply(id, 0, "manager");
        CompletableFuture<Boolean> slow = CompletableFuture.supplyAsync(work::workOnNext);
        await().atMost(Duration.ofSeconds(60)).until(() -> imports.get(id).state() == ImportState.APPLYING);
        clock.forward(Duration.ofMinutes(1));
        runs.takeFromTheDead();
        clock.reset();
        letGo.countDown();
        other.get(60, TimeUnit.SECONDS);
        slow.get(60, TimeUnit.SECONDS);
        assertThat(imports.get(id).state()).isEqualTo(ImportState.INTERRUPTED);
        assertThat(names()).containsExactly("Ana Un");
    }

    @Test
    void twoManagersAtOnceTakeTurnsAndTheSecondLooksAgain() {
        UUID first = read(HEADINGS + person("Ana Un"));
        UUID second = read(HEADINGS + person("Ana Un") + person("Bruno"));
        imports.apply(first, 0, "manager");
        imports.apply(second, 0, "boss");
        assertThat(runs.claim(imports.get(first), UUID.randomUUID())).isTrue();
        assertThat(runs.claim(imports.get(second), UUID.randomUUID()))
                .as("one at a time")
                .isFalse();
        clock.forward(Duration.ofMinutes(1));
        imports.retry(first, "manager");
        while (work.workOnNext()) {
            // the first, then the second
        }
        assertThat(imports.get(first).state()).isEqualTo(ImportState.DONE);
        assertThat(imports.get(second).state()).isEqualTo(ImportState.READY);
        assertThat(imports.get(second).counts()).isEqualTo(new ImportCounts(1, 0, 1, 0));
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void theJournalTellsHowManyButNoNames() {
        UUID id = apply(HEADINGS + person("Ana Un"));
        String facts = jdbc.sql("SELECT facts FROM journal_entry WHERE type = 'import.applied' AND subject = ?")
                .param(id.toString())
                .query(String.class)
                .single();
        assertThat(facts)
                .contains("\"added\":1", "\"kind\":\"clients\"", imports.get(id).sha256())
                .doesNotContain("Ana");
    }

    @Test
    void afterAMonthOnlyTheCountsAreLeft() {
        UUID id = apply(HEADINGS + person("Ana Un") + ";;;;x;;;\n");
        clock.forward(Duration.ofDays(31));
        imports.emptyOld();
        ImportRun old = imports.get(id);
        assertThat(old.emptied()).isTrue();
        assertThat(old.counts()).isEqualTo(new ImportCounts(1, 0, 0, 1));
        assertThat(imports.first(id, ImportAction.REFUSED, 9)).isEmpty();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM import_file WHERE run_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private String person(String name) {
        return "Particulier;" + name + ";;;1 rue A;69001;" + town + ";\n";
    }

    private UUID read(String text) {
        ImportFile file = new ImportFile("clients.csv", text.getBytes(StandardCharsets.UTF_8));
        UUID id = imports.add("clients", file, Locale.FRENCH, "manager");
        workOn(id);
        return id;
    }

    /** Left over work of other tests first. */
    private ImportRun workOn(UUID id) {
        while (imports.get(id).state().isRunning() && work.workOnNext()) {
            // the next one
        }
        return imports.get(id);
    }

    private UUID apply(String text) {
        UUID id = read(text);
        imports.apply(id, imports.get(id).counts().refused(), "manager");
        assertThat(workOn(id).state()).isEqualTo(ImportState.DONE);
        return id;
    }

    private void changeStreet(String name, String street) {
        Client kept = clients.findByNameAndPostcode(name, "69001").stream()
                .filter(client -> client.billingAddress().city().equals(town))
                .findFirst()
                .orElseThrow();
        clients.change(
                kept.id(),
                kept.version(),
                new NewClient(
                        kept.kind(),
                        kept.name(),
                        "",
                        "",
                        "",
                        "",
                        new PostalAddress(street, "", "69001", town, "FR"),
                        null,
                        "",
                        List.of()),
                "somebody");
    }

    private List<String> names() {
        return jdbc.sql("SELECT name FROM client WHERE billing_city = ?")
                .param(town)
                .query(String.class)
                .list();
    }

    private int kept() {
        return names().size();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
