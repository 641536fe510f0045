package alidade.app.views.quality;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.app.widgets.Wording;
import alidade.engine.log.EntryId;
import alidade.engine.pipeline.Engine;
import alidade.engine.pipeline.EngineOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sentences as the engine really says them.
class EngineWordsTest {
    @TempDir
    Path folder;

    private String readOnly(String home) {
        var options = EngineOptions.usual().withHome(folder.resolve(home));
        try (var engine = Engine.open(folder.resolve("workspace"), options)) {
            return engine.readOnly().orElse("");
        }
    }

    private static String in(Locale language, String sentence) {
        return new EngineWords(Wording.in(language)).of(sentence);
    }

    @Test
    void aWorkspaceThatWasCopiedSaysSoInBothLanguages() {
        assertThat(readOnly("home")).isEmpty();
        var sentence = readOnly("other-home");

        assertThat(in(Locale.SIMPLIFIED_CHINESE, sentence))
                .startsWith("本机没有节点 ")
                .endsWith("：此工作区是从别处复制来的，只能读取");
        assertThat(in(Locale.ENGLISH, sentence)).isEqualTo(sentence);
    }

    @Test
    void anOlderCopySaysSoInBothLanguages() throws IOException {
        String node;
        long head;
        try (var engine =
                Engine.open(folder.resolve("workspace"), EngineOptions.usual().withHome(folder.resolve("home")))) {
            var last = engine.log().head().orElseThrow().id();
            node = last.node();
            head = last.seq();
        }
        var file = folder.resolve("workspace/log/" + node + "/" + "%012d".formatted(head) + ".entry");
        Files.delete(file);
        var sentence = readOnly("home");

        assertThat(in(Locale.SIMPLIFIED_CHINESE, sentence))
                .isEqualTo("本机已封存到条目 " + new EntryId(node, head) + "，而日志止于 " + (head - 1) + "：这是较旧的副本，只能读取");
        assertThat(in(Locale.ENGLISH, sentence)).isEqualTo(sentence);
    }
}
