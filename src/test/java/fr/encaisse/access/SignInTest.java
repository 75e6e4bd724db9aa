package fr.encaisse.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.EncaisseTest;
import fr.encaisse.MutableClock;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@EncaisseTest
class SignInTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String COCKPIT = "/camunda/app/cockpit/default/";
    private static final String ADMIN = "/camunda/app/admin/default/";
    private static final String WHO_AM_I = "/camunda/api/admin/auth/user/default";

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identity;

    @Autowired
    MutableClock clock;

    @AfterEach
    void forgetWrongPasswords() {
        clock.reset();
        identity.unlockUser("staff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/documents", TASKLIST, COCKPIT, ADMIN, "/forms/choose-client.html", "/demo/mails"})
    void aStrangerIsLedToTheSignInPage(String path) {
        HttpResponse<String> answer = new Visitor(port).page(path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/login"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/invoices/1", Visitor.ENGINE + "task", WHO_AM_I})
    void aStrangersScriptIsToldToSignIn(String path) {
        assertThat(new Visitor(port).script("GET", path, null).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/encaisse.css", "/icon.svg", "/fonts/IBMPlexSans-Regular-Latin1.woff2"})
    void whatEverybodyMaySeeAsksForNoAccount(String path) {
        assertThat(new Visitor(port).page(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/p/unknown", "/webhooks/unknown"})
    void customersAndBridgeNeedNoAccountAndNoToken(String path) {
        HttpResponse<String> answer = new Visitor(port).script("POST", path, "{}");

        assertThat(answer.statusCode()).isNotIn(302, 401, 403);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void oneSignInOpensOurPagesTasklistAndCockpit() {
        Visitor manager = new Visitor(port);
        assertThat(manager.signIn("manager", "manager").headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/"));

        assertThat(manager.page(TASKLIST).body()).contains("tasklist-bootstrap");
        assertThat(manager.page(COCKPIT).body()).contains("cockpit-bootstrap");
        assertThat(manager.script("GET", WHO_AM_I, null).body()).contains("\"userId\":\"manager\"");
        assertThat(manager.page("/login").statusCode()).isEqualTo(302);
    }

    @Test
    void signingInLeadsBackToThePageThatWasAskedFor() {
        Visitor staff = new Visitor(port);
        staff.page(TASKLIST);

        assertThat(staff.signIn("staff", "staff").headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith(TASKLIST));
    }

    @Test
    void signingInChangesTheSessionsId() {
        Visitor staff = new Visitor(port);
        staff.page(TASKLIST);
        String before = staff.cookie("JSESSIONID");
        staff.signIn("staff", "staff");

        assertThat(staff.cookie("JSESSIONID")).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"staff,wrong", "staff,''", "nobody,nobody", "'',''", "'staff''--',staff", "STAFF,staff"})
    void aWrongNameOrPasswordIsRefused(String login, String password) {
        Visitor visitor = new Visitor(port);

        assertThat(visitor.signIn(login, password).headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/login?error"));
        assertThat(visitor.page("/login?error").body()).contains("incorrect");
        assertThat(visitor.script("GET", WHO_AM_I, null).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("fr.encaisse.HostileTexts#all")
    void whateverIsTypedInPlaceOfANameOrPasswordIsRefused(String text) {
        for (HttpResponse<String> answer :
                List.of(new Visitor(port).signIn(text, text), new Visitor(port).signIn("nobody", text))) {
            assertThat(answer.headers().firstValue("Location"))
                    .hasValueSatisfying(where -> assertThat(where).endsWith("/login?error"));
        }
    }

    /** The engine's own brake: after a wrong password the account waits, even for the right one. */
    @Test
    void guessingIsSlow() {
        clock.set(clock.instant());
        Visitor visitor = new Visitor(port);
        visitor.signIn("staff", "guess");

        assertThat(visitor.signIn("staff", "staff").headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/login?error"));

        clock.forward(Duration.ofMinutes(1));
        assertThat(visitor.signIn("staff", "staff").headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/"));
    }

    @ParameterizedTest
    @CsvSource({
        "staff,200,403,403",
        "manager,200,200,403",
        "admin,200,200,200",
    })
    void cockpitIsForManagersAndAdminForTheAdmin(String login, int tasklist, int cockpit, int admin) {
        Visitor visitor = Visitor.signedIn(port, login);

        assertThat(visitor.page(TASKLIST).statusCode()).isEqualTo(tasklist);
        assertThat(visitor.page(COCKPIT).statusCode()).isEqualTo(cockpit);
        assertThat(visitor.page(ADMIN).statusCode()).isEqualTo(admin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/catalogue",
                "/catalogue/new",
                "/company",
                "/company/accounts",
                "/company/logo",
                "/imports",
                "/imports/1",
                "/closings",
                "/closings/2026-10",
                "/readiness"
            })
    void whatDecidesPricesAndAccountsIsForManagers(String path) {
        Visitor staff = Visitor.signedIn(port, "staff");
        HttpResponse<String> refused = staff.page(path);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("<h1>Accès refusé</h1>", "/manage").doesNotContain("/cockpit/");
        assertThat(staff.script("POST", path, "{}").statusCode()).isEqualTo(403);
        assertThat(Visitor.signedIn(port, "manager").page(path).statusCode()).isNotEqualTo(403);
    }

    @Test
    void ourOwnPagesRefuseAPostWithoutToken() {
        Visitor visitor = Visitor.signedIn(port, "staff");
        HttpResponse<String> refused = new Visitor(port).script("POST", "/logout", "");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(visitor.cookie(WebSecurity.CSRF_COOKIE)).isNotBlank();
        assertThat(visitor.script("POST", "/logout", "").statusCode()).isEqualTo(302);
    }

    @Test
    void theTokenForScriptsIsThereAfterSigningIn() {
        Visitor staff = new Visitor(port);
        staff.page("/login");
        String before = staff.cookie(WebSecurity.CSRF_COOKIE);
        staff.signIn("staff", "staff");

        assertThat(staff.cookie(WebSecurity.CSRF_COOKIE)).isNotBlank().isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/logout", "/camunda/api/admin/auth/user/default/logout"})
    void signingOutAnywhereSignsOutEverywhere(String door) {
        Visitor staff = Visitor.signedIn(port, "staff");
        staff.script("POST", door, "");

        assertThat(staff.page("/").statusCode()).isEqualTo(302);
        assertThat(staff.script("GET", WHO_AM_I, null).statusCode()).isEqualTo(401);
        assertThat(staff.engine("GET", "task", null).statusCode()).isEqualTo(401);
    }

    @Test
    void ourPagesAndCamundasEachCarryOnePolicy() {
        Visitor staff = Visitor.signedIn(port, "staff");

        assertThat(staff.page("/login").headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("form-action 'self'");
        assertThat(staff.page(TASKLIST).headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("sandbox");
        assertThat(staff.page("/p/unknown").headers().allValues("Referrer-Policy"))
                .containsExactly("no-referrer");
    }

    @Test
    void tasklistsTokenComesAgainWhenTheAnswerThatBroughtItWasLost() {
        Visitor staff = Visitor.signedIn(port, "staff");
        String lost = staff.cookie("XSRF-TOKEN");
        staff.forgetCookie("XSRF-TOKEN");
        assertThat(staff.cookie("XSRF-TOKEN")).isNull();

        staff.page("/camunda/app/tasklist/default/");

        assertThat(staff.cookie("XSRF-TOKEN")).isNotBlank().isEqualTo(lost);
        assertThat(staff.engine("POST", "task/count", "{}").statusCode()).isEqualTo(200);
    }

    /** A script that the policy does not know would leave a blank page. */
    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void thePolicyKnowsTheScriptInsideEachOfCamundasPages(String app) throws Exception {
        HttpResponse<String> page = Visitor.signedIn(port, "admin").page("/camunda/app/" + app + "/default/");
        List<String> scripts = Pattern.compile("<script(?![^>]* src=)[^>]*>(.*?)</script>", Pattern.DOTALL)
                .matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(scripts).hasSize(1);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(scripts.get(0).getBytes(StandardCharsets.UTF_8));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'")
                .doesNotContain("nonce");
    }
}
