package fr.encaisse.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One file of {@code processes/} together with its dictionary, as the model rules read them; no engine involved. */
record ProcessModel(Path file, BpmnModelInstance bpmn) {

    /** A rule that is checked on each file of {@code processes/}. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest(name = "{0}")
    @MethodSource("fr.encaisse.process.ProcessModel#all")
    @interface Rule {}

    static List<ProcessModel> all() {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.sorted().map(ProcessModel::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Checks the file against the BPMN schema as well. */
    static ProcessModel read(Path file) {
        return new ProcessModel(file, Bpmn.readModelFromFile(file.toFile()));
    }

    String name() {
        return file.getFileName().toString().replaceFirst("\\.bpmn$", "");
    }

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Process process() {
        return every(Process.class).iterator().next();
    }

    <T extends ModelElementInstance> Collection<T> every(Class<T> type) {
        return bpmn.getModelElementsByType(type);
    }

    <T extends ModelElementInstance> T element(String id) {
        return bpmn.getModelElementById(id);
    }

    /** The constants of one group of the dictionary, for example {@code Elements} of {@code InvoiceProcess}. */
    Set<String> dictionary(String group) throws ReflectiveOperationException {
        String owner = "fr.encaisse.process." + pascal(name()) + "Process";
        Field[] constants = Class.forName(owner + "$" + group).getDeclaredFields();
        return Arrays.stream(constants)
                .filter(field -> field.getType() == String.class)
                .map(ProcessModel::valueOf)
                .collect(Collectors.toSet());
    }

    /** {@code CreditNote} of {@code credit-note}. */
    private static String pascal(String hyphened) {
        return Arrays.stream(hyphened.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase() + word.substring(1))
                .collect(Collectors.joining());
    }

    private static String valueOf(Field constant) {
        try {
            constant.setAccessible(true);
            return (String) constant.get(null);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Every XML element, those that the model API does not know included. */
    Stream<DomElement> xml() {
        return below(bpmn.getDocument().getRootElement());
    }

    private static Stream<DomElement> below(DomElement element) {
        return Stream.concat(
                Stream.of(element), element.getChildElements().stream().flatMap(ProcessModel::below));
    }

    /** {@code ChooseClient} of {@code UserTask_ChooseClient}. */
    static String objectOf(FlowElement element) {
        return element.getId().substring(element.getId().indexOf('_') + 1);
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
