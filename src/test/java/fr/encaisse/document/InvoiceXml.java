package fr.encaisse.document;

import java.io.ByteArrayInputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The XML of a document as a receiver reads it, by XPath. */
public final class InvoiceXml {

    private static final String UN = "urn:un:unece:uncefact:data:standard:";
    private static final Map<String, String> NAMESPACES = Map.of(
            "rsm", UN + "CrossIndustryInvoice:100",
            "ram", UN + "ReusableAggregateBusinessInformationEntity:100",
            "qdt", UN + "QualifiedDataType:100",
            "udt", UN + "UnqualifiedDataType:100");

    private final Document document;
    private final XPath path = XPathFactory.newDefaultInstance().newXPath();

    public InvoiceXml(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        path.setNamespaceContext(new Prefixes());
    }

    /** What the file itself carries, found as readers find it: by name, and as a file associated with the whole. */
    public static byte[] attachedTo(PDDocument document) throws Exception {
        PDComplexFileSpecification file = document.getDocumentCatalog()
                .getNames()
                .getEmbeddedFiles()
                .getNames()
                .get("factur-x.xml");
        boolean associated = document.getDocumentCatalog()
                        .getCOSObject()
                        .getCOSArray(COSName.AF)
                        .getObject(0)
                == file.getCOSObject();
        if (!associated || !"Alternative".equals(file.getCOSObject().getNameAsString(COSName.AF_RELATIONSHIP))) {
            throw new IllegalStateException("not associated as an alternative");
        }
        return file.getEmbeddedFileUnicode().toByteArray();
    }

    /** The texts that an XPath finds, in order; {@code //} is put before it. */
    List<String> all(String expression) {
        try {
            NodeList nodes = (NodeList) path.evaluate("//" + expression, document, XPathConstants.NODESET);
            return IntStream.range(0, nodes.getLength())
                    .mapToObj(nodes::item)
                    .map(Node::getTextContent)
                    .toList();
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(expression, e);
        }
    }

    /** The only one; empty when there is none. */
    public String one(String expression) {
        List<String> found = all(expression);
        if (found.size() > 1) {
            throw new IllegalStateException(expression + " is there " + found.size() + " times");
        }
        return found.isEmpty() ? "" : found.get(0);
    }

    private static final class Prefixes implements NamespaceContext {

        @Override
        public String getNamespaceURI(String prefix) {
            return NAMESPACES.getOrDefault(prefix, "");
        }

        @Override
        public String getPrefix(String uri) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterator<String> getPrefixes(String uri) {
            throw new UnsupportedOperationException();
        }
    }
}
