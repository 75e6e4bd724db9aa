package fr.encaisse.document;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/** The XMP of a file that is PDF/A-3a and PDF/UA-1 at once and, with its XML, Factur-X in the profile EN 16931. */
final class FileMetadata {

    private static final String PACKET = """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
             <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
              <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
               <pdfaid:part>3</pdfaid:part>
               <pdfaid:conformance>A</pdfaid:conformance>
              </rdf:Description>
              <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
               <pdfuaid:part>1</pdfuaid:part>
              </rdf:Description>
              <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
               <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%1$s</rdf:li></rdf:Alt></dc:title>
               <dc:creator><rdf:Seq><rdf:li>%2$s</rdf:li></rdf:Seq></dc:creator>
               <dc:description><rdf:Alt><rdf:li xml:lang="x-default">%3$s</rdf:li></rdf:Alt></dc:description>
              </rdf:Description>
              <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
               <xmp:CreateDate>%4$s</xmp:CreateDate>
               <xmp:ModifyDate>%4$s</xmp:ModifyDate>
               <pdf:Producer>%5$s</pdf:Producer>
              </rdf:Description>
            %6$s  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
                xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
               <pdfaExtension:schemas>
                <rdf:Bag>
                 <rdf:li rdf:parseType="Resource">
                  <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
                  <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
                  <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
                  <pdfaSchema:property>
                   <rdf:Seq>
            %7$s       </rdf:Seq>
                  </pdfaSchema:property>
                 </rdf:li>
            %8$s    </rdf:Bag>
               </pdfaExtension:schemas>
              </rdf:Description>
             </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="w"?>""";

    private static final String FACTUR_X = """
              <rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
               <fx:DocumentType>INVOICE</fx:DocumentType>
               <fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>
               <fx:Version>1.0</fx:Version>
               <fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
              </rdf:Description>
            """;

    private static final String FACTUR_X_SCHEMA = """
                 <rdf:li rdf:parseType="Resource">
                  <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
                  <pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
                  <pdfaSchema:prefix>fx</pdfaSchema:prefix>
                  <pdfaSchema:property>
                   <rdf:Seq>
            %s       </rdf:Seq>
                  </pdfaSchema:property>
                 </rdf:li>
            """.formatted(
                    property("DocumentFileName", "Text", "external", "The name of the embedded XML document")
                            + property("DocumentType", "Text", "external", "The type of the hybrid document")
                            + property("Version", "Text", "external", "The version of the embedded XML document")
                            + property("ConformanceLevel", "Text", "external", "Its conformance level"));

    private FileMetadata() {}

    /**
     * @param information title, author, subject and producer of the file, told again here
     * @param facturX whether it carries its XML
     */
    static byte[] packet(PDDocumentInformation information, Instant moment, boolean facturX) {
        return PACKET.formatted(
                        escaped(information.getTitle()),
                        escaped(information.getAuthor()),
                        escaped(information.getSubject()),
                        moment.truncatedTo(ChronoUnit.SECONDS),
                        escaped(information.getProducer()),
                        facturX ? FACTUR_X : "",
                        property("part", "Integer", "internal", "Part of ISO 14289 that the file conforms to"),
                        facturX ? FACTUR_X_SCHEMA : "")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String property(String name, String type, String category, String description) {
        return """
                    <rdf:li rdf:parseType="Resource">
                     <pdfaProperty:name>%s</pdfaProperty:name>
                     <pdfaProperty:valueType>%s</pdfaProperty:valueType>
                     <pdfaProperty:category>%s</pdfaProperty:category>
                     <pdfaProperty:description>%s</pdfaProperty:description>
                    </rdf:li>
                """.formatted(name, type, category, description);
    }

    private static String escaped(String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
