package fr.encaisse.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;

/** Tests share one application, so that one of them could break those that come after it. */
@AnalyzeClasses(packages = "fr.encaisse", importOptions = ImportOption.OnlyIncludeTests.class)
class TestsTest {

    @ArchTest
    static final ArchRule theFilterOfTokensStaysAsItIs = noClasses()
            .should()
            .callMethod(SecurityMockMvcRequestPostProcessors.class, "csrf")
            .because("it gives the filter another place for its tokens for good; see CsrfCookie");
}
