package fr.encaisse.desk.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.encaisse.EncaisseTest;
import fr.encaisse.desk.Journey;
import fr.encaisse.desk.Staff;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.SoundDrafts;
import fr.encaisse.invoice.StepContent.Description;
import fr.encaisse.issuer.TypedVat;
import fr.encaisse.issuer.VatRates;
import fr.encaisse.shared.CompanyDay;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** What the forms look up and add on the way. */
@EncaisseTest
@Transactional
class LookUpsTest {

    @Autowired
    Staff staff;

    @Autowired
    Journey journey;

    @Autowired
    SoundDrafts drafts;

    @Autowired
    VatRates rates;

    @Autowired
    Clock clock;

    @Test
    void aClientIsFoundByPartsOfItsName() {
        JsonNode client = journey.client();
        String words = client.path("name").asText().substring(0, 5).toUpperCase(Locale.ROOT);
        assertThat(staff.get("/api/clients?q=" + words).json())
                .extracting(found -> found.path("id").asText())
                .contains(client.path("id").asText());
        assertThat(staff.get("/api/clients?q=zzzzzz").json()).isEmpty();
    }

    @Test
    void aNewClientIsThereAtOnce() {
        Staff.Answer added = staff.post("/api/clients", company("Zéphyrine & Fils <b>"));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.json().path("contacts").get(0).path("name").asText()).isEqualTo("Zoé Zéphyr");
        assertThat(staff.get("/api/clients?q=zephyrine").json())
                .extracting(found -> found.path("name").asText())
                .containsExactly("Zéphyrine & Fils <b>");
    }

    @Test
    void whatIsWrongInANewClientStandsBesideItsField() {
        Map<String, Object> wrong =
                Map.of("kind", "COMPANY", "name", "", "siren", "123", "email", "pas@", "iban", "FR76");
        Staff.Answer refused = staff.post("/api/clients", wrong);
        assertThat(refused.status()).isEqualTo(422);
        for (String field : List.of("name", "siren", "email", "iban")) {
            assertThat(refused.error(field)).as(field).isNotBlank();
        }
    }

    @Test
    void whoMayBeKeptAlreadyIsOfferedBeforeBeingAddedAgain() {
        Map<String, Object> typed = new java.util.HashMap<>(company("ZEPHYRINE & fils SARL"));
        staff.post("/api/clients", company("Zéphyrine & Fils"));
        JsonNode same = staff.post("/api/clients?anyway=true", typed).json();
        assertThat(same.path("alike").get(0).path("name").asText()).isEqualTo("Zéphyrine & Fils");
        assertThat(same.path("errors").get(0).path("field").asText()).isEqualTo("siren");
        typed.put("siren", "");
        typed.put("kind", "CONSUMER");
        Staff.Answer maybe = staff.post("/api/clients", typed);
        assertThat(maybe.status()).isEqualTo(409);
        assertThat(maybe.json().path("alike").get(0).path("name").asText()).isEqualTo("Zéphyrine & Fils");
        assertThat(staff.post("/api/clients?anyway=true", typed).status()).isEqualTo(201);
    }

    @Test
    void aContactIsAddedToAClientOnTheWay() {
        String id = staff.post("/api/clients", company("Zéphyrine"))
                .json()
                .path("id")
                .asText();
        Staff.Answer refused = staff.post("/api/clients/" + id + "/contacts", Map.of("name", "", "email", "pas@"));
        assertThat(refused.error("newContact.name")).isNotBlank();
        assertThat(refused.error("newContact.email")).isNotBlank();
        JsonNode client = staff.post("/api/clients/" + id + "/contacts", Map.of("name", "Ludo"))
                .json();
        assertThat(client.path("contacts")).hasSize(2);
        assertThat(client.path("contacts").get(1).path("name").asText()).isEqualTo("Ludo");
    }

    @Test
    void aProductIsFoundByNameAndReference() {
        JsonNode product = staff.get("/api/products").json().get(0);
        assertThat(staff.get("/api/products?q=" + product.path("reference").asText())
                        .json())
                .extracting(found -> found.path("id").asText())
                .contains(product.path("id").asText());
    }

    @Test
    void productsHaveTheVatOfTheDayOfTheService() {
        LocalDate tomorrow = CompanyDay.today(clock).plusDays(1);
        rates.enter(new TypedVat("NORMAL", tomorrow.toString(), "21", null, null, null), "manager");
        String task = journey.addingProducts();
        InvoiceId invoice = InvoiceId.of(staff.get("/api/tasks/" + task + "/products")
                .json()
                .path("invoice")
                .asText());
        assertThat(rateOf("/api/products?q=MO-NEU&task=" + task)).isEqualTo("20");
        drafts.save(invoice, new Description("Demain", "", tomorrow.toString(), "", ""));
        assertThat(rateOf("/api/products?q=MO-NEU&task=" + task)).isEqualTo("21");
        assertThat(rateOf("/api/products?q=MO-NEU")).isEqualTo("20");
        assertThat(staff.get("/api/tasks/" + task + "/products")
                        .json()
                        .path("view")
                        .path("vatRates")
                        .get(0)
                        .path("value")
                        .asText())
                .isEqualTo("21");
        assertThat(staff.get("/api/products?q=&task=none").status()).isEqualTo(404);
    }

    private String rateOf(String path) {
        return staff.get(path).json().get(0).path("rate").asText();
    }

    @Test
    void invoicesAreNamedForThoseWhoKnowTheirIds() {
        String invoice =
                staff.post("/api/invoices", null).json().path("invoice").asText();
        JsonNode rows = staff.get("/api/invoices?id=" + invoice + "&id=" + UUID.randomUUID())
                .json();

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).path("id").asText()).isEqualTo(invoice);
        assertThat(rows.get(0).path("stateWords").asText()).isEqualTo("Brouillon");
        assertThat(staff.get("/api/invoices?id=x").status()).isEqualTo(404);
    }

    @Test
    void totalsAreTheServersInTheReadersWay() {
        String task = journey.addingProducts();
        Map<String, Object> typed = journey.twoProducts();
        JsonNode french = staff.post("/api/tasks/" + task + "/totals", typed).json();
        assertThat(french.path("gross").asText()).matches("[\\d\u00A0]+,\\d\\d\u00A0€");
        assertThat(french.path("sections").get(0).path("lines")).hasSize(2);
        assertThat(french.path("vat")).isNotEmpty();
        JsonNode english = staff.ask("POST", "/api/tasks/" + task + "/totals", typed, "staff", Locale.UK)
                .json();
        assertThat(english.path("gross").asText()).matches("€[\\d,]+\\.\\d\\d");
    }

    @Test
    void aLineThatIsNotSoundYetCountsNothing() {
        String task = journey.addingProducts();
        JsonNode product = staff.get("/api/products").json().get(0);
        Map<String, Object> typed =
                Map.of("sections", List.of(Map.of("title", "SDB", "lines", List.of(Journey.line(product, "deux")))));
        JsonNode totals = staff.post("/api/tasks/" + task + "/totals", typed).json();
        assertThat(totals.path("sections").get(0).path("lines").get(0).asText()).isEmpty();
        assertThat(totals.path("gross").asText()).isEqualTo("0,00\u00A0€");
    }

    private static Map<String, Object> company(String name) {
        Map<String, String> address =
                Map.of("street", "3 rue de la Paix", "postcode", "75002", "city", "Paris", "country", "FR");
        return Map.of(
                "kind", "COMPANY",
                "name", name,
                "siren", "732 829 320",
                "vatNumber", "",
                "email", "compta@zephyrine.example",
                "billingAddress", address,
                "contacts", List.of(Map.of("name", "Zoé Zéphyr")));
    }
}
