package fr.encaisse.document;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.invoice.IssueRequirement.Missing;
import fr.encaisse.invoice.Step;
import fr.encaisse.shared.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTextsTest {

    private final PrintableTexts requirement = new PrintableTexts(new DocumentFonts());

    @Test
    void anOrdinaryInvoiceMissesNothing() {
        assertThat(requirement.missing(SampleInvoices.renovation())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Œuvre n° 1 : 13ᵉ, ½ m², « € » – ’", "Łódź Ελλάδα Київ", "☎ ✓ ☕ → ₂", "a\nb\tc\u00AD", "☎\uFE0F"
            })
    void whatAFontHoldsMayBePrinted(String text) {
        assertThat(requirement.missing(SampleInvoices.titled(text, text))).isEmpty();
    }

    @Test
    void whatNoFontHoldsIsNamedWithTheStepThatMendsIt() {
        assertThat(requirement.missing(SampleInvoices.titled("Fête 🎉🎉 漢", "")))
                .contains(new Missing(Step.DESCRIPTION, FieldError.of("", "document.unprintable", "🎉 漢")))
                .extracting(Missing::step)
                .containsExactly(Step.CLIENT, Step.DESCRIPTION, Step.PRODUCTS, Step.PAYMENT_TERMS);
    }

    @Test
    void whatTheCompanyItselfIsCalledIsLookedAtToo() {
        assertThat(requirement.missing(SampleInvoices.issuedBy("Atelier 🎉", "RCS 漢")))
                .containsExactly(new Missing(null, FieldError.of("", "document.unprintable.issuer", "🎉 漢")));
    }
}
