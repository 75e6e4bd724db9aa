package fr.encaisse.desk.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.encaisse.EncaisseTest;
import fr.encaisse.desk.Journey;
import fr.encaisse.desk.Staff;
import fr.encaisse.invoice.PaymentRule;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Display;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Step 4 as its form sees it. */
@EncaisseTest
class PaymentTermsTest {

    @Autowired
    Staff staff;

    @Autowired
    Journey journey;

    @Autowired
    Clock clock;

    @Test
    void eachShortcutTellsItsDayBeforeItIsChosen() {
        JsonNode view = terms(agreeingWith(company())).path("view");
        LocalDate today = CompanyDay.today(clock);
        assertThat(view.path("rules")).hasSize(PaymentRule.values().length).allSatisfy(rule -> {
            LocalDate due = PaymentRule.valueOf(rule.path("name").asText()).dueDate(today, null);
            if (due == null) {
                assertThat(rule.path("day").asText()).isEmpty();
            } else {
                assertThat(rule.path("day").asText()).isEqualTo(Display.day(due, Locale.FRENCH));
                assertThat(rule.path("due").asText())
                        .isEqualTo("À payer le " + Display.fullDay(due, Locale.FRENCH) + ".");
            }
        });
    }

    @Test
    void professionalsReadTheLatestLegalDayAndAreHeldToIt() {
        String task = agreeingWith(company());
        JsonNode view = terms(task).path("view");
        LocalDate latest = PaymentRule.latestBetweenProfessionals(CompanyDay.today(clock));
        assertThat(view.path("latest").asText()).isEqualTo(latest.toString());
        assertThat(view.path("law").asText()).contains(Display.fullDay(latest, Locale.FRENCH), "L441-10");

        Staff.Answer refused = agree(task, "ON_DATE", latest.plusDays(1));
        assertThat(refused.error("dueDate")).contains("60 jours");
        assertThat(staff.put("/api/tasks/" + task, Map.of("version", 1, "content", content(task, "ON_DATE", latest)))
                        .status())
                .isEqualTo(200);
        assertThat(staff.post("/api/tasks/" + task + "/next", null).status()).isEqualTo(200);
    }

    @Test
    void consumersAgreeOnWhatTheyLike() {
        String task = agreeingWith(consumer());
        assertThat(terms(task).path("view").path("law").asText()).isEmpty();
        assertThat(agree(task, "ON_DATE", CompanyDay.today(clock).plusDays(200)).status())
                .isEqualTo(200);
    }

    @Test
    void accountsNameTheirHolderAndThePreferredOneComesFirst() {
        JsonNode accounts = terms(agreeingWith(company())).path("view").path("accounts");
        assertThat(accounts.get(0).path("preferred").asText()).isEqualTo("Compte préféré");
        assertThat(accounts.get(1).path("preferred").asText()).isEmpty();
        assertThat(accounts).allSatisfy(account -> {
            assertThat(account.path("holder").asText()).startsWith("Titulaire\u00a0: ");
            assertThat(account.path("iban").asText()).startsWith("FR");
            assertThat(account.path("label").asText()).isNotBlank();
        });
    }

    @Test
    void whatAClientWasInvoicedWithIsProposedTheNextTime() {
        String client = company();
        String task = agreeingWith(client);
        assertThat(terms(task).path("content").path("rule").asText()).isEqualTo("DAYS_30");
        String other =
                terms(task).path("view").path("accounts").get(1).path("id").asText();
        String review = journey.next(task, Map.of("rule", "DAYS_60", "dueDate", "", "accountId", other));
        assertThat(staff.post("/api/tasks/" + review + "/next", null).status()).isEqualTo(200);

        JsonNode proposed = terms(agreeingWith(client)).path("content");
        assertThat(proposed.path("rule").asText()).isEqualTo("DAYS_60");
        assertThat(proposed.path("accountId").asText()).isEqualTo(other);
    }

    private Staff.Answer agree(String task, String rule, LocalDate day) {
        return staff.post("/api/tasks/" + task + "/next", Map.of("version", 0, "content", content(task, rule, day)));
    }

    private Map<String, String> content(String task, String rule, LocalDate day) {
        String account =
                terms(task).path("view").path("accounts").get(0).path("id").asText();
        return Map.of("rule", rule, "dueDate", day.toString(), "accountId", account);
    }

    private JsonNode terms(String task) {
        return staff.get("/api/tasks/" + task + "/payment-terms").json();
    }

    private String agreeingWith(String client) {
        String describing = journey.next(journey.start(), Map.of("clientId", client, "contactId", ""));
        String products = journey.next(describing, journey.proposal(describing, "description"));
        return journey.next(products, journey.twoProducts());
    }

    private String company() {
        return add(Map.of("kind", "COMPANY", "name", name("Menuiserie"), "siren", siren()));
    }

    private String consumer() {
        return add(Map.of("kind", "CONSUMER", "name", name("Mme Petit")));
    }

    /** Nobody's, with the right key (Luhn). */
    private static String siren() {
        int number = ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
        for (int key = 0; ; key++) {
            String candidate = "" + number + key;
            int sum = 0;
            for (int i = 0; i < 9; i++) {
                int digit = (candidate.charAt(8 - i) - '0') * (1 + i % 2);
                sum += digit > 9 ? digit - 9 : digit;
            }
            if (sum % 10 == 0) {
                return candidate;
            }
        }
    }

    private static String name(String begin) {
        return begin + " " + UUID.randomUUID().toString().substring(0, 8);
    }

    private String add(Map<String, Object> client) {
        Map<String, Object> whole = new HashMap<>(client);
        whole.put("billingAddress", Map.of("street", "3 rue des Lilas", "postcode", "69003", "city", "Lyon"));
        Staff.Answer added = staff.post("/api/clients", whole);
        assertThat(added.status()).as(added.text()).isLessThan(300);
        return added.json().path("id").asText();
    }
}
