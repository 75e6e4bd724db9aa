package fr.encaisse.shared;

import java.text.Normalizer;
import java.util.Locale;

/** Text typed by people, made safe to store and to print: composed (NFC), without control or bidi-override characters. */
public final class PlainText {

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
        return kept.toString().strip();
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

    private static boolean isPrintable(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        boolean bidiOverride = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return !control && !surrogate && !bidiOverride && c != 0xFFFE && c != 0xFFFF && c != 0xFEFF;
    }
}
