package fr.encaisse.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One HTTP request as the simulator's parts read it. */
final class HttpCall {

    private static final int LARGEST_BODY = 1 << 20;
    private static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);

    private final HttpExchange exchange;
    private final byte[] body;

    HttpCall(HttpExchange exchange) throws IOException {
        this.exchange = exchange;
        this.body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
    }

    /** HEAD counts as GET. */
    String method() {
        return exchange.getRequestMethod().equals("HEAD") ? "GET" : exchange.getRequestMethod();
    }

    boolean isPost() {
        return method().equals("POST");
    }

    List<String> segments() {
        return Arrays.stream(exchange.getRequestURI().getPath().split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    /** Segment of the path, or nothing behind its end. */
    String segment(int index) {
        List<String> segments = segments();
        return index < segments.size() ? segments.get(index) : "";
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(
                fields(exchange.getRequestURI().getRawQuery()).get(name));
    }

    Map<String, String> form() {
        return fields(new String(body, StandardCharsets.UTF_8));
    }

    boolean isForm() {
        return header("Content-Type").startsWith("application/x-www-form-urlencoded");
    }

    byte[] body() {
        return body;
    }

    /** Value of a header, or nothing. */
    String header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    /** French unless the browser prefers English. */
    Locale locale() {
        try {
            Locale wanted = Locale.lookup(Locale.LanguageRange.parse(header("Accept-Language")), LANGUAGES);
            return wanted == null ? Locale.FRENCH : wanted;
        } catch (IllegalArgumentException e) {
            return Locale.FRENCH;
        }
    }

    void send(Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean silent = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
        exchange.sendResponseHeaders(answer.status(), silent ? -1 : answer.body().length);
        if (!silent) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : encoded == null ? new String[0] : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
