package fr.encaisse.desk;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.encaisse.document.RenderingTimeout;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What cannot be brought about from outside without waiting for a time limit. */
class ErrorAdviceTest {

    private final MockMvc web = MockMvcBuilders.standaloneSetup(new Busy())
            .setControllerAdvice(new ErrorAdvice(new Words(bundles()), null, null))
            .build();

    @ParameterizedTest
    @ValueSource(strings = {MediaType.APPLICATION_JSON_VALUE, "image/avif,image/webp,image/png,*/*;q=0.8"})
    void whoWaitsForPagesThatTakeTooLongIsToldThatNothingIsLostAndWhenToAskAgain(String accept) throws Exception {
        web.perform(get("/api/tasks/1/pages").locale(Locale.FRENCH).header("Accept", accept))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "10"))
                .andExpect(jsonPath("$.errors[0].message", containsString("Rien n’est perdu")));
    }

    @Test
    void theSameInEnglish() throws Exception {
        web.perform(get("/api/tasks/1/pages").locale(Locale.ENGLISH))
                .andExpect(status().isServiceUnavailable())
                .andExpect(jsonPath("$.errors[0].message", containsString("Nothing is lost")));
    }

    private static ResourceBundleMessageSource bundles() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/desk");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @RestController
    private static final class Busy {

        @GetMapping("/api/tasks/1/pages")
        ResponseEntity<byte[]> pages() {
            throw new RenderingTimeout("The document of draft 1 was not made within PT20S");
        }
    }
}
