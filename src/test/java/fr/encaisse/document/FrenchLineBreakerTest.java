package fr.encaisse.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrenchLineBreakerTest {

    @Test
    void aLineNeverEndsBehindAnApostrophe() {
        assertThat(pieces("d’escompte ou l'eau")).containsExactly("d’escompte ", "ou ", "l'eau");
    }

    @Test
    void signsThatStandBehindASpaceStayWithTheirWord() {
        assertThat(pieces("« Blanc d’Écume » : oui ! 20 % ou 5 €"))
                .containsExactly("« Blanc ", "d’Écume » : ", "oui ! ", "20 % ", "ou ", "5 €");
    }

    @Test
    void ordinaryTextBreaksAtSpacesAndHyphens() {
        assertThat(pieces("rue François-Mauriac")).containsExactly("rue ", "François-", "Mauriac");
    }

    private static List<String> pieces(String text) {
        FrenchLineBreaker breaker = new FrenchLineBreaker();
        breaker.setText(text);
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int end = breaker.next(); end != BreakIterator.DONE; end = breaker.next()) {
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces;
    }
}
