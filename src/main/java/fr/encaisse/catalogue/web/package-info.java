/** The pages that keep the catalogue. */
package fr.encaisse.catalogue.web;
