package fr.encaisse.client.web;

import static fr.encaisse.CsrfCookie.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import fr.encaisse.EncaisseTest;
import fr.encaisse.client.Client;
import fr.encaisse.client.ClientKind;
import fr.encaisse.client.Clients;
import fr.encaisse.client.NewClient;
import fr.encaisse.shared.PostalAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.annotation.Transactional;

/** The pages that keep clients, as a browser without scripts uses them. */
@EncaisseTest
@Transactional
class ClientPagesTest {

    @Autowired
    MockMvc web;

    @Autowired
    Clients clients;

    private Client kept;

    @BeforeEach
    void someone() {
        kept = clients.add(new NewClient(
                ClientKind.CONSUMER,
                "Ysoline Brûlé",
                "",
                "",
                "yso@brule.example",
                "",
                new PostalAddress("5 quai Perrache", "", "69002", "Lyon", "FR"),
                null,
                "",
                "Aude Kléber",
                "",
                ""));
    }

    @Test
    void aClientIsFoundAndOpened() throws Exception {
        assertThat(page("/clients?q=ysoline")).contains("Ysoline Brûlé", "/clients/" + kept.id(), "Aude Kléber");
        assertThat(page("/clients/" + kept.id()))
                .contains("<title>Ysoline Brûlé · Encaisse</title>")
                .contains("value=\"Ysoline Brûlé\"", "value=\"69002\"", "/documents?q=Ysoline")
                .doesNotContain("??");
        assertThat(page("/clients?q=personne-de-ce-nom")).contains("Aucun client ne correspond");
    }

    @Test
    void theListHasPages() throws Exception {
        for (int i = 10; i < 37; i++) {
            clients.add(consumer("Wxyz Numéro" + i));
        }
        assertThat(page("/clients?q=wxyz"))
                .contains("Wxyz Numéro10", "Wxyz Numéro34", "page=1")
                .doesNotContain("Numéro35");
        assertThat(page("/clients?q=wxyz&page=1"))
                .contains("Wxyz Numéro35", "Wxyz Numéro36")
                .doesNotContain("Numéro34");
        assertThat(page("/clients?page=999999999")).contains("Aucun client");
        assertThat(page("/clients?page=-3")).contains("Ajouter un client");
    }

    @Test
    void aNewClientIsAdded() throws Exception {
        MockHttpServletResponse answer = send("/clients/new", typed(Map.of("name", "Garage Zéro")));
        assertThat(answer.getRedirectedUrl()).startsWith("/clients/");
        assertThat(clients.search("garage zero", 5)).extracting(Client::name).containsExactly("Garage Zéro");
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndTheRestIsKept() throws Exception {
        MockHttpServletResponse answer = send(
                "/clients/new",
                typed(Map.of("name", "<script>alert(1)</script>", "billingAddress.postcode", "690", "email", "pas@")));
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(text(answer))
                .contains(
                        "Le code postal doit avoir cinq chiffres",
                        "id=\"email-wrong\"",
                        "value=\"690\"",
                        "value=\"pas@\"",
                        "&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert", "??");
    }

    @Test
    void whoHasTheSirenAlreadyIsNamedWithTheWayThere() throws Exception {
        Client bellecour = clients.findBySiren("412856304").orElseThrow();
        MockHttpServletResponse answer =
                send("/clients/new", typed(Map.of("kind", "COMPANY", "name", "Autre", "siren", "412 856 304")));
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(text(answer))
                .contains(
                        "est déjà enregistré avec ce SIREN",
                        "/clients/" + bellecour.id(),
                        "Ouvrir " + bellecour.name());
    }

    @Test
    void whoMayBeKeptAlreadyIsPointedOutOnce() throws Exception {
        Map<String, String> twin = typed(Map.of("name", "BRULE Ysoline"));
        MockHttpServletResponse asked = send("/clients/new", twin);
        assertThat(asked.getStatus()).isEqualTo(409);
        assertThat(text(asked)).contains("peut-être déjà", "/clients/" + kept.id(), "value=\"BRULE Ysoline\"");
        twin.put("anyway", "true");
        assertThat(send("/clients/new", twin).getRedirectedUrl()).startsWith("/clients/");
    }

    @Test
    void contactsAreAddedMovedAndRemovedBeforeAnythingIsKept() throws Exception {
        Map<String, String> sent = sent();
        sent.put("contact", "add");
        String withTwo = text(send("/clients/" + kept.id(), sent));
        assertThat(withTwo).contains("name=\"contacts[1].name\"").doesNotContain("name=\"contacts[2].name\"");
        sent.put("contacts[1].name", "Zita");
        sent.put("contact", "up:1");
        assertThat(text(send("/clients/" + kept.id(), sent)).replaceAll("\\s+", " "))
                .containsSubsequence("contacts[0].name", "Zita", "contacts[1].name", "Aude Kléber");
        sent.put("contact", "remove:0");
        assertThat(text(send("/clients/" + kept.id(), sent))).contains("Zita").doesNotContain("Aude Kléber");
        for (String nonsense : List.of("remove:9", "up:0", "down:1", "up:x", "up:-1", "fly:0", ":")) {
            sent.put("contact", nonsense);
            assertThat(text(send("/clients/" + kept.id(), sent))).as(nonsense).contains("Aude Kléber", "Zita");
        }
        assertThat(clients.find(kept.id())).contains(kept);
    }

    @Test
    void aChangeIsKeptAndContactsStayThePeopleTheyAre() throws Exception {
        Map<String, String> sent = sent();
        sent.put("phone", "04 65 71 00 02");
        sent.put("contacts[0].role", "Gérante");
        sent.put("contacts[1].name", "Zita");
        assertThat(send("/clients/" + kept.id(), sent).getRedirectedUrl()).isEqualTo("/clients/" + kept.id());
        Client changed = clients.find(kept.id()).orElseThrow();
        assertThat(changed.phone()).isEqualTo("04 65 71 00 02");
        assertThat(changed.contacts()).extracting(Client.Contact::name).containsExactly("Aude Kléber", "Zita");
        assertThat(changed.contacts().get(0).id())
                .isEqualTo(kept.contacts().get(0).id());
        assertThat(clients.search("zita", 5)).extracting(Client::id).contains(kept.id());
    }

    @Test
    void whoIsTooLateIsToldByWhomAndLosesNothing() throws Exception {
        Map<String, String> sent = sent();
        clients.change(kept.id(), 1, consumer("Ysoline Brûlé-Kahn"), "manager");
        sent.put("phone", "04 65 71 00 03");
        MockHttpServletResponse late = send("/clients/" + kept.id(), sent);
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(text(late))
                .contains(
                        "a été modifiée entre-temps par manager",
                        "value=\"04 65 71 00 03\"",
                        "Ysoline Brûlé-Kahn",
                        "name=\"version\" value=\"2\"",
                        "Enregistrer ma saisie");
        sent.put("version", "2");
        assertThat(send("/clients/" + kept.id(), sent).getStatus()).isEqualTo(302);
        assertThat(clients.find(kept.id()).orElseThrow().phone()).isEqualTo("04 65 71 00 03");
    }

    @Test
    void aDeactivatedClientIsKeptButNoLongerOffered() throws Exception {
        Map<String, String> sent = new TreeMap<>(Map.of("version", "1", "active", "false"));
        assertThat(send("/clients/" + kept.id() + "/active", sent).getStatus()).isEqualTo(302);
        assertThat(clients.search("ysoline", 5)).isEmpty();
        assertThat(page("/clients?q=ysoline")).contains("Ysoline Brûlé", "Désactivé");
        assertThat(send("/clients/" + kept.id() + "/active", sent).getStatus())
                .as("again")
                .isEqualTo(409);
        sent.putAll(Map.of("version", "2", "active", "true"));
        assertThat(send("/clients/" + kept.id() + "/active", sent).getStatus()).isEqualTo(302);
        assertThat(clients.search("ysoline", 5)).hasSize(1);
    }

    @Test
    void onlyAClientWithoutInvoicesCanBeRemoved() throws Exception {
        Map<String, String> version = Map.of("version", "1");
        clients.invoiced(kept.id());
        MockHttpServletResponse refused = send("/clients/" + kept.id() + "/remove", version);
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(text(refused))
                .contains("peut être désactivé, pas supprimé")
                .doesNotContain("Supprimer définitivement");
        Client other = clients.add(consumer("Éphémère"));
        assertThat(page("/clients/" + other.id())).contains("Supprimer définitivement");
        assertThat(send("/clients/" + other.id() + "/remove", version).getRedirectedUrl())
                .isEqualTo("/clients");
        assertThat(clients.find(other.id())).isEmpty();
        assertThat(clients.searchAll("ephemere", 0, 5)).isEmpty();
    }

    @Test
    void whatIsNoClientIsAPageThatSaysSo() throws Exception {
        assertThat(get("/clients/2f0f4f0e-3f51-4d1b-8c3b-6d1f9a6d0d11").getStatus())
                .isEqualTo(404);
        assertThat(get("/clients/nonsense").getStatus()).isEqualTo(404);
    }

    private Map<String, String> sent() {
        Map<String, String> sent = typed(Map.of("name", kept.name(), "email", kept.email()));
        sent.put("billingAddress.street", "5 quai Perrache");
        sent.put("version", "1");
        sent.put("contacts[0].id", kept.contacts().get(0).id().toString());
        sent.put("contacts[0].name", "Aude Kléber");
        return sent;
    }

    private static Map<String, String> typed(Map<String, String> values) {
        Map<String, String> typed = new TreeMap<>(Map.of(
                "kind", "CONSUMER",
                "billingAddress.street", "1 rue Mercière",
                "billingAddress.postcode", "69002",
                "billingAddress.city", "Lyon",
                "billingAddress.country", "FR",
                "deliveryAddress.country", "FR"));
        typed.putAll(values);
        return typed;
    }

    private static NewClient consumer(String name) {
        PostalAddress lyon = new PostalAddress("1 rue Mercière", "", "69002", "Lyon", "FR");
        return new NewClient(ClientKind.CONSUMER, name, "", "", "", "", lyon, null, "", List.of());
    }

    private String page(String path) throws Exception {
        MockHttpServletResponse answer = get(path);
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return text(answer);
    }

    private MockHttpServletResponse get(String path) throws Exception {
        return ask(MockMvcRequestBuilders.get(path));
    }

    private MockHttpServletResponse send(String path, Map<String, String> fields) throws Exception {
        MockHttpServletRequestBuilder request =
                MockMvcRequestBuilders.post(path).with(csrf());
        fields.forEach(request::param);
        return ask(request);
    }

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(
                        request.accept(MediaType.TEXT_HTML).with(user("staff").roles("staff")))
                .andReturn()
                .getResponse();
    }

    private static String text(MockHttpServletResponse answer) throws Exception {
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }
}
