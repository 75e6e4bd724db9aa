package fr.encaisse.document;

import fr.encaisse.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The amounts of an invoice's XML, computed again to the cent. No validator does so: they tolerate a line that is not
 * quantity times price, and a VAT that is nearly a euro off.
 */
public final class InvoiceAmounts {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The amounts of each group of terms, by the local name of their element; none stands inside of another. */
    private final Map<String, List<Map<String, String>>> groups = Map.of(
            "IncludedSupplyChainTradeLineItem", new ArrayList<>(),
            "ApplicableTradeTax", new ArrayList<>(),
            "SpecifiedTradeAllowanceCharge", new ArrayList<>(),
            "SpecifiedTradeSettlementHeaderMonetarySummation", new ArrayList<>());

    private final List<String> findings = new ArrayList<>();
    private final BigDecimal vatMayDiffer;

    public InvoiceAmounts(byte[] xml) {
        this(xml, BigDecimal.ZERO);
    }

    /** A credit note: its VAT is rounded on the running total of all that take the invoice back, so that they add up to it. */
    static InvoiceAmounts ofPart(byte[] xml) {
        return new InvoiceAmounts(xml, new BigDecimal("0.02"));
    }

    /** Looks for tags by itself, in what it takes for ASCII: a hundred thousand XML parsers would take minutes. */
    private InvoiceAmounts(byte[] xml, BigDecimal vatMayDiffer) {
        this.vatMayDiffer = vatMayDiffer;
        String text = new String(xml, StandardCharsets.ISO_8859_1);
        String group = null;
        Map<String, String> values = Map.of();
        for (int open = text.indexOf("ram:"); open >= 0; open = text.indexOf("ram:", open + 1)) {
            int close = text.indexOf('>', open);
            int nameEnd = Math.min(close, indexOf(text, ' ', open, close));
            String name = text.substring(text.indexOf(':', open) + 1, nameEnd);
            boolean end = text.charAt(open - 1) == '/';
            if (end) {
                group = name.equals(group) ? null : group;
            } else if (group != null) {
                values.put(name, text.substring(close + 1, text.indexOf('<', close)));
            } else if (groups.containsKey(name)) {
                group = name;
                values = new HashMap<>();
                groups.get(group).add(values);
            }
        }
    }

    private static int indexOf(String text, char c, int from, int otherwise) {
        int found = text.indexOf(c, from);
        return found < 0 ? otherwise : found;
    }

    /** What is to be paid (BT-115). */
    public Money due() {
        return new Money(amount(totals(), "DuePayableAmount"));
    }

    public Money net() {
        return new Money(amount(totals(), "TaxBasisTotalAmount"));
    }

    public Money vat() {
        return new Money(amount(totals(), "TaxTotalAmount"));
    }

    /** What does not follow from what; empty when all is right to the cent. */
    public List<String> findings() {
        lines().forEach(this::checkLine);
        vatGroups().forEach(this::checkGroup);
        List<String> keys = vatGroups().stream().map(InvoiceAmounts::key).toList();
        require(keys.stream().distinct().count() == keys.size(), "a rate twice " + keys);
        require(lines().stream().map(InvoiceAmounts::key).allMatch(keys::contains), "a line without its rate " + keys);
        BigDecimal lineTotal = sum(lines(), "LineTotalAmount");
        BigDecimal allowances = sum(allowances(), "ActualAmount");
        BigDecimal vat = sum(vatGroups(), "CalculatedAmount");
        equal(amount(totals(), "LineTotalAmount"), lineTotal, "BT-106");
        equal(amount(totals(), "AllowanceTotalAmount"), allowances, "BT-107");
        equal(amount(totals(), "TaxBasisTotalAmount"), lineTotal.subtract(allowances), "BT-109");
        equal(amount(totals(), "TaxBasisTotalAmount"), sum(vatGroups(), "BasisAmount"), "BT-109");
        equal(amount(totals(), "TaxTotalAmount"), vat, "BT-110");
        equal(
                amount(totals(), "GrandTotalAmount"),
                lineTotal.subtract(allowances).add(vat),
                "BT-112");
        equal(amount(totals(), "DuePayableAmount"), amount(totals(), "GrandTotalAmount"), "BT-115");
        return List.copyOf(findings);
    }

    private void checkLine(Map<String, String> line) {
        BigDecimal whole = cents(amount(line, "BilledQuantity").multiply(amount(line, "ChargeAmount")));
        equal(amount(line, "LineTotalAmount"), whole.subtract(amount(line, "ActualAmount")), "BT-131 " + line);
        checkPercent(line, whole);
    }

    /** VAT once on the base of each category and rate, rounded half up. */
    private void checkGroup(Map<String, String> group) {
        BigDecimal ofLines = sum(withKeyOf(group, lines()), "LineTotalAmount");
        BigDecimal base = ofLines.subtract(sum(withKeyOf(group, allowances()), "ActualAmount"));
        withKeyOf(group, allowances()).forEach(allowance -> checkPercent(allowance, ofLines));
        equal(amount(group, "BasisAmount"), base, "BT-116 " + group);
        BigDecimal vat =
                cents(base.multiply(amount(group, "RateApplicablePercent")).divide(HUNDRED));
        BigDecimal told = amount(group, "CalculatedAmount");
        require(told.subtract(vat).abs().compareTo(vatMayDiffer) <= 0, "BT-117 " + group + ": " + told + " not " + vat);
    }

    /** Where a percentage is told, it is what the allowance comes to. */
    private void checkPercent(Map<String, String> allowance, BigDecimal basis) {
        if (allowance.containsKey("CalculationPercent")) {
            equal(amount(allowance, "BasisAmount"), basis, "BT-93, BT-137 " + allowance);
            BigDecimal percent = amount(allowance, "CalculationPercent");
            equal(
                    amount(allowance, "ActualAmount"),
                    cents(basis.multiply(percent).divide(HUNDRED)),
                    "BT-92, BT-136");
        }
    }

    private void equal(BigDecimal told, BigDecimal computed, String what) {
        require(told.compareTo(computed) == 0, what + ": " + told + " instead of " + computed);
    }

    private void require(boolean holds, String finding) {
        if (!holds) {
            findings.add(finding);
        }
    }

    private static List<Map<String, String>> withKeyOf(Map<String, String> group, List<Map<String, String>> all) {
        return all.stream().filter(one -> key(one).equals(key(group))).toList();
    }

    private static String key(Map<String, String> values) {
        return values.get("CategoryCode") + " " + values.get("RateApplicablePercent");
    }

    private static BigDecimal sum(List<Map<String, String>> groups, String name) {
        return groups.stream().map(group -> amount(group, name)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(Map<String, String> group, String name) {
        return new BigDecimal(group.getOrDefault(name, "0"));
    }

    private static BigDecimal cents(BigDecimal exact) {
        return exact.setScale(2, RoundingMode.HALF_UP);
    }

    private List<Map<String, String>> lines() {
        return groups.get("IncludedSupplyChainTradeLineItem");
    }

    private List<Map<String, String>> vatGroups() {
        return groups.get("ApplicableTradeTax");
    }

    private List<Map<String, String>> allowances() {
        return groups.get("SpecifiedTradeAllowanceCharge");
    }

    private Map<String, String> totals() {
        return groups.get("SpecifiedTradeSettlementHeaderMonetarySummation").get(0);
    }
}
