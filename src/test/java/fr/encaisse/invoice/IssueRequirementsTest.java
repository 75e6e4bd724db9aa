package fr.encaisse.invoice;

import static fr.encaisse.invoice.reading.Samples.STANDARD;
import static fr.encaisse.invoice.reading.Samples.buyer;
import static fr.encaisse.invoice.reading.Samples.content;
import static fr.encaisse.invoice.reading.Samples.issuer;
import static fr.encaisse.invoice.reading.Samples.service;
import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.catalogue.ProductKind;
import fr.encaisse.client.ClientKind;
import fr.encaisse.invoice.InvoiceContent.Buyer;
import fr.encaisse.invoice.IssueRequirement.Missing;
import fr.encaisse.invoice.reading.Samples;
import fr.encaisse.issuer.Issuer;
import fr.encaisse.issuer.SampleVat;
import fr.encaisse.issuer.VatRegime;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.PostalAddress;
import fr.encaisse.shared.VatCategory;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class IssueRequirementsTest {

    private static final PostalAddress NOWHERE = new PostalAddress("", "", "", "", "FR");

    @Test
    void aCompleteInvoiceMissesNothing() {
        InvoiceContent complete = content(
                issuer(VatRegime.STANDARD, true), buyer(ClientKind.COMPANY), STANDARD, service("20", "1", "100"));
        assertThat(new IssuerIdentified().missing(complete)).isEmpty();
        assertThat(new BuyerIdentified().missing(complete)).isEmpty();
        assertThat(new LegalTextsInForce().missing(complete)).isEmpty();
        assertThat(VatRatesInForce.missing(complete, SampleVat.on(Samples.DAY))).isEmpty();
    }

    @Test
    void theIssuerSaysWhoItIs() {
        Issuer nobody = new Issuer("", "", "", NOWHERE, "", "", "", "", "", "", VatRegime.STANDARD, false);
        assertThat(located(new IssuerIdentified().missing(of(nobody, buyer(ClientKind.CONSUMER)))))
                .containsExactly(
                        FieldError.of("issuer.name", "invoice.missing.issuerName"),
                        FieldError.of("issuer.address", "invoice.missing.issuerAddress"),
                        FieldError.of("issuer.siren", "invoice.missing.issuerSiren"),
                        FieldError.of("issuer.vatNumber", "invoice.missing.issuerVatNumber"));
    }

    @Test
    void underTheFranchiseNobodyAsksForAVatNumber() {
        Issuer known = issuer(VatRegime.FRANCHISE, false);
        Issuer withoutVatNumber = new Issuer(
                known.name(), "", "", known.address(), known.siren(), "", "", "", "", "", VatRegime.FRANCHISE, false);
        assertThat(new IssuerIdentified().missing(of(withoutVatNumber, buyer(ClientKind.CONSUMER))))
                .isEmpty();
    }

    @Test
    void aFrenchCompanyHasASiren() {
        assertThat(located(missingOf(company("", "", Samples.LYON))))
                .containsExactly(FieldError.of("CLIENT.clientId", "invoice.missing.clientSiren"));
        assertThat(missingOf(company("", "BE0403019261", new PostalAddress("Rue 1", "", "1000", "Bruxelles", "BE"))))
                .isEmpty();
        assertThat(missingOf(buyer(ClientKind.CONSUMER))).isEmpty();
    }

    @Test
    void aCompanyHasAnAddress() {
        assertThat(located(missingOf(company("412856304", "", NOWHERE))))
                .containsExactly(FieldError.of("CLIENT.clientId", "invoice.missing.clientAddress"));
    }

    @Test
    void whoOwesTheVatHasAVatNumber() {
        var reverseCharged = Samples.line(ProductKind.SERVICE, VatCategory.AE, "0", "1", "100");
        Issuer issuer = issuer(VatRegime.STANDARD, false);
        Buyer without = company("412856304", "", Samples.LYON);
        Buyer with = company("412856304", "FR77412856304", Samples.LYON);
        assertThat(located(new BuyerIdentified().missing(content(issuer, without, STANDARD, reverseCharged))))
                .containsExactly(FieldError.of("CLIENT.clientId", "invoice.missing.clientVatNumber"));
        assertThat(new BuyerIdentified().missing(content(issuer, with, STANDARD, reverseCharged)))
                .isEmpty();
    }

    @Test
    void eachMentionThatTheLawAsksForHasATextInForce() {
        InvoiceContent content = content(
                issuer(VatRegime.STANDARD, false),
                buyer(ClientKind.COMPANY),
                Samples.withoutText("LATE_PENALTY"),
                service("20", "1", "100"));
        assertThat(located(new LegalTextsInForce().missing(content)))
                .containsExactly(FieldError.of("DESCRIPTION.mentions", "invoice.missing.legalText", "LATE_PENALTY"));
    }

    @Test
    void eachVatRateIsInForceAndAProductIsNamedOnce() {
        InvoiceContent content = content(
                issuer(VatRegime.STANDARD, false),
                buyer(ClientKind.COMPANY),
                STANDARD,
                service("19.6", "1", "100"),
                service("19.6", "2", "100"),
                service("20", "1", "100"),
                Samples.line(ProductKind.SERVICE, VatCategory.E, "0", "1", "100"));
        assertThat(located(VatRatesInForce.missing(content, SampleVat.on(Samples.DAY))))
                .containsExactly(FieldError.of(
                        "PRODUCTS.sections", "invoice.missing.vatRate", "Pose", new BigDecimal("19.6"), "REF"));
    }

    private static List<Missing> missingOf(Buyer buyer) {
        return new BuyerIdentified().missing(of(issuer(VatRegime.STANDARD, false), buyer));
    }

    private static InvoiceContent of(Issuer issuer, Buyer buyer) {
        return content(issuer, buyer, STANDARD, service("20", "1", "100"));
    }

    private static Buyer company(String siren, String vatNumber, PostalAddress address) {
        Buyer known = buyer(ClientKind.COMPANY);
        return new Buyer(
                known.clientId(),
                known.kind(),
                known.name(),
                "",
                known.email(),
                siren,
                vatNumber,
                address,
                known.deliveryAddress());
    }

    private static List<FieldError> located(List<Missing> missing) {
        return missing.stream().map(Missing::located).toList();
    }
}
