package fr.encaisse.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NothingIsFetchedTest {

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String base;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        base = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void addressesInTextsStayTexts() {
        InvoiceRenderer renderer = Rendering.renderer();
        String typed = "<img src=\"%1$s/a.png\"/> url(%1$s/b.png) <link rel=\"stylesheet\" href=\"%1$s/c.css\"/>"
                .formatted(base);
        byte[] pdf = renderer.pdf(SampleInvoices.titled(typed, typed), SampleInvoices.PAY_AT);
        assertThat(pdf).isNotEmpty();
        assertThat(requests).isEmpty();
    }

    @Test
    void evenMarkupThatAsksForThemFetchesNothing() {
        byte[] pdf = Rendering.writer().write("""
                        <html lang="fr"><head><title>t</title>
                        <link rel="stylesheet" href="%1$s/link.css"/>
                        <style>
                          @import url("%1$s/import.css");
                          @font-face { font-family: Remote; src: url("%1$s/font.ttf"); }
                          body { font-family: Plex; background-image: url("%1$s/background.png"); }
                          p { font-family: Remote, Plex; list-style-image: url("%1$s/list.png"); content: url("%1$s/c.png"); }
                        </style></head>
                        <body><p>Texte</p>
                        <img src="%1$s/image.png" alt="i"/><object data="%1$s/object.pdf" type="application/pdf">x</object>
                        <img src="%1$s/image.svg" alt="i"/><iframe src="%1$s/frame.html"></iframe></body></html>""".formatted(base), Optional.empty());
        assertThat(pdf).isNotEmpty();
        assertThat(requests).isEmpty();
    }

    @Test
    void documentTypesAndEntitiesFetchNothing() {
        byte[] pdf = Rendering.writer().write("""
                        <!DOCTYPE html SYSTEM "%1$s/dtd" [ <!ENTITY % remote SYSTEM "%1$s/parameter"> %%remote;
                          <!ENTITY more SYSTEM "%1$s/entity"> ]>
                        <html lang="fr"><head><title>t</title><style>body { font-family: Plex }</style></head>
                        <body><p>Texte &more;</p></body></html>""".replace("%1$s", base).replace("%%", "%"), Optional.empty());
        assertThat(pdf).isNotEmpty();
        assertThat(requests).isEmpty();
    }

    @Test
    void filesOfTheMachineStayWhereTheyAre(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.css"), "p:before { content: 'SECRET' }");
        byte[] pdf = Rendering.writer().write("""
                        <html lang="fr"><head><title>t</title><link rel="stylesheet" href="%s"/>
                        <style>body { font-family: Plex }</style></head><body><p>Texte</p></body></html>""".formatted(secret.toUri()), Optional.empty());
        try (RenderedPdf rendered = new RenderedPdf(pdf)) {
            assertThat(rendered.text()).contains("Texte").doesNotContain("SECRET");
        }
    }
}
