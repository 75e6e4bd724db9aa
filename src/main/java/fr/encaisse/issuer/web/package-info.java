/** The pages that keep the company and its collection accounts. */
package fr.encaisse.issuer.web;
