package studio.raim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "studio.raim", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule every_class_lives_in_a_room = classes()
            .that()
            .resideInAPackage("studio.raim.*..")
            .should(new ArchCondition<JavaClass>("belong to a room of the package graph") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (Rooms.of(type.getPackageName()).isEmpty()) {
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " is in no room"));
                    }
                }
            });

    @ArchTest
    static final ArchRule arrows_that_are_not_drawn_are_forbidden = classes()
            .that()
            .resideInAPackage("studio.raim.*..")
            .should(new ArchCondition<JavaClass>("only use the rooms that the package graph allows") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    for (Dependency use : type.getDirectDependenciesFromSelf()) {
                        forbidden(use).ifPresent(why -> events.add(SimpleConditionEvent.violated(type, why)));
                    }
                }
            });

    @ArchTest
    static final ArchRule the_engine_knows_no_server = noClasses()
            .that()
            .resideInAnyPackage("studio.raim.engine..", "studio.raim.common..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..", "org.hibernate..", "jakarta..", "com.vaadin..", "io.vertx..", "org.quartz..");

    @ArchTest
    static final ArchRule only_pages_see_vaadin = noClasses()
            .that()
            .resideOutsideOfPackages("studio.raim.server.*.ui..", "studio.raim.server.shell..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin..");

    @ArchTest
    static final ArchRule only_rest_sees_jakarta_rest = noClasses()
            .that()
            .resideOutsideOfPackage("studio.raim.server.*.rest..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule a_job_knows_no_network_library = noClasses()
            .that()
            .resideInAPackage("studio.raim.server.job..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..", "org.quartz..");

    @Test
    void no_path_leads_from_judging_to_what_would_unblind_it() {
        assertThat(Rooms.reachableFrom("server.judging"))
                .doesNotContain("server.job", "server.study", "server.offer", "server.photo", "server.worker");
    }

    private static Optional<String> forbidden(Dependency use) {
        if (!use.getTargetClass().getPackageName().startsWith("studio.raim")) {
            return Optional.empty();
        }
        Optional<String> from = Rooms.of(use.getOriginClass().getPackageName());
        Optional<String> to = Rooms.of(use.getTargetClass().getPackageName());
        if (from.isPresent() && to.isPresent() && Rooms.allows(from.get(), to.get())) {
            return Optional.empty();
        }
        return Optional.of("%s may not use %s: %s".formatted(from.orElse("?"), to.orElse("?"), use.getDescription()));
    }
}
