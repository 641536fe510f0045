package alidade.app.widgets;

/// The icons of the house, as paths in a square of 17 units.
public final class Icons {
    public static final String OVERVIEW = "M1 1h6v6h-6z M10 1h6v6h-6z M1 10h6v6h-6z M10 10h6v6h-6z";
    public static final String BOARD = "M2 16 V9 H6 V16 M6 16 V3 H11 V16 M11 16 V7 H15 V16 M1 16 H16";
    public static final String EXPLORE = "M1 1 V16 H16 M4 12 L8 7 L11 10 L16 3";
    public static final String QUALITY =
            "M8.5 1 L15 3.5 V8 C15 12 12 15 8.5 16.5 C5 15 2 12 2 8 V3.5 Z M5.5 8.5 L8 11 L12 6.5";
    public static final String SYNC = "M14.8 6 A6.6 6.6 0 0 0 2.6 5.6 M2.4 1.8 V5.8 H6.4 "
            + "M2.2 11 A6.6 6.6 0 0 0 14.4 11.4 M14.6 15.2 V11.2 H10.6";
    public static final String HELP = "M8.5 1 A7.5 7.5 0 1 0 8.51 1 M6 6.5 A2.5 2.5 0 1 1 8.5 9 V10.5 M8.5 13 V13.2";
    public static final String SETTINGS =
            "M1 4 H6 M10 4 H16 M8 2 V6 M1 8.5 H9.5 M13.5 8.5 H16 M11.5 6.5 V10.5 M1 13 H3.5 M7.5 13 H16 "
                    + "M5.5 11 V15";
    public static final String TICK = "M2 9 L7 14 L16 3";
    public static final String WARNING = "M8.5 1 V11 M8.5 15 V15.6";
    public static final String MARK = "M0 12 L5 6 L9 9 L16 0";
    public static final String SUN = "M8.5 5.5 A3 3 0 1 0 8.51 5.5 M8.5 1 V3 M8.5 14 V16 M1 8.5 H3 M14 8.5 H16 "
            + "M3.2 3.2 L4.6 4.6 M12.4 12.4 L13.8 13.8 M3.2 13.8 L4.6 12.4 M12.4 4.6 L13.8 3.2";
    public static final String MOON = "M13.5 10.5 A6 6 0 1 1 7 2.5 A5 5 0 0 0 13.5 10.5 Z";

    public static final String WALL = "M1 2 H16 V12 H1 Z M5 16 H12 M8.5 12 V16";

    public static final String ARRANGE = "M1 1h6v6h-6z M1 10h6v6h-6z M10 10h6v6h-6z M10 4 H16 M13 1 V7";

    private Icons() {}
}
