package fr.encaisse.issuer.web;

import fr.encaisse.issuer.AccountState;
import fr.encaisse.issuer.CollectionAccounts;
import fr.encaisse.issuer.Issuer;
import fr.encaisse.issuer.Issuers;
import fr.encaisse.issuer.KeptAccount;
import fr.encaisse.issuer.Logos;
import fr.encaisse.issuer.TypedIssuer;
import fr.encaisse.issuer.VatRegime;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Entreprise": who invoices, and into which accounts; managers only. */
@Controller
@RequestMapping("/company")
class CompanyController {

    private final Issuers issuers;
    private final CollectionAccounts accounts;
    private final Logos logos;
    private final MessageSource messages;

    CompanyController(Issuers issuers, CollectionAccounts accounts, Logos logos, MessageSource messages) {
        this.issuers = issuers;
        this.accounts = accounts;
        this.logos = logos;
        this.messages = messages;
    }

    @GetMapping
    String company(Principal user, Locale locale, Model model) {
        List<KeptAccount> kept = accounts.all();
        long active =
                kept.stream().filter(one -> one.state() == AccountState.ACTIVE).count();
        model.addAttribute("issuer", issuers.current().orElse(null));
        model.addAttribute("logo", logos.current().orElse(null));
        model.addAttribute(
                "accounts",
                kept.stream()
                        .map(one -> row(one, active, user.getName(), locale))
                        .toList());
        return "issuer/company";
    }

    @GetMapping("/edit")
    String edit(Locale locale, Model model) {
        Map<String, String> form =
                issuers.current().map(CompanyController::form).orElse(Map.of("regime", "STANDARD"));
        return edit(form, issuers.version(), Map.of(), locale, model);
    }

    @PostMapping("/edit")
    String describe(
            @RequestParam int version,
            @RequestParam Map<String, String> form,
            Principal user,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            issuers.describe(version, typed(form), user.getName());
            redirect.addFlashAttribute("done", "issuer.done.described");
            return "redirect:/company";
        } catch (InvalidInput refused) {
            response.setStatus(422);
            return edit(form, version, refused.byField(), locale, model);
        } catch (Conflict meanwhile) {
            response.setStatus(409);
            model.addAttribute("conflict", meanwhile.messageKey());
            model.addAttribute(
                    "kept", issuers.current().map(CompanyController::form).orElse(null));
            return edit(form, issuers.version(), Map.of(), locale, model);
        }
    }

    private String edit(
            Map<String, String> form, int version, Map<String, FieldError> problems, Locale locale, Model model) {
        Map<String, String> regimes = new LinkedHashMap<>();
        Arrays.stream(VatRegime.values())
                .forEach(regime ->
                        regimes.put(regime.name(), messages.getMessage("issuer.regime." + regime, null, locale)));
        model.addAttribute("form", form);
        model.addAttribute("version", version);
        model.addAttribute("problems", problems);
        model.addAttribute("regimes", regimes);
        return "issuer/identity";
    }

    private static Map<String, String> form(Issuer issuer) {
        return Map.ofEntries(
                Map.entry("name", issuer.name()),
                Map.entry("legalForm", issuer.legalForm()),
                Map.entry("capital", issuer.capital()),
                Map.entry("street", issuer.address().street()),
                Map.entry("complement", issuer.address().complement()),
                Map.entry("postcode", issuer.address().postcode()),
                Map.entry("city", issuer.address().city()),
                Map.entry("siren", issuer.siren()),
                Map.entry("siret", issuer.siret()),
                Map.entry("registration", issuer.registration()),
                Map.entry("vatNumber", issuer.vatNumber()),
                Map.entry("email", issuer.email()),
                Map.entry("phone", issuer.phone()),
                Map.entry("regime", issuer.regime().name()),
                Map.entry("vatOnDebits", issuer.vatOnDebits() ? "true" : ""));
    }

    private static TypedIssuer typed(Map<String, String> form) {
        return new TypedIssuer(
                form.get("name"),
                form.get("legalForm"),
                form.get("capital"),
                form.get("street"),
                form.get("complement"),
                form.get("postcode"),
                form.get("city"),
                form.get("siren"),
                form.get("siret"),
                form.get("registration"),
                form.get("vatNumber"),
                form.get("email"),
                form.get("phone"),
                form.get("regime"),
                "true".equals(form.get("vatOnDebits")));
    }

    private static AccountRow row(KeptAccount kept, long active, String login, Locale locale) {
        boolean inUse = kept.state() == AccountState.ACTIVE;
        return new AccountRow(
                kept,
                day(kept.proposedAt(), locale),
                day(kept.confirmedAt(), locale),
                kept.mayBeConfirmedBy(login),
                inUse && !kept.account().preferred(),
                inUse && active > 1);
    }

    private static String day(Instant at, Locale locale) {
        return at == null ? "" : Display.day(CompanyDay.of(at), locale);
    }

    /** An account with what the reader may do. */
    record AccountRow(
            KeptAccount kept,
            String proposedOn,
            String confirmedOn,
            boolean mayConfirm,
            boolean mayPrefer,
            boolean mayDeactivate) {}
}
