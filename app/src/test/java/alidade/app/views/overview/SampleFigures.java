package alidade.app.views.overview;

import alidade.app.views.explain.Inquiry;
import alidade.app.views.explain.Lineage;
import alidade.app.views.overview.QualityNow.OpenAlert;
import alidade.app.views.overview.QualityNow.SourceState;
import alidade.app.views.overview.QualityNow.Standing;
import alidade.app.views.scope.Scope;
import alidade.app.views.scope.ScopeReading;
import alidade.engine.log.EntryId;
import alidade.engine.metrics.Answer;
import alidade.engine.metrics.Derivation;
import alidade.engine.metrics.Explanation;
import alidade.engine.metrics.Question;
import alidade.engine.metrics.WithheldEntry;
import alidade.resources.packs.Classification;
import alidade.resources.packs.DashboardDefinition;
import alidade.resources.packs.DashboardDefinition.Format;
import alidade.resources.packs.DashboardDefinition.Kind;
import alidade.resources.packs.DashboardDefinition.Row;
import alidade.resources.packs.DashboardDefinition.Tile;
import alidade.resources.packs.Filter;
import alidade.resources.packs.Label;
import alidade.resources.packs.MetricDefinition;
import alidade.resources.packs.MetricDefinition.Good;
import alidade.resources.packs.MetricDefinition.Grain;
import alidade.resources.packs.MetricDefinition.Tier;
import alidade.resources.packs.MetricKind;
import alidade.resources.packs.Pack;
import alidade.resources.packs.QualityDefinition;
import alidade.resources.packs.TableDefinition;
import alidade.resources.packs.TableDefinition.ValueLabel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// Hand-made answers: seven platforms, ten models, thirty days, with a gap, a held source and a low score.
public class SampleFigures implements Figures {
    public static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    static final List<String> PLATFORMS =
            List.of("Hugging Face", "ModelScope", "AI Studio", "GitCode", "Gitee", "Modelers", "CAICT");
    static final long[] BASE = {6_912_000, 2_940_400, 1_310_250, 620_100, 402_300, 208_450, 106_500};
    private static final List<String> MODELS = List.of(
            "baidu/ERNIE-4.5-21B-A3B-Thinking",
            "PaddlePaddle/PaddleOCR-VL",
            "baidu/ERNIE-4.5-0.3B-PT",
            "PaddlePaddle/PP-OCRv5_server_det",
            "unsloth/ERNIE-4.5-21B-A3B-PT-GGUF",
            "baidu/ERNIE-4.5-300B-A47B-Base-PT",
            "PaddlePaddle/PP-DocLayoutV2",
            "lmstudio-community/ERNIE-4.5-21B-A3B-MLX-4bit",
            "baidu/ERNIE-4.5-VL-28B-A3B-Thinking",
            "文心社区/ERNIE-4.5-中文法律问答微调-LoRA");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Filter ALL = new Filter.Everything();

    /// The days on which the second platform was not observed: a gap of three days.
    static boolean isGap(String platform, LocalDate day) {
        return platform.equals("ModelScope") && !day.isBefore(DAY.minusDays(14)) && day.isBefore(DAY.minusDays(11));
    }

    static long downloads(int platform, LocalDate day) {
        long back = DAY.toEpochDay() - day.toEpochDay();
        return BASE[platform] - back * (BASE[platform] / (90 + 13L * platform)) - (back % 7 < 2 ? 0 : back * 311);
    }

    static long allDownloads(LocalDate day) {
        long sum = 0;
        for (int i = 0; i < BASE.length; i++) sum += downloads(i, day);
        return sum;
    }

    @Override
    public Pack pack() {
        var values = new ArrayList<ValueLabel>();
        var zh = List.of("Hugging Face", "魔搭社区", "AI Studio", "GitCode", "Gitee AI", "魔乐社区", "中国信通院");
        for (int i = 0; i < zh.size(); i++) {
            values.add(new ValueLabel("platform", PLATFORMS.get(i), new Label(zh.get(i), PLATFORMS.get(i))));
        }
        var table = new TableDefinition(
                "model_downloads",
                new Label("模型下载", "Model downloads"),
                "platform",
                List.of("platform", "owner", "model_name"),
                Optional.of("download_count"),
                30,
                TableDefinition.Replicate.EVERYONE,
                List.of(),
                List.of(),
                values);
        var official = new Classification(
                "model_type",
                new Label("模型类型", "Model type"),
                "model_downloads",
                List.of(),
                List.of(
                        new Classification.ClassLabel("official", new Label("官方", "Official")),
                        new Classification.ClassLabel("derivative", new Label("衍生", "Derivative"))));
        var quality = new QualityDefinition("model_downloads", List.of(), 90, "quality_score", List.of());
        return new Pack(
                "model-ecosystem",
                "1.0",
                new Label("模型生态", "Model ecosystem"),
                ZONE,
                List.of(table),
                List.of(),
                List.of(official),
                metrics(),
                List.of(quality),
                List.of(),
                List.of(dashboard()),
                List.of());
    }

    private static List<MetricDefinition> metrics() {
        return List.of(
                metric("total_downloads", "总下载量", "Total downloads", "次", new MetricKind.LatestSum("download_count")),
                metric("active_models", "活跃模型", "Active models", "个", new MetricKind.Observed(7)),
                metric("new_models", "本周新增", "New this week", "个", new MetricKind.FirstSeen(MetricKind.Period.WEEK)),
                metric("quality_score", "数据质量", "Data quality", "分", new MetricKind.Score(Map.of("null_rate", 100))),
                metric("models", "模型数", "Models", "个", new MetricKind.LatestCount()),
                metric("official_ratio", "官方/衍生比", "Official / derivative", "", new MetricKind.Ratio("a", "b")));
    }

    private static MetricDefinition metric(String name, String zh, String en, String unit, MetricKind kind) {
        var label = new Label(zh, en);
        var version = new MetricDefinition.Version("v1.0", Optional.empty(), label, kind, ALL, Map.of());
        return new MetricDefinition(
                name,
                label,
                label,
                Tier.KPI,
                "model_downloads",
                unit,
                Good.UP,
                Set.of(Grain.DAY),
                List.of("platform", "model_type"),
                List.of(version));
    }

    public static DashboardDefinition dashboard() {
        return new DashboardDefinition(
                "overview",
                new Label("ERNIE 模型生态数据看板", "ERNIE model ecosystem"),
                List.of(
                        new Row(
                                13,
                                List.of(
                                        tile(
                                                "downloads",
                                                Kind.KPI,
                                                "总下载量",
                                                "Total downloads",
                                                "total_downloads",
                                                Format.COMPACT,
                                                1),
                                        tile(
                                                "active",
                                                Kind.KPI,
                                                "活跃模型",
                                                "Active models",
                                                "active_models",
                                                Format.EXACT,
                                                1),
                                        tile("new", Kind.KPI, "本周新增", "New this week", "new_models", Format.SIGNED, 1),
                                        tile(
                                                "score",
                                                Kind.KPI,
                                                "数据质量",
                                                "Data quality",
                                                "quality_score",
                                                Format.SCORE,
                                                1))),
                        new Row(
                                31,
                                List.of(
                                        tile(
                                                "trend",
                                                Kind.TREND,
                                                "下载量趋势",
                                                "Download trend",
                                                "total_downloads",
                                                Format.COMPACT,
                                                64,
                                                "platform"),
                                        tile(
                                                "share",
                                                Kind.SHARE,
                                                "平台分布",
                                                "Share by platform",
                                                "total_downloads",
                                                Format.COMPACT,
                                                36,
                                                "platform"))),
                        new Row(
                                38,
                                List.of(
                                        tile(
                                                "top",
                                                Kind.LEADERBOARD,
                                                "Top 10 热门模型",
                                                "Top 10 models",
                                                "total_downloads",
                                                Format.COMPACT,
                                                56,
                                                "platform",
                                                "owner",
                                                "model_name"),
                                        besides(
                                                tile(
                                                        "official",
                                                        Kind.STACKED_AREA,
                                                        "官方与衍生",
                                                        "Official and derivative",
                                                        "models",
                                                        Format.COMPACT,
                                                        44,
                                                        "model_type"),
                                                "official_ratio"))),
                        new Row(
                                18,
                                List.of(tile(
                                        "quality", Kind.QUALITY, "数据质量监控", "Data quality", "", Format.SCORE, 1)))));
    }

    static Tile tile(
            String id, Kind kind, String zh, String en, String metric, Format format, int width, String... by) {
        return new Tile(
                id,
                kind,
                new Label(zh, en),
                metric.isEmpty() ? Optional.empty() : Optional.of(metric),
                List.of(by),
                30,
                10,
                Optional.empty(),
                ALL,
                format,
                width);
    }

    private static Tile besides(Tile tile, String metric) {
        return new Tile(
                tile.id(),
                tile.kind(),
                tile.label(),
                tile.metric(),
                tile.by(),
                tile.days(),
                tile.top(),
                Optional.of(metric),
                tile.where(),
                tile.format(),
                tile.width());
    }

    @Override
    public Optional<DataTime> dataTime(Scope scope) {
        return Optional.of(new DataTime(Instant.parse("2026-11-20T00:40:00Z"), DAY));
    }

    @Override
    public Instant now() {
        return Instant.parse("2026-11-20T01:00:00Z");
    }

    @Override
    public boolean isDemo() {
        return true;
    }

    /// The entries that are here without their rows.
    public List<WithheldEntry> withheld() {
        return List.of();
    }

    /// As on a replica to which the rows of one entry did not come.
    public static SampleFigures lackingRows() {
        return new SampleFigures() {
            @Override
            public List<WithheldEntry> withheld() {
                var sealedAt = Instant.parse("2026-11-20T00:40:00Z");
                return List.of(new WithheldEntry(new EntryId("cn-7", 9), "20261120_084000_cn", "Gitee", sealedAt, 31));
            }
        };
    }

    private Map<String, Long> withheldByNode() {
        return withheld().stream()
                .collect(Collectors.groupingBy(one -> one.entry().node(), Collectors.counting()));
    }

    @Override
    public List<Answer> ask(Question question) {
        var metric = question.metrics().getFirst().metric();
        var rows = new ArrayList<Answer.Row>();
        for (var day = question.from(); !day.isAfter(question.to()); day = day.plusDays(1)) {
            rows.addAll(rows(metric, question.by(), day));
        }
        return List.of(new Answer(metric, Grain.DAY, ZONE, Map.of("cn-1", 412L), rows, withheldByNode()));
    }

    private static List<Answer.Row> rows(String metric, List<String> by, LocalDate day) {
        int back = (int) (DAY.toEpochDay() - day.toEpochDay());
        if (metric.equals("total_downloads") && by.equals(List.of("platform"))) {
            var rows = new ArrayList<Answer.Row>();
            for (int i = 0; i < PLATFORMS.size(); i++) {
                boolean gap = isGap(PLATFORMS.get(i), day);
                rows.add(row(Map.of("platform", PLATFORMS.get(i)), day, BigDecimal.valueOf(downloads(i, day)), !gap));
            }
            return rows;
        }
        if (by.contains("model_name")) {
            var rows = new ArrayList<Answer.Row>();
            for (int i = 0; i < MODELS.size(); i++) {
                var name = MODELS.get(i).split("/", 2);
                var dimensions = new LinkedHashMap<String, String>();
                dimensions.put("platform", PLATFORMS.get(i % 3));
                dimensions.put("owner", name[0]);
                dimensions.put("model_name", name[1]);
                long now = 1_912_400 - i * 171_300L;
                long value = now - back * (i % 4 == 3 ? 11_000L * (i + 1) / 4 : 9_000L) - (back % 5) * 900L;
                rows.add(row(dimensions, day, BigDecimal.valueOf(Math.max(1, value)), true));
            }
            return rows;
        }
        return switch (metric) {
            case "total_downloads" ->
                List.of(row(Map.of(), day, BigDecimal.valueOf(allDownloads(day)), back % 11 != 9));
            case "active_models" ->
                List.of(row(Map.of(), day, BigDecimal.valueOf(1856 - back * 6L + (back % 7) * 9L), true));
            case "new_models" -> List.of(row(Map.of(), day, BigDecimal.valueOf(42 - (back % 7) * 6L), true));
            case "quality_score" ->
                by.isEmpty()
                        ? List.of(row(
                                Map.of(), day, new BigDecimal("98.42").subtract(BigDecimal.valueOf(back % 6)), true))
                        : PLATFORMS.stream()
                                .map(one -> row(Map.of("platform", one), day, new BigDecimal("97.5"), true))
                                .toList();
            case "models" ->
                List.of(
                        row(Map.of("model_type", "official"), day, BigDecimal.valueOf(312 - back), true),
                        row(Map.of("model_type", "derivative"), day, BigDecimal.valueOf(1544 - back * 7L), true));
            case "official_ratio" -> List.of(row(Map.of(), day, new BigDecimal("0.202073"), true));
            default -> throw new IllegalArgumentException("There is no metric '" + metric + "'");
        };
    }

    static Answer.Row row(Map<String, String> dimensions, LocalDate day, BigDecimal value, boolean observed) {
        var wrapped = new LinkedHashMap<String, Optional<String>>();
        dimensions.forEach((dimension, text) -> wrapped.put(dimension, Optional.of(text)));
        return new Answer.Row(
                wrapped,
                day,
                Optional.of(value),
                "v1.0",
                observed,
                OptionalInt.of(observed ? 0 : 1),
                Optional.of(new BigDecimal("98.42")),
                Optional.empty());
    }

    static Answer.Row withLowQuality(Answer.Row row) {
        return new Answer.Row(
                row.dimensions(),
                row.date(),
                row.value(),
                row.version(),
                row.observed(),
                row.ageDays(),
                Optional.of(new BigDecimal("61.5")),
                row.reason());
    }

    @Override
    public Explanation explain(Inquiry inquiry) {
        var at = Instant.parse("2026-11-20T00:40:00Z");
        var now = new Explanation.Component(
                "value",
                inquiry.day(),
                Optional.of(BigDecimal.valueOf(12_500_000)),
                List.of(
                        new Explanation.Share(
                                new EntryId("cn-1", 412),
                                "20261120_084000_cn",
                                "ModelScope",
                                at,
                                BigDecimal.valueOf(8_000_000),
                                1204,
                                Optional.of(new BigDecimal("98.4"))),
                        new Explanation.Share(
                                new EntryId("global-1", 388),
                                "20261120_083000_global",
                                "Hugging Face",
                                at,
                                BigDecimal.valueOf(4_500_000),
                                2310,
                                Optional.of(new BigDecimal("99.1")))));
        return new Explanation(
                new Derivation(
                        "model-ecosystem",
                        inquiry.metric(),
                        inquiry.version(),
                        "model_downloads",
                        List.of(),
                        List.of()),
                new Label("所有平台最新累计下载量之和", "Sum of the latest cumulative downloads over all platforms"),
                Optional.of(new Label("首个版本", "the first version")),
                inquiry.day(),
                inquiry.dimensions(),
                Optional.of(BigDecimal.valueOf(12_500_000)),
                Optional.empty(),
                "select cast(sum(download_count) as bigint) as amount\nfrom std.model_downloads\nwhere snapshot_date <= ?",
                List.of(inquiry.day()),
                Map.of("cn-1", 412L, "global-1", 388L),
                List.of(now),
                List.of(new Explanation.Row(
                        "value",
                        "Hugging Face:baidu/ERNIE-4.5-21B-A3B-Thinking",
                        inquiry.day(),
                        new EntryId("global-1", 388),
                        BigDecimal.valueOf(1_912_400),
                        Map.of())),
                3514,
                withheld(),
                withheld().size());
    }

    @Override
    public Optional<ScopeReading.Range> range() {
        return Optional.of(new ScopeReading.Range(DAY.minusDays(60), DAY, DAY.minusDays(60), DAY));
    }

    @Override
    public Lineage lineage(Explanation explanation) {
        return new Lineage(
                Lineage.Kind.METRIC,
                new Label("总下载量", "Total downloads"),
                explanation.metric(),
                Optional.empty(),
                0,
                List.of());
    }

    @Override
    public QualityNow quality(Scope scope) {
        var standings = List.of(
                Standing.GOOD,
                Standing.PARTIAL,
                Standing.GOOD,
                Standing.HELD,
                Standing.GOOD,
                Standing.FAILED,
                Standing.STALE);
        var sources = new ArrayList<SourceState>();
        for (int i = 0; i < PLATFORMS.size(); i++) {
            int age = i == 6 ? 3 : i == 5 ? 1 : 0;
            var score = new BigDecimal(i == 5 ? "71.25" : "9" + (9 - i) + ".5");
            var alerts = standings.get(i) == Standing.GOOD
                    ? List.<OpenAlert>of()
                    : List.of(new OpenAlert(
                            "source_failed",
                            Instant.parse("2026-11-20T00:40:00Z"),
                            "HTTP 503 after 5 tries, since Nov 19"));
            sources.add(new SourceState(
                    PLATFORMS.get(i),
                    new Label(PLATFORMS.get(i), PLATFORMS.get(i)),
                    standings.get(i),
                    Optional.of(Instant.parse("2026-11-20T00:40:00Z")),
                    Optional.of(DAY.minusDays(age)),
                    OptionalInt.of(age),
                    Optional.of(score),
                    90,
                    2310 - i * 211L,
                    12 - i,
                    alerts));
        }
        return new QualityNow(sources);
    }
}
