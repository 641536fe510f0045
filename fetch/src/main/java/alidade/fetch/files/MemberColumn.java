package alidade.fetch.files;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/// Where a member of a JSON object stands in its line.
final class MemberColumn {
    private MemberColumn() {}

    /// `:23`, the character at which the value of the member begins, from 1; empty where it has no such member.
    ///
    /// @param path the name of a member, or a path that leads into it
    static String of(ObjectMapper json, String line, String path) {
        try (var parser = json.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                if (path.equals(name) || path.startsWith(name + ".") || path.startsWith(name + "[")) {
                    return ":" + parser.currentTokenLocation().getColumnNr();
                }
                parser.skipChildren();
            }
            return "";
        } catch (IOException e) {
            return "";
        }
    }
}
