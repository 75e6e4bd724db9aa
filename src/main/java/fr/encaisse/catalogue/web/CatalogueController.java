package fr.encaisse.catalogue.web;

import fr.encaisse.catalogue.Catalogue;
import fr.encaisse.catalogue.CatalogueEntry;
import fr.encaisse.catalogue.CatalogueFilter;
import fr.encaisse.catalogue.Product;
import fr.encaisse.issuer.VatLaw;
import fr.encaisse.issuer.VatRates;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
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

/** "Catalogue": the pages that keep products and services; managers only. */
@Controller
@RequestMapping("/catalogue")
class CatalogueController {

    private static final int PAGE = 25;
    private static final int LAST_PAGE = 100_000;

    private final Catalogue catalogue;
    private final VatRates vatRates;
    private final ProductForm forms;

    CatalogueController(Catalogue catalogue, VatRates vatRates, ProductForm forms) {
        this.catalogue = catalogue;
        this.vatRates = vatRates;
        this.forms = forms;
    }

    @GetMapping
    String list(
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "show", defaultValue = "SOLD") CatalogueFilter show,
            @RequestParam(name = "page", defaultValue = "0") int page,
            Locale locale,
            Model model) {
        int shown = Math.min(Math.max(page, 0), LAST_PAGE);
        List<CatalogueEntry> found = catalogue.list(text, show, shown * PAGE, PAGE + 1);
        VatLaw law = vatRates.today();
        model.addAttribute("text", text);
        model.addAttribute("show", show);
        model.addAttribute("filters", CatalogueFilter.values());
        model.addAttribute("page", shown);
        model.addAttribute("more", found.size() > PAGE);
        model.addAttribute(
                "rows",
                found.stream().limit(PAGE).map(entry -> row(entry, law, locale)).toList());
        return "catalogue/list";
    }

    @GetMapping("/new")
    String blank(Locale locale, Model model) {
        return form(ProductForm.empty(), Map.of(), locale, model);
    }

    @PostMapping
    String add(
            @RequestParam Map<String, String> form,
            Principal user,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            Product added = catalogue.add(ProductForm.typed(form), user.getName());
            return done("catalogue.done.added", added, redirect);
        } catch (InvalidInput refused) {
            response.setStatus(422);
            return form(form, refused.byField(ProductForm::place), locale, model);
        } catch (Conflict meanwhile) {
            response.setStatus(409);
            model.addAttribute("conflict", meanwhile.messageKey());
            return form(form, Map.of(), locale, model);
        }
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Locale locale, Model model) {
        CatalogueEntry entry = catalogue.entry(id);
        return form(entry, ProductForm.of(entry.product(), locale), Map.of(), locale, model);
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> form,
            Principal user,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            Product changed = catalogue.change(id, version, ProductForm.typed(form), user.getName());
            return done("catalogue.done.changed", changed, redirect);
        } catch (InvalidInput refused) {
            response.setStatus(422);
            model.addAttribute("version", version);
            return form(catalogue.entry(id), form, refused.byField(ProductForm::place), locale, model);
        } catch (Conflict meanwhile) {
            response.setStatus(409);
            CatalogueEntry now = catalogue.entry(id);
            model.addAttribute("conflict", meanwhile.messageKey());
            model.addAttribute("kept", kept(now.product(), locale));
            return form(now, form, Map.of(), locale, model);
        }
    }

    @PostMapping("/{id}/retire")
    String retire(@PathVariable UUID id, @RequestParam int version, Principal user, RedirectAttributes redirect) {
        catalogue.retire(id, version, user.getName());
        return done("catalogue.done.retired", catalogue.entry(id).product(), redirect);
    }

    @PostMapping("/{id}/restore")
    String restore(@PathVariable UUID id, @RequestParam int version, Principal user, RedirectAttributes redirect) {
        catalogue.restore(id, version, user.getName());
        return done("catalogue.done.restored", catalogue.entry(id).product(), redirect);
    }

    private String form(
            CatalogueEntry entry,
            Map<String, String> form,
            Map<String, FieldError> problems,
            Locale locale,
            Model model) {
        model.addAttribute("id", entry.product().id());
        model.addAttribute("sold", entry.sold());
        model.addAttribute("name", entry.product().name());
        if (!model.containsAttribute("version")) {
            model.addAttribute("version", entry.product().version());
        }
        return form(form, problems, locale, model);
    }

    private String form(Map<String, String> form, Map<String, FieldError> problems, Locale locale, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("choices", forms.choices(form, locale));
        return "catalogue/form";
    }

    /** What is stored now, in the words of the choices. */
    private Map<String, String> kept(Product product, Locale locale) {
        return ProductForm.of(product, locale);
    }

    private static String done(String messageKey, Product product, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", messageKey);
        redirect.addFlashAttribute("doneArgs", new Object[] {product.name()});
        return "redirect:/catalogue";
    }

    private static Row row(CatalogueEntry entry, VatLaw law, Locale locale) {
        Product product = entry.product();
        return new Row(
                product.id(),
                product.name(),
                product.reference(),
                product.kind().name(),
                product.unit().messageKey(),
                Display.unitPrice(product.unitPrice(), locale),
                ProductForm.vat(product, law, locale),
                entry.sold());
    }

    /** One line of the list. */
    record Row(
            UUID id, String name, String reference, String kind, String unit, String price, String vat, boolean sold) {}
}
