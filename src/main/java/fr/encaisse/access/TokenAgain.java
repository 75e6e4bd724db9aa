package fr.encaisse.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Camunda's applications send their token once per session and end the session at the first call without it. Where that one
 * answer was lost (the page was left, the network broke), the next page brings the token again.
 */
final class TokenAgain extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Object sent = session == null ? null : session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
        if (sent instanceof String token && !token.equals(broughtBy(request))) {
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(token, request).toString());
        }
        chain.doFilter(request, response);
    }

    private static String broughtBy(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, CsrfConstants.CSRF_TOKEN_DEFAULT_COOKIE_NAME);
        return cookie == null ? null : cookie.getValue();
    }

    private static ResponseCookie cookie(String token, HttpServletRequest request) {
        return ResponseCookie.from(CsrfConstants.CSRF_TOKEN_DEFAULT_COOKIE_NAME, token)
                .path(request.getContextPath() + "/camunda")
                .sameSite("Lax")
                .secure(request.isSecure())
                .build();
    }
}
