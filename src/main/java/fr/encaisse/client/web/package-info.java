/** The pages that keep clients and their contacts. */
package fr.encaisse.client.web;
