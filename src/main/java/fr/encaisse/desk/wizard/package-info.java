/** The API behind the wizard's forms: one controller per step, and what all steps have in common. */
package fr.encaisse.desk.wizard;
