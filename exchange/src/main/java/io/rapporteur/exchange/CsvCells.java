package io.rapporteur.exchange;

import java.util.regex.Pattern;

/// Keeps spreadsheets from running a text as a formula.
///
/// A cell that begins with one of `= + - @`, their full-width forms, a tab or a line end gets an
/// apostrophe before it, which spreadsheets read as "this is text"; a cell that has such
/// apostrophes already gets one more, so that taking one away gives back every cell.
///
/// Source: OWASP, "CSV Injection".
final class CsvCells {

    private static final String FORMULA = "[=+\\-@＝＋－＠\\t\\r\\n].*";
    private static final Pattern DANGEROUS = Pattern.compile("'*" + FORMULA, Pattern.DOTALL);
    private static final Pattern GUARDED = Pattern.compile("'+" + FORMULA, Pattern.DOTALL);

    private CsvCells() {}

    static String guarded(String text) {
        return DANGEROUS.matcher(text).matches() ? "'" + text : text;
    }

    static String unguarded(String cell) {
        return GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
