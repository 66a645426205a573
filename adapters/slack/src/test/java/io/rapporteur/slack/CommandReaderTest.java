package io.rapporteur.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.slash_commands.SlashCommandPayloadParser;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;

import io.rapporteur.core.dialogue.ConversationId;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.Utterance;
import io.rapporteur.knowledge.Language;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

class CommandReaderTest {

    private static final Instant NOW = Instant.parse("2025-11-24T10:00:00Z");

    private final FakeSlack slack = new FakeSlack();
    private final CommandReader reader = new CommandReader(InstantSource.fixed(NOW));

    @AfterEach
    void stop() {
        slack.close();
    }

    @Test
    void isAnsweredForTheEyesOfWhoTypedIt() {
        FakeSlack.Delivery command = slack.command("C1", "U1", "Who votes?");
        Utterance utterance = read(command);

        assertThat(utterance.conversation()).isEqualTo(new ConversationId("slack", "T0TEAM/C1/U1"));
        assertThat(utterance.hint()).isEmpty();
        assertThat(utterance.at()).isEqualTo(NOW);
        assertThat(Address.of(Fields.ofJson(utterance.address())))
                .isEqualTo(
                        new Address.Whispered(
                                "C1",
                                "U1",
                                Optional.empty(),
                                command.payload().get("response_url").getAsString()));
    }

    @Test
    void isNamedByItsTrigger() {
        FakeSlack.Delivery first = slack.command("C1", "U1", "Who votes?");

        assertThat(read(first).key()).isEqualTo(read(first).key()).startsWith("slack:T0TEAM:");
        assertThat(read(slack.command("C1", "U1", "Who votes?")).key())
                .isNotEqualTo(read(first).key());
    }

    @Test
    void readsTheSameFieldsAsSlacksOwnLibrary() {
        FakeSlack.Delivery command = slack.command("C1", "U1", "¿Quién & qué?");
        SlashCommandPayload theirs = new SlashCommandPayloadParser().parse(command.body());

        assertThat(theirs.getText()).isEqualTo("¿Quién & qué?");
        assertThat(intent("¿Quién & qué?")).isEqualTo(new Intent.Ask(theirs.getText()));
        assertThat(read(command).key()).endsWith(theirs.getTriggerId());
        assertThat(read(command).address()).contains(theirs.getResponseUrl());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "help", "Help", "AIDE", "ayuda", "مساعدة", " help "})
    void helps(String text) {
        assertThat(intent(text)).isEqualTo(new Intent.Help());
    }

    @ParameterizedTest
    @ValueSource(strings = {"topics", "sujets", "thèmes", "temas", "مواضيع", "المواضيع"})
    void browsesTopics(String text) {
        assertThat(intent(text)).isEqualTo(new Intent.BrowseTopics(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sources", "Sources", "fuentes", "مصادر", "المصادر"})
    void showsSources(String text) {
        assertThat(intent(text)).isEqualTo(new Intent.ShowSources());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"privacy", "confidentialité", "confidentialite", "privacidad", "خصوصية"})
    void tellsAboutPrivacy(String text) {
        assertThat(intent(text)).isEqualTo(new Intent.Privacy());
    }

    @ParameterizedTest
    @ValueSource(strings = {"forget", "Forget", "oublier", "olvidar", "انس", "انسني"})
    void forgets(String text) {
        assertThat(intent(text)).isEqualTo(new Intent.Forget());
    }

    @ParameterizedTest
    @ValueSource(strings = {"language", "langue", "idioma", "لغة", "اللغة"})
    void asksWhichLanguage(String text) {
        assertThat(intent(text)).isEqualTo(new Intent.ChangeLanguage(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "language fr, FRENCH",
        "language français, FRENCH",
        "langue francais, FRENCH",
        "langue anglais, ENGLISH",
        "idioma español, SPANISH",
        "idioma espanol, SPANISH",
        "LANGUAGE ES, SPANISH",
        "لغة العربية, ARABIC",
        "language   ar, ARABIC"
    })
    void changesTheLanguage(String text, Language language) {
        assertThat(intent(text)).isEqualTo(new Intent.ChangeLanguage(Optional.of(language)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "help for victims of scams",
                "aide aux victimes",
                "ayuda para las víctimas",
                "مساعدة الضحايا",
                "sources of funding?",
                "topics of the assembly",
                "sujets abordés",
                "language of the debates",
                "langue officielle",
                "idioma oficial",
                "لغة المؤتمر",
                "privacy policy of INTERPOL",
                "what are the topics"
            })
    void staysAQuestionWhenMoreIsSaid(String text) {
        assertThat(intent(text)).isEqualTo(new Intent.Ask(text));
    }

    private Intent intent(String text) {
        return read(slack.command("C1", "U1", text)).intent();
    }

    private Utterance read(FakeSlack.Delivery command) {
        return reader.read(Fields.ofForm(command.body())).orElseThrow();
    }
}
