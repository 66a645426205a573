package io.rapporteur.knowledge;

import java.util.regex.Pattern;

/// Names a [Passage] within its pack: kebab-case, 1 to 40 characters of `a-z`, `0-9` and `-`, so
/// that it fits a button of every platform.
public record PassageId(String value) implements Comparable<PassageId> {

    public static final int MAX_LENGTH = 40;
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /// @throws IllegalArgumentException if `value` has another form
    public PassageId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "\""
                            + value
                            + "\" is no id: expected kebab-case (a-z, 0-9, -) of at most "
                            + MAX_LENGTH
                            + " characters");
        }
    }

    public static boolean isValid(String value) {
        return value.length() <= MAX_LENGTH && FORM.matcher(value).matches();
    }

    @Override
    public int compareTo(PassageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
