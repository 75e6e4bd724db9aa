package fr.encaisse.desk;

import fr.encaisse.process.CreditNoteTask;
import fr.encaisse.process.InvoiceTask;

/** Where Camunda's Tasklist shows a task. */
final class Tasklist {

    private Tasklist() {}

    /** The step is for our scripts there (tasks.js), which have its data on its way before Tasklist asks what it is. */
    static String at(InvoiceTask task) {
        return at(task.taskId()) + "&step=" + task.step();
    }

    static String at(CreditNoteTask task) {
        return at(task.taskId());
    }

    private static String at(String taskId) {
        return "/camunda/app/tasklist/default/#/?forceDisplayTask=true&task=" + taskId;
    }
}
