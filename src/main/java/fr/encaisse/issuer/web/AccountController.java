package fr.encaisse.issuer.web;

import fr.encaisse.issuer.CollectionAccount;
import fr.encaisse.issuer.CollectionAccounts;
import fr.encaisse.issuer.KeptAccount;
import fr.encaisse.issuer.TypedAccount;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The accounts of the company; managers only, and never one alone. */
@Controller
@RequestMapping("/company/accounts")
class AccountController {

    private final CollectionAccounts accounts;

    AccountController(CollectionAccounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/new")
    String blank(Model model) {
        return form(Map.of(), Map.of(), model);
    }

    @PostMapping
    String propose(
            @RequestParam Map<String, String> form,
            Principal user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            KeptAccount proposed = accounts.propose(typed(form), user.getName());
            return done("issuer.done.proposed", proposed, redirect);
        } catch (InvalidInput refused) {
            response.setStatus(422);
            return form(form, refused.byField(), model);
        }
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        KeptAccount kept = accounts.account(id);
        return form(kept, kept.version(), form(kept), Map.of(), model);
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> form,
            Principal user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            KeptAccount changed = accounts.change(id, version, typed(form), user.getName());
            return done(changed.isWaiting() ? "issuer.done.proposed" : "issuer.done.changed", changed, redirect);
        } catch (InvalidInput refused) {
            response.setStatus(422);
            return form(accounts.account(id), version, form, refused.byField(), model);
        } catch (Conflict meanwhile) {
            response.setStatus(409);
            KeptAccount now = accounts.account(id);
            model.addAttribute("conflict", meanwhile.messageKey());
            model.addAttribute("kept", form(now));
            return form(now, now.version(), form, Map.of(), model);
        }
    }

    @PostMapping("/{id}/confirm")
    String confirm(@PathVariable UUID id, @RequestParam int version, Principal user, RedirectAttributes redirect) {
        return done("issuer.done.confirmed", accounts.confirm(id, version, user.getName()), redirect);
    }

    @PostMapping("/{id}/refuse")
    String refuse(@PathVariable UUID id, @RequestParam int version, Principal user, RedirectAttributes redirect) {
        KeptAccount kept = accounts.account(id);
        accounts.refuse(id, version, user.getName());
        return done("issuer.done.refused", kept, redirect);
    }

    @PostMapping("/{id}/prefer")
    String prefer(@PathVariable UUID id, @RequestParam int version, Principal user, RedirectAttributes redirect) {
        return done("issuer.done.preferred", accounts.prefer(id, version, user.getName()), redirect);
    }

    @PostMapping("/{id}/deactivate")
    String deactivate(@PathVariable UUID id, @RequestParam int version, Principal user, RedirectAttributes redirect) {
        return done("issuer.done.deactivated", accounts.deactivate(id, version, user.getName()), redirect);
    }

    @PostMapping("/{id}/reactivate")
    String reactivate(@PathVariable UUID id, @RequestParam int version, Principal user, RedirectAttributes redirect) {
        return done("issuer.done.proposed", accounts.reactivate(id, version, user.getName()), redirect);
    }

    private String form(
            KeptAccount kept, int version, Map<String, String> form, Map<String, FieldError> problems, Model model) {
        model.addAttribute("account", kept);
        model.addAttribute("version", version);
        return form(form, problems, model);
    }

    private static String form(Map<String, String> form, Map<String, FieldError> problems, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        return "issuer/account";
    }

    private static Map<String, String> form(KeptAccount kept) {
        CollectionAccount account = kept.account();
        String holder = kept.proposedHolder() == null ? account.holder() : kept.proposedHolder();
        return Map.of("label", account.label(), "bic", account.bic(), "holder", holder);
    }

    private static TypedAccount typed(Map<String, String> form) {
        return new TypedAccount(form.get("label"), form.get("iban"), form.get("bic"), form.get("holder"));
    }

    private static String done(String messageKey, KeptAccount account, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", messageKey);
        redirect.addFlashAttribute("doneArgs", new Object[] {account.account().label()});
        return "redirect:/company";
    }
}
