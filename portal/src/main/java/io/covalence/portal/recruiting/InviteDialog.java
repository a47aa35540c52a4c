package io.covalence.portal.recruiting;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.covalence.contract.invitation.NewInvitation;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks whom to invite. One invitation is for one institution, so several addresses come with a name each. Those that can be
 * invited are; the others stay in the field with the reason.
 */
final class InviteDialog extends Dialog {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_LIST = 5_000;
    static final int MOST_AT_ONCE = 20;

    private final transient Consumer<NewInvitation> invite;
    private final TextArea addresses = new TextArea(text("recruiting.addresses"));
    private final TextField institution = new TextField(text("recruiting.institution"));
    private final IntegerField days = new IntegerField(text("recruiting.days"));
    private final Div refused = new Div();
    private boolean focused;

    /**
     * Makes the form.
     *
     * @param isFirst whether the plan can still be changed, which ends with the first invitation
     * @param invite invites one institution, or refuses with a ProblemException
     */
    InviteDialog(boolean isFirst, Consumer<NewInvitation> invite) {
        super(text("recruiting.invite.title"));
        this.invite = invite;
        addClassName("invite-dialog");
        addresses.setId("invite-addresses");
        addresses.setHelperText(text("recruiting.addresses.help"));
        addresses.setMaxLength(LONGEST_LIST);
        addresses.setMinRows(2);
        addresses.setRequiredIndicatorVisible(true);
        addresses.setManualValidation(true);
        institution.setId("invite-institution");
        institution.setHelperText(text("recruiting.institution.help"));
        institution.setMaxLength(LONGEST_NAME);
        institution.setManualValidation(true);
        days.setId("invite-days");
        days.setHelperText(text("recruiting.days.help", NewInvitation.FEWEST_DAYS, NewInvitation.MOST_DAYS));
        days.setValue(NewInvitation.DEFAULT_DAYS);
        days.setStepButtonsVisible(true);
        days.setMin(NewInvitation.FEWEST_DAYS);
        days.setMax(NewInvitation.MOST_DAYS);
        days.setManualValidation(true);
        refused.addClassName("refused");
        refused.setId("invite-refused");
        refused.getElement().setAttribute("role", "alert");
        var form = new Div();
        form.addClassName("dialog-form");
        if (isFirst) {
            form.add(new Paragraph(text("recruiting.invite.first")));
        }
        form.add(addresses, institution, days, refused);
        add(form);
        var send = new Button(text("recruiting.invite.send"), event -> send());
        send.setId("send-invitations");
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        send.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(this);
        getFooter().add(new Button(text("cancel"), event -> close()), send);
        addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                addresses.focus();
            }
        });
    }

    private void send() {
        forget();
        var written = Addressee.parse(addresses.getValue());
        if (written.isEmpty()) {
            say(text("recruiting.addresses.none"));
            return;
        }
        if (written.size() > MOST_AT_ONCE) {
            say(text("recruiting.addresses.many", MOST_AT_ONCE));
            return;
        }
        if (written.size() > 1
                && written.stream().anyMatch(one -> one.institution().isEmpty())) {
            say(text("recruiting.addresses.names"));
            return;
        }
        var left = new ArrayList<Addressee>();
        var reasons = new ArrayList<String>();
        for (var one : written) {
            try {
                invite.accept(new NewInvitation(name(one), one.email(), days()));
            } catch (ProblemException refusal) {
                left.add(one);
                tell(one, refusal, reasons);
            }
        }
        if (left.isEmpty()) {
            close();
            return;
        }
        addresses.setValue(
                String.join("\n", left.stream().map(Addressee::written).toList()));
        if (!reasons.isEmpty()) {
            say(String.join(" ", reasons));
        }
    }

    private String name(Addressee one) {
        return one.institution().isEmpty() ? institution.getValue().strip() : one.institution();
    }

    /** An empty field is out of bounds as well, and refused as any other number. */
    private int days() {
        var value = days.getValue();
        return value == null ? 0 : value;
    }

    /** Says what is wrong at the field it is wrong with. */
    private void tell(Addressee one, ProblemException refusal, List<String> reasons) {
        if (refusal.errors().isEmpty()) {
            refused.setText(refusal.detail());
        }
        for (var error : refusal.errors()) {
            switch (error.pointer()) {
                case "/days" ->
                    mark(days, text("recruiting.days.wrong", NewInvitation.FEWEST_DAYS, NewInvitation.MOST_DAYS));
                case "/institutionName" -> {
                    if (one.institution().isEmpty()) {
                        mark(institution, text("recruiting.institution.wrong"));
                    } else {
                        reasons.add(text("recruiting.addresses.name", one.email()));
                    }
                }
                default ->
                    reasons.add(
                            refusal.type() == ProblemType.INVALID_REQUEST
                                    ? text("recruiting.addresses.wrong", one.email())
                                    : text("recruiting.addresses.refused", one.email(), refusal.detail()));
            }
        }
    }

    private void say(String reason) {
        mark(addresses, reason);
    }

    private <F extends Component & HasValidation & Focusable<?>> void mark(F field, String reason) {
        field.setErrorMessage(reason);
        field.setInvalid(true);
        if (!focused) {
            field.focus();
            focused = true;
        }
    }

    private void forget() {
        focused = false;
        refused.setText("");
        List.<HasValidation>of(addresses, institution, days).forEach(field -> field.setInvalid(false));
    }
}
