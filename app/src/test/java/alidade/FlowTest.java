package alidade;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

/// The picture of the house, as a test.
@AnalyzeClasses(packages = "alidade", importOptions = ImportOption.DoNotIncludeTests.class)
class FlowTest {
    @ArchTest
    void modulesStandInALine(JavaClasses house) {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("resources")
                .definedBy("alidade.resources..")
                .layer("fetch")
                .definedBy("alidade.fetch..")
                .layer("engine")
                .definedBy("alidade.engine..")
                .layer("app")
                .definedBy("alidade.app..")
                .whereLayer("app")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("fetch")
                .mayOnlyBeAccessedByLayers("engine", "app")
                .because("each module knows only those to its left: resources ← fetch ← engine ← app")
                .check(house);
    }

    @ArchTest
    void engineKnowsNoWindow(JavaClasses house) {
        noClasses()
                .that()
                .resideOutsideOfPackage("alidade.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx..")
                .because("the same engine serves the window, the terminal and a node without a screen")
                .check(house);
    }

    @ArchTest
    void theFlowKnowsNoRoomsOffTheHall(JavaClasses house) {
        noClasses()
                .that()
                .resideInAPackage("alidade.engine..")
                .and()
                .resideOutsideOfPackage("alidade.engine.backup..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("alidade.engine.backup..")
                .because("a room knows the flow and the flow never knows it; only alerts are a step of a publication")
                .check(house);
    }

    @ArchTest
    void theFlowKnowsNoExchange(JavaClasses house) {
        noClasses()
                .that()
                .resideInAPackage("alidade.engine..")
                .and()
                .resideOutsideOfPackages("alidade.engine.exchange..", "alidade.engine.node..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("alidade.engine.exchange..")
                .because("entries are sealed, stored and computed from in the same way, wherever they came from")
                .check(house);
    }

    @ArchTest
    void nothingOfTheEngineKnowsTheNodeMode(JavaClasses house) {
        noClasses()
                .that()
                .resideInAPackage("alidade.engine..")
                .and()
                .resideOutsideOfPackage("alidade.engine.node..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("alidade.engine.node..")
                .because("a node that works by itself asks of the engine what a person would ask")
                .check(house);
    }

    @ArchTest
    void fetchKnowsNoDatabase(JavaClasses house) {
        noClasses()
                .that()
                .resideInAnyPackage("alidade.resources..", "alidade.fetch..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.h2..", "com.zaxxer..")
                .because("fetch brings pages back; what they mean is decided in the engine")
                .check(house);
    }
}
