package io.rapporteur.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.Set;

class SlackTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '"',
            value = {
                "Q&amp;A: 1 &lt; 2 &gt; 0 ! Q&A: 1 < 2 > 0",
                "&amp;lt; stays ! &lt; stays",
                "see <https://www.interpol.int|the site> now ! see the site now",
                "see <https://www.interpol.int/a?b=1&amp;c=2> now ! see"
                        + " https://www.interpol.int/a?b=1&c=2 now",
                "mail <mailto:a@b.org|a@b.org> ! mail a@b.org",
                "in <#C123|general> and <#C124> ! in #general and",
                "ask <@U2> or <@U3|amal> ! ask or @amal",
                "not closed <https://x ! not closed <https://x",
                "<> empty ! empty",
                "سؤال <@U0BOT> &amp; جواب ! سؤال & جواب",
                "qui est là <@U0BOT|bot> ? ! qui est là ?"
            })
    void saysWhatAPersonMeant(String text, String plain) {
        assertThat(SlackText.plain(text, Set.of("U0BOT"))).isEqualTo(plain);
    }

    @Test
    void replacesWhatIsSpecialByItsLabel() {
        assertThat(SlackText.plain("<!subteam^S1|@press> <!here> hello", Set.of()))
                .isEqualTo("@press hello");
    }

    @Test
    void isReadInOnePassHoweverLong() {
        String text = "<".repeat(200_000);
        assertThat(SlackText.plain(text, Set.of())).isEqualTo(text);
    }

    @Test
    void escapesAndLimitsWithoutCuttingAnEscapeOrAPair() {
        for (int limit = 3; limit < 60; limit++) {
            String cut = SlackText.escapeWithin("a&<>é😀ع".repeat(5), limit);
            assertThat(cut.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(limit);
            assertThat(cut).endsWith("…");
            BlockKitRules.checkText(cut, true);
        }
        assertThat(SlackText.escapeWithin("a & b", 4_000)).isEqualTo("a &amp; b");
    }

    @Test
    void abbreviatesLabelsBetweenCharacters() {
        assertThat(SlackText.abbreviate("short", 75)).isEqualTo("short");
        assertThat(SlackText.abbreviate("x".repeat(73) + "😀😀", 75))
                .isEqualTo("x".repeat(73) + "…");
        assertThat(SlackText.abbreviate("y".repeat(76), 75)).hasSize(75).endsWith("…");
    }
}
