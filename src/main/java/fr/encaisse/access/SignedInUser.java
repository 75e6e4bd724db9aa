package fr.encaisse.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;

/**
 * Tells Tasklist, Cockpit and Admin who is signed in here, so that they ask nobody again. Public, because Camunda's
 * filter makes it by its class name.
 */
public final class SignedInUser implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        String login = request.getRemoteUser();
        return login == null ? AuthenticationResult.unsuccessful() : AuthenticationResult.successful(login);
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // WebSecurity has asked already: an anonymous request does not come this far.
    }
}
