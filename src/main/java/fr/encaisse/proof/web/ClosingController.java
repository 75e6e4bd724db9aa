package fr.encaisse.proof.web;

import fr.encaisse.proof.Closing;
import fr.encaisse.proof.Closings;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.NotFound;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** "Clôtures": the signed files of the months that are over, to be kept outside; managers only. */
@Controller
@RequestMapping("/closings")
class ClosingController {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final Closings closings;
    private final Clock clock;

    ClosingController(Closings closings, Clock clock) {
        this.closings = closings;
        this.clock = clock;
    }

    @GetMapping
    String list(Locale locale, Model model) {
        List<Closings.Kept> all = closings.all();
        LocalDate today = CompanyDay.today(clock);
        model.addAttribute("rows", all.stream().map(kept -> row(kept, locale)).toList());
        model.addAttribute("key", all.isEmpty() ? "" : all.get(0).closing().publicKey());
        model.addAttribute("toClose", toClose(locale));
        model.addAttribute("thisMonth", Display.month(YearMonth.from(today), locale));
        model.addAttribute("nextDay", Display.fullDay(today.withDayOfMonth(1).plusMonths(1), locale));
        return "proof/closings";
    }

    /** By hand what is otherwise done by itself. */
    @PostMapping
    String close() {
        closings.closeWhatIsOver();
        return "redirect:/closings";
    }

    private List<String> toClose(Locale locale) {
        return closings.waiting().toClose().stream()
                .map(month -> Display.month(month, locale))
                .toList();
    }

    /** A POST, because it is written down who has taken the file. */
    @PostMapping("/{month}")
    ResponseEntity<byte[]> download(@PathVariable("month") String month, Principal user) {
        YearMonth wanted = parsed(month);
        byte[] file = closings.download(wanted, user.getName()).getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(TEXT)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("cloture-" + wanted + ".txt")
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(file);
    }

    private static YearMonth parsed(String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeParseException unknown) {
            throw new NotFound("proof.unknown");
        }
    }

    private static Row row(Closings.Kept kept, Locale locale) {
        Closing closing = kept.closing();
        return new Row(
                closing.month().toString(),
                Display.month(closing.month(), locale),
                closing.ofMonth().invoices(),
                Display.money(closing.ofMonth().invoiced(), locale),
                Display.money(closing.ofMonth().received(), locale),
                closing.to() - closing.from() + 1,
                kept.lastDownload().map(entry -> entry.fact("by")).orElse(null),
                kept.lastDownload()
                        .map(entry -> Display.day(CompanyDay.of(entry.at()), locale))
                        .orElse(""));
    }

    /**
     * A month as it is shown.
     *
     * @param month ISO
     * @param takenBy login of whoever took the file last; null when nobody has
     */
    record Row(
            String month,
            String name,
            long invoices,
            String invoiced,
            String received,
            long entries,
            String takenBy,
            String takenOn) {}
}
