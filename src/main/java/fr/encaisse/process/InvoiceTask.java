package fr.encaisse.process;

import fr.encaisse.invoice.InvoiceId;

/**
 * A user task that waits for somebody.
 *
 * @param taskId the engine's id, as Tasklist knows it
 * @param assignee login; null when any member of the group may take it
 */
public record InvoiceTask(String taskId, WizardStep step, InvoiceId invoice, String assignee) {}
