package fr.encaisse.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of the hosted pages as payers reach them, and the way back to the merchant. */
final class HostedAddress {

    private final String base;

    HostedAddress(String base) {
        this.base = base;
    }

    String of(PaymentLink link) {
        return base + "/link/" + link.token();
    }

    String base() {
        return base;
    }

    /** The merchant's callback with what Bridge appends after a confirmation. */
    static String success(PaymentLink link, PaymentRequest request) {
        return append(
                link.callbackUrl(),
                "payment_link_id=" + link.id() + "&payment_request_id=" + request.id() + "&status=success");
    }

    /** The merchant's callback after the exit cross; the step is one of Bridge's names for its pages. */
    static String abort(PaymentLink link, String step) {
        return append(link.callbackUrl(), "payment_link_id=" + link.id() + "&status=abort&step=" + encoded(step));
    }

    static String append(String url, String query) {
        int hash = url.indexOf('#');
        String address = hash < 0 ? url : url.substring(0, hash);
        String fragment = hash < 0 ? "" : url.substring(hash);
        String joint = !address.contains("?") ? "?" : address.endsWith("?") || address.endsWith("&") ? "" : "&";
        return address + joint + query + fragment;
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
