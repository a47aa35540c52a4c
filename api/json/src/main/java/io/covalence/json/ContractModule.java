package io.covalence.json;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import io.covalence.contract.plan.StudyPlan;

/** Teaches a mapper the contract's records. */
public final class ContractModule extends Module {
    private final boolean strict;

    private ContractModule(boolean strict) {
        this.strict = strict;
    }

    /** For what is trusted to be whole: members may be missing. */
    public static Module lenient() {
        return new ContractModule(false);
    }

    /** For what others send: every member has to be there and not null, unless the contract gives it a default. */
    public static Module strict() {
        return new ContractModule(true);
    }

    @Override
    public String getModuleName() {
        return strict ? "covalence-strict" : "covalence";
    }

    /** A strict one may be added to a mapper that has the lenient one. */
    @Override
    public Object getTypeId() {
        return getModuleName();
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.appendAnnotationIntrospector(new Kinds());
        if (strict) {
            context.appendAnnotationIntrospector(new RequiredMembers());
        }
        context.addBeanDeserializerModifier(new PlansBySchema());
        IdJson.setup(context);
    }

    private static final class PlansBySchema extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
            return description.getBeanClass() == StudyPlan.class ? new PlanDeserializer(deserializer) : deserializer;
        }
    }
}
