package alidade.app.views.explain;

import alidade.resources.packs.DashboardDefinition.Format;
import alidade.resources.packs.Label;

/// A number that a person wants explained, and how its page writes it.
public record Subject(Label label, Format format, Inquiry inquiry) {}
