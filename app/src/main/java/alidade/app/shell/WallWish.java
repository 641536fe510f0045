package alidade.app.shell;

import alidade.resources.theme.Theme;
import java.util.Locale;

/// A wall, as somebody at the window wants it.
///
/// @param monitor on which the window stands, from 1 in the system's order
public record WallWish(int monitor, Theme theme, Locale language) {}
