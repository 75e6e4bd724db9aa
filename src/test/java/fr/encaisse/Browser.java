package fr.encaisse;

import static fr.encaisse.CsrfCookie.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Somebody who reads our pages and sends their forms, without scripts. */
@Component
public class Browser {

    private final MockMvc web;

    Browser(MockMvc web) {
        this.web = web;
    }

    /** What came back: its status, the text of the page, and where it leads. */
    public record Page(int status, String text, String redirect) {

        /** What follows a field's name up to the end of its block: its value and what is wrong with it. */
        public String field(String name) {
            int start = text.indexOf("id=\"" + name + "\"");
            return start < 0
                    ? ""
                    : text.substring(start, text.indexOf("</div>", text.indexOf(name + "-more\"", start)));
        }

        /** The problem beside a field; empty when there is none. */
        public String problem(String name) {
            String start = "id=\"" + name + "-more\">";
            int from = text.indexOf(start);
            if (from < 0) {
                return "";
            }
            String more = text.substring(from, text.indexOf("</div>", from));
            int error = more.indexOf("class=\"e-error\">");
            return error < 0 ? "" : more.substring(error + 16, more.indexOf("</span>", error));
        }
    }

    public Page get(String login, String path) {
        return perform(login, Locale.FRENCH, MockMvcRequestBuilders.get(path));
    }

    public Page get(String login, String path, Locale locale) {
        return perform(login, locale, MockMvcRequestBuilders.get(path));
    }

    public Page post(String login, String path, Map<String, String> form) {
        return perform(login, Locale.FRENCH, filled(path, form));
    }

    /** Sends a form and follows where it leads. */
    public Page postAndFollow(String login, String path, Map<String, String> form) {
        MockHttpSession session = new MockHttpSession();
        Page sent = perform(login, Locale.FRENCH, filled(path, form).session(session));
        if (sent.redirect() == null) {
            return sent;
        }
        return perform(
                login,
                Locale.FRENCH,
                MockMvcRequestBuilders.get(sent.redirect()).session(session));
    }

    private static MockHttpServletRequestBuilder filled(String path, Map<String, String> form) {
        MockHttpServletRequestBuilder request =
                MockMvcRequestBuilders.post(path).with(csrf());
        form.forEach(request::param);
        return request;
    }

    private Page perform(String login, Locale locale, MockHttpServletRequestBuilder request) {
        try {
            MvcResult result = web.perform(request.locale(locale)
                            .accept(MediaType.TEXT_HTML)
                            .with(user(login).roles(roles(login))))
                    .andReturn();
            return new Page(
                    result.getResponse().getStatus(),
                    result.getResponse().getContentAsString(StandardCharsets.UTF_8),
                    result.getResponse().getRedirectedUrl());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String[] roles(String login) {
        return login.startsWith("staff") ? new String[] {"staff"} : new String[] {"staff", "managers"};
    }
}
