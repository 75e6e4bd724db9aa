package fr.encaisse.desk.wizard;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.StepContent;
import fr.encaisse.process.WizardStep;

/**
 * A step as its form shows it.
 *
 * @param version to be named when saving; 0 when nothing has been kept yet
 * @param content what was typed, or what is proposed at first; null for steps that show only
 * @param view what the form shows besides
 */
record StepAnswer(String taskId, InvoiceId invoice, WizardStep step, int version, StepContent content, Object view) {}
