package io.rapporteur.exchange;

import io.rapporteur.knowledge.Language;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// QnABot on AWS: `{"qna": [{"qid", "q": [], "a", "t", ...}]}`.
record QnaBotFile(List<Language> named) implements ForeignFile {

    private static final String EXPECTED =
            "a QnABot export: {\"qna\": [{\"qid\": ..., \"q\": [...], \"a\": ...}]}";

    /// What a draft holds, and what has no meaning outside of QnABot.
    private static final Set<String> READ = Set.of("qid", "q", "a", "t", "type", "_id");

    @Override
    public List<Draft> read(List<Path> files, Notes notes) {
        Language language = ForeignFile.only(named, files);
        return files.stream()
                .flatMap(file -> drafts(InputText.read(file), language, notes).stream())
                .toList();
    }

    private static List<Draft> drafts(InputText input, Language language, Notes notes) {
        Tree.Mapping root = ForeignFile.root(input.file(), JsonTree.read(input), EXPECTED);
        List<Draft> drafts = new ArrayList<>();
        for (Tree item : ForeignFile.list(input.file(), root, "qna", EXPECTED)) {
            Tree.Mapping map = ForeignFile.root(input.file(), item, EXPECTED);
            Draft draft =
                    new Draft(ForeignFile.place(input.file(), map), map.text("qid").orElse(""));
            if (isAnswer(map, draft, notes)) {
                map.texts("q").forEach(question -> draft.ask(language, question));
                map.text("a").ifPresent(answer -> draft.answer(language, answer));
                map.text("t").ifPresent(draft::under);
                noteTheRest(map, draft, notes);
                drafts.add(draft);
            }
        }
        return drafts;
    }

    private static boolean isAnswer(Tree.Mapping map, Draft draft, Notes notes) {
        String type = map.text("type").orElse("qna");
        if (!type.equals("qna")) {
            notes.leftOut("item of type \"" + type + "\"", draft.place());
            return false;
        }
        if (map.text("a").orElse("").contains("{{")) {
            notes.leftOut("item whose answer is a template ({{...}})", draft.place());
            return false;
        }
        return true;
    }

    private static void noteTheRest(Tree.Mapping map, Draft draft, Notes notes) {
        map.values()
                .forEach((key, value) -> {
                    if (!READ.contains(key) && !value.isEmpty()) {
                        notes.leftOut(
                                "\"" + key + "\"", ForeignFile.place(draft.place().file(), value));
                    }
                });
    }
}
