package alidade.app.views.settings;

import alidade.app.fx.Listen;
import alidade.app.views.settings.SettingsViewModel.Part;
import alidade.app.widgets.Card;
import alidade.app.widgets.Nodes;
import alidade.app.widgets.StateNote;
import alidade.app.widgets.Wording;
import alidade.resources.packs.RoutesDefinition.Profile;
import alidade.resources.packs.RoutesDefinition.Way;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The profiles of routes and the ways that they lead, as `routes.yaml` says it.
final class RoutesCard extends VBox {
    private static final double SPACE = 10;

    private final Wording wording;
    private final StackPane body = new StackPane();

    RoutesCard(SettingsViewModel model, Wording wording) {
        this.wording = wording;
        body.setAlignment(Pos.TOP_LEFT);
        getChildren()
                .add(new Card(
                        "settings-routes",
                        wording.get("settings.routes"),
                        wording.get("settings.routes.note"),
                        body,
                        false));
        Listen.to(model.routes(), this, this::show);
        show(model.routes().get());
    }

    private void show(Part<RoutesReading> part) {
        body.getChildren()
                .setAll(
                        switch (part) {
                            case Part.Loading<RoutesReading> _ ->
                                new StateNote("settings-routes-state", wording.get("state.loading"), "");
                            case Part.Failed<RoutesReading>(var sentence) ->
                                new StateNote("settings-routes-state", wording.get("state.failed"), sentence);
                            case Part.Shown<RoutesReading>(var reading) -> profiles(reading);
                        });
    }

    private Node profiles(RoutesReading reading) {
        var box = new VBox(SPACE);
        if (reading.file().isEmpty()) {
            var none = Fields.wrapping(wording.get("settings.routes.none"), "text-note");
            none.setId("settings-routes-none");
            box.getChildren().add(none);
        }
        for (var name : reading.choice().names()) {
            var profile = reading.file().flatMap(file -> file.profile(name));
            box.getChildren()
                    .add(profile(name, profile, name.equals(reading.choice().inUse())));
        }
        return box;
    }

    private Node profile(String name, Optional<Profile> profile, boolean isInUse) {
        var title = Nodes.text(name, "text-strong");
        var head = new HBox(SPACE, title);
        head.setAlignment(Pos.CENTER_LEFT);
        if (isInUse) {
            var badge = Nodes.badge(wording.get("settings.routes.inUse"), "accent");
            badge.setId("settings-routes-in-use-" + name);
            head.getChildren().add(badge);
        }
        if (profile.isEmpty()) {
            head.getChildren()
                    .add(Nodes.shortening(
                            wording.get(name.equals("direct") ? "settings.routes.direct" : "settings.routes.system"),
                            "text-note"));
            return head;
        }
        var ways = new GridPane(SPACE * 1.6, 3);
        new TreeMap<>(profile.get().regions()).forEach((region, way) -> add(ways, region, way));
        add(ways, wording.get("settings.routes.otherwise"), profile.get().otherwise());
        return new VBox(4, head, ways);
    }

    private void add(GridPane ways, String region, Way way) {
        ways.addRow(ways.getRowCount(), Nodes.text(region, "text-label"), Nodes.shortening(words(way), "text-body"));
    }

    /// Accounts by their names, which are no secrets.
    private String words(Way way) {
        var words = new ArrayList<String>();
        words.add(wording.get("settings.way." + way.kind().name().toLowerCase(Locale.ROOT)));
        way.proxy().ifPresent(words::add);
        way.pac().ifPresent(words::add);
        way.account().ifPresent(account -> words.add(wording.get("settings.way.account", account)));
        way.dns().ifPresent(dns -> words.add("DNS " + dns));
        if (!way.trust().isEmpty()) {
            words.add(wording.get("settings.way.trust", String.join(", ", way.trust())));
        }
        return String.join(" · ", words);
    }
}
