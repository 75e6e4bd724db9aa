/** The page that hands out closings. */
package fr.encaisse.proof.web;
