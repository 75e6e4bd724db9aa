package fr.encaisse.document;

import fr.encaisse.shared.Money;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML element by element; a text that is empty is left out, because EN 16931 allows no empty element. */
final class XmlText {

    /** The JDK's own, whatever else lies on the class path. */
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final StringWriter text = new StringWriter(8_000);
    private final XMLStreamWriter out;

    private XmlText() throws XMLStreamException {
        out = FACTORY.createXMLStreamWriter(text);
    }

    /** A whole document in UTF-8. */
    static byte[] document(Consumer<XmlText> content) {
        try {
            XmlText xml = new XmlText();
            xml.out.writeStartDocument("UTF-8", "1.0");
            content.accept(xml);
            xml.out.writeEndDocument();
            xml.out.close();
            return xml.text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param content writes at least one element */
    void in(String name, Runnable content) {
        write(() -> out.writeStartElement(name));
        content.run();
        write(out::writeEndElement);
    }

    /** The same for each. */
    <T> void each(Collection<T> values, String name, Consumer<T> content) {
        values.forEach(value -> in(name, () -> content.accept(value)));
    }

    void text(String name, String value) {
        text(name, value, null, null);
    }

    /** With one attribute. */
    void text(String name, String value, String attribute, String attributeValue) {
        if (value.isBlank()) {
            return;
        }
        write(() -> {
            out.writeStartElement(name);
            if (attribute != null) {
                out.writeAttribute(attribute, attributeValue);
            }
            out.writeCharacters(allowed(value));
            out.writeEndElement();
        });
    }

    void amount(String name, Money amount) {
        text(name, amount.toString());
    }

    /** @param type namespace prefix of the date's own type */
    void day(String name, String type, LocalDate day) {
        in(
                name,
                () -> text(
                        type + ":DateTimeString",
                        DateTimeFormatter.BASIC_ISO_DATE.format(day),
                        "format",
                        "102")); // 102 = YYYYMMDD
    }

    void attribute(String name, String value) {
        write(() -> out.writeAttribute(name, value));
    }

    /** What XML 1.0 does not allow is dropped: one such character would make the whole document unreadable. */
    private static String allowed(String value) {
        return value.chars().allMatch(c -> c >= 0x20 && c < Character.MIN_SURROGATE)
                ? value
                : value.codePoints()
                        .filter(XmlText::isAllowed)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws XMLStreamException;
    }
}
