package alidade.app.views.help;

import alidade.resources.packs.Label;
import java.util.Locale;

/// One page of the help.
///
/// @param id such as `manual/window.md` or `metric/model-ecosystem/active_models`
/// @param name what programs call it, such as the name of a metric; empty where there is none
public record Topic(String id, Group group, Label title, String name, Article zh, Article en) {
    /// What kind of page it is, in the order of the list.
    public enum Group {
        KEYS,
        MANUAL,
        HOW_TO,
        METRIC,
        CLASSIFICATION,
        SOURCE,
        TABLE,
        QUALITY,
        MART,
        DASHBOARD,
        DECISION
    }

    /// A page that reads the same in every language.
    static Topic of(String id, Group group, Article article) {
        return new Topic(id, group, new Label(article.title(), article.title()), "", article, article);
    }

    /// Chinese for any Chinese locale, English for all others.
    Article in(Locale language) {
        return language.getLanguage().equals("zh") ? zh : en;
    }
}
