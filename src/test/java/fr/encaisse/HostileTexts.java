package fr.encaisse;

import java.util.List;
import java.util.stream.Stream;

/** What somebody may type, paste or send where a text is expected; none of it may do anything but be read. */
public final class HostileTexts {

    /** Do something where text is taken for markup, an expression, a query or a header. Each can be printed. */
    public static final List<String> INJECTIONS = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "'; DROP TABLE invoice; --",
            "${7*7} #{7*7} *{7*7}",
            "__${7*7}__::.x",
            "[[${7*7}]] [(${7*7})]",
            "{{7*7}} {{constructor.constructor('alert(1)')()}}",
            "{0} {1} %s %n $& $1 \\u0041 \\",
            "&lt;b&gt; &amp; &#x41; ]]> <!--",
            "=cmd|' /C calc'!A0");

    /** Of several code points, from right to left, or taller than a line. */
    public static final List<String> SCRIPTS = List.of(
            "👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇫🇷 ☎️",
            "فاتورة رقم ٣",
            "חשבונית מס׳ 3",
            "Z͑͗a̴̧͓l̷g̸o",
            "e\u0301te\u0301",
            "漢字かな交じり文");

    /** With characters that are not seen but change how others are: turned round, cut, or a new header. */
    public static final List<String> UNSEEN = List.of(
            "facture\u202Egnp.exe",
            "\u2067facture\u2066\u2069",
            "nul\u0000 bell\u0007 esc\u001B[31m del\u007F",
            "subject\r\nBcc: everybody@exemple.fr\r\n\r\nbody",
            "line\u2028separator\u0085next",
            "\uFEFFbyte order mark",
            "half \uD83D of a character",
            "zero\u200Bwidth\u200Djoiner");

    public static final String TEN_THOUSAND = "Long ".repeat(2000);

    private HostileTexts() {}

    public static Stream<String> all() {
        return Stream.of(
                        INJECTIONS,
                        SCRIPTS,
                        UNSEEN,
                        List.of(TEN_THOUSAND, "%", "_", "%%__\\", "\\", "'", "\"", " ", "\u0000"))
                .flatMap(List::stream);
    }
}
