package fr.encaisse.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.Browser;
import fr.encaisse.EncaisseTest;
import fr.encaisse.catalogue.Catalogue;
import fr.encaisse.catalogue.Product;
import fr.encaisse.catalogue.TypedProduct;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue's pages. */
@EncaisseTest
@Transactional
class CataloguePagesTest {

    @Autowired
    Browser browser;

    @Autowired
    Catalogue catalogue;

    @Test
    void theListIsSearchedFilteredAndTurned() {
        assertThat(browser.get("manager", "/catalogue").text())
                .contains("Forfait déplacement Grand Lyon", "page=1", "10\u00A0%", "35,00\u00A0€")
                .doesNotContain("??", "page=-1");
        assertThat(browser.get("manager", "/catalogue?page=1").text()).contains("page=0");
        assertThat(browser.get("manager", "/catalogue?q=fo+vis").text()).contains("FO-VIS", "0,0825\u00A0€");
        assertThat(browser.get("manager", "/catalogue?q=fo+vis&show=RETIRED").text())
                .contains("Aucun produit ne correspond")
                .doesNotContain("FO-VIS");
        assertThat(browser.get("manager", "/catalogue?q=fo+vis", Locale.UK).text())
                .contains("€0.0825", "Goods");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/catalogue?page=-5", "/catalogue?page=2147483647", "/catalogue?q=%25_%27%3B--"})
    void oddAddressesAreAnswered(String address) {
        assertThat(browser.get("manager", address).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/catalogue?show=NONSENSE,400",
        "/catalogue?page=x,400",
        "/catalogue/no-id,404",
        "/catalogue/2f0f4f0e-3f51-4d1b-8c3b-6d1f9a6d0d11,404"
    })
    void whatDoesNotExistIsSaidInWords(String address, int status) {
        Browser.Page page = browser.get("manager", address);
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.text()).contains("Retour à l’accueil");
    }

    @Test
    void aNewProductIsKeptAndSaid() {
        Browser.Page after = browser.postAndFollow("manager", "/catalogue", sound("WW-1"));
        assertThat(after.text()).contains("«\u00A0Ponçage &lt;fin&gt;\u00A0» est au catalogue.");
        Product kept = catalogue.findByReference("WW-1").orElseThrow().product();
        assertThat(kept.unitPrice()).hasToString("12.3456");
        assertThat(kept.vatRate()).hasToString("5.5");
        assertThat(browser.get("manager", "/catalogue/" + kept.id()).field("unitPrice"))
                .contains("value=\"12,3456\"");
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldAndTheRestIsKept() {
        Map<String, String> form = sound("MO-MEN");
        form.put("unitPrice", "-1");
        form.put("vat", "");
        Browser.Page refused = browser.post("manager", "/catalogue", form);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem("reference")).contains("Main-d’œuvre menuisier");
        assertThat(refused.problem("unitPrice")).contains("négatif");
        assertThat(refused.problem("vat")).isEqualTo("Ce champ est à remplir.");
        assertThat(refused.problem("name")).isEmpty();
        assertThat(refused.text())
                .contains("value=\"Ponçage &lt;fin&gt;\"", "value=\"-1\"", "href=\"#unitPrice\"", "Grain 120")
                .contains("<option value=\"MTK\" selected=\"selected\">")
                .doesNotContain("??", "<fin>");
    }

    @Test
    void anEmptyFormSaysAllThatIsMissing() {
        Browser.Page refused = browser.post("manager", "/catalogue", Map.of());
        assertThat(refused.status()).isEqualTo(422);
        for (String field : new String[] {"reference", "name", "kind", "unit", "unitPrice", "vat"}) {
            assertThat(refused.problem(field)).as(field).isEqualTo("Ce champ est à remplir.");
        }
    }

    @Test
    void tenThousandCharactersComeBackRefusedNotCut() {
        Map<String, String> form = sound("WW-2");
        form.put("description", "é".repeat(10_000));
        Browser.Page refused = browser.post("manager", "/catalogue", form);
        assertThat(refused.problem("description")).matches("Au plus 1\\h000 caractères\\.");
        assertThat(refused.text()).contains("é".repeat(10_000));
    }

    @Test
    void aChangeAfterSomebodyElsesIsRefusedWithBothValuesShown() {
        Product added = added("WW-3");
        Map<String, String> form = sound("WW-3");
        form.put("version", "1");
        form.put("unitPrice", "20");
        assertThat(browser.post("admin", "/catalogue/" + added.id(), form).status())
                .isEqualTo(302);

        form.put("unitPrice", "30");
        Browser.Page refused = browser.post("manager", "/catalogue/" + added.id(), form);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text())
                .contains("Quelqu’un a modifié ce produit", "value=\"30\"", "Enregistré entre-temps\u00A0: 20,00");

        form.put("version", "2");
        assertThat(browser.post("manager", "/catalogue/" + added.id(), form).status())
                .isEqualTo(302);
        assertThat(catalogue.entry(added.id()).product().unitPrice()).hasToString("30.00");
    }

    @Test
    void aProductIsRetiredAndBroughtBack() {
        Product added = added("WW-4");
        String path = "/catalogue/" + added.id();
        assertThat(browser.postAndFollow("manager", path + "/retire", Map.of("version", "1"))
                        .text())
                .contains("n’est plus vendu.");
        assertThat(browser.get("manager", path).text()).contains("Vendre de nouveau", path + "/restore");
        assertThat(browser.post("manager", path + "/restore", Map.of("version", "1"))
                        .status())
                .isEqualTo(409);
        assertThat(browser.postAndFollow("manager", path + "/restore", Map.of("version", "2"))
                        .text())
                .contains("de nouveau vendu.");
    }

    @Test
    void staffNeitherSeeNorChangeTheCatalogue() {
        Product added = added("WW-5");
        String path = "/catalogue/" + added.id();
        for (String address : new String[] {"/catalogue", "/catalogue/new", path}) {
            assertThat(browser.get("staff", address).status()).as(address).isEqualTo(403);
        }
        for (String verb : new String[] {"/catalogue", path, path + "/retire", path + "/restore"}) {
            assertThat(browser.post("staff", verb, sound("WW-6")).status())
                    .as(verb)
                    .isEqualTo(403);
        }
        assertThat(catalogue.entry(added.id()).sold()).isTrue();
        assertThat(catalogue.findByReference("WW-6")).isEmpty();
    }

    private Product added(String reference) {
        return catalogue.add(new TypedProduct(reference, "Ponçage", "", "SERVICE", "MTK", "10", "S", "20"), "manager");
    }

    private static Map<String, String> sound(String reference) {
        Map<String, String> form = new HashMap<>();
        form.put("reference", reference);
        form.put("name", "Ponçage <fin>");
        form.put("description", "Grain 120");
        form.put("kind", "SERVICE");
        form.put("unit", "MTK");
        form.put("unitPrice", "12,3456");
        form.put("vat", "S 5.5");
        return form;
    }
}
