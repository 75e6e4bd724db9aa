package fr.encaisse.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@AnalyzeClasses(packages = "fr.encaisse", importOptions = ImportOption.DoNotIncludeTests.class)
class DependenciesTest {

    @ArchTest
    static final ArchRule onlyProcessAndAccessKnowTheEngine = noClasses()
            .that(not(resideInAnyPackage("fr.encaisse.process..", "fr.encaisse.access..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule sharedValuesStandOnTheJdkAndValueLibraries = classes()
            .that()
            .resideInAPackage("fr.encaisse.shared..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "fr.encaisse.shared..",
                    "com.fasterxml.jackson.annotation..",
                    "org.iban4j..",
                    "org.springframework.modulith..");

    @ArchTest
    static final ArchRule theSimulatorImportsNoOtherModule = noClasses()
            .that()
            .resideInAPackage("fr.encaisse.simulator..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("fr.encaisse..").and(not(resideInAPackage("fr.encaisse.simulator.."))));

    @ArchTest
    static final ArchRule nobodyKnowsTheSimulator = noClasses()
            .that(not(resideInAPackage("fr.encaisse.simulator..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("fr.encaisse.simulator..");

    @ArchTest
    static final ArchRule onlyTheBridgePackageSpeaksHttpToBridge = noClasses()
            .that(not(resideInAnyPackage("fr.encaisse.payment.bridge..", "fr.encaisse.simulator..")))
            .and()
            .doNotHaveSimpleName("DemoPayer")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "org.springframework.web.client..");

    @ArchTest
    static final ArchRule onlyDocumentKnowsPdfAndQrLibraries = noClasses()
            .that(not(resideInAPackage("fr.encaisse.document..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.pdfbox..", "com.openhtmltopdf..", "com.google.zxing..");

    @ArchTest
    static final ArchRule moneyIsNeverFloatingPoint = fields().that()
            .areDeclaredInClassesThat(not(resideInAPackage("fr.encaisse.document..")))
            .should()
            .notHaveRawType(double.class)
            .andShould()
            .notHaveRawType(float.class);

    @ArchTest
    static final ArchRule nowComesFromTheInjectedClock = noClasses()
            .that(not(resideInAPackage("fr.encaisse.simulator..")))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule onlyTheMainClassMakesAClock = noClasses()
            .that(not(resideInAPackage("fr.encaisse.simulator..")))
            .and()
            .doNotHaveFullyQualifiedName("fr.encaisse.Encaisse")
            .and()
            .doNotHaveSimpleName("DemoClock")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule delegatesAreBeansNamedAfterTheirTask = classes()
            .that()
            .implement(JavaDelegate.class)
            .should()
            .haveSimpleNameEndingWith("Delegate")
            .andShould()
            .beAnnotatedWith(Component.class)
            .andShould()
            .notBePublic();

    @ArchTest
    static final ArchRule nobodyPrintsToTheConsole = noClasses()
            .that(not(resideInAPackage("fr.encaisse.simulator..")))
            .and()
            .doNotHaveFullyQualifiedName("fr.encaisse.proof.Verifier")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule controllersOfFeaturesLiveInTheirWebPackage = methods()
            .that()
            .areMetaAnnotatedWith(org.springframework.web.bind.annotation.RequestMapping.class)
            .should()
            .beDeclaredInClassesThat(resideInAnyPackage(
                    "fr.encaisse..web..", "fr.encaisse.desk..", "fr.encaisse.customer..", "fr.encaisse.access.."));
}
