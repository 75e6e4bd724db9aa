package fr.encaisse.process;

import fr.encaisse.shared.Conflict;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;

/** Acts on a task that was open when it was read. */
final class OpenTask {

    private OpenTask() {}

    /** @throws Conflict when somebody has ended it meanwhile, which the engine says in three ways */
    static void act(Runnable act) {
        try {
            act.run();
        } catch (OptimisticLockingException | NotFoundException | NullValueException gone) {
            throw new Conflict("process.task.done");
        }
    }
}
