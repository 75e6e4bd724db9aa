package fr.encaisse.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticMessageSource;

/** Files as spreadsheets and people write them. */
class CsvReaderTest {

    private static final List<ImportColumn> COLUMNS = List.of(
            ImportColumn.required("name", "t.name", "raison sociale"),
            ImportColumn.required("city", "t.city"),
            ImportColumn.optional("siren", "t.siren", "siret"),
            ImportColumn.optional("email", "t.email"));

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16"})
    void accentsSurviveEveryEncodingThatSpreadsheetsWrite(String charset) {
        byte[] file = "Nom;Ville\nŒuvre d’été €;Besançon\n".getBytes(Charset.forName(charset));
        assertThat(rows(file)).containsExactly("2 Œuvre d’été €|Besançon");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstHeading() {
        assertThat(rows("\uFEFFNom;Ville\nA;B")).containsExactly("2 A|B");
        assertThat(rows("\uFEFF\"Nom\";\"Ville\"\r\n\"A\";\"B\"\r\n")).containsExactly("2 A|B");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t"})
    void theSeparatorIsFoundOut(String separator) {
        assertThat(rows(String.join(separator, "Nom", "Ville", "E-mail") + "\n"
                        + String.join(separator, "A", "B", "c@d.fr")))
                .containsExactly("2 A|B");
        assertThat(rows("sep=" + separator + "\r\n" + "Nom" + separator + "Ville\r\nA" + separator + "B"))
                .containsExactly("3 A|B");
    }

    @Test
    void quotedCellsHoldSeparatorsQuotesAndLineBreaks() {
        assertThat(rows("Nom;Ville\n\"A;\"\"B\"\"\n12\";Lyon\nC;D\n")).containsExactly("2 A;\"B\"\n12|Lyon", "4 C|D");
    }

    @Test
    void rowsOfNothingButSeparatorsArePassedOver() {
        assertThat(rows("\n;;\nNom;Ville\nA;B\n;;;;;\n\n  ; \nC;D;;;;\n;;;;")).containsExactly("4 A|B", "8 C|D");
    }

    @ParameterizedTest
    @CsvSource({"Name,Town", "NOM,VILLE", "Raison sociale,ville", "« nom »,Ville *"})
    void headingsAreUnderstoodInBothLanguagesAndInAnyOrder(String name, String city) {
        assertThat(rows(city + ";" + name + "\nLyon;A")).containsExactly("2 A|Lyon");
    }

    @Test
    void columnsThatMeanNothingAreNamed() {
        CsvReader reader = reader("Nom;Couleur;Ville;;Âge\nA;bleu;B;;3".getBytes(StandardCharsets.UTF_8));
        assertThat(reader.unknownColumns()).containsExactly("Couleur", "Âge");
    }

    @Test
    void anAliasBesideTheColumnItselfIsLeftOut() {
        CsvReader reader = reader("Nom;Ville;SIRET;SIREN\nA;B;1;2".getBytes(StandardCharsets.UTF_8));
        assertThat(reader.unknownColumns()).containsExactly("SIRET");
        reader.forEach(row -> assertThat(row.get("siren")).isEqualTo("2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nom;E-mail\\nA;B|imports.file.missing",
                "Nom;Ville;nom\\nA;B;C|imports.file.twice",
                "un;deux\\n1;2|imports.file.noHeader",
                "\\n\\n|imports.file.noHeader",
                "Nom;Ville\\n\"A;B\\nC;D|imports.file.quotes",
                "Nom;Ville\\n\"A\" x;B|imports.file.quotes"
            })
    void whatCannotBeReadIsSaidInWords(String text, String messageKey) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> rows(text.replace("\\n", "\n")));
        assertThat(refused.errors()).extracting(FieldError::messageKey).containsExactly(messageKey);
    }

    @Test
    void aBrokenQuoteIsFoundAtItsLine() {
        InvalidInput refused =
                catchThrowableOfType(InvalidInput.class, () -> rows("Nom;Ville\nA;B\n\"C\nD\";E\nF;\"G\"H\n"));
        assertThat(refused.errors().get(0).args()).containsExactly(5L);
    }

    @Test
    void cellsBeyondTheLastColumnAreNoticed() {
        reader("Nom;Ville\nA;B;; C".getBytes(StandardCharsets.UTF_8))
                .forEach(row -> assertThat(row.surplus()).isEqualTo("C"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+33 4", "-x", "@a", "'=1", "''=1", "'quoted", "-12,50", "a;b\"c\nd", "=\"x\"\n", "plain"
            })
    void whatIsWrittenIsReadBackAndNeverRuns(String value) {
        for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            CsvWriter writer = new CsvWriter(out, locale);
            writer.row(List.of("Nom", "Ville"));
            writer.row(List.of(value, "x"));
            writer.flush();
            assertThat(rows(out.toByteArray())).containsExactly("2 " + value + "|x");
            assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContainPattern("\\n\"?(=|\\+|@|-x)");
        }
    }

    private static List<String> rows(String text) {
        return rows(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> rows(byte[] file) {
        List<String> rows = new ArrayList<>();
        reader(file)
                .forEach(row -> rows.add(row.line() + " "
                        + List.of("name", "city").stream().map(row::get).collect(Collectors.joining("|"))));
        return rows;
    }

    private static CsvReader reader(byte[] file) {
        StaticMessageSource messages = new StaticMessageSource();
        List.of("name:Nom:Name", "city:Ville:Town", "siren:SIREN:SIREN", "email:E-mail:Email")
                .forEach(column -> {
                    String[] parts = column.split(":");
                    messages.addMessage("t." + parts[0], Locale.FRENCH, parts[1]);
                    messages.addMessage("t." + parts[0], Locale.ENGLISH, parts[2]);
                });
        return new CsvReader(file, new CsvHeadings(COLUMNS, messages));
    }
}
