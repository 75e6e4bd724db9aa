package fr.encaisse.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;

/**
 * Lets browsers keep Camunda's own files, 4 MB of them: their addresses name the release (<code>bust=7.24.0</code>). What of
 * ours stands between them (config.js, the words, the styles) is asked for again with its date.
 */
final class CamundaFiles implements HeaderWriter {

    private static final Pattern OF_A_RELEASE = Pattern.compile("/camunda/(lib/.*|assets/.*"
            + "|app/[a-z]+/camunda-[a-z]+-bootstrap\\.(js|css)|api/[a-z]+/plugin/[A-Za-z]+/static/.*)");
    private static final Pattern RELEASE = Pattern.compile("bust=\\d+(\\.\\d+)+");

    /** What Tasklist's config.js stands on, on its way while Camunda's scripts are read. */
    private static final String TASKLIST_AHEAD = Stream.of(
                    "/js/camunda.js",
                    "/forms/tasks.js",
                    "/forms/server.js",
                    "/camunda/app/tasklist/scripts/order.js",
                    "/camunda/app/tasklist/scripts/cards.js")
            .map("<%s>; rel=modulepreload"::formatted)
            .collect(Collectors.joining(", "));

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        boolean found = response.getStatus() == HttpServletResponse.SC_OK
                || response.getStatus() == HttpServletResponse.SC_NOT_MODIFIED;
        if (found) {
            howLong(request).ifPresent(time -> response.setHeader(HttpHeaders.CACHE_CONTROL, time));
            if (request.getRequestURI().equals("/camunda/app/tasklist/default/")) {
                response.setHeader(HttpHeaders.LINK, TASKLIST_AHEAD);
            }
        }
    }

    private static Optional<String> howLong(HttpServletRequest request) {
        String path = request.getRequestURI();
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        if (OF_A_RELEASE.matcher(path).matches() && RELEASE.matcher(query).matches()) {
            return Optional.of("private, max-age=31536000, immutable");
        }
        // Tasklist asks for it again whenever its address changes.
        return path.equals("/camunda/favicon.ico") ? Optional.of("private, max-age=86400") : Optional.empty();
    }
}
