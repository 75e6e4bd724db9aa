package fr.encaisse.desk;

import fr.encaisse.process.People;
import org.springframework.stereotype.Component;

/** Whether what a manager records about money needs a second person. */
@Component
class FourEyes {

    private final FourEyesSettings settings;
    private final People people;

    FourEyes(FourEyesSettings settings, People people) {
        this.settings = settings;
        this.people = people;
    }

    boolean areNeeded() {
        return switch (settings.fourEyes()) {
            case ALWAYS -> true;
            case SEVERAL_MANAGERS -> people.managers().size() > 1;
            case NEVER -> false;
        };
    }
}
