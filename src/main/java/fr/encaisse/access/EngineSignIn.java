package fr.encaisse.access;

import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Signs in with the engine's accounts. The engine itself slows down and finally locks an account after wrong passwords;
 * Camunda Admin unlocks it.
 */
@Component
class EngineSignIn implements AuthenticationProvider {

    private static final Pattern LOGIN = Pattern.compile("[\\p{L}\\p{N}._@+-]{1,64}");

    private final IdentityService identity;

    EngineSignIn(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String login = attempt.getName();
        Object password = attempt.getCredentials();
        if (password == null
                || !LOGIN.matcher(login).matches()
                || !identity.checkPassword(login, password.toString())) {
            throw new BadCredentialsException("Wrong name or password, or too many attempts");
        }
        List<GrantedAuthority> authorities = Role.authorities(groupsOf(login));
        if (authorities.isEmpty()) {
            throw new DisabledException("The account " + login + " is in no group that has a role here");
        }
        return UsernamePasswordAuthenticationToken.authenticated(login, null, authorities);
    }

    private List<String> groupsOf(String login) {
        return identity.createGroupQuery().groupMember(login).list().stream()
                .map(Group::getId)
                .toList();
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }
}
