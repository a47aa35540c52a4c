package io.covalence.connector.cases;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** This test does what people did who told of it in public; when it passes, that is counted. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Plays.Counting.class)
public @interface Plays {
    ReportedAction value();

    /** Counts the tests that pass. */
    final class Counting implements AfterTestExecutionCallback {
        @Override
        public void afterTestExecution(ExtensionContext context) {
            if (context.getExecutionException().isEmpty()) {
                CaseCount.action(context.getRequiredTestMethod()
                        .getAnnotation(Plays.class)
                        .value());
            }
        }
    }
}
