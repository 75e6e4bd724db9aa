package fr.encaisse.access;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may go where. One form signs in for our pages, Tasklist and Cockpit alike. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    /** Scripts read this cookie and send it back in the header of the same name in capitals, {@link #CSRF_HEADER}. */
    static final String CSRF_COOKIE = "ENCAISSE-XSRF";

    static final String CSRF_HEADER = "X-ENCAISSE-XSRF";

    /** The customer's page and Bridge's calls know no account; files for everybody lie at the root or in folders. */
    private static final RequestMatcher PUBLIC = anyOf(
            "/p/**",
            "/webhooks/**",
            "/fonts/**",
            "/css/**",
            "/js/**",
            "/images/**",
            "/*.css",
            "/*.js",
            "/*.svg",
            "/*.png",
            "/*.ico",
            "/*.webmanifest");

    private static final RequestMatcher CAMUNDA = anyOf("/camunda/**");
    private static final RequestMatcher CAMUNDA_SIGN_OUT =
            withDefaults().matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout");

    /** No form-action here: "Payer" answers with a redirection to the bank, which that directive would stop. */
    private static final String CSP_FOR_CUSTOMERS =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'";

    /** Rules name pages to be drawn ahead (tasklist-ahead.js); no script stands in a page. */
    private static final String CSP = "default-src 'self'; script-src 'self' 'inline-speculation-rules'; "
            + "img-src 'self' data: blob:; frame-src 'self' blob:; "
            + "object-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    @Bean
    @Order(1)
    SecurityFilterChain addressesOfCustomers(HttpSecurity http) throws Exception {
        return http.securityMatcher(PUBLIC)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                // The address of a customer's page is its key: it must not travel in Referer.
                .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                        .contentSecurityPolicy(csp -> csp.policyDirectives(CSP_FOR_CUSTOMERS))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain signedIn(HttpSecurity http, EngineSignIn signIn) throws Exception {
        return http.authenticationProvider(signIn)
                .authorizeHttpRequests(WebSecurity::whoMayGoWhere)
                .formLogin(form -> form.loginPage("/login").permitAll())
                .logout(logout -> logout.logoutRequestMatcher(new OrRequestMatcher(
                                withDefaults().matcher(HttpMethod.POST, "/logout"), CAMUNDA_SIGN_OUT))
                        .logoutSuccessHandler(WebSecurity::afterSignOut))
                .requestCache(cache -> cache.requestCache(pagesToComeBackTo()))
                .exceptionHandling(refusal -> refusal.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), WebSecurity::isScript)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie())
                        .csrfTokenRequestHandler(new FormAndHeaderTokens())
                        // Camunda's applications have a protection of their own.
                        .ignoringRequestMatchers(CAMUNDA))
                .headers(WebSecurity::headers)
                .build();
    }

    private static void whoMayGoWhere(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(anyOf("/error"))
                .permitAll()
                // Camunda's own doors: signing in beside us, and making an admin when there is none.
                .requestMatchers(anyOf("/camunda/api/admin/auth/user/*/login/**", "/camunda/api/admin/setup/**"))
                .denyAll()
                .requestMatchers(withDefaults().matcher(HttpMethod.GET, "/camunda/api/admin/auth/user/*"))
                .hasRole(Role.STAFF.group())
                .requestMatchers(anyOf("/camunda/app/admin/**", "/camunda/api/admin/**"))
                .hasRole(Role.ADMIN.group())
                .requestMatchers(anyOf("/camunda/app/cockpit/**", "/camunda/api/cockpit/**"))
                .hasRole(Role.MANAGER.group())
                // What decides prices, taxes and the account that is paid, and what proves the books.
                .requestMatchers(anyOf("/catalogue/**", "/company/**", "/imports/**", "/closings/**", "/readiness/**"))
                .hasRole(Role.MANAGER.group())
                // What says that money has come or gone.
                .requestMatchers(anyOf("/documents/*/payments/**"))
                .hasRole(Role.MANAGER.group())
                // Codes that customers hold die of it.
                .requestMatchers(anyOf("/documents/*/code/**"))
                .hasRole(Role.MANAGER.group())
                .requestMatchers(anyOf("/camunda/api/**"))
                .access(new EngineWrites())
                .anyRequest()
                .hasRole(Role.STAFF.group());
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        // Camunda's applications bring a policy of their own (application.yaml); two policies would both apply.
        RequestMatcher ours = new NegatedRequestMatcher(CAMUNDA);
        RequestMatcher notTheLibraries = new NegatedRequestMatcher(anyOf("/camunda/lib/**"));
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(new CamundaFiles())
                .addHeaderWriter(
                        new DelegatingRequestMatcherHeaderWriter(notTheLibraries, new CacheControlHeadersWriter()))
                .addHeaderWriter(
                        new DelegatingRequestMatcherHeaderWriter(ours, new ContentSecurityPolicyHeaderWriter(CSP)));
    }

    private static CookieCsrfTokenRepository csrfCookie() {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName(CSRF_COOKIE);
        tokens.setHeaderName(CSRF_HEADER);
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    private static HttpSessionRequestCache pagesToComeBackTo() {
        HttpSessionRequestCache pages = new HttpSessionRequestCache();
        pages.setRequestMatcher(
                request -> "GET".equals(request.getMethod()) && accepts(request, "text/html") && !isScript(request));
        pages.setMatchingRequestParameterName(null);
        return pages;
    }

    /** Scripts are told 401, people are led to the sign-in page. */
    private static boolean isScript(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/")
                || request.getRequestURI().startsWith("/camunda/api/")
                || accepts(request, MediaType.APPLICATION_JSON_VALUE);
    }

    private static boolean accepts(HttpServletRequest request, String type) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains(type);
    }

    private static void afterSignOut(
            HttpServletRequest request, jakarta.servlet.http.HttpServletResponse response, Authentication user)
            throws java.io.IOException {
        if (CAMUNDA_SIGN_OUT.matches(request)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else {
            response.sendRedirect("/login?logout");
        }
    }

    /** After Spring Security's filters (-100), before Camunda's (last). */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> camundaKnowsWhoIsSignedIn() {
        var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.setInitParameters(Map.of("authentication-provider", SignedInUser.class.getName()));
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(201);
        return filter;
    }

    @Bean
    FilterRegistrationBean<OwnClaims> ownClaims() {
        var filter = new FilterRegistrationBean<>(new OwnClaims());
        filter.addUrlPatterns("/camunda/api/engine/*");
        filter.setOrder(200);
        return filter;
    }

    @Bean
    FilterRegistrationBean<TokenAgain> tokenAgain() {
        var filter = new FilterRegistrationBean<>(new TokenAgain());
        filter.addUrlPatterns("/camunda/app/*");
        filter.setOrder(202);
        return filter;
    }

    /** Outside the demo everything is https, though often ended by a proxy before us. */
    @Bean
    @Profile("!demo")
    ServletContextInitializer sessionCookieOverHttpsOnly() {
        return context -> context.getSessionCookieConfig().setSecure(true);
    }

    private static RequestMatcher anyOf(String... patterns) {
        return new OrRequestMatcher(
                Arrays.stream(patterns).map(withDefaults()::matcher).toArray(RequestMatcher[]::new));
    }
}
