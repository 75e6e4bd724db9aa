/** The page at {@code /imports}, for managers. */
package fr.encaisse.imports.web;
