package fr.encaisse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.encaisse.browser.Screen.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cockpit, Welcome and Admin as a manager and an admin see them: in French, with what they can do and nothing else. */
class CockpitIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LABEL_KEY = Pattern.compile("\\b[A-Z]{2,}(_[A-Z0-9]+)+\\b");

    /** Everything that can be read, and the names of what has none to read. */
    private static final String VISIBLE_TEXTS = """
            () => {
              const texts = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const element = walker.currentNode.parentElement;
                if (element.checkVisibility() && !['SCRIPT', 'STYLE'].includes(element.tagName)) {
                  texts.push(walker.currentNode.textContent.trim());
                }
              }
              for (const name of ['title', 'placeholder', 'uib-tooltip', 'aria-label']) {
                document.querySelectorAll(`[${name}]`).forEach(element => {
                  if (element.checkVisibility()) texts.push(element.getAttribute(name).trim());
                });
              }
              return texts.filter(text => text);
            }""";

    @RegisterExtension
    static final Demo demo = new Demo("cockpit");

    @Test
    void whatAManagerReadsInCockpitIsFrench() throws IOException {
        Page page = demo.signIn("manager", Demo.desktop());
        Set<String> english = onlyEnglish("cockpit");
        open(page, "cockpit", "/dashboard", "Instances de processus en cours");
        assertFrench(page, english);
        String definition = engine(page, "/process-definition?latestVersion=true&key=invoice")
                .get(0)
                .path("id")
                .asText();
        String instance = engine(
                        page, "/process-instance?processDefinitionKey=invoice&activityIdIn=UserTask_ReviewInvoice")
                .get(0)
                .path("id")
                .asText();

        open(page, "cockpit", "/processes", "définitions de processus déployées");
        assertFrench(page, english);
        String ofDefinition = "/process-definition/" + definition + "/runtime?detailsTab=";
        open(page, "cockpit", ofDefinition + "process-instances-table", "Heure de début");
        assertFrench(page, english);
        open(page, "cockpit", ofDefinition + "pd-incidents-tab", "Aucun incident");
        assertFrench(page, english);
        open(
                page,
                "cockpit",
                ofDefinition + "call-process-definitions-table",
                "Aucune définition de processus appelée");
        assertFrench(page, english);
        open(page, "cockpit", ofDefinition + "job-definition-table", "Produire le document");
        assertFrench(page, english);

        String ofInstance = "/process-instance/" + instance + "/runtime?tab=";
        open(page, "cockpit", ofInstance + "variables-tab", "Valeur");
        assertFrench(page, english);
        open(page, "cockpit", ofInstance + "incidents-tab", "Aucun incident");
        assertFrench(page, english);
        open(page, "cockpit", ofInstance + "called-process-instances-tab", "Aucune instance de processus appelée");
        assertFrench(page, english);
        open(page, "cockpit", ofInstance + "user-tasks-tab", "Responsable");
        assertFrench(page, english);
        open(page, "cockpit", ofInstance + "jobs-tab", "Aucun job");
        assertFrench(page, english);

        open(page, "cockpit", "/tasks", "Attribution par groupe");
        assertFrench(page, english);
        open(page, "cockpit", "/repository", "invoice.bpmn");
        assertFrench(page, english);
    }

    @Test
    void oneChangesOnesPasswordInFrench() throws IOException {
        Page page = demo.signIn("manager", Demo.phone());
        open(page, "welcome", "/welcome", "Modifier le profil");
        assertFrench(page, onlyEnglish("welcome"));
        assertThat(page.getByText("docs.camunda")).hasCount(0);
        page.getByText("Changer le mot de passe").first().click();
        assertThat(page.getByText("Mot de passe actuel")).isVisible();
        assertFrench(page, onlyEnglish("welcome"));
    }

    @Test
    void anAdminKeepsAccountsInFrench() throws IOException {
        Page page = demo.signIn("admin", Demo.desktop());
        Set<String> english = onlyEnglish("admin");
        open(page, "admin", "/users", "Camille");
        assertFrench(page, english);
        open(page, "admin", "/users/staff?tab=groups", "Ajouter à un groupe");
        assertFrench(page, english);
        open(page, "admin", "/groups", "Liste des groupes");
        assertFrench(page, english);
        open(page, "admin", "/authorization", "Autorisations");
        assertFrench(page, english);
        open(page, "admin", "/system", "Réglages du système");
        assertFrench(page, english);
    }

    @Test
    void instancesAreCalledByTheirInvoicesWhichAreOneClickAway() throws IOException {
        Page page = demo.signIn("manager", Demo.desktop());
        open(page, "cockpit", "/processes", "Facture");
        page.getByText("Facture", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        Locator row = page.locator("tr", new Page.LocatorOptions().setHasText("Pharmacie Croix-Rousse Plateau"));
        assertThat(row.locator(".business-key a.encaisse-invoice")).containsText("€");
        row.locator(".instance-id a").first().click();

        assertThat(page.locator(".encaisse-facts")).containsText("Pharmacie Croix-Rousse Plateau");
        assertNothingToRefuse(page);
        demo.shot(page, "41-cockpit-instance");
        page.getByText("Ouvrir la facture").click();
        assertThat(page).hasURL(Pattern.compile(".*/documents/[0-9a-f-]{36}$"));
    }

    @Test
    void aManagerTriesAFailedJobAgain() throws Exception {
        Page page = demo.signIn("manager", Demo.desktop());
        bridgeIsDown(true);
        page.navigate(demo.address() + "/documents?q=Zoë");
        Screen.link(page, "Zoë Nuñez-Lefranc").click();
        page.waitForResponse(
                answer ->
                        answer.request().method().equals("POST") && answer.url().endsWith("/qr"),
                () -> page.getByText("Afficher le QR code").click());
        open(page, "cockpit", "/dashboard", "Instances de processus en cours");
        JsonNode job = await(page, "/job?withException=true");
        // The engine would try for seven hours before it gives up.
        lastTryNow(page, job.path("id").asText());
        String instance = await(page, "/incident").path("processInstanceId").asText();
        bridgeIsDown(false);

        open(page, "cockpit", "/process-instance/" + instance + "/runtime?tab=incidents-tab", "Job en échec");
        assertThat(page.locator("td.failedActivityId, td.activity").first()).containsText("Ouvrir le lien de paiement");
        assertFrench(page, onlyEnglish("cockpit"));
        assertNothingToRefuse(page);
        demo.shot(page, "42-cockpit-incident");
        page.locator("td.action .btn:visible").click();
        assertThat(page.getByText("Voulez-vous le réessayer")).isVisible();
        button(page, "Réessayer").click();
        assertThat(page.getByText("Le job est réessayé. S’il réussit")).isVisible();
        button(page, "OK").click();

        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> engine(page, "/incident").isEmpty());
        open(page, "cockpit", "/process-instance/" + instance + "/runtime?tab=incidents-tab", "Aucun incident");
    }

    private static void open(Page page, String application, String path, String words) {
        page.navigate("about:blank");
        page.navigate(demo.address() + "/camunda/app/" + application + "/default/#" + path);
        assertThat(page.getByText(words).locator("visible=true").first()).isVisible();
    }

    private static void assertFrench(Page page, Set<String> english) {
        @SuppressWarnings("unchecked")
        List<String> texts = (List<String>) page.evaluate(VISIBLE_TEXTS);
        assertThat(texts).as(page.url()).isNotEmpty().doesNotContainAnyElementsOf(english);
        assertThat(texts)
                .as(page.url())
                .noneMatch(text -> LABEL_KEY.matcher(text).find());
        assertThat(texts).as(page.url()).noneMatch(text -> text.startsWith("Error"));
    }

    /** Deleting, suspending, changing variables, assigning: the server refuses it, so that no button offers it. */
    private static void assertNothingToRefuse(Page page) {
        String refused = ".glyphicon-remove, .glyphicon-pause, .glyphicon-trash, .glyphicon-pencil, .glyphicon-cog";
        assertThat(page.locator(".ctn-content-container").locator(refused).locator("visible=true"))
                .hasCount(0);
    }

    /** Labels of the English locale that no French label happens to equal. */
    private static Set<String> onlyEnglish(String application) throws IOException {
        Set<String> english = labels(application, "en");
        english.removeAll(labels(application, "fr"));
        // A tooltip that is never shown (user-styles.css); the engine's name of a type
        english.removeAll(Set.of("Toggle this section", "String"));
        assertThat(english).hasSizeGreaterThan(50);
        return english;
    }

    private static Set<String> labels(String application, String language) throws IOException {
        String path = "/META-INF/resources/webjars/camunda/app/%s/locales/%s.json".formatted(application, language);
        Set<String> labels = new HashSet<>();
        try (InputStream file = CockpitIT.class.getResourceAsStream(path)) {
            String json = new String(file.readAllBytes(), StandardCharsets.UTF_8).replaceFirst("^\\uFEFF", "");
            JSON.readTree(json)
                    .path("labels")
                    .forEach(label -> labels.add(label.asText().strip()));
        }
        labels.remove("");
        return labels;
    }

    private static void bridgeIsDown(boolean down) throws Exception {
        HttpRequest fault = HttpRequest.newBuilder(URI.create(demo.bridge() + "/_sim/faults"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"down\":" + down + "}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(fault, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    /** The first of a list that is empty at first. */
    private static JsonNode await(Page page, String path) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> engine(page, path), list -> !list.isEmpty())
                .get(0);
    }

    private static JsonNode engine(Page page, String path) throws IOException {
        Object text = page.evaluate(
                "path => fetch('/camunda/api/engine/engine/default' + path).then(answer => answer.text())", path);
        return JSON.readTree(text.toString());
    }

    private static void lastTryNow(Page page, String job) {
        Object status = page.evaluate("""
                job => fetch(`/camunda/api/engine/engine/default/job/${job}/retries`, {
                  method: 'PUT',
                  headers: {
                    'Content-Type': 'application/json',
                    'X-XSRF-TOKEN': decodeURIComponent(document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/)[1])
                  },
                  body: JSON.stringify({ retries: 1, dueDate: '2020-01-01T00:00:00.000+0000' })
                }).then(answer => answer.status)""", job);
        assertThat(status).isEqualTo(204);
    }
}
