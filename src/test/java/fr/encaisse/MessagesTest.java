package fr.encaisse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read: in both languages, well set, and never written into templates or scripts. */
class MessagesTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");

    /** An element's text that no th: attribute of that element replaces, with a letter in it. */
    private static final Pattern BARE_TEXT =
            Pattern.compile("<(\\w[\\w-]*)((?:[^<>\"]|\"[^\"]*\")*)>([^<]*\\p{L}{2}[^<]*)<");

    /** A straight apostrophe, or a breaking space where French wants U+00A0. */
    private static final Pattern SLIP = Pattern.compile("\\p{L}'\\p{L}| [:;!?»]|« ");

    /** Names and examples that are the same in every language. */
    private static final List<String> SAME_EVERYWHERE = List.of("Encaisse", "IBAN", "BIC", "SIREN", "SIRET");

    static Stream<Path> frenchBundles() throws IOException {
        return Files.list(MESSAGES).filter(file -> !file.toString().endsWith("_en.properties"));
    }

    static Stream<Path> templates() throws IOException {
        return Stream.concat(Files.walk(Path.of("src/main/resources/templates")), Files.list(Path.of("forms")))
                .filter(file -> file.toString().endsWith(".html"))
                .filter(file -> !file.toString().contains("/document/"));
    }

    /** The printed invoice speaks French to everybody, so its words have no English beside them. */
    static Stream<Path> bundlesOnScreen() throws IOException {
        return frenchBundles().filter(file -> !file.endsWith("document.properties"));
    }

    @ParameterizedTest
    @MethodSource("bundlesOnScreen")
    void englishSaysWhatFrenchSays(Path french) throws IOException {
        Path english = french.resolveSibling(french.getFileName().toString().replace(".properties", "_en.properties"));
        assertThat(load(english).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(load(french).stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("frenchBundles")
    void everyBundleIsKnownToTheApplication(Path french) throws IOException {
        String bundle = french.getFileName().toString().replace(".properties", "");
        if (!bundle.equals("verifier")) { // which runs without the application
            assertThat(Files.readString(Path.of("src/main/resources/application.yaml")))
                    .containsPattern("messages/" + bundle + "\\b");
        }
    }

    @ParameterizedTest
    @MethodSource("frenchBundles")
    void frenchIsTypographicallySound(Path french) throws IOException {
        Stream<String> slips = load(french).entrySet().stream()
                .filter(message -> SLIP.matcher(message.getValue().toString()).find())
                .map(Object::toString);
        assertThat(slips).as(french.toString()).isEmpty();
    }

    @Test
    void scriptsSpeakNoLanguage() throws IOException {
        try (Stream<Path> scripts =
                Files.list(Path.of("forms")).filter(file -> file.toString().endsWith(".js"))) {
            assertThat(scripts)
                    .isNotEmpty()
                    .allSatisfy(script -> assertThat(withoutComments(script)).doesNotContainPattern("[éèêàçùôîÉÀ’]"));
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyTextOfATemplateComesFromABundle(Path template) throws IOException {
        String html = Files.readString(template).replaceAll("(?s)<!--.*?-->|<script.*?</script>|<head>.*?</head>", "");
        Matcher text = BARE_TEXT.matcher(html);
        while (text.find()) {
            assertThat(isReplaced(text.group(2)) || isSaidEverywhere(text.group(3)))
                    .as("%s: <%s%s>%s", template, text.group(1), text.group(2), text.group(3))
                    .isTrue();
        }
    }

    private static boolean isReplaced(String attributes) {
        return attributes.contains("th:text") || attributes.contains("th:replace") || attributes.contains("th:insert");
    }

    private static boolean isSaidEverywhere(String text) {
        return SAME_EVERYWHERE.contains(text.strip());
    }

    private static String withoutComments(Path script) throws IOException {
        return Files.readString(script).replaceAll("(?s)/\\*.*?\\*/|//[^\\n]*", "");
    }

    private static Properties load(Path bundle) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(bundle)) {
            properties.load(reader);
        }
        return properties;
    }
}
