package io.rapporteur.exchange;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.Place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Botpress (version 12) QnA: `{"qnas": [{"id", "data": {...}}]}`.
record BotpressFile() implements ForeignFile {

    private static final String EXPECTED =
            "a Botpress QnA export: {\"qnas\": [{\"id\": ..., \"data\": {\"questions\": {\"en\":"
                    + " [...]}, \"answers\": {\"en\": [...]}}}]}";

    private static final Set<String> READ =
            Set.of("questions", "answers", "category", "contexts", "enabled", "action");

    @Override
    public List<Draft> read(List<Path> files, Notes notes) {
        return files.stream()
                .flatMap(file -> drafts(InputText.read(file), notes).stream())
                .toList();
    }

    private static List<Draft> drafts(InputText input, Notes notes) {
        Tree tree = JsonTree.read(input);
        List<Tree> items =
                tree instanceof Tree.Sequence(List<Tree> bare, _)
                        ? bare
                        : ForeignFile.list(
                                input.file(),
                                ForeignFile.root(input.file(), tree, EXPECTED),
                                "qnas",
                                EXPECTED);
        if (tree instanceof Tree.Mapping root) {
            notes.leftOut("content elements", root.items("contentElements").size(), input.file());
        }
        List<Draft> drafts = new ArrayList<>();
        for (Tree item : items) {
            Tree.Mapping map = ForeignFile.root(input.file(), item, EXPECTED);
            Tree.Mapping data =
                    ForeignFile.root(input.file(), map.get("data").orElse(map), EXPECTED);
            Place place = ForeignFile.place(input.file(), map);
            if (data.get("questions").isEmpty()) {
                throw ForeignFile.unexpected(input.file(), data, EXPECTED);
            }
            if (data.text("enabled").orElse("true").equals("false")) {
                notes.leftOut("item that is switched off", place);
            } else {
                drafts.add(draft(new Draft(place, map.text("id").orElse("")), data, notes));
            }
        }
        return drafts;
    }

    private static Draft draft(Draft draft, Tree.Mapping data, Notes notes) {
        Tree.Mapping questions = data.mapping("questions");
        Tree.Mapping answers = data.mapping("answers");
        questions.values().keySet().stream()
                .filter(tag -> Language.ofTag(tag).isEmpty())
                .forEach(tag -> notes.leftOut("texts in \"" + tag + "\"", draft.place()));
        for (Language language : Language.values()) {
            questions.texts(language.tag()).forEach(question -> draft.ask(language, question));
            answer(draft, language, answers.texts(language.tag()), notes);
        }
        data.text("category")
                .or(() -> data.texts("contexts").stream().findFirst())
                .ifPresent(draft::under);
        notes.leftOut(
                "further contexts", Math.max(0, data.texts("contexts").size() - 1), draft.place());
        data.values()
                .forEach((key, value) -> {
                    if (!READ.contains(key) && !value.isEmpty()) {
                        notes.leftOut("\"" + key + "\"", draft.place());
                    }
                });
        return draft;
    }

    private static void answer(Draft draft, Language language, List<String> answers, Notes notes) {
        List<String> texts = answers.stream().filter(answer -> !answer.startsWith("#!")).toList();
        notes.leftOut(
                "answer that is a content element", answers.size() - texts.size(), draft.place());
        notes.leftOut("alternative answers", Math.max(0, texts.size() - 1), draft.place());
        texts.stream().findFirst().ifPresent(answer -> draft.answer(language, answer));
    }
}
