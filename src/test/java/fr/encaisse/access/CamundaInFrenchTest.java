package fr.encaisse.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Camunda's applications say in French, label by label beside the English they come with. */
class CamundaInFrenchTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}|\\{}|%[sd]\\b|</?(?:a|strong|br)\\b[^>]*>");

    /** A straight apostrophe, a breaking or missing space where French wants U+00A0, three dots, English quotes. */
    private static final Pattern SLIP = Pattern.compile(
            "\\p{L}'[\\p{L}{]| [:;!?%»]|«(?!\\u00A0)|[\\p{L})}][;!?»](?!\\w)|\\p{L}:(?:\\s|$)|\\.\\.\\.|\"");

    private static final Pattern MARKUP = Pattern.compile("<a [^>]*>|&\\w+;|\\{\\{.*?}}");

    /** They are not said: the banner is gone, and the links belong to Camunda. */
    private static final Set<String> SILENCED = Set.of("BANNER_CE_EOL_TEXT", "FIRST_LOGIN_INFO");

    /** Spelt alike in both languages, or names. */
    private static final Set<String> ALIKE = Set.of(
            "<",
            "<=",
            ">",
            ">=",
            "<null>",
            "<version>",
            "Action",
            "Actions",
            "Active",
            "Annotation",
            "Application",
            "Applications",
            "CSV",
            "Cockpit",
            "Configuration",
            "Date",
            "Description",
            "Documentation",
            "Double",
            "Exception",
            "Incidents",
            "Instance",
            "JSON",
            "Job",
            "Jobs",
            "Long",
            "Max",
            "Message",
            "Migration",
            "Min",
            "Notification",
            "OK",
            "Optimize",
            "Options",
            "Source",
            "Tenant",
            "Tenants",
            "Total",
            "Type",
            "Types",
            "Variable",
            "Variable / {{variableName}}",
            "Variables",
            "Version",
            "instance",
            "instances",
            "instances.",
            "null",
            "s",
            "{{count}} jobs");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void everyLabelIsSaidInSoundFrench(String application) throws IOException {
        Map<String, String> english = labels(application, "en");
        Map<String, String> french = labels(application, "fr");

        assertThat(french.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
        assertThat(french).allSatisfy((key, text) -> {
            String original = english.get(key);
            if (!SILENCED.contains(key)) {
                assertThat(placeholders(text)).as(key).containsExactlyInAnyOrderElementsOf(placeholders(original));
                assertThat(text.isBlank()).as("%s says nothing", key).isEqualTo(original.isBlank());
            }
            assertThat(MARKUP.matcher(text).replaceAll("x")).as(key).doesNotContainPattern(SLIP);
            assertThat(text.strip().equals(original.strip()) && !ALIKE.contains(text.strip()) && !text.isBlank())
                    .as("%s is still English: %s", key, text)
                    .isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin"})
    void daysAndMonthsAreFrench(String application) throws IOException {
        JsonNode dates = locale(application, "fr").get("dateLocales");
        JsonNode shipped = locale(application, "en").get("dateLocales");

        assertThat(dates.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(() -> shipped.fieldNames());
        assertThat(dates.get("months"))
                .hasSize(12)
                .first()
                .extracting(JsonNode::asText)
                .isEqualTo("janvier");
        assertThat(dates.get("longDateFormat").get("L").asText()).isEqualTo("DD/MM/YYYY");
    }

    private static List<String> placeholders(String text) {
        Stream<String> found = PLACEHOLDER.matcher(text).results().map(MatchResult::group);
        return found.map(placeholder -> placeholder.replace(" ", "")).toList();
    }

    private static Map<String, String> labels(String application, String language) throws IOException {
        Map<String, String> labels = new LinkedHashMap<>();
        locale(application, language)
                .get("labels")
                .fields()
                .forEachRemaining(
                        label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    /** Camunda's own begin with a byte order mark. */
    private static JsonNode locale(String application, String language) throws IOException {
        String path = "/META-INF/resources/webjars/camunda/app/%s/locales/%s.json".formatted(application, language);
        try (InputStream file = CamundaInFrenchTest.class.getResourceAsStream(path)) {
            assertThat(file).as(path).isNotNull();
            String json = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new ObjectMapper().readTree(json.replaceFirst("^\\uFEFF", ""));
        }
    }
}
