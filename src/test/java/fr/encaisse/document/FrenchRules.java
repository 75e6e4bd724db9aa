package fr.encaisse.document;

import fr.encaisse.shared.Iban;
import fr.encaisse.shared.Siren;
import fr.encaisse.shared.Siret;
import fr.encaisse.shared.VatNumber;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The French rules of XP Z12-012 in their version 1.4.0 (30 June 2026), as far as they concern what we write: Mustang
 * carries 1.3.0, and 1.4.0 is not on Maven Central. Besides, the keys of SIREN, SIRET, VAT numbers and accounts, which
 * no validator looks at.
 */
final class FrenchRules {

    private static final Set<String> BUSINESS_PROCESSES = Set.of("B1", "S1", "M1");
    private static final Set<String> TREATMENTS = Set.of("B2B", "B2BINT", "B2C", "B2CINT", "OUTOFSCOPE", "ARCHIVEONLY");
    private static final Set<String> RATES = Set.of("0", "2.1", "5.5", "8.5", "10", "20");
    private static final String SELLER = "ram:SellerTradeParty/";
    private static final String BUYER = "ram:BuyerTradeParty/";
    private static final String SIREN = "ram:SpecifiedLegalOrganization/ram:ID[@schemeID='0002']";
    private static final String ADDRESS = "ram:URIUniversalCommunication/ram:URIID";

    private final InvoiceXml xml;
    private final List<String> findings = new ArrayList<>();

    private FrenchRules(InvoiceXml xml) {
        this.xml = xml;
    }

    /** The rules that do not hold. */
    static List<String> findings(byte[] bytes) {
        FrenchRules rules = new FrenchRules(new InvoiceXml(bytes));
        rules.header();
        rules.notes();
        rules.parties();
        rules.numbers();
        rules.taxes();
        rules.keys();
        return rules.findings;
    }

    private void header() {
        String number = xml.one("rsm:ExchangedDocument/ram:ID");
        rule("FR-01", number.length() <= 35);
        rule("FR-02", number.matches("[A-Za-z0-9+\\-_/]+"));
        rule("FR-03", xml.all("*[local-name()='DateTimeString']").stream().allMatch(d -> d.matches("20\\d{6}")));
        String type = xml.one("rsm:ExchangedDocument/ram:TypeCode");
        rule("FR-04", Set.of("380", "381").contains(type));
        rule(
                "FR-08",
                BUSINESS_PROCESSES.contains(xml.one("ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID")));
        rule(
                "FR-CO-05",
                !type.equals("381")
                        || (xml.all("ram:InvoiceReferencedDocument/ram:IssuerAssignedID")
                                                .size()
                                        >= 1
                                && !xml.one("ram:InvoiceReferencedDocument//qdt:DateTimeString")
                                        .isEmpty()));
        rule(
                "FR-CO-07",
                xml.one("ram:DueDateDateTime/udt:DateTimeString")
                                .compareTo(xml.one("ram:IssueDateTime/udt:DateTimeString"))
                        >= 0);
        rule("no empty element", xml.all("*[not(*) and not(normalize-space())]").isEmpty());
    }

    private void notes() {
        for (String subject : List.of("PMT", "PMD", "AAB")) {
            rule("FR-05 and FR-06 " + subject, notes(subject).size() == 1);
        }
        rule("FR-06 TXD", notes("TXD").size() <= 1);
        rule("FR-20 and FR-31", notes("BAR").size() == 1 && TREATMENTS.containsAll(notes("BAR")));
        rule("ABL", notes("ABL").size() == 1);
        rule(
                "no subject on lines",
                xml.all("ram:AssociatedDocumentLineDocument//ram:SubjectCode").isEmpty());
    }

    private List<String> notes(String subject) {
        return xml.all("rsm:ExchangedDocument/ram:IncludedNote[ram:SubjectCode='" + subject + "']/ram:Content");
    }

    private void parties() {
        String seller = xml.one(SELLER + SIREN);
        String buyer = xml.one(BUYER + SIREN);
        rule("FR-09", xml.one(SELLER + "ram:GlobalID[@schemeID='0009']").startsWith(seller));
        rule("FR-10 and FR-32", seller.matches("\\d{9}"));
        boolean domestic = notes("BAR").contains("B2B");
        rule("FR-11 and FR-32", buyer.matches("\\d{9}") || (!domestic && buyer.isEmpty()));
        rule("FR-12", !xml.one(BUYER + ADDRESS).isBlank());
        rule("FR-13", !xml.one(SELLER + ADDRESS).isBlank());
        rule(
                "FR-21",
                !domestic || xml.one(BUYER + ADDRESS + "[@schemeID='0225']").startsWith(buyer));
        rule("FR-23", xml.all("ram:URIID[@schemeID='0225']").stream().allMatch(a -> a.matches("[A-Za-z0-9+\\-_.]+")));
        rule("FR-25", xml.all(ADDRESS).stream().allMatch(a -> a.length() <= 125));
        rule("FR-CO-10", xml.all("ram:GlobalID[not(@schemeID)]").isEmpty());
    }

    private void numbers() {
        String amounts = "*[contains(local-name(), 'Amount') and not(local-name()='ChargeAmount')]";
        rule("FR-DEC-01", xml.all(amounts).stream().allMatch(a -> a.matches("-?\\d{1,17}(\\.\\d{1,2})?")));
        rule("FR-DEC-02", xml.all("ram:BilledQuantity").stream().allMatch(q -> q.matches("-?\\d{1,15}(\\.\\d{1,4})?")));
        rule("FR-DEC-03", xml.all("ram:ChargeAmount").stream().allMatch(p -> p.matches("\\d{1,13}(\\.\\d{1,6})?")));
        List<String> rates = xml.all("ram:RateApplicablePercent");
        rule("FR-16 and FR-DEC-04", RATES.containsAll(rates));
        rule(
                "FR-DEC-04",
                xml.all("ram:CalculationPercent").stream().allMatch(p -> p.matches("\\d{1,4}(\\.\\d{1,2})?")));
    }

    private void taxes() {
        rule("FR-15", Set.of("S", "E", "AE", "Z").containsAll(xml.all("ram:CategoryCode")));
        List<String> groups = new ArrayList<>();
        List<String> categories =
                xml.all("ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax/ram:CategoryCode");
        List<String> rates =
                xml.all("ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax/ram:RateApplicablePercent");
        for (int i = 0; i < categories.size(); i++) {
            groups.add(categories.get(i) + rates.get(i));
        }
        rule("BR-S-08 one group per category and rate", new HashSet<>(groups).size() == groups.size());
        rule(
                "BR-E-10",
                xml.all("ram:ApplicableTradeTax[ram:CategoryCode='E' and ram:BasisAmount and not(ram:ExemptionReason)]")
                        .isEmpty());
        rule(
                "BR-AE-10",
                xml.all(
                                "ram:ApplicableTradeTax[ram:CategoryCode='AE' and ram:BasisAmount and not(ram:ExemptionReasonCode)]")
                        .isEmpty());
    }

    private void keys() {
        holds("Luhn of the SIREN", SIREN, Siren::new);
        holds("Luhn of the SIRET", "ram:GlobalID[@schemeID='0009']", Siret::new);
        holds("key of the VAT number", "ram:SpecifiedTaxRegistration/ram:ID[@schemeID='VA']", VatNumber::new);
        holds("key of the account", "ram:IBANID", Iban::new);
    }

    private void holds(String rule, String path, Consumer<String> value) {
        for (String text : xml.all(path)) {
            try {
                value.accept(text);
            } catch (RuntimeException e) {
                findings.add(rule + ": " + text);
            }
        }
    }

    private void rule(String name, boolean holds) {
        if (!holds) {
            findings.add(name);
        }
    }
}
