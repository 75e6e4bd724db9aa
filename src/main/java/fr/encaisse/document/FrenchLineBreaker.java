package fr.encaisse.document;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/**
 * Where a line may end in French: the JDK would also break behind an apostrophe (d’|escompte), before a sign that
 * stands behind a space (« Écume |») and behind an opening guillemet.
 */
final class FrenchLineBreaker implements FSTextBreaker {

    private static final String NEVER_FIRST = "»!?:;%€°²³";
    private static final String NEVER_LAST = "«";
    private static final String APOSTROPHES = "’'";

    private final BreakIterator breaks = BreakIterator.getLineInstance(Locale.FRENCH);
    private String text = "";

    @Override
    public void setText(String text) {
        if (Thread.currentThread().isInterrupted()) {
            // The only place where a layout that takes too long can be stopped.
            throw new CancellationException("Nobody waits for this document any more");
        }
        this.text = text;
        breaks.setText(text);
    }

    @Override
    public int next() {
        int position = breaks.next();
        while (position != BreakIterator.DONE && position < text.length() && !mayBreakAt(position)) {
            position = breaks.next();
        }
        return position;
    }

    private boolean mayBreakAt(int position) {
        char before = text.charAt(position - 1);
        if (APOSTROPHES.indexOf(before) >= 0 || NEVER_FIRST.indexOf(text.charAt(position)) >= 0) {
            return false;
        }
        int last = position - 1;
        while (last > 0 && Character.isWhitespace(text.charAt(last))) {
            last--;
        }
        return NEVER_LAST.indexOf(text.charAt(last)) < 0;
    }
}
