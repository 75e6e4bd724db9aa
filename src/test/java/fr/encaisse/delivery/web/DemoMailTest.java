package fr.encaisse.delivery.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.encaisse.EncaisseTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@EncaisseTest
class DemoMailTest {

    private static final byte[] FILE = {37, 80, 68, 70, 13, 10, 0, -1};

    @Autowired
    JavaMailSender mailServer;

    @Autowired
    DemoMails mails;

    @Autowired
    MockMvc web;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void emptyMailbox() {
        jdbc.sql("DELETE FROM demo_mail").update();
    }

    @Test
    void anEmptyMailboxSaysHowToFillIt() throws Exception {
        assertThat(page("/demo/mails")).contains("Aucun courriel", "n’envoie rien");
    }

    @Test
    void aMailIsKeptAsItWouldHaveGoneOut() throws Exception {
        mailServer.send(mail("Facture é <b>1</b>"));
        DemoMail kept = mails.newest().get(0);
        assertThat(kept.messageId()).isEqualTo("<always-the-same@atelier.example>");
        assertThat(kept.from()).isEqualTo("Atelier Lefèvre <facturation@atelier.example>");
        assertThat(kept.link()).isEqualTo("http://localhost:8080/p/token-1");
        assertThat(kept.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("Facture.pdf");
            assertThat(file.type()).isEqualTo("application/pdf");
            assertThat(file.bytes()).isEqualTo(FILE);
        });
    }

    @Test
    void theListAndTheMailAreShownWithTheirLinkAndAttachment() throws Exception {
        mailServer.send(mail("Facture é <b>1</b>"));
        UUID id = mails.newest().get(0).id();
        assertThat(page("/demo/mails"))
                .contains("/demo/mails/" + id, "Facture é &lt;b&gt;1&lt;/b&gt;", "marie@courriel.example");
        assertThat(page("/demo/mails/" + id))
                .contains("href=\"http://localhost:8080/p/token-1\"")
                .contains("always-the-same@atelier.example", "Bonjour Zoë")
                .contains("src=\"/demo/mails/" + id + "/html\"")
                .contains("/demo/mails/" + id + "/attachments/0");
        MockHttpServletResponse letter = web.perform(
                        get("/demo/mails/" + id + "/html").with(user("staff").roles("staff")))
                .andReturn()
                .getResponse();
        assertThat(letter.getContentAsString(StandardCharsets.UTF_8)).contains("<p>Bonjour Zoë</p>");
        assertThat(letter.getHeaders("Content-Security-Policy"))
                .singleElement(STRING)
                .startsWith("sandbox");
        MockHttpServletResponse file = web.perform(get("/demo/mails/" + id + "/attachments/0")
                        .with(user("staff").roles("staff")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
        assertThat(file.getContentAsByteArray()).isEqualTo(FILE);
    }

    @Test
    void whatIsNotThereIsNotFoundAndWhoIsNotSignedInSeesNothing() throws Exception {
        mailServer.send(mail("Facture"));
        UUID id = mails.newest().get(0).id();
        web.perform(get("/demo/mails/" + UUID.randomUUID()).with(user("staff").roles("staff")))
                .andExpect(status().isNotFound());
        web.perform(get("/demo/mails/" + id + "/attachments/1")
                        .with(user("staff").roles("staff")))
                .andExpect(status().isNotFound());
        assertThat(web.perform(get("/demo/mails/" + id))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .doesNotContain("Bonjour");
    }

    private MimeMessage mail(String subject) throws MessagingException, UnsupportedEncodingException {
        MimeMessage mail = mailServer.createMimeMessage();
        MimeMessageHelper parts = new MimeMessageHelper(mail, true, StandardCharsets.UTF_8.name());
        parts.setFrom(new InternetAddress("facturation@atelier.example", "Atelier Lefèvre", "UTF-8"));
        parts.setTo("marie@courriel.example");
        parts.setSubject(subject);
        parts.setText("Bonjour Zoë\n\nhttp://localhost:8080/p/token-1\n", "<p>Bonjour Zoë</p>");
        parts.addAttachment("Facture.pdf", new ByteArrayResource(FILE), "application/pdf");
        mail.setHeader("Message-ID", "<always-the-same@atelier.example>");
        return mail;
    }

    private String page(String address) throws Exception {
        return web.perform(get(address).with(user("staff").roles("staff")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
