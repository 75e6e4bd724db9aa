package fr.encaisse.access;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * What may be changed over the REST interface behind Tasklist, Cockpit and Admin. Whatever is not named here is refused
 * to everybody, the admin included: starting, completing and modifying instances and tasks, writing variables,
 * correlating messages, deploying. Invoices live through our own pages and forms only. The engine's grants apply besides.
 */
final class EngineWrites implements AuthorizationManager<RequestAuthorizationContext> {

    private static final String ID = "[^/%;]+";

    private static final List<Allowed> ALLOWED = List.of(
            // Questions that are too long for a GET
            allow(
                    "POST",
                    "(task|execution|process-instance|variable-instance|job|job-definition|external-task|user|group|tenant"
                            + "|history/(process-instance|activity-instance|task|variable-instance|detail"
                            + "|decision-instance|external-task-log|job-log|user-operation))(/count)?/?",
                    Role.STAFF),
            allow("POST", "filter/" + ID + "/(list|count|singleResult)", Role.STAFF),
            allow("POST", "identity/password-policy", Role.STAFF),
            // OwnClaims sees to it that nobody takes a task for somebody else.
            allow("POST", "task/" + ID + "/claim", Role.STAFF),
            // Name and password of one's own account; the engine's grants know whose it is.
            allow("PUT", "user/" + ID + "/(profile|credentials)", Role.STAFF),
            // Healing an incident
            allow("PUT", "job/" + ID + "/retries", Role.MANAGER),
            allow("POST|PUT|DELETE", "(user|group|tenant|authorization|filter)(/.*)?", Role.ADMIN));

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String ENGINE = "/camunda/api/engine/engine/default/";

    @Override
    public AuthorizationDecision check(Supplier<Authentication> user, RequestAuthorizationContext context) {
        String method = context.getRequest().getMethod();
        String path = context.getRequest().getRequestURI();
        if (READS.contains(method)) {
            return new AuthorizationDecision(has(user.get(), Role.STAFF));
        }
        boolean allowed = path.startsWith(ENGINE)
                && ALLOWED.stream()
                        .anyMatch(rule ->
                                rule.covers(method, path.substring(ENGINE.length())) && has(user.get(), rule.role()));
        return new AuthorizationDecision(allowed);
    }

    private static boolean has(Authentication user, Role role) {
        return user != null
                && user.isAuthenticated()
                && user.getAuthorities().contains(new SimpleGrantedAuthority("ROLE_" + role.group()));
    }

    private static Allowed allow(String methods, String path, Role role) {
        return new Allowed(Pattern.compile(methods), Pattern.compile(path), role);
    }

    private record Allowed(Pattern methods, Pattern path, Role role) {
        boolean covers(String method, String requested) {
            return methods.matcher(method).matches() && path.matcher(requested).matches();
        }
    }
}
