package fr.encaisse.simulator;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** An HTTP answer. */
record Answer(int status, Map<String, String> headers, byte[] body) {

    private static final String TYPE = "Content-Type";

    static Answer json(int status, Object value) {
        return new Answer(
                status,
                Map.of(TYPE, "application/json; charset=utf-8"),
                Json.write(value).getBytes(StandardCharsets.UTF_8));
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    /** A page of the simulator: never stored, never framed, nothing loaded from elsewhere. */
    static Answer page(int status, String html) {
        return new Answer(
                status,
                Map.of(
                        TYPE,
                        "text/html; charset=utf-8",
                        "Cache-Control",
                        "no-store",
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'",
                        "Referrer-Policy",
                        "no-referrer",
                        "X-Content-Type-Options",
                        "nosniff"),
                html.getBytes(StandardCharsets.UTF_8));
    }

    static Answer file(String type, byte[] body) {
        return new Answer(200, Map.of(TYPE, type, "Cache-Control", "max-age=300"), body);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    /** After a POST, or on the way out: the browser goes on with a GET. */
    static Answer redirect(String location) {
        return new Answer(303, Map.of("Location", location, "Cache-Control", "no-store"), new byte[0]);
    }
}
