package fr.encaisse.invoice.reading;

import static fr.encaisse.invoice.reading.Samples.issuer;
import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.catalogue.ProductKind;
import fr.encaisse.client.ClientKind;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Mention;
import fr.encaisse.invoice.reading.MentionsWriter.Facts;
import fr.encaisse.issuer.Issuer;
import fr.encaisse.issuer.VatRegime;
import fr.encaisse.shared.VatCategory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MentionsWriterTest {

    private static final Line SERVICE = Samples.service("20", "1", "100");
    private static final Line GOODS = Samples.line(ProductKind.GOODS, VatCategory.S, "20", "1", "100");
    private static final Line REVERSE_CHARGED = Samples.line(ProductKind.SERVICE, VatCategory.AE, "0", "1", "100");
    private static final Issuer STANDARD = issuer(VatRegime.STANDARD, false);
    private static final Issuer FRANCHISE = issuer(VatRegime.FRANCHISE, false);

    @Test
    void aCompanyReadsWhatBeingLateCosts() {
        assertThat(codes(STANDARD, ClientKind.COMPANY, SERVICE))
                .containsExactly("CATEGORY_SERVICES", "LATE_PENALTY", "RECOVERY_FEE", "EARLY_PAYMENT_DISCOUNT");
    }

    @Test
    void aConsumerNeverReadsOfTheFortyEuros() {
        assertThat(codes(STANDARD, ClientKind.CONSUMER, SERVICE))
                .containsExactly("CATEGORY_SERVICES", "EARLY_PAYMENT_DISCOUNT");
    }

    @Test
    void theCategoryFollowsFromWhatIsSold() {
        assertThat(codes(STANDARD, ClientKind.CONSUMER, GOODS)).contains("CATEGORY_GOODS");
        assertThat(codes(STANDARD, ClientKind.CONSUMER, GOODS, SERVICE)).contains("CATEGORY_MIXED");
        assertThat(codes(STANDARD, ClientKind.CONSUMER)).noneMatch(code -> code.startsWith("CATEGORY"));
    }

    @Test
    void theOptionForDebitsIsPrintedWhereVatIsCharged() {
        assertThat(codes(issuer(VatRegime.STANDARD, true), ClientKind.COMPANY, SERVICE))
                .contains("VAT_ON_DEBITS");
        assertThat(codes(issuer(VatRegime.FRANCHISE, true), ClientKind.COMPANY, SERVICE))
                .doesNotContain("VAT_ON_DEBITS");
    }

    @Test
    void theFranchiseIsNamed() {
        Line untaxed = Samples.line(ProductKind.SERVICE, VatCategory.E, "0", "1", "100");
        assertThat(codes(FRANCHISE, ClientKind.CONSUMER, untaxed))
                .contains("VAT_FRANCHISE")
                .doesNotContain("VAT_EXEMPT");
        assertThat(codes(STANDARD, ClientKind.CONSUMER, untaxed))
                .contains("VAT_EXEMPT")
                .doesNotContain("VAT_FRANCHISE");
    }

    @Test
    void reverseChargeIsNamed() {
        assertThat(codes(STANDARD, ClientKind.COMPANY, SERVICE, REVERSE_CHARGED))
                .contains("REVERSE_CHARGE");
    }

    @Test
    void whatStaffTypedComesLast() {
        var facts = new Facts(Optional.of(STANDARD), Optional.of(ClientKind.CONSUMER), List.of(GOODS));
        assertThat(MentionsWriter.mentions(facts, "Garantie décennale : AXA", Samples::text))
                .last()
                .isEqualTo(new Mention("FREE", "Garantie décennale : AXA"));
    }

    @Test
    void aMentionWithoutTextInForceIsLeftOut() {
        var facts = new Facts(Optional.of(STANDARD), Optional.of(ClientKind.CONSUMER), List.of(GOODS));
        assertThat(MentionsWriter.mentions(facts, "", code -> Optional.empty())).isEmpty();
    }

    @Test
    void whatIsNotKnownYetIsNotPromised() {
        var nothing = new Facts(Optional.empty(), Optional.empty(), List.of());
        assertThat(MentionsWriter.codes(nothing)).containsExactly("EARLY_PAYMENT_DISCOUNT");
    }

    private static List<String> codes(Issuer issuer, ClientKind buyer, Line... lines) {
        return MentionsWriter.codes(new Facts(Optional.of(issuer), Optional.of(buyer), List.of(lines)));
    }
}
