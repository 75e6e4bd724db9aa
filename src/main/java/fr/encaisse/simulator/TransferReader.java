package fr.encaisse.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reads one element of {@code transactions}. */
final class TransferReader {

    private static final BigDecimal MOST = new BigDecimal("35000");
    private static final int LONGEST_LABEL = 50;
    private static final int LONGEST_REFERENCE = 100;
    private static final int LONGEST_BENEFICIARY = 35;
    private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{N} .,'/()+?-]*");
    private static final Pattern END_TO_END_ID = Pattern.compile("[A-Za-z0-9/?:().,'+ -]{1,35}");
    private static final Pattern BENEFICIARY =
            Pattern.compile("[\\p{L}\\p{N} ()/.!?,;&%€'-]*\\p{L}[\\p{L}\\p{N} ()/.!?,;&%€'-]*");
    private static final DateTimeFormatter DEFAULT_LABEL = DateTimeFormatter.ofPattern("'Bridge Payment' dd-MM");

    private final Findings findings;
    private final Clock clock;

    TransferReader(Findings findings, Clock clock) {
        this.findings = findings;
        this.clock = clock;
    }

    Transfer read(JsonNode node, String path) {
        return new Transfer(
                amount(node, path),
                currency(node, path),
                label(node, path),
                endToEndId(node, path),
                findings.text(
                        node,
                        path + ".",
                        "client_reference",
                        LONGEST_REFERENCE,
                        "payment.transaction.client_reference_too_long"),
                executionDate(node, path),
                beneficiary(node.path("beneficiary"), path + ".beneficiary"));
    }

    private BigDecimal amount(JsonNode node, String path) {
        JsonNode value = node.path("amount");
        String property = path + ".amount";
        if (!value.isNumber()) {
            findings.add("payment.transaction.amount_missing", property, "A number of euros is required");
            return BigDecimal.ZERO;
        }
        BigDecimal amount = value.decimalValue();
        findings.check(
                amount.signum() > 0, "payment.transaction.amount_invalid", property, "Must be greater than zero");
        findings.check(
                amount.stripTrailingZeros().scale() <= 2,
                "payment.transaction.amount_too_many_decimals",
                property,
                "Two decimals at most");
        findings.check(amount.compareTo(MOST) <= 0, "payment.transaction.max_amount", property, "At most 35000");
        return amount;
    }

    private String currency(JsonNode node, String path) {
        String currency = Findings.textOf(node, "currency");
        String property = path + ".currency";
        findings.check(currency != null, "payment.transaction.currency_missing", property, "Required");
        findings.check(
                currency == null || currency.equals("EUR"),
                "payment.transaction.currency_invalid",
                property,
                "Only EUR");
        return currency;
    }

    private String label(JsonNode node, String path) {
        String label = Findings.textOf(node, "label");
        if (label == null) {
            return DEFAULT_LABEL.format(clock.instant().atZone(ZoneId.of("Europe/Paris")));
        }
        findings.check(
                label.length() <= LONGEST_LABEL,
                "payment.transaction.label_too_long",
                path + ".label",
                LONGEST_LABEL + " characters at most");
        findings.check(
                LABEL.matcher(label).matches(),
                "payment.transaction.characters_not_allowed",
                null,
                "The label holds characters that are not allowed");
        return label;
    }

    private String endToEndId(JsonNode node, String path) {
        String id = Findings.textOf(node, "end_to_end_id");
        findings.check(
                id == null || END_TO_END_ID.matcher(id).matches(),
                "payment.transaction.end_to_end_id_invalid",
                path + ".end_to_end_id",
                "35 characters of the SEPA set at most");
        return id;
    }

    private LocalDate executionDate(JsonNode node, String path) {
        String date = Findings.textOf(node, "execution_date");
        try {
            return date == null ? null : LocalDate.parse(date);
        } catch (DateTimeException e) {
            findings.add("payment.transaction.execution_date_invalid", path + ".execution_date", "yyyy-MM-dd");
            return null;
        }
    }

    /** Without an IBAN the application's own account is credited, silently. */
    private Beneficiary beneficiary(JsonNode node, String path) {
        if (node.isMissingNode() || node.isNull()) {
            return Beneficiary.OF_THE_APPLICATION;
        }
        String iban = Findings.textOf(node, "iban");
        findings.check(
                iban == null || Beneficiary.isIban(iban),
                "payment.transaction.beneficiary_iban_invalid",
                path + ".iban",
                "Not an IBAN");
        String first = name(node, "first_name", path);
        String last = name(node, "last_name", path);
        String company = name(node, "company_name", path);
        findings.check(
                company != null || first != null && last != null,
                "payment.transaction.beneficiary_name_missing",
                path + ".company_name",
                "first_name and last_name, or company_name, are required");
        return new Beneficiary(
                Objects.requireNonNullElse(iban, Beneficiary.OF_THE_APPLICATION.iban()), first, last, company);
    }

    private String name(JsonNode node, String field, String path) {
        String name = Findings.textOf(node, field);
        findings.check(
                name == null
                        || name.length() <= LONGEST_BENEFICIARY
                                && BENEFICIARY.matcher(name).matches(),
                "payment.transaction.beneficiary_name_invalid",
                path + "." + field,
                "35 letters, digits and ( ) / . - ! ? , ; & % € at most, with a letter among them");
        return name;
    }
}
