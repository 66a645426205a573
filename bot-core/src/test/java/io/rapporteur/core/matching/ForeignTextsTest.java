package io.rapporteur.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.knowledge.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;

class ForeignTextsTest {

    @ParameterizedTest
    @EnumSource
    void areAsManyInEachLanguageAndNoneTwice(Language language) {
        List<Trial> own = ForeignTexts.in(List.of(language));

        assertThat(own).hasSize(240).doesNotHaveDuplicates();
        assertThat(own).allMatch(text -> text.language() == language && !text.text().isBlank());
    }

    @Test
    void haveNoAnswerAndAreNearNothing() {
        assertThat(ForeignTexts.in(Arrays.asList(Language.values())))
                .noneMatch(text -> text.isAnswerable() || text.near());
    }
}
