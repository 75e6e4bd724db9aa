package fr.encaisse.desk;

import static fr.encaisse.CsrfCookie.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Somebody of the staff before our web API, as the forms and pages speak to it. */
@Component
public class Staff {

    private final MockMvc web;
    private final ObjectMapper json;
    private final RuntimeService runtime;
    private final ManagementService management;

    public Staff(MockMvc web, ObjectMapper json, RuntimeService runtime, ManagementService management) {
        this.web = web;
        this.json = json;
        this.runtime = runtime;
        this.management = management;
    }

    public Answer get(String path) {
        return ask("GET", path, null, "staff", Locale.FRENCH);
    }

    public Answer post(String path, Object body) {
        return ask("POST", path, body, "staff", Locale.FRENCH);
    }

    public Answer put(String path, Object body) {
        return ask("PUT", path, body, "staff", Locale.FRENCH);
    }

    /** @param body JSON as text or anything that Jackson writes; null for none */
    public Answer ask(String method, String path, Object body, String login, Locale language) {
        MockHttpServletRequestBuilder request = request(HttpMethod.valueOf(method), path)
                .locale(language)
                .accept(MediaType.APPLICATION_JSON)
                .with(user(login).roles("staff"))
                .with(csrf());
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body instanceof String text ? text : write(body));
        }
        return perform(request);
    }

    public Answer page(String path) {
        return perform(request(HttpMethod.GET, path)
                .locale(Locale.FRENCH)
                .accept(MediaType.TEXT_HTML)
                .with(user("staff").roles("staff")));
    }

    public Answer perform(MockHttpServletRequestBuilder request) {
        try {
            return new Answer(web.perform(request).andReturn().getResponse(), json);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What the job executor would do next for an invoice. */
    public void letTheEngineWork(String invoice) {
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(invoice)
                .singleResult()
                .getId();
        management
                .createJobQuery()
                .processInstanceId(instance)
                .messages()
                .list()
                .forEach(job -> management.executeJob(job.getId()));
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What came back. */
    public record Answer(MockHttpServletResponse response, ObjectMapper mapper) {

        public int status() {
            return response.getStatus();
        }

        public String text() {
            try {
                return response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        public JsonNode json() {
            try {
                return mapper.readTree(text());
            } catch (Exception e) {
                throw new AssertionError("no JSON: " + text(), e);
            }
        }

        /** The message beside a field. */
        public String error(String field) {
            for (JsonNode error : json().path("errors")) {
                if (error.path("field").asText().equals(field)) {
                    return error.path("message").asText();
                }
            }
            return null;
        }
    }
}
