package alidade.fetch.sources;

import static org.assertj.core.api.Assertions.assertThat;

import alidade.resources.packs.SourceDefinition;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final SourceDefinition source = Sources.linked("http://127.0.0.1", "x");

    @Test
    void namesWhatIsGoneNewAndOfAnotherKind() {
        var before = shape("{'id':'a','likes':1,'owner':{'name':'x'}}", "{'id':'b','likes':2,'owner':{'name':'y'}}");
        var now = shape("{'id':'a','likes':'1','hearts':1,'by':{'name':'x'}}", "{'id':'b','likes':'2','hearts':2}");

        // `by` is in one of two records, which is half of them; what is inside it is not told again.
        assertThat(now.since(before, source))
                .extracting(Shape.Change::sentence)
                .containsExactly(
                        "list.by is new (object)",
                        "list.hearts is new (number)",
                        "list.likes was number, is text",
                        "list.owner is gone (was object)");
    }

    @Test
    void whatOnlyFewRecordsHaveMayComeAndGo() {
        var before = shape("{'id':'a','rare':1}", "{'id':'b'}", "{'id':'c'}");
        var now = shape("{'id':'a','odd':true}", "{'id':'b'}", "{'id':'c'}");

        assertThat(now.since(before, source)).isEmpty();
    }

    @Test
    void nullIsNoKindAndNothingIsNotCompared() {
        var before = shape("{'id':'a','likes':1}", "{'id':'b','likes':null}");

        assertThat(shape("{'id':'a','likes':2}").since(before, source)).isEmpty();
        assertThat(shape().since(before, source)).isEmpty();
        assertThat(before.since(shape(), source)).isEmpty();
    }

    @Test
    void staysTheSameWhenItIsWrittenAndRead() throws JsonProcessingException {
        var shape = shape("{'id':'a','tags':['x',1,{'y':2}]}");

        assertThat(JSON.readValue(JSON.writeValueAsString(shape), Shape.class)).isEqualTo(shape);
        assertThat(shape.members()).containsOnlyKeys("list", "list.id", "list.tags", "list.tags[*]", "list.tags[*].y");
    }

    @Test
    void deepAndWideRecordsAreLookedAtUpToACap() {
        var wide = new StringBuilder("{");
        for (var i = 0; i < 5_000; i++) wide.append("'m").append(i).append("':1,");
        wide.append("'deep':").append("[".repeat(60)).append("]".repeat(60)).append('}');

        assertThat(shape(wide.toString()).members()).hasSize(2_000);
    }

    private Shape shape(String... records) {
        var all = new ArrayList<RawRecord>();
        for (var record : records) {
            try {
                var merged = JSON.createObjectNode();
                merged.set("list", JSON.readTree(record.replace('\'', '"')));
                all.add(new RawRecord("", List.of("x"), merged, List.of()));
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }
        return Shape.of(source, all);
    }
}
