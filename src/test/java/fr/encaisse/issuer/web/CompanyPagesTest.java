package fr.encaisse.issuer.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.Browser;
import fr.encaisse.EncaisseTest;
import fr.encaisse.issuer.AccountState;
import fr.encaisse.issuer.CollectionAccounts;
import fr.encaisse.issuer.Issuers;
import fr.encaisse.issuer.KeptAccount;
import fr.encaisse.issuer.TypedAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** The pages of the company and its accounts. */
@EncaisseTest
@Transactional
class CompanyPagesTest {

    private static final String IBAN = "FR1420041010050500013M02606";

    @Autowired
    Browser browser;

    @Autowired
    Issuers issuers;

    @Autowired
    CollectionAccounts accounts;

    @Test
    void thePageShowsTheCompanyAndItsAccounts() {
        assertThat(browser.get("manager", "/company").text())
                .contains("Atelier Lefèvre &amp; Fils", "FR76 1027 8073 0100 0204 4875 105", "Proposé en premier")
                .doesNotContain("??");
        assertThat(browser.get("manager", "/company", Locale.UK).text())
                .contains("Collection accounts")
                .doesNotContain("??");
        assertThat(browser.get("manager", "/company/edit").text()).doesNotContain("??");
        assertThat(browser.get("manager", "/company/accounts/new").text()).doesNotContain("??");
    }

    @Test
    void aChangedIdentityIsKeptAndSaid() {
        Map<String, String> form = identity();
        form.put("phone", "04 00 00 00 00");
        assertThat(browser.postAndFollow("manager", "/company/edit", form).text())
                .contains("L’entreprise est enregistrée.", "04 00 00 00 00");
        assertThat(issuers.current().orElseThrow().phone()).isEqualTo("04 00 00 00 00");
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldAndTheRestIsKept() {
        Map<String, String> form = identity();
        form.put("siret", "73282932000074");
        form.put("vatNumber", "FR44732829320");
        form.put("name", "<b>Atelier</b> 🎨");
        Browser.Page refused = browser.post("manager", "/company/edit", form);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem("siret")).contains("autre entreprise");
        assertThat(refused.problem("vatNumber")).contains("FR36847319258");
        assertThat(refused.text())
                .contains("value=\"&lt;b&gt;Atelier&lt;/b&gt; 🎨\"", "href=\"#siret\"")
                .doesNotContain("<b>Atelier", "??");
        assertThat(issuers.current().orElseThrow().name()).isEqualTo("Atelier Lefèvre & Fils");
    }

    @Test
    void aChangeAfterSomebodyElsesIsRefusedWithBothValuesShown() {
        Map<String, String> form = identity();
        form.put("city", "Villeurbanne");
        assertThat(browser.post("admin", "/company/edit", form).status()).isEqualTo(302);
        form.put("city", "Bron");
        Browser.Page refused = browser.post("manager", "/company/edit", form);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("value=\"Bron\"", "Enregistré entre-temps\u00A0: Villeurbanne");
    }

    @Test
    void oneProposesAnotherConfirms() {
        Browser.Page after = browser.postAndFollow("manager", "/company/accounts", account());
        assertThat(after.text())
                .contains("attend la confirmation", "Proposé par Dominique Bernard", "Retirer la proposition")
                .doesNotContain("??");
        String path = "/company/accounts/" + proposed().account().id();
        assertThat(after.text()).doesNotContain(path + "/confirm");
        Browser.Page own = browser.post("manager", path + "/confirm", Map.of("version", "1"));
        assertThat(own.status()).isEqualTo(422);
        assertThat(own.text()).contains("quelqu’un d’autre doit le confirmer");

        assertThat(browser.get("admin", "/company").text()).contains(path + "/confirm");
        assertThat(browser.postAndFollow("admin", path + "/confirm", Map.of("version", "1"))
                        .text())
                .contains("est confirmé.", "par Alex Petit");
        assertThat(issuers.accounts()).hasSize(3);
    }

    @Test
    void anotherHolderIsShownAsAProposal() {
        KeptAccount first = accounts.all().get(0);
        String path = "/company/accounts/" + first.account().id();
        Map<String, String> form = account();
        form.put("version", "" + first.version());
        form.put("holder", "SOMEBODY <else>");
        assertThat(browser.postAndFollow("manager", path, form).text())
                .contains("Nouveau titulaire\u00A0: SOMEBODY &lt;else&gt;", "ATELIER LEFEVRE ET FILS");
        assertThat(issuers.account(first.account().id()).orElseThrow().iban())
                .isEqualTo(first.account().iban());
        assertThat(browser.post("admin", path, form).status()).isEqualTo(409);
    }

    @Test
    void aWrongAccountIsRefusedBesideItsFields() {
        Map<String, String> form = account();
        form.put("iban", "FR1420041010050500013M02607");
        form.put("holder", "");
        Browser.Page refused = browser.post("manager", "/company/accounts", form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem("iban")).contains("IBAN n’est pas valable");
        assertThat(refused.problem("holder")).isEqualTo("Ce champ est à remplir.");
        assertThat(refused.text()).contains("value=\"Postale\"");
    }

    @Test
    void theLastAccountInUseStaysAndIsNotOfferedToGo() {
        List<KeptAccount> two = accounts.all();
        accounts.deactivate(two.get(0).account().id(), two.get(0).version(), "manager");
        KeptAccount last = accounts.account(two.get(1).account().id());
        String path = "/company/accounts/" + last.account().id() + "/deactivate";
        assertThat(browser.get("manager", "/company").text()).doesNotContain(path);
        Browser.Page refused = browser.post("manager", path, Map.of("version", "" + last.version()));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("dernier compte");
    }

    @Test
    void staffNeitherSeeNorChangeAnyOfIt() {
        KeptAccount waiting = accounts.propose(new TypedAccount("Postale", IBAN, "", "ATELIER"), "manager");
        String path = "/company/accounts/" + waiting.account().id();
        for (String address : List.of("/company", "/company/edit", "/company/accounts/new", path)) {
            assertThat(browser.get("staff", address).status()).as(address).isEqualTo(403);
        }
        for (String verb : List.of("/confirm", "/refuse", "/prefer", "/deactivate", "/reactivate", "")) {
            assertThat(browser.post("staff", path + verb, Map.of("version", "1"))
                            .status())
                    .as(verb)
                    .isEqualTo(403);
        }
        assertThat(browser.post("staff", "/company/edit", identity()).status()).isEqualTo(403);
        assertThat(browser.post("staff", "/company/accounts", account()).status())
                .isEqualTo(403);
        assertThat(accounts.account(waiting.account().id()).state()).isEqualTo(AccountState.PROPOSED);
    }

    private KeptAccount proposed() {
        return accounts.all().stream()
                .filter(KeptAccount::isWaiting)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> account() {
        return new HashMap<>(Map.of("label", "Postale", "iban", IBAN, "bic", "", "holder", "ATELIER LEFEVRE"));
    }

    private Map<String, String> identity() {
        Map<String, String> form = new HashMap<>();
        form.put("version", "" + issuers.version());
        form.put("name", "Atelier Lefèvre & Fils");
        form.put("legalForm", "SARL");
        form.put("capital", "20 000 €");
        form.put("street", "23 rue des Tables Claudiennes");
        form.put("postcode", "69001");
        form.put("city", "Lyon");
        form.put("siren", "847319258");
        form.put("siret", "84731925800012");
        form.put("registration", "RCS Lyon 847 319 258");
        form.put("vatNumber", "FR36847319258");
        form.put("email", "facturation@atelier-lefevre.example");
        form.put("regime", "STANDARD");
        return form;
    }
}
