package fr.encaisse.shared;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text typed by people, made safe to store and to print: composed (NFC), without control or bidi-override characters. */
public final class PlainText {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern BLANK_ENDS = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");

    private PlainText() {}

    /** Never null; line breaks are kept, everything that XML 1.0 forbids is dropped. */
    public static String clean(String typed) {
        if (typed == null) {
            return "";
        }
        StringBuilder kept = new StringBuilder(typed.length());
        Normalizer.normalize(typed, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .codePoints()
                .filter(PlainText::isPrintable)
                .forEach(kept::appendCodePoint);
        return withoutBlankEnds(kept.toString());
    }

    /** The same in one line: whatever parts words becomes one space. */
    public static String line(String typed) {
        return BLANKS.matcher(clean(typed)).replaceAll(" ");
    }

    /** For searching: lower case, without accents, single spaces. */
    public static String searchable(String text) {
        return Normalizer.normalize(clean(text), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("œ", "oe")
                .replace("Œ", "oe")
                .replace("æ", "ae")
                .replace("Æ", "ae")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /** Empty when nothing in it would be seen. */
    private static String withoutBlankEnds(String text) {
        boolean seen = text.codePoints().anyMatch(c -> !isBlank(c) && Character.getType(c) != Character.FORMAT);
        return seen ? BLANK_ENDS.matcher(text).replaceAll("") : "";
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isPrintable(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        boolean bidiOverride = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return !control && !surrogate && !bidiOverride && c != 0xFFFE && c != 0xFFFF && c != 0xFEFF;
    }
}
