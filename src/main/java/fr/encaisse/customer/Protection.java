package fr.encaisse.customer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Keeps the address to whoever was given it: it is the key itself. */
@Component
class Protection {

    private static final Pattern MACHINE =
            Pattern.compile("bot\\b|crawl|spider|preview|externalhit|whatsapp|skype", Pattern.CASE_INSENSITIVE);

    private final SecureRandom random = new SecureRandom();

    /**
     * Neither kept nor found nor told on. No form-action: Chromium applies it to the redirect to Bridge as well.
     *
     * @return the nonce of the page's style sheet and script
     */
    String apply(HttpServletResponse response) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'nonce-" + nonce + "'; script-src 'nonce-" + nonce
                        + "'; connect-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'");
        return nonce;
    }

    /** Not a preview that a phone, a messenger or a mail scanner makes by itself. Decides on a hint for staff only. */
    static boolean isSomebodyLooking(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        return HttpMethod.GET.matches(request.getMethod())
                && request.getHeader("Sec-Purpose") == null
                && request.getHeader("Purpose") == null
                && (agent == null || !MACHINE.matcher(agent).find());
    }
}
