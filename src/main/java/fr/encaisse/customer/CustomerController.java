package fr.encaisse.customer;

import fr.encaisse.document.Documents;
import fr.encaisse.document.StoredDocument;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.payment.BridgeUnavailable;
import fr.encaisse.payment.Payments;
import fr.encaisse.payment.Standing;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What the QR code holds: where an invoice stands, and the way to pay it. Public; whoever has the token may look. */
@Controller
@RequestMapping("/p/{token}")
class CustomerController {

    private final Payments payments;
    private final Invoices invoices;
    private final Documents documents;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CustomerController(Payments payments, Invoices invoices, Documents documents, Clock clock) {
        this.payments = payments;
        this.invoices = invoices;
        this.documents = documents;
        this.clock = clock;
    }

    /** Neither kept nor found nor told on: the address itself is the key. */
    @ModelAttribute
    void headers(HttpServletResponse response, Model model) {
        model.addAttribute("nonce", protect(response));
    }

    /**
     * Creates nothing: link previews and scanners open it too. Noted is only that somebody was led on to the bank list.
     *
     * @param status what Bridge's callback claims; decides on words only
     * @param look how often the page has reloaded itself
     */
    @GetMapping
    Object show(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String look,
            HttpServletRequest request,
            Locale locale) {
        InvoiceId invoice = invoiceBehind(token);
        if (status.isEmpty() && look.isEmpty()) {
            Optional<URI> bankList = payments.straightToBank(invoice);
            if (bankList.isPresent()) {
                if (isSomebodyLooking(request)) {
                    payments.ledToBank(invoice);
                }
                return seeOther(bankList.get());
            }
        }
        boolean left = status.equals("abort");
        if (left) {
            payments.leftBankList(invoice);
        }
        boolean back = !status.isEmpty() && !left;
        CustomerPage page = page(invoice, back, locale);
        ModelAndView view = view(page, token, HttpStatus.OK);
        if (page.situation().changesByItself()) {
            view.addObject("reload", Reload.after(look, token, back));
        }
        return view;
    }

    @PostMapping("/pay")
    Object pay(@PathVariable String token, Locale locale) {
        InvoiceId invoice = invoiceBehind(token);
        try {
            Optional<URI> link = payments.openLink(invoice);
            if (link.isPresent()) {
                payments.ledToBank(invoice);
                return seeOther(link.get());
            }
        } catch (BridgeUnavailable e) {
            return view(transferInstead(invoice, locale), token, HttpStatus.SERVICE_UNAVAILABLE)
                    .addObject("trouble", "down");
        }
        CustomerPage page = transferInstead(invoice, locale);
        return page.situation().payable()
                ? view(page, token, HttpStatus.OK).addObject("trouble", "impossible")
                : seeOther(address(token));
    }

    /** The way back from Bridge ends here in some browsers. */
    @GetMapping("/pay")
    ResponseEntity<Void> paidBefore(@PathVariable String token) {
        invoiceBehind(token);
        return seeOther(address(token));
    }

    @GetMapping("/facture.pdf")
    ResponseEntity<byte[]> document(@PathVariable String token) {
        StoredDocument document =
                documents.find(invoiceBehind(token)).orElseThrow(() -> new NotFound("customer.documentNotReady"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.fileName())
                                .build()
                                .toString())
                .body(document.bytes());
    }

    @ExceptionHandler
    ModelAndView unknown(NotFound missing, HttpServletResponse response) {
        Map<String, String> model = Map.of("nonce", protect(response), "explanation", missing.messageKey());
        return new ModelAndView("customer/unknown", model, HttpStatus.NOT_FOUND);
    }

    private CustomerPage page(InvoiceId invoice, boolean back, Locale locale) {
        Standing standing = payments.standing(invoice);
        return CustomerPage.of(
                invoices.content(invoice),
                standing,
                Situation.of(standing.phase(), back),
                invoices.summary(invoice).changedAt(),
                CompanyDay.today(clock),
                locale);
    }

    private CustomerPage transferInstead(InvoiceId invoice, Locale locale) {
        InvoiceContent content = invoices.content(invoice);
        return page(invoice, false, locale).withTransferTo(content.account(), payments.reference(invoice));
    }

    private static ModelAndView view(CustomerPage page, String token, HttpStatus status) {
        return new ModelAndView("customer/invoice", Map.of("page", page, "address", address(token)), status);
    }

    /** Not a preview that a phone or a messenger makes by itself. */
    private static boolean isSomebodyLooking(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod())
                && request.getHeader("Sec-Purpose") == null
                && request.getHeader("Purpose") == null;
    }

    private InvoiceId invoiceBehind(String token) {
        return payments.invoiceBehind(token).orElseThrow(() -> new NotFound("customer.unknown"));
    }

    private static URI address(String token) {
        return URI.create("/p/" + token);
    }

    private static ResponseEntity<Void> seeOther(URI place) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(place).build();
    }

    /** No form-action: Chromium applies it to the redirect to Bridge as well. */
    private String protect(HttpServletResponse response) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'nonce-" + nonce
                        + "'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'");
        return nonce;
    }
}
