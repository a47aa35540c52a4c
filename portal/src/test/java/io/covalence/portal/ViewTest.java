package io.covalence.portal;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.di.DefaultInstantiator;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.di.InstantiatorFactory;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.VaadinService;
import io.covalence.portal.backend.Drafts;
import io.covalence.portal.backend.Institutions;
import io.covalence.portal.backend.Invitations;
import io.covalence.portal.backend.People;
import io.covalence.portal.backend.Recruiting;
import io.covalence.portal.backend.Studies;
import io.covalence.portal.backend.Tenants;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.monitor.StudyMonitor;
import io.covalence.portal.text.Texts;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Views without a browser and without a container: they are built with fakes of the portal's own seam. */
public abstract class ViewTest extends BrowserlessTest {
    private static final ThreadLocal<Map<Class<?>, Object>> BEANS = new ThreadLocal<>();

    protected final FakeStudies studies = new FakeStudies();
    protected final FakeDrafts drafts = new FakeDrafts();
    protected final FakeTenants tenants = new FakeTenants();
    protected final FakeInvitations invitations = new FakeInvitations();
    protected final FakeRecruiting recruiting = new FakeRecruiting();
    protected final FakeInstitutions institutions = new FakeInstitutions();
    protected final HandTicker ticker = new HandTicker();

    /** Who is signed in. */
    protected abstract Viewer viewer();

    @BeforeEach
    @Override
    protected void initVaadinEnvironment() {
        People people = this::viewer;
        BEANS.set(Map.of(
                People.class, people,
                Studies.class, studies,
                Drafts.class, drafts,
                Tenants.class, tenants,
                Invitations.class, invitations,
                Recruiting.class, recruiting,
                Institutions.class, institutions,
                StudyMonitor.class, new StudyMonitor(studies, ticker),
                Clock.class, Clock.fixed(Samples.NOON, ZoneOffset.UTC)));
        super.initVaadinEnvironment();
    }

    @AfterEach
    @Override
    protected void cleanVaadinEnvironment() {
        super.cleanVaadinEnvironment();
        BEANS.remove();
    }

    /** A new session, as after signing in as somebody else. */
    protected final void reopen() {
        cleanVaadinEnvironment();
        initVaadinEnvironment();
    }

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(FakeContainer.class);
    }

    /** All text beneath a component that is shown, with blanks between elements. */
    protected static String textOf(Component component) {
        return component.getElement().isVisible() ? textOf(component.getElement()) : "";
    }

    private static String textOf(Element element) {
        if (element.isTextNode()) {
            return element.getText();
        }
        return element.isVisible() ? element.getChildren().map(ViewTest::textOf).collect(Collectors.joining(" ")) : "";
    }

    /** Builds views as the container would: by their only constructor. */
    public static final class FakeContainer implements InstantiatorFactory {
        @Override
        public Instantiator createInstantitor(VaadinService service) {
            return new ByConstructor(service);
        }
    }

    private static final class ByConstructor extends DefaultInstantiator {
        private static final long serialVersionUID = 1;

        ByConstructor(VaadinService service) {
            super(service);
        }

        @Override
        public I18NProvider getI18NProvider() {
            return new Texts();
        }

        @Override
        public <T> T getOrCreate(Class<T> type) {
            var constructors = type.getDeclaredConstructors();
            if (constructors.length != 1 || constructors[0].getParameterCount() == 0) {
                return super.getOrCreate(type);
            }
            var arguments = Arrays.stream(constructors[0].getParameterTypes())
                    .map(parameter -> BEANS.get().get(parameter))
                    .toArray();
            if (Arrays.asList(arguments).contains(null)) {
                return super.getOrCreate(type);
            }
            try {
                return type.cast(constructors[0].newInstance(arguments));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
