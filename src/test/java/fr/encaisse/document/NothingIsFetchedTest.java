package fr.encaisse.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
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
    private final ProxySelector before = ProxySelector.getDefault();
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
        ProxySelector.setDefault(new Witness());
    }

    /** Whoever in this JVM is about to connect to anything asks it first. */
    private final class Witness extends ProxySelector {

        @Override
        public List<Proxy> select(URI address) {
            requests.add(address.toString());
            return List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI address, SocketAddress to, IOException e) {}
    }

    @AfterEach
    void stop() {
        ProxySelector.setDefault(before);
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
    void theWitnessWouldSeeARequest() throws IOException {
        URI.create(base + "/seen").toURL().openConnection().getHeaderFields();
        assertThat(requests).contains(base + "/seen", "/seen");
    }

    @Test
    void noDocumentOfAnyKindAsksForAnything() {
        InvoiceRenderer renderer = Rendering.renderer();
        LegalSample.all()
                .filter(sample -> !sample.name().contains("hundred"))
                .forEach(sample -> renderer.pdf(sample.document()));
        renderer.pages(LegalDocument.invoice(SampleInvoices.draftOf(SampleInvoices.repair()), null));
        assertThat(requests).isEmpty();
    }

    @Test
    void styleSheetsOfTheDocumentItselfAndVectorsFetchNothing() {
        byte[] pdf = Rendering.writer().write("""
                        <?xml-stylesheet type="text/css" href="%1$s/instruction.css"?>
                        <html lang="fr" xmlns:xi="http://www.w3.org/2001/XInclude"><head><title>t</title>
                        <base href="%1$s/"/><style>body { font-family: Plex }</style></head><body>
                        <p style="background: url(relative.png)">Texte <a href="relative.html">lien</a></p>
                        <img src="jar:%1$s/a.jar!/b.png" alt="i"/><xi:include href="%1$s/include.xml"/>
                        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
                          <image xlink:href="%1$s/vector.png"/></svg></body></html>""".formatted(base), Optional.empty());
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
