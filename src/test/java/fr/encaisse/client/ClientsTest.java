package fr.encaisse.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.PostalAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@EncaisseTest
@Transactional
class ClientsTest {

    private static final PostalAddress LYON = new PostalAddress("1 rue Mercière", "", "69002", "Lyon", "FR");

    @Autowired
    Clients clients;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void theDemoKnowsAboutTwentyClientsOfBothKinds() {
        List<Client> all = clients.search("", 100);
        assertThat(all).hasSizeGreaterThanOrEqualTo(20);
        assertThat(all).extracting(Client::kind).contains(ClientKind.COMPANY, ClientKind.CONSUMER);
        assertThat(all).anyMatch(client -> !client.deliveryAddress().isEmpty());
        assertThat(all).anyMatch(client -> client.contacts().size() > 1);
    }

    @Test
    void whatWasAddedIsFoundAgain() {
        Client added = clients.add(new NewClient(
                ClientKind.COMPANY,
                "  Scierie  d’Ambérieu ",
                "732 829 320",
                "FR 44 732829320",
                "bois@scierie.example",
                "04 65 71 00 01",
                LYON,
                new PostalAddress("Quai 3", "", "01500", "Ambérieu", "FR"),
                "FR76 3000 6000 0112 3456 7890 189",
                "Ève Œstreich",
                "eve@scierie.example",
                ""));
        assertThat(clients.find(added.id())).contains(added);
        assertThat(added.name()).isEqualTo("Scierie d’Ambérieu");
        assertThat(added.siren()).isEqualTo("732829320");
        assertThat(added.vatNumber()).isEqualTo("FR44732829320");
        assertThat(added.iban()).isEqualTo("FR7630006000011234567890189");
        assertThat(jdbc.sql("SELECT type FROM journal_entry WHERE subject = ?")
                        .param(added.id().toString())
                        .query(String.class)
                        .list())
                .containsExactly("client.added");
    }

    @Test
    void searchIgnoresAccentsCaseLigaturesAndTheOrderOfWords() {
        assertThat(names("regie BELLECOUR")).containsExactly("Régie Bellecour Immobilier");
        assertThat(names("bellecour régie")).containsExactly("Régie Bellecour Immobilier");
        assertThat(names("oeuvre irenee")).containsExactly("Œuvre Saint-Irénée");
        assertThat(names("œuvr")).contains("Œuvre Saint-Irénée", "Architecture & Lumière");
        assertThat(names("montagnon")).as("by contact").containsExactly("Régie Bellecour Immobilier");
        assertThat(names("villeurbanne")).as("by town").containsExactly("Zoë Nuñez-Lefranc");
        assertThat(names("412 856 304")).as("by SIREN").containsExactly("Régie Bellecour Immobilier");
        assertThat(names("bellecour villeurbanne")).as("all words count").isEmpty();
        assertThat(names("%_\\'")).as("nothing but LIKE's characters").hasSizeGreaterThan(10);
        assertThat(names("100%_")).isEmpty();
    }

    @Test
    void thoseInvoicedLastComeFirst() {
        List<Client> before = clients.search("", 100);
        Client older = before.get(before.size() - 1);
        Client newer = before.get(before.size() - 2);
        clock.set(Instant.parse("2100-01-01T08:00:00Z")); // later than any other test
        clients.invoiced(older.id());
        clock.forward(Duration.ofMinutes(1));
        clients.invoiced(newer.id());
        assertThat(clients.search("", 3)).containsExactly(newer, older, before.get(0));
    }

    @Test
    void aConsumerNeedsNoMoreThanANameAndAnAddress() {
        Client added = clients.add(new NewClient(
                ClientKind.CONSUMER, "Ana Šimić", null, null, null, null, LYON, null, null, null, null, null));
        assertThat(clients.find(added.id())).contains(added);
        assertThat(added.contacts()).isEmpty();
        assertThat(added.deliveryAddress().isEmpty()).isTrue();
    }

    @Test
    void aCompanyAbroadNeedsNoSiren() {
        PostalAddress geneva = new PostalAddress("2 rue du Rhône", "", "1204", "Genève", "ch");
        Client added = clients.add(
                new NewClient(ClientKind.COMPANY, "Régie du Léman SA", "", "", "", "", geneva, null, "", "", "", ""));
        assertThat(added.billingAddress().country()).isEqualTo("CH");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        NewClient wrong = new NewClient(
                ClientKind.COMPANY,
                "x".repeat(101),
                "732829321",
                "FR00732829320",
                "no mail",
                "allô",
                new PostalAddress("", "", "6900", "", "FR"),
                new PostalAddress("Quai 3", "", "", "", "XX"),
                "FR7630006000011234567890188",
                "",
                "eve@",
                "");
        assertThat(fieldsRefused(wrong))
                .containsExactlyInAnyOrder(
                        "name",
                        "siren",
                        "vatNumber",
                        "email",
                        "phone",
                        "billingAddress.street",
                        "billingAddress.postcode",
                        "billingAddress.city",
                        "deliveryAddress.country",
                        "deliveryAddress.postcode",
                        "deliveryAddress.city",
                        "iban",
                        "contacts[0].name",
                        "contacts[0].email");
    }

    @Test
    void anEmptyFormIsRefused() {
        NewClient nothing = new NewClient(null, null, null, null, null, null, null, null, null, null);
        assertThat(fieldsRefused(nothing))
                .containsExactlyInAnyOrder(
                        "kind",
                        "name",
                        "siren",
                        "billingAddress.street",
                        "billingAddress.postcode",
                        "billingAddress.city");
    }

    @Test
    void aConsumerHasNoCompanyNumbers() {
        NewClient wrong = new NewClient(
                ClientKind.CONSUMER, "Ana", "732829320", "FR44732829320", "", "", LYON, null, "", "", "", "");
        assertThat(fieldsRefused(wrong)).containsExactlyInAnyOrder("siren", "vatNumber");
    }

    @Test
    void aVatNumberOfAnotherCompanyIsRefused() {
        assertThat(fieldsRefused(company("732829320", "FR77412856304"))).containsExactly("vatNumber");
    }

    @Test
    void aCompanyIsKeptOnce() {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> clients.add(company("412856304", "")));
        assertThat(refused.errors())
                .containsExactly(FieldError.of("siren", "client.duplicate", "Régie Bellecour Immobilier"));
    }

    @Test
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void searchingGivesItsConnectionBack() {
        for (int more = 0; more < 40; more++) {
            assertThat(names("bellecour")).as("the pool has 30").hasSize(1);
        }
    }

    @Test
    void anUnknownClientIsNotFound() {
        assertThat(clients.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void theDatabaseItselfKeepsACompanyOnce() {
        clients.add(company("732829320", ""));
        ClientRows rows = new ClientRows(jdbc);
        Client again = new ClientCheck(company("732829320", "")).client();
        assertThatThrownBy(() -> rows.insert(again)).isInstanceOf(org.springframework.dao.DuplicateKeyException.class);
    }

    private static NewClient company(String siren, String vatNumber) {
        return new NewClient(ClientKind.COMPANY, "Twin", siren, vatNumber, "", "", LYON, null, "", "", "", "");
    }

    private List<String> fieldsRefused(NewClient typed) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> clients.add(typed));
        return refused.errors().stream().map(FieldError::field).toList();
    }

    private List<String> names(String text) {
        return clients.search(text, 50).stream().map(Client::name).toList();
    }
}
