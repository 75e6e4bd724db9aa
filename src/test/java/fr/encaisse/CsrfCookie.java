package fr.encaisse;

import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Sends a change as our scripts do: with the token of the cookie in the header as well. Spring's own csrf() gives the
 * filter another place for its tokens for good, and whoever comes over HTTP afterwards is refused.
 */
public final class CsrfCookie {

    private static final String TOKEN = "5c1d7a52-0d0c-4e7d-9f43-6f2d1b8f0c11";

    private CsrfCookie() {}

    public static RequestPostProcessor csrf() {
        return request -> {
            Stream<Cookie> others =
                    Optional.ofNullable(request.getCookies()).stream().flatMap(Arrays::stream);
            request.setCookies(Stream.concat(others, Stream.of(new Cookie("ENCAISSE-XSRF", TOKEN)))
                    .toArray(Cookie[]::new));
            request.addHeader("X-ENCAISSE-XSRF", TOKEN);
            return request;
        };
    }
}
