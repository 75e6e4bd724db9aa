package fr.encaisse.payment.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BridgeTextTest {

    @Test
    void aLabelLosesWhatBanksRefuseAndKeepsAccents() {
        assertThat(BridgeText.label("Facture: F2026-0001 # [L’été] – 100 %")).isEqualTo("Facture F2026-0001 L'été 100");
    }

    @Test
    void aLabelIsAtMostFortyCharactersAndDoesNotEndInASpace() {
        String label = BridgeText.label("Facture d’un très long numéro qui déborde 2026-0001");
        assertThat(label).isEqualTo("Facture d'un très long numéro qui débord");
        assertThat(BridgeText.label("a".repeat(39) + " b")).hasSize(39);
    }

    @Test
    void aHolderKeepsTheSignsThatBridgeListsForNames() {
        assertThat(BridgeText.holder("L’Atelier & Fils (SARL) : 100 %")).isEqualTo("L Atelier & Fils (SARL) 100 %");
        assertThat(BridgeText.holder("x".repeat(50))).hasSize(35);
    }

    @Test
    void anEndToEndIdIsShortPlainAndStillTellsReferencesApart() {
        assertThat(BridgeText.endToEndId("F2026-0001-AB23CD45EF")).isEqualTo("F20260001AB23CD45EF");
        String end = BridgeText.endToEndId("9".repeat(60) + "-AB23CD45EF");
        assertThat(end).hasSize(35).endsWith("AB23CD45EF");
    }
}
