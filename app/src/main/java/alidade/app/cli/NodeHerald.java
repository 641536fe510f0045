package alidade.app.cli;

import alidade.engine.node.Herald;
import alidade.engine.node.Notice;
import alidade.fetch.http.Webhook;
import alidade.fetch.sources.CancelSignal;
import alidade.resources.text.Texts;
import java.util.Optional;

/// Tells people of other nodes in their language: on the desktop where there is one, and by the webhook.
final class NodeHerald implements Herald {
    private final Texts texts;
    private final Optional<DesktopNotice> desktop;
    private final Optional<Webhook> webhook;

    NodeHerald(Texts texts, Optional<DesktopNotice> desktop, Optional<Webhook> webhook) {
        this.texts = texts;
        this.desktop = desktop;
        this.webhook = webhook;
    }

    @Override
    public Optional<String> tell(Notice notice, boolean isFirst, CancelSignal cancel) {
        var sentence = sentence(notice);
        if (isFirst) desktop.ifPresent(one -> one.show("Alidade", sentence));
        return webhook.flatMap(one -> one.post(document(notice, sentence), cancel::cancelled));
    }

    private String sentence(Notice notice) {
        return texts.get(
                "cli.node.notice." + notice.kind().word(),
                notice.node(),
                notice.region(),
                notice.since().toString(),
                notice.met().toString(),
                notice.limit().toHours());
    }

    private static String document(Notice notice, String sentence) {
        return Documents.write(Documents.object()
                .put("id", notice.id())
                .put("kind", notice.kind().word())
                .put("node", notice.node())
                .put("region", notice.region())
                .put("since", notice.since().toString())
                .put("met", notice.met().toString())
                .put("limit_hours", notice.limit().toHours())
                .put("text", sentence));
    }
}
