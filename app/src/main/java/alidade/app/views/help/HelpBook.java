package alidade.app.views.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// All pages of the help, to be looked up and searched. Not to be changed once it is made.
///
/// @param topics in the order of the list
record HelpBook(List<Topic> topics) {
    static final int MOST_HITS = 60;
    private static final int BEFORE = 40;
    private static final int AFTER = 110;

    HelpBook {
        topics = List.copyOf(topics);
    }

    /// A place that a search found.
    ///
    /// @param excerpt of the text around the first word that was looked for
    record Hit(Topic topic, Article.Section section, String excerpt) {}

    /// What a search found.
    ///
    /// @param hits the best ones first, no more than [#MOST_HITS]
    /// @param all how many there are in all
    record Found(String query, List<Hit> hits, int all) {}

    Optional<Topic> topic(String id) {
        return topics.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /// The page of a metric, whichever pack declares it.
    Optional<Topic> metric(String name) {
        return topics.stream()
                .filter(one -> one.group() == Topic.Group.METRIC && one.name().equals(name))
                .findFirst();
    }

    /// Sections that hold all words of the query in any order and case; those whose title holds them come first, then
    /// those whose heading does.
    Found search(String query, Locale language) {
        var words = List.of(query.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        var inTitle = new ArrayList<Hit>();
        var inHeading = new ArrayList<Hit>();
        var inText = new ArrayList<Hit>();
        for (var topic : topics) {
            var title = lower(topic.title().in(language) + " " + topic.name());
            var sections = topic.in(language).sections();
            for (var section : sections) {
                var heading = lower(section.heading());
                var text = lower(section.text());
                if (!words.stream()
                        .allMatch(word -> title.contains(word) || heading.contains(word) || text.contains(word)))
                    continue;
                var hit = new Hit(topic, section, excerpt(section.text(), text, words));
                if (words.stream().allMatch(title::contains)) {
                    // One line is enough to find a page by its name.
                    if (section == sections.getFirst()) inTitle.add(hit);
                } else if (words.stream().allMatch(heading::contains)) inHeading.add(hit);
                else if (words.stream().allMatch(word -> heading.contains(word) || text.contains(word)))
                    inText.add(hit);
            }
        }
        var all = new ArrayList<>(inTitle);
        all.addAll(inHeading);
        all.addAll(inText);
        return new Found(query, List.copyOf(all.subList(0, Math.min(MOST_HITS, all.size()))), all.size());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String excerpt(String text, String lower, List<String> words) {
        int at = words.stream()
                .mapToInt(lower::indexOf)
                .filter(one -> one >= 0)
                .min()
                .orElse(0);
        int from = Math.max(0, Math.min(at, text.length()) - BEFORE);
        int to = Math.min(text.length(), at + AFTER);
        var middle =
                text.substring(from, Math.max(from, to)).replaceAll("\\s+", " ").strip();
        return (from > 0 ? "… " : "") + middle + (to < text.length() ? " …" : "");
    }
}
