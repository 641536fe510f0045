package alidade.app.views.settings;

import alidade.app.fx.Listen;
import alidade.app.views.settings.AccountKeeper.Place;
import alidade.app.views.settings.AccountsReading.Account;
import alidade.app.views.settings.SettingsViewModel.Part;
import alidade.app.widgets.Card;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.StateNote;
import alidade.app.widgets.Wording;
import alidade.fetch.accounts.AccountFile;
import alidade.fetch.accounts.EnvironmentAccounts;
import alidade.fetch.accounts.Secret;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The accounts that sources and proxies need: whether a secret is kept for each, and the ways to set or remove it.
final class AccountsCard extends VBox {
    private static final double SPACE = 10;

    private final SettingsViewModel model;
    private final Wording wording;
    private final StackPane body = new StackPane();

    AccountsCard(SettingsViewModel model, Wording wording) {
        this.model = model;
        this.wording = wording;
        body.setAlignment(Pos.TOP_LEFT);
        var trouble = Fields.wrapping("", "settings-trouble");
        trouble.setId("settings-accounts-trouble");
        trouble.setMaxWidth(Double.MAX_VALUE);
        trouble.textProperty().bind(model.trouble().map(one -> one.orElse("")));
        trouble.visibleProperty().bind(model.trouble().map(Optional::isPresent));
        trouble.managedProperty().bind(trouble.visibleProperty());
        getChildren()
                .add(new Card(
                        "settings-accounts",
                        wording.get("settings.accounts"),
                        wording.get("settings.accounts.note"),
                        new VBox(SPACE, trouble, body),
                        false));
        Listen.to(model.accounts(), this, this::show);
        show(model.accounts().get());
    }

    private void show(Part<AccountsReading> part) {
        body.getChildren()
                .setAll(
                        switch (part) {
                            case Part.Loading<AccountsReading> _ ->
                                new StateNote("settings-accounts-state", wording.get("state.loading"), "");
                            case Part.Failed<AccountsReading>(var sentence) ->
                                new StateNote("settings-accounts-state", wording.get("state.failed"), sentence);
                            case Part.Shown<AccountsReading>(var reading) -> accounts(reading);
                        });
    }

    private Node accounts(AccountsReading reading) {
        var box = new VBox(SPACE);
        if (reading.accounts().isEmpty()) {
            box.getChildren().add(Nodes.text(wording.get("settings.accounts.none"), "text-note"));
        }
        reading.accounts().forEach(account -> box.getChildren().add(row(account, reading.home())));
        var where = Fields.wrapping(
                reading.home()
                        .map(home -> wording.get("settings.accounts.home." + lower(home)))
                        .orElse(wording.get("settings.accounts.home.none", AccountFile.PASSPHRASE)),
                "text-note");
        where.setId("settings-accounts-home");
        box.getChildren().add(where);
        return box;
    }

    private Node row(Account account, Optional<Place> home) {
        var id = "settings-account-" + account.name();
        var state = Nodes.badge(state(account), style(account));
        state.setId(id + "-state");
        var words = new VBox(
                1,
                Nodes.shortening(account.name(), "text-strong"),
                Nodes.shortening(
                        wording.get(
                                "settings.accounts.for",
                                account.users().stream().map(wording::label).collect(Collectors.joining(", "))),
                        "text-small"));
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(SPACE, words, state);
        line.setAlignment(Pos.CENTER_LEFT);
        var row = new VBox(SPACE / 2, line);
        row.getStyleClass().add("settings-row");
        if (account.place().equals(Optional.of(Place.ENVIRONMENT))) {
            row.getChildren()
                    .add(Fields.wrapping(
                            wording.get("settings.accounts.wins", EnvironmentAccounts.variable(account.name())),
                            "text-small"));
            return row;
        }
        if (home.isPresent()) {
            var key = account.place().isPresent() ? "settings.accounts.replace" : "settings.accounts.set";
            line.getChildren()
                    .add(Fields.button(id + "-set", wording.get(key), () -> ask(row, line, account), "quiet"));
        }
        if (account.place().isPresent()) {
            line.getChildren()
                    .add(Fields.button(
                            id + "-remove",
                            wording.get("settings.accounts.remove"),
                            () -> confirm(row, line, account),
                            "quiet"));
        }
        return row;
    }

    /// A field for the secret, which leaves the field before it goes anywhere.
    private void ask(VBox row, Node line, Account account) {
        var id = "settings-account-" + account.name();
        var field = new PasswordField();
        field.setId(id + "-secret");
        field.setPromptText(wording.get("settings.accounts.secret"));
        field.setAccessibleText(wording.get("settings.accounts.secretOf", account.name()));
        HBox.setHgrow(field, Priority.ALWAYS);
        Runnable keep = () -> {
            var text = field.getText();
            field.clear();
            if (text.isBlank()) return;
            row.getChildren().setAll(line);
            model.keep(account.name(), new Secret(text));
        };
        field.setOnAction(_ -> keep.run());
        Runnable back = () -> {
            field.clear();
            row.getChildren().setAll(line);
        };
        Nodes.onEscape(field, back);
        row.getChildren()
                .setAll(
                        line,
                        new HBox(
                                SPACE,
                                field,
                                Fields.button(id + "-keep", wording.get("settings.accounts.keep"), keep, "primary"),
                                Fields.button(id + "-back", wording.get("settings.back"), back, "quiet")));
        field.requestFocus();
    }

    private void confirm(VBox row, Node line, Account account) {
        var id = "settings-account-" + account.name();
        var question = Fields.wrapping(wording.get("settings.accounts.sure", account.name()), "text-body");
        HBox.setHgrow(question, Priority.ALWAYS);
        question.setMaxWidth(Double.MAX_VALUE);
        var yes = Fields.button(
                id + "-sure",
                wording.get("settings.accounts.remove"),
                () -> {
                    row.getChildren().setAll(line);
                    model.forget(account.name());
                },
                "primary");
        var no = Fields.button(
                id + "-back",
                wording.get("settings.back"),
                () -> row.getChildren().setAll(line),
                "quiet");
        var asked = new HBox(SPACE, question, yes, no);
        asked.setAlignment(Pos.CENTER_LEFT);
        row.getChildren().setAll(line, asked);
        yes.requestFocus();
    }

    private String state(Account account) {
        return account.place()
                .map(place -> wording.get("settings.accounts.in." + lower(place)))
                .orElse(wording.get(account.required() ? "settings.accounts.missing" : "settings.accounts.notNeeded"));
    }

    private static String style(Account account) {
        if (account.place().isPresent()) return "good";
        return account.required() ? "bad" : "plain";
    }

    private static String lower(Place place) {
        return place.name().toLowerCase(Locale.ROOT);
    }
}
