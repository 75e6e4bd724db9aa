package fr.encaisse.issuer.web;

import fr.encaisse.issuer.HalfYear;
import fr.encaisse.issuer.LegalRates;
import fr.encaisse.issuer.LegalTexts;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
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

/** "Textes légaux": the dated wordings of mentions and the legal interest rate; managers only. */
@Controller
@RequestMapping("/company/texts")
class LegalTextController {

    private final LegalTexts texts;
    private final LegalRates rates;
    private final MessageSource messages;
    private final Clock clock;

    LegalTextController(LegalTexts texts, LegalRates rates, MessageSource messages, Clock clock) {
        this.texts = texts;
        this.rates = rates;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String show(Locale locale, Model model) {
        return show(Map.of("half", rates.current().toString()), Map.of(), locale, model);
    }

    @PostMapping
    String replace(
            @RequestParam Map<String, String> form,
            Principal user,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return keep(
                () -> texts.replace(form.get("code"), form.get("from"), form.get("wording"), user.getName()),
                form,
                locale,
                model,
                response,
                redirect);
    }

    @PostMapping("/rates")
    String enter(
            @RequestParam Map<String, String> form,
            Principal user,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return keep(
                () -> rates.enter(form.get("half"), form.get("percent"), user.getName()),
                form,
                locale,
                model,
                response,
                redirect);
    }

    private String keep(
            Runnable change,
            Map<String, String> form,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            change.run();
            redirect.addFlashAttribute("done", "issuer.done.texts");
            return "redirect:/company/texts";
        } catch (InvalidInput refused) {
            response.setStatus(422);
            return show(form, refused.byField(), locale, model);
        }
    }

    private String show(Map<String, String> form, Map<String, FieldError> problems, Locale locale, Model model) {
        LocalDate today = CompanyDay.today(clock);
        HalfYear current = rates.current();
        List<LegalRates.Rate> known = rates.all();
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute(
                "rates", known.stream().map(rate -> row(rate, locale)).toList());
        model.addAttribute(
                "unknown", known.stream().anyMatch(rate -> rate.half().equals(current)) ? null : say(current, locale));
        Map<String, String> halves = new LinkedHashMap<>();
        rates.choices().forEach(half -> halves.put(half.toString(), say(half, locale)));
        model.addAttribute("halves", halves);
        Map<String, String> codes = new LinkedHashMap<>();
        LegalTexts.CODES.forEach(code -> codes.put(code, messages.getMessage("issuer.text." + code, null, locale)));
        model.addAttribute("codes", codes);
        model.addAttribute(
                "mentions",
                LegalTexts.CODES.stream()
                        .map(code -> mention(code, today, locale))
                        .toList());
        return "issuer/texts";
    }

    private RateRow row(LegalRates.Rate rate, Locale locale) {
        return new RateRow(
                say(rate.half(), locale),
                Display.percent(rate.percent(), locale),
                Display.percent(rate.penalty(), locale));
    }

    private String say(HalfYear half, Locale locale) {
        return messages.getMessage("issuer.half." + half.half(), new Object[] {Integer.toString(half.year())}, locale);
    }

    private MentionRow mention(String code, LocalDate today, Locale locale) {
        List<TextRow> rows = texts.all().stream()
                .filter(dated -> dated.code().equals(code))
                .filter(dated -> dated.until() == null || !dated.until().isBefore(today))
                .map(dated -> new TextRow(
                        dated.wording(),
                        Display.day(dated.from(), locale),
                        dated.until() == null ? "" : Display.day(dated.until(), locale),
                        dated.isInForceOn(today)))
                .toList();
        return new MentionRow(code, rows);
    }

    /** A rate as it is shown. */
    record RateRow(String half, String percent, String penalty) {}

    /** A mention with what is in force and what is to come. */
    record MentionRow(String code, List<TextRow> texts) {}

    record TextRow(String wording, String from, String until, boolean inForce) {}
}
