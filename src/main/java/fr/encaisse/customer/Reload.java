package fr.encaisse.customer;

import java.net.URI;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * When the page looks again by itself, where scripts run: soon at first, then slower, then no more. By hand the customer
 * may do it at any time.
 *
 * @param seconds 0 when it has looked often enough
 */
record Reload(int seconds, URI address) {

    private static final int QUICK = 20;
    private static final int MOST = 60;

    /** @param look how often it has looked before, as the address says; anything else counts as never */
    static Reload after(String look, String token, boolean back) {
        int before = look.matches("\\d{1,3}") ? Integer.parseInt(look) : 0;
        UriComponentsBuilder next = UriComponentsBuilder.fromPath("/p/" + token).queryParam("look", before + 1);
        if (back && before < MOST) {
            next.queryParam("status", "back");
        }
        int seconds = before >= MOST ? 0 : before < QUICK ? 3 : 10;
        return new Reload(seconds, next.build().toUri());
    }
}
