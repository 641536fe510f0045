package alidade.engine.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What a backup says of itself: whose it is, how far its log reaches, and every file with length and SHA-256.
///
/// @param node who sealed there
/// @param headHash hash of the last entry of that node; 64 zeros when there is none
/// @param leftOut entries that were damaged when the backup was made, in sentences
/// @param files by name in the zip
record Manifest(
        Instant madeAt,
        String node,
        String region,
        long headSeq,
        String headHash,
        List<String> leftOut,
        TreeMap<String, Member> files) {
    /// The highest form of a backup that this program reads, and the one that it writes.
    static final int FORMAT = 1;

    /// The last file of the zip: a backup without it was not finished.
    static final String NAME = "alidade-backup.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param sha SHA-256 of the content in hexadecimal
    record Member(long bytes, String sha) {}

    String text() {
        var root = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("made_at", madeAt.toString())
                .put("node", node)
                .put("region", region)
                .put("head_seq", headSeq)
                .put("head_hash", headHash);
        leftOut.forEach(root.putArray("left_out")::add);
        var list = root.putArray("files");
        files.forEach((name, member) ->
                list.addObject().put("name", name).put("bytes", member.bytes()).put("sha", member.sha()));
        return root.toPrettyString();
    }

    /// @throws BackupProblem when it is not a manifest, or one of a later version
    static Manifest read(String text) {
        try {
            var root = JSON.readTree(text);
            var format = root.path("format").asInt();
            if (format > FORMAT) {
                throw new BackupProblem(
                        "it has backup format %d, which a later version of the program wrote; this one reads up to %d"
                                .formatted(format, FORMAT));
            }
            var leftOut = new ArrayList<String>();
            root.path("left_out").forEach(one -> leftOut.add(one.asText()));
            var files = new TreeMap<String, Member>();
            for (var one : root.path("files")) {
                var name = required(one, "name").asText();
                var member = new Member(
                        required(one, "bytes").asLong(), required(one, "sha").asText());
                if (files.put(name, member) != null) throw new BackupProblem("it names '" + name + "' twice");
            }
            return new Manifest(
                    Instant.parse(required(root, "made_at").asText()),
                    required(root, "node").asText(),
                    required(root, "region").asText(),
                    required(root, "head_seq").asLong(),
                    required(root, "head_hash").asText(),
                    leftOut,
                    files);
        } catch (JsonProcessingException | DateTimeException e) {
            throw new BackupProblem("its list of files cannot be read: " + e.getMessage(), e);
        }
    }

    private static JsonNode required(JsonNode of, String member) {
        if (of.hasNonNull(member)) return of.get(member);
        throw new BackupProblem("its list of files lacks '" + member + "'");
    }
}
