package fr.encaisse.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.encaisse.EncaisseTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The forms as Tasklist asks for them. */
@EncaisseTest
class FormsTest {

    @Autowired
    MockMvc web;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "choose-client",
                "describe-invoice",
                "add-products",
                "agree-payment-terms",
                "review-invoice",
                "show-qr-code",
                "chase-payment",
                "refund-excess",
                "choose-credit",
                "review-credit-note",
                "approve-credit-note"
            })
    void eachFormIsOneFormThatAngularLeavesAlone(String name) throws Exception {
        String html = form(name, Locale.FRENCH);
        assertThat(html.split("<form ", -1)).hasSize(2);
        assertThat(html)
                .startsWith("<form class=\"encaisse encaisse-form\"")
                .contains("cam-script", "import('/forms/")
                .doesNotContain("{{", "th:", "??");
    }

    @Test
    void aFormSpeaksTheLanguageOfItsReader() throws Exception {
        assertThat(form("describe-invoice", Locale.FRENCH)).contains("Nom de la facture", ">Suivant<");
        assertThat(form("describe-invoice", Locale.UK)).contains("Name of the invoice", ">Next<");
        assertThat(form("describe-invoice", Locale.GERMAN)).contains("Nom de la facture");
    }

    @Test
    void whatIsNoFormIsNotFound() throws Exception {
        web.perform(get("/forms/parts.html").with(staff())).andExpect(status().isNotFound());
    }

    @Test
    void scriptsAreServedAsTheyAreAndAskedForAgain() throws Exception {
        web.perform(get("/forms/wizard.js").with(staff()))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/javascript"))
                .andExpect(header().string("Cache-Control", "no-cache"));
    }

    private String form(String name, Locale language) throws Exception {
        return web.perform(get("/forms/" + name + ".html").locale(language).with(staff()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static RequestPostProcessor staff() {
        return user("staff").roles("staff");
    }
}
