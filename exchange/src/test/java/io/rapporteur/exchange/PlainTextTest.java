package io.rapporteur.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "**bold** and *slanted* | bold and slanted",
                "__bold__ but snake_case_name | bold but snake_case_name",
                "2 * 3 * 4 = 24 | 2 * 3 * 4 = 24",
                "[the map](https://a.example/m) | the map (https://a.example/m)",
                "<a href=\"https://a.example\" target=x>here</a> | here (https://a.example)",
                "one<br>two<br/>three | one\\ntwo\\nthree",
                "<p>one</p><p>two</p> | one\\n\\ntwo",
                "<ul><li>a</li><li>b</li></ul> | - a\\n\\n- b",
                "# Title\\n* a\\n+ b | Title\\n- a\\n- b",
                "5 < 6 &amp; 7 &gt; 6 | 5 < 6 & 7 > 6",
                "plain. | plain."
            })
    void hasNoMarks(String marked, String plain) {
        assertThat(PlainText.of(marked.replace("\\n", "\n"))).isEqualTo(plain.replace("\\n", "\n"));
    }
}
