package fr.encaisse.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the body of a payment link and refuses what Bridge refuses; where its rule is unknown, the strict reading. */
final class LinkOrderReader {

    private static final Duration DEFAULT_LIFE = Duration.ofMinutes(15);
    private static final Duration LONGEST_LIFE = Duration.ofDays(90);
    private static final int LONGEST_REFERENCE = 100;
    private static final int LONGEST_NAME = 70;
    private static final Set<String> COUNTRIES = Set.of("fr", "es", "de", "gb");

    private final Clock clock;
    private final Set<String> callbackDomains;

    LinkOrderReader(Clock clock, Set<String> callbackDomains) {
        this.clock = clock;
        this.callbackDomains = callbackDomains;
    }

    LinkOrder read(byte[] bytes) {
        JsonNode body = parse(bytes);
        JsonNode transactions = body.path("transactions");
        if (!body.path("user").isObject() || !transactions.isArray() || transactions.isEmpty()) {
            throw WireError.of(400, "invalid_request", "Invalid body content");
        }
        Findings findings = new Findings();
        TransferReader transferReader = new TransferReader(findings, clock);
        List<Transfer> transfers = new ArrayList<>();
        for (int i = 0; i < transactions.size(); i++) {
            transfers.add(transferReader.read(transactions.get(i), "transactions[" + i + "]"));
        }
        LinkOrder order = new LinkOrder(
                payer(body.path("user"), findings),
                transfers,
                findings.text(body, "", "client_reference", LONGEST_REFERENCE, "payment.client_reference_too_long"),
                callback(body, findings),
                country(body, findings),
                provider(body, findings),
                expiry(body, findings));
        findings.throwIfAny();
        return order;
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return Json.MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw WireError.of(422, "invalid_json", "The body is not valid JSON");
        } catch (IOException e) {
            throw WireError.of(400, "invalid_request", "Invalid body content");
        }
    }

    private static Payer payer(JsonNode user, Findings findings) {
        Payer payer = new Payer(
                findings.text(user, "user.", "first_name", LONGEST_NAME, "payment.user.name_too_long"),
                findings.text(user, "user.", "last_name", LONGEST_NAME, "payment.user.name_too_long"),
                findings.text(user, "user.", "company_name", LONGEST_NAME, "payment.user.name_too_long"),
                Findings.textOf(user, "external_reference"),
                Findings.textOf(user, "email"));
        findings.check(
                payer.companyName() != null || payer.firstName() != null && payer.lastName() != null,
                "payment.user.name_missing",
                "user.name",
                "first_name and last_name, or company_name, are required");
        findings.check(
                payer.externalReference() == null || payer.externalReference().matches("[A-Za-z0-9]{1,35}"),
                "payment.user.external_reference_invalid",
                "user.external_reference",
                "35 letters and digits at most");
        return payer;
    }

    private String callback(JsonNode body, Findings findings) {
        String callback = Findings.textOf(body, "callback_url");
        findings.check(
                callback == null || isDeclared(callback),
                "payment.invalid_callback_url",
                null,
                "The domain of callback_url is not declared in the application");
        return callback;
    }

    private boolean isDeclared(String callback) {
        try {
            URI uri = URI.create(callback);
            String host = uri.getHost();
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web
                    && host != null
                    && (callbackDomains.isEmpty() || callbackDomains.stream().anyMatch(domain -> covers(domain, host)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean covers(String domain, String host) {
        return domain.startsWith("*.") ? host.endsWith(domain.substring(1)) : domain.equalsIgnoreCase(host);
    }

    private static String country(JsonNode body, Findings findings) {
        String country = Findings.textOf(body, "country");
        findings.check(
                country == null || COUNTRIES.contains(country),
                "payment.country_invalid",
                "country",
                "One of fr, es, de, gb");
        return country;
    }

    private static Integer provider(JsonNode body, Findings findings) {
        JsonNode provider = body.path("provider_id");
        if (provider.isMissingNode() || provider.isNull()) {
            return null;
        }
        findings.check(
                provider.isInt()
                        && Bank.of(provider.intValue()).filter(Bank::pays).isPresent(),
                "payment.provider_invalid",
                "provider_id",
                "Unknown bank, or one without single_payment");
        return provider.intValue();
    }

    private Instant expiry(JsonNode body, Findings findings) {
        Instant now = clock.instant();
        String text = Findings.textOf(body, "expired_date");
        if (text == null) {
            return now.plus(DEFAULT_LIFE);
        }
        try {
            Instant expiry = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            findings.check(
                    expiry.isAfter(now) && !expiry.isAfter(now.plus(LONGEST_LIFE)),
                    "payment.expired_date_invalid",
                    "expired_date",
                    "Must be in the future and at most 90 days from now");
            return expiry;
        } catch (DateTimeException e) {
            findings.add("payment.expired_date_invalid", "expired_date", "ISO 8601: yyyy-MM-ddThh:mm:ssZ");
            return now;
        }
    }
}
