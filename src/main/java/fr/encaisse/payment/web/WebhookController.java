package fr.encaisse.payment.web;

import fr.encaisse.payment.WebhookInbox;
import fr.encaisse.payment.bridge.WebhookSignature;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes Bridge's webhooks: 200 as soon as the event is stored, 401 when it is not Bridge's, 413 above 64 kB. */
@RestController
class WebhookController {

    private static final int LARGEST_BODY = 64 * 1024;

    private final WebhookInbox inbox;

    WebhookController(WebhookInbox inbox) {
        this.inbox = inbox;
    }

    /** The signature is over the bytes as they were sent, so they are read before anybody turns them into something. */
    @PostMapping("/webhooks/bridge")
    ResponseEntity<Void> receive(
            HttpServletRequest request,
            @RequestHeader(name = WebhookSignature.HEADER, required = false) String signature)
            throws IOException {
        if (request.getContentLengthLong() > LARGEST_BODY) {
            return answer(HttpStatus.PAYLOAD_TOO_LARGE);
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return answer(HttpStatus.PAYLOAD_TOO_LARGE);
        }
        return answer(inbox.accept(body, signature) ? HttpStatus.OK : HttpStatus.UNAUTHORIZED);
    }

    private static ResponseEntity<Void> answer(HttpStatus status) {
        return ResponseEntity.status(status).build();
    }
}
