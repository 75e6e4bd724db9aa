package fr.encaisse.client.web;

import fr.encaisse.client.Client;
import fr.encaisse.client.Clients;
import fr.encaisse.client.NewClient;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Clients": finding, adding and changing them; works without scripts. */
@Controller
@RequestMapping("/clients")
class ClientsController {

    private static final int PAGE = 25;

    private final Clients clients;
    private final ClientPage page;

    ClientsController(Clients clients, ClientPage page) {
        this.clients = clients;
        this.page = page;
    }

    @GetMapping
    String list(
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "page", defaultValue = "0") int number,
            Model model) {
        int shown = Math.min(Math.max(number, 0), Integer.MAX_VALUE / PAGE - 1);
        List<Client> found = clients.searchAll(text, shown * PAGE, PAGE + 1);
        model.addAttribute("text", text);
        model.addAttribute("page", shown);
        model.addAttribute("more", found.size() > PAGE);
        model.addAttribute("clients", found.stream().limit(PAGE).toList());
        return "client/clients";
    }

    @GetMapping("/new")
    String empty(Model model) {
        return page.show(model, ClientForm.empty(), Map.of());
    }

    @PostMapping("/new")
    String add(
            @RequestParam Map<String, String> sent,
            @RequestParam(name = "contact", defaultValue = "") String contactMove,
            @RequestParam(name = "anyway", defaultValue = "false") boolean anyway,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        ClientForm form = ClientForm.of(sent);
        if (!contactMove.isEmpty()) {
            return page.show(model, form.move(contactMove), Map.of());
        }
        NewClient typed = form.typed();
        try {
            clients.requireSound(typed);
            List<Client> alike = anyway ? List.of() : clients.alike(typed);
            if (alike.isEmpty()) {
                next.addFlashAttribute("done", "client.done.added");
                return "redirect:/clients/" + clients.add(typed).id();
            }
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("alike", alike);
            return page.show(model, form, Map.of());
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            clients.sameSiren(typed).ifPresent(same -> model.addAttribute("same", same));
            return page.show(model, form, refused.byField());
        }
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        Client client = kept(id);
        return show(client, ClientForm.of(client), Map.of(), model);
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> sent,
            @RequestParam(name = "contact", defaultValue = "") String contactMove,
            Principal user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        ClientForm form = ClientForm.of(sent);
        try {
            if (!contactMove.isEmpty()) {
                model.addAttribute("version", version);
                return show(kept(id), form.move(contactMove), Map.of(), model);
            }
            clients.change(id, version, form.typed(), user.getName());
            next.addFlashAttribute("done", "client.done.changed");
            return "redirect:/clients/" + id;
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("version", version);
            clients.sameSiren(form.typed())
                    .filter(same -> !same.id().equals(id))
                    .ifPresent(same -> model.addAttribute("same", same));
            return show(kept(id), form, refused.byField(), model);
        } catch (Conflict stale) {
            return stale(kept(id), form, stale, model, response);
        }
    }

    @PostMapping("/{id}/active")
    String activate(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam boolean active,
            Principal user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            clients.activate(id, version, active, user.getName());
        } catch (Conflict stale) {
            return stale(kept(id), ClientForm.of(kept(id)), stale, model, response);
        }
        next.addFlashAttribute("done", active ? "client.done.activated" : "client.done.deactivated");
        return "redirect:/clients/" + id;
    }

    @PostMapping("/{id}/remove")
    String remove(
            @PathVariable UUID id,
            @RequestParam int version,
            Principal user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            clients.remove(id, version, user.getName());
        } catch (Conflict stale) {
            return stale(kept(id), ClientForm.of(kept(id)), stale, model, response);
        }
        next.addFlashAttribute("done", "client.done.removed");
        return "redirect:/clients";
    }

    /** The page with what was typed, and what is kept by now beside it; saving again replaces that. */
    private String stale(Client kept, ClientForm form, Conflict stale, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("conflict", conflict(kept, stale));
        model.addAttribute("differences", page.differences(form, kept));
        return show(kept, form, Map.of(), model);
    }

    private String conflict(Client kept, Conflict stale) {
        boolean byName = stale.messageKey().equals("client.changedMeanwhile")
                && !kept.changedBy().isEmpty();
        return byName ? page.say("client.changedMeanwhileBy", kept.changedBy()) : page.say(stale.messageKey());
    }

    private String show(Client kept, ClientForm form, Map<String, FieldError> problems, Model model) {
        model.addAttribute("kept", kept);
        if (!model.containsAttribute("version")) {
            model.addAttribute("version", kept.version());
        }
        model.addAttribute("invoiced", clients.isInvoiced(kept.id()));
        return page.show(model, form, problems);
    }

    private Client kept(UUID id) {
        return clients.find(id).orElseThrow(() -> new NotFound("client.unknown"));
    }
}
