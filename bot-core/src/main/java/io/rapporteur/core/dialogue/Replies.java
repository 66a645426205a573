package io.rapporteur.core.dialogue;

import io.rapporteur.core.dialogue.Reply.Aside;
import io.rapporteur.core.dialogue.Reply.Block;
import io.rapporteur.core.dialogue.Reply.Bullets;
import io.rapporteur.core.dialogue.Reply.Choice;
import io.rapporteur.core.dialogue.Reply.Heading;
import io.rapporteur.core.dialogue.Reply.Link;
import io.rapporteur.core.dialogue.Reply.Paragraph;
import io.rapporteur.core.dialogue.Reply.Span;
import io.rapporteur.core.dialogue.Reply.Strong;
import io.rapporteur.core.dialogue.Reply.Text;
import io.rapporteur.core.matching.Decision;
import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Route;
import io.rapporteur.knowledge.Source;
import io.rapporteur.knowledge.SourceId;
import io.rapporteur.knowledge.Topic;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Writes replies: the pack's texts and our phrases, laid out as a [Reply].
public final class Replies {

    private static final Pattern EMPTY_LINE = Pattern.compile("\n\\s*\n");
    private static final Pattern ITEM = Pattern.compile("\n\\h*- ");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofLocalizedPattern("yMMMM");
    private static final int SOURCES_SHOWN = 3;
    private static final int RELATED_SHOWN = 3;

    private final KnowledgeBase knowledge;
    private final Phrases phrases;

    public Replies(KnowledgeBase knowledge, Phrases phrases) {
        this.knowledge = knowledge;
        this.phrases = phrases;
    }

    /// What to say for `decision` in `language`, at `at`.
    public Reply of(Decision decision, Language language, Instant at) {
        return switch (decision) {
            case Decision.Answer(List<Entry> entries, _) ->
                    entries.size() == 1
                            ? answer(entries.getFirst(), language, at)
                            : answers(entries, language, at);
            case Decision.Clarify(List<Entry> options, _) -> clarify(options, language);
            case Decision.Abstain(Route route, _) -> abstain(route, language);
            case Decision.Chitchat(var smallTalk, _) ->
                    new Reply(
                            language,
                            paragraphs(smallTalk.reply().in(language)),
                            List.of(topicsButton(language)),
                            Optional.empty());
        };
    }

    /// The answer of `entry`, with what it rests on and where to go on.
    Reply answer(Entry entry, Language language, Instant at) {
        return new Reply(
                language,
                answerBlocks(entry, language, at),
                related(entry, language, at),
                Optional.of(entry.id()));
    }

    /// The answer of `entry` under its own question, for one who chose it rather than asked it.
    Reply chosen(Entry entry, Language language, Instant at) {
        return answers(List.of(entry), language, at);
    }

    /// The answers of `entries`, each under its own question. Where to go on, and what counts as
    /// answered, is the last one's.
    private Reply answers(List<Entry> entries, Language language, Instant at) {
        List<Block> blocks = new ArrayList<>();
        for (Entry entry : entries) {
            blocks.add(new Heading(entry.title().in(language)));
            blocks.addAll(answerBlocks(entry, language, at));
        }
        Entry last = entries.getLast();
        return new Reply(language, blocks, related(last, language, at), Optional.of(last.id()));
    }

    Reply abstain(Route route, Language language) {
        boolean emergency = route.reason() == Route.Reason.EMERGENCY;
        return new Reply(
                language,
                paragraphs(route.reply().in(language)),
                emergency ? List.of() : List.of(topicsButton(language)),
                Optional.empty());
    }

    Reply start(Language language) {
        return phrase(
                language,
                "start",
                List.of(topicsButton(language), languageButton(language)),
                knowledge.event().name().in(language));
    }

    Reply help(Language language) {
        List<Block> blocks =
                new ArrayList<>(
                        paragraphs(
                                phrases.get(
                                        language, "help", knowledge.event().name().in(language))));
        List<String> examples = knowledge.event().examplesIn(language);
        if (!examples.isEmpty()) {
            blocks.add(Paragraph.of(phrases.get(language, "help.examples")));
            blocks.add(new Bullets(examples.stream().map(Paragraph::of).toList()));
        }
        blocks.addAll(paragraphs(phrases.get(language, "help.more")));
        return new Reply(
                language,
                blocks,
                List.of(topicsButton(language), languageButton(language)),
                Optional.empty());
    }

    Reply privacy(Language language) {
        return phrase(language, "privacy", List.of());
    }

    Reply forgotten(Language language, Forgotten forgotten) {
        return phrase(
                language, "forgotten", List.of(), forgotten.utterances(), forgotten.messages());
    }

    Reply noQuestion(Language language) {
        return phrase(language, "no-question", List.of(topicsButton(language)));
    }

    Reply unreadable(Language language) {
        return phrase(language, "unreadable", List.of());
    }

    Reply gone(Language language) {
        return phrase(language, "gone", List.of(topicsButton(language)));
    }

    Reply slowDown(Language language) {
        return phrase(language, "slow-down", List.of());
    }

    Reply apology(Language language) {
        return phrase(language, "apology", List.of());
    }

    Reply languageSet(Language language) {
        return phrase(language, "language.set", List.of(topicsButton(language)));
    }

    Reply askLanguage(Language language) {
        List<Choice> choices =
                knowledge.languages().stream()
                        .map(offered ->
                                new Choice(
                                        offered.ownName(),
                                        new Intent.ChangeLanguage(Optional.of(offered)),
                                        Choice.Kind.LANGUAGE))
                        .toList();
        return phrase(language, "language.ask", choices);
    }

    /// The topics that have something to say at `at`.
    Reply topics(Language language, int page, Instant at) {
        Pages<Topic> pages =
                new Pages<>(
                        knowledge.topics().stream()
                                .filter(topic -> !knowledge.entriesAt(at, topic).isEmpty())
                                .toList());
        List<Choice> choices = new ArrayList<>();
        pages.at(page)
                .forEach(topic ->
                        choices.add(
                                new Choice(
                                        topic.title().in(language),
                                        new Intent.OpenTopic(topic.id(), 0),
                                        Choice.Kind.OPTION)));
        pages.neighbours(page)
                .forEach(other ->
                        choices.add(
                                turnPage(language, page, other, new Intent.BrowseTopics(other))));
        return phrase(language, "topics", choices);
    }

    /// The questions of `topic` whose answers hold at `at`.
    Reply topic(Topic topic, Language language, int page, Instant at) {
        Pages<Entry> pages = new Pages<>(knowledge.entriesAt(at, topic));
        List<Choice> choices = new ArrayList<>();
        pages.at(page)
                .forEach(entry ->
                        choices.add(
                                new Choice(
                                        entry.title().in(language),
                                        new Intent.Choose(entry.id()),
                                        Choice.Kind.OPTION)));
        pages.neighbours(page)
                .forEach(other ->
                        choices.add(
                                turnPage(
                                        language,
                                        page,
                                        other,
                                        new Intent.OpenTopic(topic.id(), other))));
        choices.add(topicsButton(language));
        return new Reply(
                language,
                List.of(new Heading(topic.title().in(language))),
                choices,
                Optional.empty());
    }

    Reply sources(Entry entry, Language language, Instant at) {
        List<Paragraph> items =
                knowledge.sourcesOf(entry).stream()
                        .map(source -> source(source, language))
                        .toList();
        List<Block> blocks =
                List.of(
                        new Heading(
                                phrases.get(language, "sources.of", entry.title().in(language))),
                        new Bullets(items),
                        new Aside(List.of(asOf(entry, language, at))));
        return new Reply(language, blocks, List.of(), Optional.empty());
    }

    Reply noSources(Language language) {
        return phrase(language, "sources.none", List.of());
    }

    private Reply clarify(List<Entry> options, Language language) {
        Stream<Choice> offered =
                options.stream()
                        .map(entry ->
                                new Choice(
                                        entry.title().in(language),
                                        new Intent.Choose(entry.id()),
                                        Choice.Kind.OPTION));
        Choice none =
                new Choice(
                        phrases.get(language, "clarify.none"),
                        new Intent.NoneOfThese(),
                        Choice.Kind.OPTION);
        return phrase(language, "clarify", Stream.concat(offered, Stream.of(none)).toList());
    }

    private Reply phrase(Language language, String key, List<Choice> choices, Object... values) {
        return new Reply(
                language,
                paragraphs(phrases.get(language, key, values)),
                choices,
                Optional.empty());
    }

    private List<Block> answerBlocks(Entry entry, Language language, Instant at) {
        Entry.Answer answer = entry.answerAt(at, knowledge.event());
        List<Block> blocks = new ArrayList<>(paragraphs(answer.direct().in(language)));
        answer.detail()
                .map(detail -> detail.in(language))
                .ifPresent(detail -> blocks.addAll(paragraphs(detail)));
        if (!entry.figures().isEmpty()) {
            blocks.add(Paragraph.of(phrases.get(language, "figures")));
            blocks.add(
                    new Bullets(
                            entry.figures().stream()
                                    .map(figure -> figure(figure, language))
                                    .toList()));
        }
        blocks.add(groundedOn(entry, language, at));
        return blocks;
    }

    /// Paragraphs are separated by an empty line; lines that begin with `- ` are items of a list,
    /// each up to the next.
    private static List<Block> paragraphs(String text) {
        return EMPTY_LINE
                .splitAsStream(text.strip())
                .flatMap(part -> blocks(part).stream())
                .toList();
    }

    private static List<Block> blocks(String part) {
        List<String> pieces =
                ITEM.splitAsStream("\n" + part)
                        .map(piece -> piece.strip().replaceAll("\\s*\n\\s*", " "))
                        .toList();
        List<Block> blocks = new ArrayList<>();
        if (!pieces.getFirst().isEmpty()) {
            blocks.add(Paragraph.of(pieces.getFirst()));
        }
        if (pieces.size() > 1) {
            blocks.add(
                    new Bullets(pieces.stream().skip(1).map(item -> Paragraph.of(item)).toList()));
        }
        return blocks;
    }

    private Paragraph figure(Entry.Figure figure, Language language) {
        List<Span> spans = new ArrayList<>();
        spans.add(new Strong(figure.value()));
        spans.add(new Text(": " + figure.counts().in(language)));
        return new Paragraph(spans);
    }

    /// `Sources: INTERPOL (27 November 2025), Reuters (...). As of 27 November 2025.`
    private Aside groundedOn(Entry entry, Language language, Instant at) {
        List<Span> spans = new ArrayList<>();
        String before = phrases.get(language, "sources") + " ";
        for (SourceId id : entry.sources().stream().limit(SOURCES_SHOWN).toList()) {
            Source source = knowledge.source(id);
            spans.add(new Text(before));
            spans.add(new Link(source.publisher(), source.url()));
            dated(source, language).ifPresent(spans::add);
            before = phrases.get(language, "sources.separator") + " ";
        }
        spans.add(new Text(". "));
        spans.add(asOf(entry, language, at));
        return new Aside(spans);
    }

    /// The day for which the answer was written, and a warning once it should have been reviewed.
    private Text asOf(Entry entry, Language language, Instant at) {
        String day = written(DAY, entry.validity().asOf(), language);
        String key = knowledge.isDueForReviewAt(at, entry) ? "as-of.due" : "as-of";
        return new Text(phrases.get(language, key, day));
    }

    private Paragraph source(Source source, Language language) {
        List<Span> spans = new ArrayList<>();
        spans.add(new Text(source.publisher() + ": "));
        spans.add(new Link(source.title(), source.url()));
        dated(source, language).ifPresent(spans::add);
        return new Paragraph(spans);
    }

    /// ` (27 November 2025)`, ` (November 2025)` or ` (2025)`: as much as is known.
    private static Optional<Text> dated(Source source, Language language) {
        String date =
                switch (source.date().length()) {
                    case 10 -> written(DAY, LocalDate.parse(source.date()), language);
                    case 7 -> written(MONTH, YearMonth.parse(source.date()), language);
                    default -> source.date();
                };
        return date.isEmpty() ? Optional.empty() : Optional.of(new Text(" (" + date + ")"));
    }

    private static String written(
            DateTimeFormatter form, TemporalAccessor date, Language language) {
        return form.withLocale(language.locale()).format(date);
    }

    private List<Choice> related(Entry entry, Language language, Instant at) {
        return entry.related().stream()
                .flatMap(id -> knowledge.entry(id).stream())
                .filter(related -> knowledge.holdsAt(at, related))
                .limit(RELATED_SHOWN)
                .map(related ->
                        new Choice(
                                related.title().in(language),
                                new Intent.Choose(related.id()),
                                Choice.Kind.RELATED))
                .toList();
    }

    private Choice topicsButton(Language language) {
        return new Choice(
                phrases.get(language, "topics.button"),
                new Intent.BrowseTopics(0),
                Choice.Kind.NAVIGATION);
    }

    private Choice languageButton(Language language) {
        return new Choice(
                phrases.get(language, "language.button"),
                new Intent.ChangeLanguage(Optional.empty()),
                Choice.Kind.NAVIGATION);
    }

    private Choice turnPage(Language language, int page, int other, Intent intent) {
        return new Choice(
                phrases.get(language, other > page ? "page.next" : "page.previous"),
                intent,
                Choice.Kind.NAVIGATION);
    }
}
