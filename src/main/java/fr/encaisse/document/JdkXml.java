package fr.encaisse.document;

/**
 * Fixes the XML factories to the JDK's own. The renderer and PDFBox's metadata ask for a new factory several times per
 * document, and each time JAXP would search all jars for one: nearly half of the rendering time.
 */
final class JdkXml {

    private static final String XERCES = "com.sun.org.apache.xerces.internal.jaxp.";

    private JdkXml() {}

    /** Before the first document; what the command line says stays. */
    static void use() {
        prefer("javax.xml.parsers.DocumentBuilderFactory", XERCES + "DocumentBuilderFactoryImpl");
        prefer("javax.xml.parsers.SAXParserFactory", XERCES + "SAXParserFactoryImpl");
        prefer(
                "javax.xml.transform.TransformerFactory",
                "com.sun.org.apache.xalan.internal.xsltc.trax.TransformerFactoryImpl");
    }

    private static void prefer(String factory, String implementation) {
        if (System.getProperty(factory) == null) {
            System.setProperty(factory, implementation);
        }
    }
}
