package fr.encaisse.document;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code encaisse.document}.
 *
 * @param epcQr whether invoices carry a second code, for banking apps that read EPC codes; false unless said otherwise
 */
@ConfigurationProperties("encaisse.document")
record DocumentSettings(boolean epcQr) {}
