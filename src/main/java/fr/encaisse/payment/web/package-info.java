/** Where Bridge calls us. */
package fr.encaisse.payment.web;
