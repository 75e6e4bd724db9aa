package fr.encaisse.process;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Service;

/** The names behind the engine's accounts. */
@Service
public class People {

    private static final String MANAGERS = "managers";

    private final IdentityService identity;

    People(IdentityService identity) {
        this.identity = identity;
    }

    /** Somebody with an account; an unknown one, or one without names, is called by the login. */
    public Person find(String login) {
        User user = identity.createUserQuery().userId(login).singleResult();
        return new Person(login, user == null ? null : user.getFirstName(), user == null ? null : user.getLastName());
    }

    /** Who may repair what the engine could not do. */
    public List<Person> managers() {
        return identity.createUserQuery().memberOfGroup(MANAGERS).orderByUserFirstName().asc().list().stream()
                .map(user -> new Person(user.getId(), user.getFirstName(), user.getLastName()))
                .toList();
    }

    /** @param firstName never empty */
    public record Person(String login, String firstName, String lastName) {

        public Person {
            firstName = firstName == null || firstName.isBlank() ? login : firstName.strip();
            lastName = lastName == null ? "" : lastName.strip();
        }

        /** Both names. */
        public String displayName() {
            return Stream.of(firstName, lastName)
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.joining(" "));
        }
    }
}
