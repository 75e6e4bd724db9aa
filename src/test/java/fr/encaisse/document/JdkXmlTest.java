package fr.encaisse.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.TransformerFactory;
import org.junit.jupiter.api.Test;

class JdkXmlTest {

    @Test
    void whateverOffersItselfOnTheClassPathTheJdksFactoriesAreUsed() {
        assertThat(ServiceLoader.load(TransformerFactory.class))
                .as("Saxon comes with the validators")
                .anyMatch(factory -> factory.getClass().getName().startsWith("net.sf.saxon"));
        Rendering.renderer();
        assertThat(new Object[] {
                    TransformerFactory.newInstance(),
                    DocumentBuilderFactory.newInstance(),
                    SAXParserFactory.newInstance()
                })
                .allMatch(factory -> factory.getClass().getName().startsWith("com.sun.org.apache."));
    }
}
