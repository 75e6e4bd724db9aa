package fr.encaisse.document;

import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Buyer;
import fr.encaisse.issuer.Issuer;
import fr.encaisse.shared.PostalAddress;

/** Who sells, who buys, where it was delivered (BG-4, BG-7, BG-13) and the buyer's order. */
final class TradeParties {

    private static final String SIREN = "0002";
    private static final String SIRET = "0009";
    /** Addresses of the French directory: a SIREN, perhaps with a suffix. */
    private static final String DIRECTORY = "0225";

    private static final String EMAIL = "EM";
    private static final int LONGEST_ADDRESS = 125; // BR-FR-25

    private final InvoiceContent content;
    private final French french;
    private final XmlText xml;

    TradeParties(InvoiceContent content, French french, XmlText xml) {
        this.content = content;
        this.french = french;
        this.xml = xml;
    }

    void write() {
        xml.in("ram:ApplicableHeaderTradeAgreement", () -> {
            xml.in("ram:SellerTradeParty", this::seller);
            xml.in("ram:BuyerTradeParty", this::buyer);
            if (!content.orderReference().isBlank()) {
                xml.in(
                        "ram:BuyerOrderReferencedDocument",
                        () -> xml.text("ram:IssuerAssignedID", content.orderReference())); // BT-13
            }
        });
        xml.in("ram:ApplicableHeaderTradeDelivery", this::delivery);
    }

    private void seller() {
        Issuer issuer = content.issuer();
        xml.text("ram:GlobalID", issuer.siret(), "schemeID", SIRET); // BT-29
        xml.text("ram:Name", issuer.name()); // BT-27
        xml.text("ram:Description", french.legalForm(issuer)); // BT-33
        legalOrganisation(issuer.siren()); // BT-30
        contact("", issuer.phone(), issuer.email()); // BG-6
        address(issuer.address()); // BG-5
        electronicAddress(issuer.siren(), DIRECTORY); // BT-34
        if (!issuer.vatNumber().isBlank()) {
            taxRegistration(issuer.vatNumber(), "VA"); // BT-31
        } else {
            taxRegistration(issuer.siren(), "FC"); // BT-32: a franchise may have no VAT number
        }
    }

    private void buyer() {
        Buyer buyer = content.buyer();
        xml.text("ram:Name", buyer.name()); // BT-44
        legalOrganisation(buyer.siren()); // BT-47
        contact(buyer.contactName(), "", buyer.email()); // BG-9
        address(buyer.billingAddress()); // BG-8
        buyerAddress(buyer); // BT-49
        taxRegistration(buyer.vatNumber(), "VA"); // BT-48
    }

    /**
     * Mandatory for everybody (BR-FR-12). Who is not in the French directory has his e-mail address; who has none is
     * reached through the issuer, who hands the document over.
     */
    private void buyerAddress(Buyer buyer) {
        if (!buyer.siren().isBlank()) {
            electronicAddress(buyer.siren(), DIRECTORY);
        } else if (!buyer.email().isBlank() && buyer.email().length() <= LONGEST_ADDRESS) {
            electronicAddress(buyer.email(), EMAIL);
        } else {
            electronicAddress(content.issuer().siren(), DIRECTORY);
        }
    }

    private void delivery() {
        if (PrintedInvoice.deliveredElsewhere(content.buyer())) {
            xml.in("ram:ShipToTradeParty", () -> {
                xml.text("ram:Name", content.buyer().name()); // BT-70
                address(content.buyer().deliveryAddress()); // BG-15
            });
        }
        xml.in(
                "ram:ActualDeliverySupplyChainEvent",
                () -> xml.day("ram:OccurrenceDateTime", "udt", content.serviceDate())); // BT-72
    }

    private void legalOrganisation(String siren) {
        if (!siren.isBlank()) {
            xml.in("ram:SpecifiedLegalOrganization", () -> xml.text("ram:ID", siren, "schemeID", SIREN));
        }
    }

    private void contact(String person, String phone, String email) {
        if (person.isBlank() && phone.isBlank() && email.isBlank()) {
            return;
        }
        xml.in("ram:DefinedTradeContact", () -> {
            xml.text("ram:PersonName", person);
            if (!phone.isBlank()) {
                xml.in("ram:TelephoneUniversalCommunication", () -> xml.text("ram:CompleteNumber", phone));
            }
            if (!email.isBlank()) {
                xml.in("ram:EmailURIUniversalCommunication", () -> xml.text("ram:URIID", email));
            }
        });
    }

    private void address(PostalAddress address) {
        xml.in("ram:PostalTradeAddress", () -> {
            xml.text("ram:PostcodeCode", address.postcode());
            xml.text("ram:LineOne", address.street());
            xml.text("ram:LineTwo", address.complement());
            xml.text("ram:CityName", address.city());
            xml.text("ram:CountryID", address.country());
        });
    }

    private void electronicAddress(String address, String scheme) {
        xml.in("ram:URIUniversalCommunication", () -> xml.text("ram:URIID", address, "schemeID", scheme));
    }

    private void taxRegistration(String number, String scheme) {
        if (!number.isBlank()) {
            xml.in("ram:SpecifiedTaxRegistration", () -> xml.text("ram:ID", number, "schemeID", scheme));
        }
    }
}
