/** Bridge's HTTP API, version 2025-01-15: the only package that knows how it is spoken to and how it signs. */
package fr.encaisse.payment.bridge;
