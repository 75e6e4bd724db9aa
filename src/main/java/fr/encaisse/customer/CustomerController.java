package fr.encaisse.customer;

import fr.encaisse.creditnote.CreditNoteSummary;
import fr.encaisse.document.Documents;
import fr.encaisse.document.StoredDocument;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.BridgeUnavailable;
import fr.encaisse.payment.Payments;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
    private final Documents documents;
    private final CustomerPages pages;
    private final RequestLimits limits;
    private final Protection protection;

    CustomerController(
            Payments payments, Documents documents, CustomerPages pages, RequestLimits limits, Protection protection) {
        this.payments = payments;
        this.documents = documents;
        this.pages = pages;
        this.limits = limits;
        this.protection = protection;
    }

    @ModelAttribute
    void before(HttpServletRequest request, HttpServletResponse response, Model model) {
        model.addAttribute("nonce", protection.apply(response));
        limits.asked(client(request));
    }

    /**
     * Creates nothing: link previews and scanners open it too. Noted is only that somebody was led on to the bank list.
     *
     * @param status what Bridge's callback claims; decides on words only
     * @param step of Bridge's page at which the customer left, as the callback claims
     * @param look how often the page has looked again
     */
    @GetMapping
    Object show(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String look,
            HttpServletRequest request,
            Locale locale) {
        InvoiceId invoice = invoiceBehind(token, request);
        if (status.isEmpty() && look.isEmpty()) {
            Optional<URI> bankList = payments.straightToBank(invoice);
            if (bankList.isPresent()) {
                if (Protection.isSomebodyLooking(request)) {
                    payments.ledToBank(invoice);
                }
                return seeOther(bankList.get());
            }
        }
        boolean left = status.equals("abort");
        if (left) {
            payments.left(invoice, step);
        }
        boolean back = !status.isEmpty() && !left;
        CustomerPage page = pages.of(invoice, back, locale);
        ModelAndView view = view(page, token, HttpStatus.OK);
        if (page.situation().changesByItself()) {
            view.addObject("reload", Reload.after(look, token, back));
        }
        return view;
    }

    @PostMapping("/pay")
    Object pay(@PathVariable String token, HttpServletRequest request, Locale locale) {
        InvoiceId invoice = invoiceBehind(token, request);
        limits.paid(invoice);
        try {
            return lead(invoice, token, payments.openLink(invoice), locale);
        } catch (BridgeUnavailable e) {
            return down(invoice, token, locale);
        }
    }

    private Object lead(InvoiceId invoice, String token, Optional<URI> link, Locale locale) {
        if (link.isPresent()) {
            payments.ledToBank(invoice);
            return seeOther(link.get());
        }
        CustomerPage page = pages.of(invoice, false, locale);
        return page.situation().payable() ? view(page, token, HttpStatus.OK) : seeOther(address(token));
    }

    private ModelAndView down(InvoiceId invoice, String token, Locale locale) {
        return view(pages.whileDown(invoice, locale), token, HttpStatus.SERVICE_UNAVAILABLE);
    }

    /** "Payer une partie". */
    @PostMapping("/part")
    Object payPart(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String part,
            HttpServletRequest request,
            Locale locale) {
        InvoiceId invoice = invoiceBehind(token, request);
        limits.paid(invoice);
        try {
            return lead(invoice, token, payments.openLink(invoice, part), locale);
        } catch (InvalidInput refused) {
            return view(pages.of(invoice, false, locale), token, HttpStatus.UNPROCESSABLE_ENTITY)
                    .addObject("part", part)
                    .addObject("wrong", refused.errors().get(0));
        } catch (BridgeUnavailable e) {
            return down(invoice, token, locale);
        }
    }

    /** The way back from Bridge ends here in some browsers. */
    @GetMapping({"/pay", "/part"})
    ResponseEntity<Void> paidBefore(@PathVariable String token, HttpServletRequest request) {
        invoiceBehind(token, request);
        return seeOther(address(token));
    }

    @GetMapping("/facture.pdf")
    ResponseEntity<byte[]> document(@PathVariable String token, HttpServletRequest request) {
        return download(documents.find(invoiceBehind(token, request)));
    }

    @GetMapping("/avoirs/{number}.pdf")
    ResponseEntity<byte[]> creditNote(
            @PathVariable String token, @PathVariable String number, HttpServletRequest request) {
        CreditNoteSummary note = pages.creditNotes(invoiceBehind(token, request)).stream()
                .filter(one -> one.number().equals(number))
                .findFirst()
                .orElseThrow(() -> new NotFound("customer.unknown"));
        return download(documents.find(note.id()));
    }

    private static ResponseEntity<byte[]> download(Optional<StoredDocument> stored) {
        StoredDocument document = stored.orElseThrow(() -> new NotFound("customer.documentNotReady"));
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
    ModelAndView unknown(NotFound missing, HttpServletRequest request, HttpServletResponse response) {
        return words(missing.messageKey(), HttpStatus.NOT_FOUND, request, response);
    }

    @ExceptionHandler
    ModelAndView revoked(Revoked code, HttpServletRequest request, HttpServletResponse response) {
        return words("customer.revoked", HttpStatus.GONE, request, response)
                .addObject("issuer", pages.issuer(code.invoice()));
    }

    @ExceptionHandler
    ModelAndView tooMany(TooManyRequests refused, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(refused.seconds()));
        return words("customer.tooMany", HttpStatus.TOO_MANY_REQUESTS, request, response)
                .addObject("seconds", refused.seconds());
    }

    private ModelAndView words(
            String explanation, HttpStatus status, HttpServletRequest request, HttpServletResponse response) {
        ModelAndView page = new ModelAndView("customer/unknown", status);
        page.addObject("nonce", protection.apply(response));
        page.addObject("explanation", explanation);
        // Coming back from the bank with a code that was revoked meanwhile: the money is on its way all the same.
        page.addObject("justPaid", request.getParameter("status") != null);
        return page;
    }

    private static ModelAndView view(CustomerPage page, String token, HttpStatus status) {
        return new ModelAndView("customer/invoice", Map.of("page", page, "address", address(token)), status);
    }

    private InvoiceId invoiceBehind(String token, HttpServletRequest request) {
        Optional<InvoiceId> invoice = payments.invoiceBehind(token);
        if (invoice.isPresent()) {
            limits.asked(invoice.get());
            return invoice.get();
        }
        limits.guessed(client(request));
        payments.invoiceOnceBehind(token).ifPresent(once -> {
            throw new Revoked(once);
        });
        throw new NotFound("customer.unknown");
    }

    private static ClientAddress client(HttpServletRequest request) {
        return ClientAddress.of(request.getRemoteAddr());
    }

    private static URI address(String token) {
        return URI.create("/p/" + token);
    }

    private static ResponseEntity<Void> seeOther(URI place) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(place).build();
    }
}
