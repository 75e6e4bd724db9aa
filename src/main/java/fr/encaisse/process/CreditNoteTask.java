package fr.encaisse.process;

import fr.encaisse.creditnote.CreditNoteId;

/**
 * A user task of a credit note that waits for somebody.
 *
 * @param taskId the engine's id, as Tasklist knows it
 * @param assignee login; null when any manager may take it
 */
public record CreditNoteTask(String taskId, CreditNoteStep step, CreditNoteId creditNote, String assignee) {}
