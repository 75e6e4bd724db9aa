package fr.encaisse.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.shared.FieldError;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of every field of the company. */
class IssuerCheckTest {

    private static final Map<String, String> SOUND = Map.ofEntries(
            Map.entry("name", "Atelier Lefèvre & Fils"),
            Map.entry("legalForm", "SARL"),
            Map.entry("capital", "20 000 €"),
            Map.entry("street", "23 rue des Tables Claudiennes"),
            Map.entry("complement", ""),
            Map.entry("postcode", "69001"),
            Map.entry("city", "Lyon"),
            Map.entry("siren", "847 319 258"),
            Map.entry("siret", "847 319 258 00012"),
            Map.entry("registration", "RCS Lyon 847 319 258"),
            Map.entry("vatNumber", "FR36847319258"),
            Map.entry("email", "facturation@atelier-lefevre.example"),
            Map.entry("phone", "04 65 71 02 69"),
            Map.entry("regime", "STANDARD"),
            Map.entry("vatOnDebits", "false"));

    @Test
    void aSoundCompanyIsKeptInOneSpelling() {
        IssuerCheck check = new IssuerCheck(with(Map.of()));
        assertThat(check.errors()).isEmpty();
        assertThat(check.issuer().siren()).isEqualTo("847319258");
        assertThat(check.issuer().siret()).isEqualTo("84731925800012");
        assertThat(check.issuer().address().country()).isEqualTo("FR");
    }

    @ParameterizedTest
    @CsvSource({
        "name,'',shared.required",
        "name,'\u0000\u0007',shared.required",
        "legalForm,'',shared.required",
        "capital,'',issuer.capital.required",
        "capital,variable,issuer.capital.invalid",
        "street,'',shared.required",
        "postcode,'',shared.required",
        "postcode,6900,issuer.postcode.invalid",
        "postcode,٦٩٠٠١,issuer.postcode.invalid",
        "city,'  ',shared.required",
        "siren,'',shared.required",
        "siren,847319259,shared.siren.invalid",
        "siren,84731925,shared.siren.invalid",
        "siren,<b>847319258,shared.siren.invalid",
        "siret,84731925800013,shared.siret.invalid",
        "siret,73282932000074,issuer.siret.otherCompany",
        "registration,'',issuer.registration.required",
        "registration,RCS Lyon 732 829 320,issuer.registration.otherCompany",
        "vatNumber,'',shared.required",
        "vatNumber,FR37847319258,shared.vatNumber.invalid",
        "vatNumber,FR44732829320,issuer.vatNumber.otherCompany",
        "vatNumber,DE123456789,issuer.vatNumber.otherCompany",
        "email,atelier,shared.email.invalid",
        "email,'a@b.example,c@d.example',shared.email.invalid",
        "phone,appelez-moi,shared.phone.invalid",
        "regime,'',shared.required",
        "regime,MARGE,issuer.regime.invalid"
    })
    void whatDoesNotHoldIsRefused(String field, String typed, String message) {
        assertThat(problems(with(Map.of(field, typed)))).containsExactly(Map.entry(field, message));
    }

    @ParameterizedTest
    @CsvSource({
        "complement,''",
        "siret,''",
        "email,''",
        "phone,''",
        "phone,+33 4 65 71 02 69",
        "name,شركة الطلاء",
        "name,<script>alert(1)</script>",
        "name,Atelier 🎨",
        "legalForm,S.A.S.",
        "vatNumber,FR 36 847 319 258",
        "city,'O''Brien \"ville\"'"
    })
    void whatHoldsIsTaken(String field, String typed) {
        assertThat(problems(with(Map.of(field, typed)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 10_000})
    void longTextsAreRefusedNotCut(int length) {
        String text = "1".repeat(length);
        for (String field : SOUND.keySet()) {
            if (!List.of("vatOnDebits", "regime").contains(field)) {
                assertThat(problems(with(Map.of(field, text)))).as(field).containsKey(field);
            }
        }
    }

    @Test
    void theFranchiseNeedsNoVatNumberAndKnowsNoDebits() {
        assertThat(problems(with(Map.of("regime", "FRANCHISE", "vatNumber", ""))))
                .isEmpty();
        assertThat(problems(with(Map.of("regime", "FRANCHISE", "vatOnDebits", "true"))))
                .containsExactly(Map.entry("vatOnDebits", "issuer.vatOnDebits.franchise"));
    }

    @Test
    void aSoleTradersNameCarriesEiAndHasNoCapital() {
        Map<String, String> sole =
                Map.of("legalForm", "EI", "capital", "", "registration", "", "name", "Jeanne Petit EI");
        assertThat(problems(with(sole))).isEmpty();
        Map<String, String> unnamed = new TreeMap<>(sole);
        unnamed.put("name", "Jeanne Petit");
        assertThat(problems(with(unnamed))).containsExactly(Map.entry("name", "issuer.name.soleTrader"));
    }

    @Test
    void anEmptyFormSaysAllThatIsMissing() {
        TypedIssuer nothing = new TypedIssuer(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, false);
        assertThat(problems(nothing))
                .containsOnlyKeys("name", "legalForm", "street", "postcode", "city", "siren", "regime");
    }

    private static Map<String, String> problems(TypedIssuer typed) {
        Map<String, String> problems = new TreeMap<>();
        for (FieldError error : new IssuerCheck(typed).errors()) {
            problems.put(error.field(), error.messageKey());
        }
        return problems;
    }

    private static TypedIssuer with(Map<String, String> other) {
        Map<String, String> typed = new TreeMap<>(SOUND);
        typed.putAll(other);
        return new TypedIssuer(
                typed.get("name"),
                typed.get("legalForm"),
                typed.get("capital"),
                typed.get("street"),
                typed.get("complement"),
                typed.get("postcode"),
                typed.get("city"),
                typed.get("siren"),
                typed.get("siret"),
                typed.get("registration"),
                typed.get("vatNumber"),
                typed.get("email"),
                typed.get("phone"),
                typed.get("regime"),
                Boolean.parseBoolean(typed.get("vatOnDebits")));
    }
}
