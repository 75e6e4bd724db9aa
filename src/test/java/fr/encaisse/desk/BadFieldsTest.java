package fr.encaisse.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.encaisse.EncaisseTest;
import fr.encaisse.HostileTexts;
import fr.encaisse.shared.CompanyDay;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The limits of each field of the wizard at its API: refused beside the field, in the reader's language, with all that
 * was typed kept. Lines and their numbers are in LineFieldsTest, clients in NewClientTest.
 */
@EncaisseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadFieldsTest {

    private static final String HUNDRED = "x".repeat(100);

    @Autowired
    Staff staff;

    @Autowired
    Journey journey;

    @Autowired
    Clock clock;

    private String choosing;
    private String describing;
    private String addingProducts;
    private String agreeing;
    private String issued;

    @BeforeAll
    void aTaskAtEachStep() {
        choosing = journey.start();
        describing = journey.describing();
        addingProducts = journey.addingProducts();
        agreeing = journey.agreeingTerms();
        issued = journey.generated();
    }

    static Stream<Arguments> descriptions() {
        return Stream.of(
                Arguments.of("title", ""),
                Arguments.of("title", "\u00A0\u200B\u0000"),
                Arguments.of("title", HUNDRED + "x".repeat(21)),
                Arguments.of("title", "👍".repeat(61)),
                Arguments.of("title", HostileTexts.TEN_THOUSAND),
                Arguments.of("description", "x".repeat(2001)),
                Arguments.of("description", HostileTexts.TEN_THOUSAND),
                Arguments.of("orderReference", "x".repeat(61)),
                Arguments.of("orderReference", HostileTexts.TEN_THOUSAND),
                Arguments.of("freeMention", "x".repeat(1001)),
                Arguments.of("freeMention", HostileTexts.TEN_THOUSAND),
                Arguments.of("serviceDate", ""),
                Arguments.of("serviceDate", "22/11/2026"),
                Arguments.of("serviceDate", "2026-02-30"),
                Arguments.of("serviceDate", "+999999999-12-31"),
                Arguments.of("serviceDate", "-2026-11-22"),
                Arguments.of("serviceDate", "٢٠٢٦-١١-٢٢"),
                Arguments.of("serviceDate", HostileTexts.TEN_THOUSAND));
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void theDescriptionsFieldsHaveLimits(String field, String typed) {
        refused(describing, "description", with(description(), field, typed), field);
    }

    @ParameterizedTest
    @MethodSource("fr.encaisse.HostileTexts#all")
    void whatIsTypedIsKeptAsItIsUntilItIsRight(String text) {
        String typed = text.replace("\uD83D of", "of"); // half a character is none
        Map<String, Object> content = with(description(), "title", typed);
        staff.put(
                "/api/tasks/" + describing, Map.of("version", version(describing, "description"), "content", content));
        assertThat(journey.proposal(describing, "description").path("title").asText())
                .isEqualTo(typed);
    }

    @Test
    void halfACharacterIsReplacedAndTheDraftStaysReadable() {
        String escaped = "{\"version\":%d,\"content\":{\"title\":\"a \\ud83d b\",\"serviceDate\":\"\"}}";
        staff.put("/api/tasks/" + describing, escaped.formatted(version(describing, "description")));
        assertThat(journey.proposal(describing, "description").path("title").asText())
                .isEqualTo("a \uFFFD b");
    }

    static Stream<Arguments> clients() {
        return Stream.of(
                        "",
                        "x",
                        "null",
                        "1-1-1-1-1",
                        UUID.randomUUID().toString(),
                        "' OR '1'='1",
                        HostileTexts.TEN_THOUSAND)
                .flatMap(id -> Stream.of(Arguments.of("clientId", id), Arguments.of("contactId", id)))
                .filter(one -> !Arrays.equals(one.get(), new Object[] {"contactId", ""}));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void onlySomebodyWhoIsKeptCanBeChosen(String field, String id) {
        Map<String, Object> chosen =
                Map.of("clientId", journey.client().path("id").asText(), "contactId", "");
        refused(choosing, "client", with(chosen, field, id), field);
    }

    @Test
    void blanksAroundAChosenClientDoNotStopTheLaterSteps() {
        String id = " " + journey.client().path("id").asText() + "\u0000\n";
        String task = journey.next(journey.start(), Map.of("clientId", id, "contactId", " "));
        String products = journey.next(task, journey.proposal(task, "description"));
        String terms = journey.next(products, journey.twoProducts());
        assertThat(staff.get("/api/tasks/" + terms + "/payment-terms").status()).isEqualTo(200);
        String back = staff.post("/api/tasks/" + terms + "/step/CHOOSE_CLIENT", null)
                .json()
                .at("/next/taskId")
                .asText();
        assertThat(staff.get("/api/tasks/" + back + "/client")
                        .json()
                        .at("/view/chosen/name")
                        .asText())
                .isEqualTo(journey.client().path("name").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rule|''",
                "rule|SOON",
                "rule|days_30",
                "rule|0",
                "rule|DAYS_30;ON_DATE",
                "dueDate|''",
                "dueDate|hier",
                "dueDate|31/12/2026",
                "dueDate|2027-02-29",
                "dueDate|1999-12-31",
                "dueDate|9999-12-31",
                "dueDate|+999999999-12-31",
                "dueDate|-999999999-01-01",
                "accountId|''",
                "accountId|x",
                "accountId|FR7630006000011234567890189",
                "accountId|00000000-0000-0000-0000-000000000000"
            })
    void paymentTermsHaveLimits(String field, String typed) {
        refused(agreeing, "payment-terms", with(terms(), field, typed), field);
        refused(agreeing, "payment-terms", with(terms(), field, typed + HostileTexts.TEN_THOUSAND), field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u00A0",
                "\u200B",
                "\u0000",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void aSectionsTitleHasLimits(String title) {
        JsonNode product = staff.get("/api/products").json().get(0);
        Map<String, Object> section = Map.of("title", title, "lines", List.of(Journey.line(product, "1")));
        refused(addingProducts, "products", Map.of("sections", List.of(section)), "sections[0].title");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "marie",
                "marie@",
                "@exemple.fr",
                "marie@exemple",
                "marie@exemple..fr",
                "marie@exemple.fr,paul@exemple.fr",
                "marie@exemple.fr paul@exemple.fr",
                "marie@exemple.fr\r\nBcc: paul@exemple.fr",
                "marie@exemple.fr\nSubject: x",
                "<marie@exemple.fr>",
                "\"Marie\" <marie@exemple.fr>",
                "marie@[127.0.0.1]",
                "marie\u0000@exemple.fr",
                "marie\u202E@exemple.fr",
                "👍@exemple.fr",
                "<script>alert(1)</script>@exemple.fr",
                "a@b.fr?bcc=x@y.fr"
            })
    void aMailGoesToOneAddress(String recipient) {
        refusedRecipient(recipient);
    }

    @Test
    void aMailAddressIsNotEndless() {
        refusedRecipient("a".repeat(10_000) + "@exemple.fr");
        refusedRecipient("a@" + "b.".repeat(5000) + "fr");
        refusedRecipient("a@" + "b".repeat(10_000));
        assertThat(staff.get("/api/invoices/" + issued + "/mails").json()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"press\":null,\"recipient\":\"a@exemple.fr\"}",
                "{\"press\":\"x\"}",
                "[]",
                "7",
                "{\"recipient\":{}}"
            })
    void aPressThatIsNoneSendsNothing(String body) {
        for (Locale language : List.of(Locale.FRENCH, Locale.UK)) {
            Staff.Answer answer = staff.ask("POST", "/api/invoices/" + issued + "/mails", body, "staff", language);
            assertThat(answer.status()).as(body).isIn(400, 422);
            assertThat(answer.json().at("/errors/0/message").asText()).isNotBlank();
        }
        assertThat(staff.get("/api/invoices/" + issued + "/mails").json()).isEmpty();
    }

    private void refusedRecipient(String recipient) {
        Map<String, Object> press = Map.of("press", UUID.randomUUID(), "recipient", recipient);
        String path = "/api/invoices/" + issued + "/mails";
        Staff.Answer french = staff.ask("POST", path, press, "staff", Locale.FRENCH);
        Staff.Answer english = staff.ask("POST", path, press, "staff", Locale.UK);
        assertThat(french.status()).as(french.text()).isEqualTo(422);
        assertThat(french.error("recipient")).contains("e-mail").isNotEqualTo(english.error("recipient"));
        assertThat(english.error("recipient")).contains("e-mail");
    }

    /** In both languages; what was typed is there afterwards. */
    private void refused(String task, String step, Map<String, Object> content, String field) {
        String french = message(task, step, content, field, Locale.FRENCH);
        assertThat(french).isNotEqualTo(message(task, step, content, field, Locale.UK));
    }

    private String message(String task, String step, Map<String, Object> content, String field, Locale language) {
        Map<String, Object> sent = Map.of("version", version(task, step), "content", content);
        Staff.Answer answer = staff.ask("POST", "/api/tasks/" + task + "/next", sent, "staff", language);
        assertThat(answer.status()).as(shortened(answer.text())).isEqualTo(422);
        assertThat(answer.json().path("errors")).hasSize(1);
        assertThat(answer.error(field))
                .as(shortened(answer.text()))
                .isNotBlank()
                .doesNotContain("{", "shared.", "invoice.");
        content.forEach((name, typed) -> {
            if (typed instanceof String text) {
                assertThat(journey.proposal(task, step).path(name).asText()).isEqualTo(text);
            }
        });
        return answer.error(field);
    }

    private int version(String task, String step) {
        return staff.get("/api/tasks/" + task + "/" + step)
                .json()
                .path("version")
                .asInt();
    }

    private Map<String, Object> description() {
        return Map.of(
                "title", "Rénovation",
                "description", "",
                "serviceDate", CompanyDay.today(clock).toString(),
                "orderReference", "",
                "freeMention", "");
    }

    private Map<String, Object> terms() {
        JsonNode accounts =
                staff.get("/api/tasks/" + agreeing + "/payment-terms").json().at("/view/accounts");
        String today = staff.get("/api/tasks/" + agreeing + "/payment-terms")
                .json()
                .at("/view/today")
                .asText();
        return Map.of(
                "rule",
                "ON_DATE",
                "dueDate",
                today,
                "accountId",
                accounts.get(0).path("id").asText());
    }

    private static Map<String, Object> with(Map<String, Object> content, String field, Object typed) {
        Map<String, Object> changed = new HashMap<>(content);
        changed.put(field, typed);
        return changed;
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(300, text.length()));
    }
}
