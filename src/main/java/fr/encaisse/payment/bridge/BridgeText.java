package fr.encaisse.payment.bridge;

import java.text.Normalizer;

/** Our texts in the character sets and lengths that Bridge accepts (facts: labels refuse a colon, names list theirs). */
final class BridgeText {

    private static final int LABEL = 40;
    private static final int PAYER = 70;
    private static final int HOLDER = 35;
    private static final int END_TO_END = 35;
    private static final int EXTERNAL = 35;
    private static final String NAMELESS = "Client";

    private BridgeText() {}

    static String label(String text) {
        return fit(text, "[^\\p{L}\\p{N} .'-]", LABEL);
    }

    /** Bridge wants a name of every payer, even of one whose own name it cannot read. */
    static String payer(String text) {
        String name = fit(text, "[^\\p{L}\\p{N} .'-]", PAYER);
        return name.codePoints().anyMatch(Character::isLetterOrDigit) ? name : NAMELESS;
    }

    /** The apostrophe is not in Bridge's list for beneficiaries. */
    static String holder(String text) {
        return fit(text, "[^\\p{L}\\p{N} ()/.!?,;&%€-]", HOLDER);
    }

    /** Letters and digits; the end of a long reference is what tells it from others. */
    static String endToEndId(String reference) {
        String plain = reference.replaceAll("[^A-Za-z0-9]", "");
        return plain.substring(Math.max(0, plain.length() - END_TO_END));
    }

    static String external(String key) {
        String plain = key.replaceAll("[^A-Za-z0-9]", "");
        return plain.substring(0, Math.min(plain.length(), EXTERNAL));
    }

    private static String fit(String text, String refused, int longest) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace('’', '\'')
                .replaceAll(refused, " ")
                .replaceAll("\\s+", " ")
                .strip();
        return cut(plain, longest).strip();
    }

    /** Not through the middle of a letter that Java counts as two. */
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
