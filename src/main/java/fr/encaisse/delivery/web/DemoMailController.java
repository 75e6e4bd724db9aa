package fr.encaisse.delivery.web;

import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.NotFound;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The demonstration's mails for whoever is signed in. */
@Controller
@Profile("demo")
@RequestMapping("/demo/mails")
class DemoMailController {

    private final DemoMails mails;

    DemoMailController(DemoMails mails) {
        this.mails = mails;
    }

    @GetMapping
    String list(Model model, Locale locale) {
        model.addAttribute("mails", mails.newest());
        model.addAttribute("times", new Times(locale));
        return "delivery/mails";
    }

    @GetMapping("/{id}")
    String mail(@PathVariable UUID id, Model model, Locale locale) {
        model.addAttribute("mail", find(id));
        model.addAttribute("times", new Times(locale));
        return "delivery/mail-shown";
    }

    /** The letter as it is, in a world of its own: mails style themselves, our pages never do. */
    @GetMapping("/{id}/html")
    ResponseEntity<String> html(@PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header(
                        "Content-Security-Policy",
                        "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'")
                .body(find(id).html());
    }

    @GetMapping("/{id}/attachments/{number}")
    ResponseEntity<byte[]> attachment(@PathVariable UUID id, @PathVariable int number) {
        DemoMail mail = find(id);
        if (number < 0 || number >= mail.attachments().size()) {
            throw new NotFound("delivery.demo.unknown");
        }
        DemoMail.Attachment attachment = mail.attachments().get(number);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(attachment.type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(attachment.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(attachment.bytes());
    }

    private DemoMail find(UUID id) {
        return mails.find(id).orElseThrow(() -> new NotFound("delivery.demo.unknown"));
    }

    /** Instants as the company's clock shows them. */
    record Times(Locale locale) {
        public String show(Instant at) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                    .withLocale(locale)
                    .format(at.atZone(CompanyDay.ZONE));
        }
    }
}
