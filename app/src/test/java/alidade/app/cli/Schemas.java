package alidade.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;

/// Holds what a command prints to the schema that is published for it.
final class Schemas {
    private static final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final ObjectMapper json = new ObjectMapper();

    private Schemas() {}

    /// What is wrong with a document; nothing if it is as published.
    ///
    /// @param name of the schema, `answer` for `answer.schema.json`
    static List<String> problems(String name, String document) throws IOException {
        try (var stream = Schemas.class.getResourceAsStream("/alidade/resources/schemas/" + name + ".schema.json")) {
            return registry.getSchema(json.readTree(stream)).validate(json.readTree(document)).stream()
                    .map(Object::toString)
                    .toList();
        }
    }
}
