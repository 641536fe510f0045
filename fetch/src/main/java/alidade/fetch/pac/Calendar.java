package alidade.fetch.pac;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// The three questions about time that a script may ask. Ranges hold both ends, and run over the turn of the week,
/// year or day where the second end lies before the first one. What cannot be understood is false.
record Calendar(ZonedDateTime now) {
    private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final int DAYS_OF_A_MONTH = 31;
    private static final int SECONDS_OF_AN_HOUR = 3_600;
    private static final int SECONDS_OF_A_MINUTE = 60;

    boolean isWeekday(List<String> words) {
        if (words.isEmpty() || words.size() > 2) return false;
        var from = day(words.getFirst());
        var to = day(words.getLast());
        return from >= 0 && to >= 0 && within(from, DayOfWeek.from(now).ordinal(), to);
    }

    /// One part of a date, or the same one to three parts twice: days are up to 31, months are names, years are larger.
    boolean isDate(List<String> words) {
        if (words.isEmpty() || words.size() > 6 || (words.size() > 1 && words.size() % 2 != 0)) return false;
        var half = Math.max(1, words.size() / 2);
        var kinds = kinds(words.subList(0, half));
        if (kinds.contains(Part.NONE) || !kinds.equals(kinds(words.subList(words.size() - half, words.size()))))
            return false;
        var today = 0;
        for (var kind : kinds) today += kind.weight * kind.of(now);
        return within(
                sum(kinds, words.subList(0, half)),
                today,
                sum(kinds, words.subList(words.size() - half, words.size())));
    }

    /// An hour; two hours; two times of hour and minute; two times of hour, minute and second.
    boolean isTime(List<String> words) {
        var numbers = new ArrayList<Integer>();
        for (var word : words) {
            var number = number(word);
            if (number.isEmpty() || number.getAsInt() > 59) return false;
            numbers.add(number.getAsInt());
        }
        var second = now.toLocalTime().toSecondOfDay();
        return switch (numbers.size()) {
            case 1 -> numbers.getFirst() == now.getHour();
            case 2 -> within(numbers.getFirst(), now.getHour(), numbers.getLast());
            case 4 ->
                within(seconds(numbers.get(0), numbers.get(1), 0), second, seconds(numbers.get(2), numbers.get(3), 59));
            case 6 ->
                within(
                        seconds(numbers.get(0), numbers.get(1), numbers.get(2)),
                        second,
                        seconds(numbers.get(3), numbers.get(4), numbers.get(5)));
            default -> false;
        };
    }

    /// A part of a date, weighed so that dates compare as numbers.
    private enum Part {
        DAY(1),
        MONTH(DAYS_OF_A_MONTH + 1),
        YEAR((DAYS_OF_A_MONTH + 1) * 13),
        NONE(0);

        private final int weight;

        Part(int weight) {
            this.weight = weight;
        }

        int of(ZonedDateTime time) {
            return switch (this) {
                case DAY -> time.getDayOfMonth();
                case MONTH -> time.getMonthValue();
                case YEAR -> time.getYear();
                case NONE -> 0;
            };
        }
    }

    private static List<Part> kinds(List<String> words) {
        var kinds = new ArrayList<Part>();
        for (var word : words) {
            var number = number(word);
            if (number.isPresent()) kinds.add(number.getAsInt() <= DAYS_OF_A_MONTH ? Part.DAY : Part.YEAR);
            else kinds.add(MONTHS.contains(upper(word)) ? Part.MONTH : Part.NONE);
        }
        return kinds;
    }

    private static int sum(List<Part> kinds, List<String> words) {
        var sum = 0;
        for (var i = 0; i < words.size(); i++)
            sum += kinds.get(i).weight * number(words.get(i)).orElse(MONTHS.indexOf(upper(words.get(i))) + 1);
        return sum;
    }

    private static boolean within(int from, int value, int to) {
        return from <= to ? from <= value && value <= to : from <= value || value <= to;
    }

    private static int seconds(int hour, int minute, int second) {
        return hour * SECONDS_OF_AN_HOUR + minute * SECONDS_OF_A_MINUTE + second;
    }

    private static int day(String word) {
        return DAYS.indexOf(upper(word));
    }

    /// Up to four digits.
    private static OptionalInt number(String word) {
        return word.matches("[0-9]{1,4}") ? OptionalInt.of(Integer.parseInt(word)) : OptionalInt.empty();
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
