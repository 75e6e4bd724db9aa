/** The demonstration's mailbox: a mail server whose letters are read on a page. */
package fr.encaisse.delivery.web;
