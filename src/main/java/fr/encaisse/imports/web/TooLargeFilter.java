package fr.encaisse.imports.web;

import fr.encaisse.imports.ImportFile;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 413 to a file that is too large. Before the sign-in filters: those look for their token in the form, and a
 * form that is not read any further would be refused with 403.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class TooLargeFilter extends OncePerRequestFilter {

    private static final int REST_OF_THE_FORM = 1 << 16;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > ImportFile.MOST_BYTES + REST_OF_THE_FORM) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            chain.doFilter(request, response);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getRequestURI().equals("/imports");
    }
}
