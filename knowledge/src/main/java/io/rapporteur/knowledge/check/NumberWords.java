package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Language;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The numbers in a text that are written as words: 3 to 12, cardinal or ordinal, millions and
/// billions.
///
/// "One" is an article in three of our languages and Arabic has a dual, so 1 and 2 are left alone;
/// longer numbers are written in digits. A number in digits or in Roman numerals may say the same.
final class NumberWords {

    private static final String MILLION = "million";
    private static final String BILLION = "billion";
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final Pattern BAR = Pattern.compile("\\|");
    private static final Pattern MARKS = Pattern.compile("[\\p{Mn}\\p{Cf}\u0640]");
    private static final Pattern DIGITS = Pattern.compile("(?<![\\d.,])\\d{1,2}(?![\\d]|[.,]\\d)");

    /// Words with their hyphens: "four-year" holds 4, "dix-sept" neither 10 nor 7.
    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:-\\p{L}+)*");

    private static final Pattern SPANISH_BILLIONS = Pattern.compile("mil(?:es de)? millones");

    private static final String SPANISH_TENS = "(?:tre|cuare|cincue|sese|sete|oche|nove)(?:i)?nta";
    private static final String ARABIC_TENS =
            "و(?:عشر|ثلاث|أربع|خمس|ست|سبع|ثمان|تسع)(?:ون|ين|ونا|ينا)";

    private static final Pattern ROMAN =
            Pattern.compile("\\b(?:I?X|X{0,1}(?:IV|V?I{0,3}))(?=e?\\b)");
    private static final List<String> ROMAN_VALUES =
            List.of("III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII");

    private static final NumberWords ENGLISH =
            new NumberWords(
                    "three third|four fourth|five fifth|six sixth|seven seventh|eight eighth"
                            + "|nine ninth|ten tenth|eleven eleventh|twelve twelfth dozen",
                    "million millions",
                    "billion billions",
                    "");
    private static final NumberWords FRENCH =
            new NumberWords(
                    "trois troisième|quatre quatrième|cinq cinquième|six sixième|sept septième"
                            + "|huit huitième|neuf neuvième|dix dixième dizaine|onze onzième"
                            + "|douze douzième douzaine",
                    "million millions",
                    "milliard milliards",
                    "");

    /// "Eighty", and "I am not".
    private static final Set<String> NO_NUMBERS =
            Set.of("quatre-vingt", "quatre-vingts", "لست", "ولست", "فلست");

    private static final NumberWords SPANISH =
            new NumberWords(
                    "tres tercer tercero tercera|cuatro cuarto cuarta|cinco quinto quinta"
                            + "|seis sexto sexta|siete séptimo séptima|ocho octavo octava"
                            + "|nueve noveno novena|diez décimo décima decena|once undécimo"
                            + "|doce duodécimo docena",
                    "millón millones",
                    "millardos",
                    "");
    private static final NumberWords ARABIC =
            new NumberWords(
                    "ثلاث ثلاثة ثالث ثالثة|أربع أربعة رابع رابعة|خمس خمسة خامس خامسة"
                            + "|ست ستة سادس سادسة|سبع سبعة سابع سابعة|ثمان ثماني ثمانية ثامن ثامنة"
                            + "|تسع تسعة تاسع تاسعة|عشر عشرة عاشر عاشرة",
                    "مليون مليونا مليوني ملايين",
                    "مليار مليارا ملياري مليارات",
                    "[وف]?(?:[بلك]?ال|لل|[بلك])?");

    private final Map<String, String> values = new HashMap<>();
    private final Pattern prefix;

    /// @param threeToTwelve the words for 3, 4, ... with a bar between them
    /// @param prefix what may cling to the front of a word
    private NumberWords(String threeToTwelve, String million, String billion, String prefix) {
        List<String> numbers = BAR.splitAsStream(threeToTwelve).toList();
        for (int i = 0; i < numbers.size(); i++) {
            add(numbers.get(i), String.valueOf(i + 3));
        }
        add(million, MILLION);
        add(billion, BILLION);
        this.prefix = Pattern.compile("^" + prefix);
    }

    static Mentions in(String text, Language language) {
        NumberWords words =
                switch (language) {
                    case ENGLISH -> ENGLISH;
                    case FRENCH -> FRENCH;
                    case SPANISH -> SPANISH;
                    case ARABIC -> ARABIC;
                };
        return words.in(text);
    }

    private void add(String words, String value) {
        SPACE.splitAsStream(words)
                .filter(word -> !word.isEmpty())
                .forEach(word -> values.put(word, value));
    }

    private Mentions in(String text) {
        String plain = MARKS.matcher(text).replaceAll("");
        plain = SPANISH_BILLIONS.matcher(plain).replaceAll("millardos");
        List<String> words =
                WORD.matcher(plain.toLowerCase(Locale.ROOT))
                        .results()
                        .map(MatchResult::group)
                        .toList();
        Set<String> said = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            String value = value(words.get(i));
            if (!value.isEmpty() && !isPartOfLonger(words, i)) {
                said.add(value);
            }
        }
        return new Mentions(said, inFigures(plain));
    }

    private String value(String word) {
        if (NO_NUMBERS.contains(word)) {
            return "";
        }
        String whole = values.get(word);
        int hyphen = word.indexOf('-');
        if (whole != null) {
            return whole;
        }
        if (hyphen > 0) {
            return value(word.substring(hyphen + 1)).isEmpty()
                    ? value(word.substring(0, hyphen))
                    : "";
        }
        return values.getOrDefault(prefix.matcher(word).replaceFirst(""), "");
    }

    /// Whether the word at `index` belongs to a number above 12: "treinta y cuatro", "ست عشرة",
    /// "أربعة وعشرون".
    private boolean isPartOfLonger(List<String> words, int index) {
        String value = value(words.get(index));
        String before = at(words, index - 1);
        String after = at(words, index + 1);
        boolean teen =
                (isUnit(value) && value(after).equals("10"))
                        || (value.equals("10") && isUnit(value(before)));
        boolean spanish = before.equals("y") && at(words, index - 2).matches(SPANISH_TENS);
        boolean arabic = isUnit(value) && after.matches(ARABIC_TENS);
        return teen || spanish || arabic;
    }

    private static String at(List<String> words, int index) {
        return index < 0 || index >= words.size() ? "" : words.get(index);
    }

    private static boolean isUnit(String value) {
        return value.length() == 1;
    }

    private static Set<String> inFigures(String plain) {
        Set<String> values = new HashSet<>();
        DIGITS.matcher(plain).results().map(MatchResult::group).forEach(values::add);
        ROMAN.matcher(plain)
                .results()
                .map(numeral -> ROMAN_VALUES.indexOf(numeral.group()))
                .filter(index -> index >= 0)
                .forEach(index -> values.add(String.valueOf(index + 3)));
        return values;
    }
}
