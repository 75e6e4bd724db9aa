package fr.encaisse.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.encaisse.EncaisseTest;
import fr.encaisse.HostileTexts;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/** Whatever is sent to whichever address: it is answered in words, in the reader's language, and nothing of ours fails. */
@EncaisseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestsTest {

    private static final Pattern INSIDES = Pattern.compile(
            "Exception|\\bat fr\\.|org\\.springframework|jakarta|\"trace\"|Whitelabel|Tomcat|SQL state");

    private static final Pattern SEARCH_FIELD = Pattern.compile("<input[^>]* name=\"q\" value=\"([^\"]*)\"");

    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper json;

    private Visitor french;
    private Visitor english;
    private String task;

    @BeforeAll
    void signIn() throws IOException {
        french = Visitor.signedIn(port, "manager");
        english = Visitor.signedIn(port, "manager").speaking(Locale.UK);
        task = json.readTree(french.script("POST", "/api/invoices", null).body())
                .path("taskId")
                .asText();
    }

    static Stream<String> texts() {
        return HostileTexts.all();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everySearchTakesEveryText(String text) {
        for (String page : List.of("/documents?q=", "/clients?q=", "/catalogue?q=")) {
            HttpResponse<String> found = french.page(page + encoded(text));
            assertThat(found.statusCode()).as(page).isEqualTo(200);
            assertThat(found.body())
                    .doesNotContain("<script>alert", "<img src=x", "??")
                    .doesNotContainPattern(INSIDES);
            assertThat(searchedFor(found.body())).as(page).isEqualTo(asSent(text));
        }
        for (String list : List.of("/api/clients?q=", "/api/products?q=")) {
            assertThat(french.script("GET", list + encoded(text), null).statusCode())
                    .as(list)
                    .isEqualTo(200);
        }
    }

    /** Half a character cannot be written in UTF-8 and is a question mark already in the address. */
    private static String asSent(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }

    /** What stands in the page's search field. */
    private static String searchedFor(String page) {
        Matcher field = SEARCH_FIELD.matcher(page);
        assertThat(field.find()).as(page).isTrue();
        return HtmlUtils.htmlUnescape(field.group(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page=-1",
                "page=2147483647",
                "page=1000000000000",
                "page=1e3",
                "page=abc",
                "page=",
                "page=1&page=2",
                "state=NONSENSE",
                "state=paid",
                "state=ABANDONED",
                "state=PAID&state=OPEN",
                "sort=nothing",
                "sort=due_date;DROP",
                "sort=",
                "state=%00",
                "q=a&q=b",
                "unknown=1"
            })
    void listsAreAskedForAnything(String query) {
        for (String page : List.of("/documents?", "/clients?", "/catalogue?")) {
            HttpResponse<String> answer = french.page(page + query);
            assertThat(answer.statusCode()).as(page).isIn(200, 400);
            assertThat(answer.body()).contains("<main").doesNotContainPattern(INSIDES);
            if (answer.statusCode() == 400) {
                assertThat(answer.body()).contains("<h1>Demande incompréhensible</h1>");
                assertThat(english.page(page + query).body()).doesNotContain("Demande");
            }
        }
    }

    @Test
    void farBehindTheLastPageThereIsNothing() {
        for (String page : List.of("2147483647", "85899346", "999999")) {
            assertThat(french.page("/documents?page=" + page).body()).contains("Aucun document");
        }
    }

    static Stream<Arguments> addresses() {
        List<String> notIds = List.of(
                "x",
                "1",
                "null",
                "00000000-0000-0000-0000-00000000000g",
                UUID.randomUUID().toString(),
                "' OR '1'='1",
                "${7*7}",
                "<b>",
                "😀",
                "-".repeat(300),
                "x".repeat(10_000));
        return Stream.of(
                        "/api/tasks/{}/client",
                        "/api/tasks/{}/review",
                        "/api/tasks/{}/pages/1.png",
                        "/api/tasks/{}/qr",
                        "/api/invoices/{}/task",
                        "/api/invoices/{}/standing",
                        "/api/invoices/{}/qr",
                        "/api/invoices/{}/payment",
                        "/api/invoices/{}/mails",
                        "/api/{}",
                        "/documents/{}",
                        "/documents/{}/qr",
                        "/invoices/{}/document.pdf",
                        "/invoices/{}/qr.svg",
                        "/clients/{}",
                        "/catalogue/{}",
                        "/company/accounts/{}",
                        "/imports/{}",
                        "/forms/{}.html",
                        "/demo/mails/{}",
                        "/p/{}")
                .flatMap(path -> notIds.stream().map(id -> Arguments.of(path, id)));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void anAddressThatCannotBeIsUnknown(String path, String id) {
        String address = path.replace("{}", encoded(id));
        if (path.startsWith("/api/")) {
            assertRefused("GET", address, null, 404);
        } else {
            HttpResponse<String> page = french.page(address);
            assertThat(page.statusCode()).as(page.body()).isEqualTo(404);
            assertThat(page.body())
                    .contains("<h1")
                    .doesNotContain("<b>", "??")
                    .doesNotContainPattern(INSIDES)
                    .isNotEqualTo(english.page(address).body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/tasks/%00/client",
                "/documents/a%2Fb",
                "/documents/a;b",
                "/documents/%0d%0aX",
                "/api//tasks",
                "/p/..%2f"
            })
    void whatTheGuardAtTheDoorStopsIsSaidInWords(String path) {
        HttpResponse<String> script = french.script("GET", path, null);
        assertThat(script.statusCode()).isBetween(400, 404);
        assertThat(script.body()).doesNotContainPattern(INSIDES);
        HttpResponse<String> page = french.page(path);
        assertThat(page.statusCode()).isBetween(400, 404);
        assertThat(page.body()).contains("<h1").doesNotContainPattern(INSIDES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "null",
                "true",
                "42",
                "\"text\"",
                "[]",
                "[{}]",
                "{}",
                "{\"version\":0}",
                "{\"version\":\"x\",\"content\":{}}",
                "{\"version\":99999999999999,\"content\":{}}",
                "{\"version\":-1,\"content\":{}}",
                "{\"version\":0,\"content\":null}",
                "{\"version\":0,\"content\":[]}",
                "{\"version\":0,\"content\":\"text\"}",
                "{\"version\":0,\"content\":{\"clientId\":{\"a\":1}}}",
                "{\"version\":0,\"content\":{\"clientId\":[\"a\"]}}",
                "{\"version\":0,\"content\":{\"clientId\":",
                "{'version':0}",
                "<xml/>"
            })
    void aStepThatCannotBeReadIsRefused(String body) {
        int before = version();
        for (String path : List.of("PUT /api/tasks/" + task, "POST /api/tasks/" + task + "/next")) {
            String[] parts = path.split(" ");
            boolean nothing = parts[0].equals("POST") && (body.isEmpty() || body.equals("null"));
            assertRefused(parts[0], parts[1], body, nothing ? 422 : 0);
        }
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void deepOrLongBodiesAreRefused() {
        int before = version();
        String deep = "{\"a\":".repeat(5000) + "1" + "}".repeat(5000);
        String kept = "{\"version\":0,\"content\":%s}";
        String megabyte = "{\"clientId\":\"" + "x".repeat(1 << 20) + "\"}";
        String hundredThousand = "{\"sections\":[" + "{\"lines\":[{}]},".repeat(100_000) + "{}]}";
        for (String content : List.of(deep, megabyte, "{\"clientId\":" + deep + "}", hundredThousand)) {
            assertRefused("PUT", "/api/tasks/" + task, kept.formatted(content), 0);
        }
        assertRefused("POST", "/api/clients", "{\"name\":\"" + "x".repeat(1 << 20) + "\",\"kind\":\"CONSUMER\"}", 422);
        assertRefused("POST", "/api/clients", deep, 0);
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void whatNobodyAskedForIsLeftOut() {
        String body =
                "{\"version\":%d,\"content\":{\"clientId\":\"x\",\"owner\":\"eve\",\"__proto__\":{\"a\":1}},\"more\":[1]}";
        HttpResponse<String> saved = french.script("PUT", "/api/tasks/" + task, body.formatted(version()));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        String kept =
                french.script("GET", "/api/tasks/" + task + "/client", null).body();
        assertThat(read(kept).path("content").toString()).isEqualTo("{\"clientId\":\"x\",\"contactId\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "{\"kind\":\"NOBODY\"}",
                "{\"kind\":7,\"name\":{}}",
                "{\"kind\":\"COMPANY\",\"contacts\":\"none\"}",
                "{\"kind\":\"COMPANY\",\"contacts\":[null,null]}",
                "{\"kind\":\"COMPANY\",\"contacts\":[[[]]]}",
                "{\"kind\":\"COMPANY\",\"billingAddress\":\"Lyon\"}",
                "{\"kind\":\"COMPANY\",\"billingAddress\":[]}",
                "{\"kind\":\"COMPANY\",\"name\":null,\"siren\":123456789}",
                "{\"name\":\"\\u0000\\u202e\"}"
            })
    void aClientThatCannotBeIsRefused(String body) {
        assertRefused("POST", "/api/clients", body, 0);
        assertRefused("POST", "/api/clients?anyway=perhaps", body, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /api/clients/x/contacts", "DELETE /api/invoices", "PATCH /api/tasks/x", "PUT /documents"})
    void aMethodThatNobodyKnowsIsRefusedInWords(String request) {
        String[] parts = request.split(" ");
        assertRefused(parts[0], parts[1], parts[0].equals("GET") ? null : "{}", 0);
    }

    @Test
    void cardsAreAskedForAnything() {
        for (String ids : List.of("%00", "x", "'", "x".repeat(10_000), "%F0%9F%98%80")) {
            assertThat(french.script("GET", "/api/cards?tasks=" + ids, null).body())
                    .isEqualTo("[]");
        }
        assertRefused("GET", "/api/cards", null, 400);
    }

    /** In both languages: refused, with words that a person understands. @param status 0 for any refusal */
    private void assertRefused(String method, String path, String body, int status) {
        String inFrench = refusal(french, method, path, body, status);
        assertThat(inFrench).isNotBlank().isNotEqualTo(refusal(english, method, path, body, status));
    }

    private String refusal(Visitor visitor, String method, String path, String body, int status) {
        HttpResponse<String> answer = visitor.script(method, path, body);
        if (status == 0) {
            assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 422);
        } else {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        }
        assertThat(answer.body()).doesNotContainPattern(INSIDES);
        JsonNode first = read(answer.body()).path("errors").path(0);
        assertThat(first.has("field")).as(answer.body()).isTrue();
        return first.path("message").asText();
    }

    private int version() {
        return read(french.script("GET", "/api/tasks/" + task + "/client", null).body())
                .path("version")
                .asInt();
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + body, e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
