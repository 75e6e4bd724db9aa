package fr.encaisse.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.util.StringUtils;

/** Takes the CSRF token from a page's hidden field (masked) or, as it stands in the cookie, from a script's header. */
final class FormAndHeaderTokens implements CsrfTokenRequestHandler {

    private final CsrfTokenRequestHandler header = new CsrfTokenRequestAttributeHandler();
    private final CsrfTokenRequestHandler form = new XorCsrfTokenRequestAttributeHandler();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        form.handle(request, response, token);
        // Asking for the token is what sends its cookie; the forms inside Tasklist rely on finding it.
        token.get();
    }

    @Override
    public String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        boolean sentByScript = StringUtils.hasText(request.getHeader(token.getHeaderName()));
        return (sentByScript ? header : form).resolveCsrfTokenValue(request, token);
    }
}
