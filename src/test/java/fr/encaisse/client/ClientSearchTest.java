package fr.encaisse.client;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.EncaisseTest;
import fr.encaisse.shared.PostalAddress;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Finding a client among many. */
@EncaisseTest
@Transactional
class ClientSearchTest {

    @Autowired
    Clients clients;

    @Autowired
    JdbcClient jdbc;

    @Test
    void beginningsOfWordsInAnyOrderFit() {
        add("Quincaillerie d’Ænghien", "Lille", "732829320", "Tancrède Ploux");
        for (String text : List.of(
                "quincaillerie",
                "QUINC aengh",
                "aenghien quin",
                "lil quinc",
                "plo tancr",
                "732829320",
                "732 829 320",
                "7328",
                "829 320",
                "quinc 732 lill ploux")) {
            assertThat(names(text)).as(text).contains("Quincaillerie d’Ænghien");
        }
        assertThat(names("caillerie aenghien")).as("the middle of a word").isEmpty();
        assertThat(names("quinc aengh marseille")).isEmpty();
        assertThat(names("q".repeat(10_000))).isEmpty();
        assertThat(names("quinc \u0000 <b>aengh</b> % _ \\")).isEmpty();
    }

    @Test
    void aWordThatFitsManyGivesTheFirstOnesInOrder() {
        for (int i = 0; i < 600; i++) {
            add("Zqv Numéro %03d".formatted(i), "Lyon", "", "");
        }
        List<String> all =
                IntStream.range(0, 600).mapToObj("Zqv Numéro %03d"::formatted).toList();
        assertThat(names("zqv")).isEqualTo(all.subList(0, 20));
        assertThat(names("numero zqv lyon")).isEqualTo(all.subList(0, 20));
        assertThat(clients.searchAll("zqv", 590, 20)).extracting(Client::name).isEqualTo(all.subList(590, 600));
        assertThat(names("zqv 599")).containsExactly("Zqv Numéro 599");
        Client last = clients.search("zqv 599", 1).get(0);
        clients.activate(last.id(), 1, false, "staff");
        assertThat(names("zqv 599")).isEmpty();
        clients.invoiced(clients.search("zqv 300", 1).get(0).id());
        assertThat(names("zqv").get(0)).isEqualTo("Zqv Numéro 300");
    }

    @Test
    void aChangedClientIsFoundByItsNewWordsOnly() {
        Client kept = add("Wolfram Xylophone", "Lyon", "", "");
        clients.change(kept.id(), 1, typed("Wolfram Yourte", "Brest", "", ""), "staff");
        assertThat(names("xylophone")).isEmpty();
        assertThat(names("yourte brest")).containsExactly("Wolfram Yourte");
    }

    @Test
    void aSearchReadsTheWordsThatFitAndNoOthers() {
        if (isPostgres()) {
            // In a table this small it would read all of it, which is quicker still.
            jdbc.sql("SET LOCAL enable_seqscan = off").update();
        }
        String plan = String.join(
                "\n",
                jdbc.sql("EXPLAIN " + ClientSearch.BEGINNING_WITH)
                        .param("from", "mar")
                        .param("to", "mar\uffff")
                        .query(String.class)
                        .list());
        assertThat(plan).doesNotContain("tableScan", "Seq Scan");
        assertThat(plan.replaceAll("\\s+", " ").toLowerCase(java.util.Locale.ROOT))
                .as("the range limits what the index reads, not what is dropped afterwards")
                .containsPattern(
                        isPostgres()
                                ? "index cond: .*word\\)?(::text)? >= .*word\\)?(::text)? < "
                                : "primary_key\\w*: word >= .*and word < ");
    }

    private boolean isPostgres() {
        return "postgresql".equals(System.getProperty("encaisse.test.database"));
    }

    private Client add(String name, String city, String siren, String contact) {
        return clients.add(typed(name, city, siren, contact));
    }

    private static NewClient typed(String name, String city, String siren, String contact) {
        PostalAddress address = new PostalAddress("1 rue Mercière", "", "69002", city, "FR");
        ClientKind kind = siren.isEmpty() ? ClientKind.CONSUMER : ClientKind.COMPANY;
        return new NewClient(kind, name, siren, "", "", "", address, null, "", contact, "", "");
    }

    private List<String> names(String text) {
        return clients.search(text, 20).stream().map(Client::name).toList();
    }
}
