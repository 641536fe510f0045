package alidade.engine.node;

import alidade.engine.node.Neighbour.Condition;
import alidade.engine.pipeline.ScheduledSource;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/// The health of a node as measurements for Prometheus. Names and meanings are those of the manual's page about nodes.
final class HealthMetrics {
    private final Exposition text = new Exposition();
    private final Health health;

    private HealthMetrics(Health health) {
        this.health = health;
    }

    /// @param residentBytes of the process, where the system tells
    static String of(Health health, String version, OptionalLong residentBytes) {
        var metrics = new HealthMetrics(health);
        metrics.self(version, residentBytes);
        metrics.sources();
        health.meeting().ifPresent(metrics::hub);
        metrics.log();
        return metrics.text.toString();
    }

    private void self(String version, OptionalLong residentBytes) {
        var self = health.self();
        text.gauge("alidade_node_info", "The node: its name, its region and the version of the program.")
                .add(Map.of("node", self.node(), "region", self.region(), "version", version), 1);
        var states = text.gauge("alidade_node_state", "1 for the state in which the node is, 0 for the others.");
        for (var state : Health.State.values())
            states.add(Map.of("state", state.word()), state == health.state() ? 1 : 0);
        var troubles = text.gauge("alidade_node_troubles", "Troubles there are now, by kind.");
        for (var kind : Trouble.Kind.values()) {
            var count =
                    health.troubles().stream().filter(one -> one.kind() == kind).count();
            troubles.add(Map.of("kind", kind.word()), count);
        }
        text.gauge("alidade_node_start_time_seconds", "When the node began to work.")
                .add(seconds(self.since()));
        residentBytes.ifPresent(bytes -> text.gauge("process_resident_memory_bytes", "Resident memory of the process.")
                .add(bytes));
        text.gauge("alidade_disk_free_bytes", "Free room on the disk with the workspace.")
                .add(health.freeBytes());
    }

    private void sources() {
        text.gauge("alidade_sources_collecting", "Sources that are being collected now.")
                .add(health.collecting().size());
        var runs = text.counter("alidade_runs_total", "Runs since the node began to work, by how they ended.");
        health.runs().forEach((status, count) -> runs.add(Map.of("status", status.word()), count));
        var failures = text.gauge("alidade_source_failures", "Failed runs of the source since one brought something.");
        health.sources().forEach(source -> failures.add(labels(source), source.failures()));
        var last =
                text.gauge("alidade_source_last_success_time_seconds", "End of the last run that brought something.");
        health.sources()
                .forEach(source ->
                        source.lastSuccess().ifPresent(run -> last.add(labels(source), seconds(run.ended()))));
        var next = text.gauge("alidade_source_next_run_time_seconds", "When the next run of the source is due.");
        health.sources().forEach(source -> source.due().ifPresent(due -> next.add(labels(source), seconds(due))));
    }

    private static Map<String, String> labels(ScheduledSource source) {
        return Map.of("source", source.source(), "region", source.region());
    }

    private void hub(Meeting meeting) {
        text.gauge("alidade_hub_up", "1 while the hub can be reached, 0 while it cannot.")
                .add(meeting.awaySince().isEmpty() ? 1 : 0);
        text.counter("alidade_exchanges_total", "Exchanges since the node began to work, by whether the hub was there.")
                .add(Map.of("hub", "reached"), meeting.met())
                .add(Map.of("hub", "away"), meeting.failed());
        text.counter("alidade_exchanged_entries_total", "Entries that were exchanged, by direction.")
                .add(Map.of("direction", "push"), meeting.pushed())
                .add(Map.of("direction", "pull"), meeting.pulled());
        var last = text.gauge("alidade_exchange_last_time_seconds", "End of the last exchange that reached the hub.");
        meeting.last().ifPresent(moment -> last.add(seconds(moment)));
        var signs = text.gauge("alidade_neighbour_last_sign_time_seconds", "Last sign of another node at the hub.");
        for (var one : meeting.neighbours()) signs.add(labels(one), seconds(one.met()));
        var silent = text.gauge("alidade_neighbour_silent", "1 while another node is silent, 0 while it is not.");
        for (var one : meeting.neighbours()) {
            if (one.condition() == Condition.PRESENT || one.condition() == Condition.SILENT)
                silent.add(labels(one), one.condition() == Condition.SILENT ? 1 : 0);
        }
    }

    private static Map<String, String> labels(Neighbour neighbour) {
        return Map.of("neighbour", neighbour.node(), "region", neighbour.region());
    }

    private void log() {
        var entries = text.gauge("alidade_log_entries", "Entries of a node that are here without a gap.");
        health.reached().forEach((node, reached) -> entries.add(Map.of("node", node), reached));
        var alerts = text.gauge("alidade_alerts_open", "Open alerts about the data, by rule.");
        health.alerts().forEach((rule, count) -> alerts.add(Map.of("rule", rule.toLowerCase(Locale.ROOT)), count));
    }

    private static double seconds(Instant moment) {
        return moment.toEpochMilli() / 1000.0;
    }
}
