package fr.encaisse.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody with a browser: keeps cookies and sends both applications' CSRF tokens, but follows no redirection. */
final class Visitor {

    static final String ENGINE = "/camunda/api/engine/engine/default/";

    private static final AtomicInteger VISITORS = new AtomicInteger();

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String base;
    /** Of its own, from the block for tests (RFC 2544), as a proxy on this machine would tell it. */
    private final String address;

    private Locale language = Locale.FRENCH;

    Visitor(int port) {
        base = "http://localhost:" + port;
        int number = VISITORS.getAndIncrement();
        address = "198.18.%d.%d".formatted(number / 256 % 256, number % 256);
    }

    /** Signed in with the demo's account, having opened Tasklist once. */
    static Visitor signedIn(int port, String login) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(login, login);
        visitor.page("/camunda/app/tasklist/default/");
        return visitor;
    }

    Visitor speaking(Locale language) {
        this.language = language;
        return this;
    }

    HttpResponse<String> signIn(String login, String password) {
        page("/login");
        String form = "username=%s&password=%s"
                .formatted(
                        URLEncoder.encode(login, StandardCharsets.UTF_8),
                        URLEncoder.encode(password, StandardCharsets.UTF_8));
        return send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> page(String path) {
        return send(request(path).header("Accept", "text/html").GET());
    }

    HttpResponse<String> script(String method, String path, String json) {
        return send(request(path)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    HttpResponse<String> engine(String method, String path, String json) {
        return script(method, ENGINE + path, json);
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    /** As if the answer that brought it had never arrived. */
    void forgetCookie(String name) {
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .toList()
                .forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept-Language", language.toLanguageTag())
                .header("X-Forwarded-For", address);
        if (cookie(WebSecurity.CSRF_COOKIE) != null) {
            request.header(WebSecurity.CSRF_HEADER, cookie(WebSecurity.CSRF_COOKIE));
        }
        if (cookie("XSRF-TOKEN") != null) {
            request.header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
