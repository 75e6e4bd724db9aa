package fr.encaisse.issuer.web;

import fr.encaisse.issuer.LegalVat;
import fr.encaisse.issuer.TypedVat;
import fr.encaisse.issuer.VatLaw;
import fr.encaisse.issuer.VatRates;
import fr.encaisse.issuer.VatRegion;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Taux de TVA": those in force and to come, and what the law changes; managers only. */
@Controller
@RequestMapping("/company/vat")
class VatRateController {

    private final VatRates rates;
    private final MessageSource messages;

    VatRateController(VatRates rates, MessageSource messages) {
        this.rates = rates;
        this.messages = messages;
    }

    @GetMapping
    String show(Locale locale, Model model) {
        return show(Map.of(), Map.of(), locale, model);
    }

    @PostMapping
    String enter(
            @RequestParam Map<String, String> form,
            Principal user,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            rates.enter(typed(form), user.getName());
            redirect.addFlashAttribute("done", "issuer.done.texts");
            return "redirect:/company/vat";
        } catch (InvalidInput refused) {
            response.setStatus(422);
            return show(form, refused.byField(), locale, model);
        }
    }

    private static TypedVat typed(Map<String, String> form) {
        return new TypedVat(
                form.get("code"),
                form.get("from"),
                form.get("percent"),
                form.get("region"),
                form.get("french"),
                form.get("english"));
    }

    private String show(Map<String, String> form, Map<String, FieldError> problems, Locale locale, Model model) {
        VatLaw law = rates.today();
        Map<String, String> regions = new LinkedHashMap<>();
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        Arrays.stream(VatRegion.values()).forEach(region -> {
            regions.put(region.name(), say("issuer.vat." + region, locale));
            rows.put(regions.get(region.name()), rows(region, law, locale));
        });
        Map<String, String> codes = new LinkedHashMap<>();
        law.known().stream()
                .filter(LegalVat::isCharged)
                .forEach(one -> codes.putIfAbsent(one.code(), called(one, locale)));
        codes.put(VatRates.NEW, say("issuer.vat.new", locale));
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("regions", regions);
        model.addAttribute("rates", rows);
        model.addAttribute("codes", codes);
        return "issuer/vat";
    }

    /** What follows a rate stands below it. */
    private List<Row> rows(VatRegion region, VatLaw law, Locale locale) {
        return law.known().stream()
                .filter(one -> one.region() == region && !one.isOverOn(law.day()))
                .collect(Collectors.groupingBy(LegalVat::code, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(ofCode -> ofCode.stream().sorted(Comparator.comparing(LegalVat::from)))
                .map(one -> new Row(
                        one.isCharged() ? Display.rate(one.rate(), locale) : say("issuer.vat.none", locale),
                        one.words(locale),
                        when(one, law, locale)))
                .toList();
    }

    /** The first day is told where something came before it or it is to come: nobody asks since when all others are. */
    private String when(LegalVat one, VatLaw law, Locale locale) {
        boolean first = law.known().stream()
                .noneMatch(
                        other -> other.code().equals(one.code()) && other.from().isBefore(one.from()));
        boolean since = !first || one.from().isAfter(law.day());
        String from = day(one.from(), locale);
        if (one.until() == null) {
            return since ? say("issuer.vat.since", locale, from) : "";
        }
        String until = day(one.until(), locale);
        return since ? say("issuer.vat.between", locale, from, until) : say("issuer.vat.until", locale, until);
    }

    private String called(LegalVat one, Locale locale) {
        return say("issuer.vat." + one.region(), locale) + ", " + one.words(locale);
    }

    private static String day(LocalDate day, Locale locale) {
        return Display.day(day, locale);
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    /** @param when empty when nothing changes */
    record Row(String rate, String name, String when) {}
}
