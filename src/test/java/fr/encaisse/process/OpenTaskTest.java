package fr.encaisse.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.encaisse.EncaisseTest;
import fr.encaisse.shared.Conflict;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the engine says of a task that has just gone. */
@EncaisseTest
class OpenTaskTest {

    @Autowired
    TaskService tasks;

    @Test
    void whoActsOnATaskThatHasJustGoneIsToldThatItIsDone() {
        assertDone(() -> tasks.complete("gone"));
        assertDone(() -> tasks.setVariableLocal("gone", "direction", "next"));
        assertDone(() -> tasks.setVariable("gone", "owner", "staff"));
        assertDone(() -> tasks.setAssignee("gone", "staff"));
    }

    @Test
    void anotherFaultIsNotTakenForIt() {
        assertThatThrownBy(() -> OpenTask.act(() -> {
                    throw new IllegalStateException("the disk is full");
                }))
                .hasMessage("the disk is full");
    }

    private static void assertDone(Runnable act) {
        assertThatThrownBy(() -> OpenTask.act(act))
                .isInstanceOfSatisfying(
                        Conflict.class,
                        conflict -> assertThat(conflict.messageKey()).isEqualTo("process.task.done"));
    }
}
