package io.rapporteur.core.layout;

import io.rapporteur.core.dialogue.Reply.Aside;
import io.rapporteur.core.dialogue.Reply.Block;
import io.rapporteur.core.dialogue.Reply.Bullets;
import io.rapporteur.core.dialogue.Reply.Heading;
import io.rapporteur.core.dialogue.Reply.Paragraph;
import io.rapporteur.core.dialogue.Reply.Span;
import io.rapporteur.core.dialogue.Reply.Strong;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/// Parts a document into pages that fit a message: between blocks; a block that is too long for a
/// page of its own between its items; an item after a sentence, else a word, and only where nothing
/// else is left between what people see as characters. A heading stays with what it is above.
public final class Parting {

    /// The least that can be cut off: a surrogate pair.
    private static final int LEAST = 2;

    private final Predicate<List<Block>> fits;
    private final Locale locale;
    private final List<List<Block>> pages = new ArrayList<>();
    private List<Block> page = new ArrayList<>();

    private Parting(Predicate<List<Block>> fits, Locale locale) {
        this.fits = fits;
        this.locale = locale;
    }

    /// The pages, each of at least one block; none for no blocks.
    ///
    /// @param fits whether these blocks may be one page; if they may, so may any beginning of them.
    ///   A page with room for less than two characters is not kept to.
    /// @param locale whose sentences and letters these are
    public static List<List<Block>> pages(
            List<Block> blocks, Predicate<List<Block>> fits, Locale locale) {
        Parting parting = new Parting(fits, locale);
        blocks.forEach(parting::place);
        parting.turn(parting.page.size());
        return List.copyOf(parting.pages);
    }

    private void place(Block block) {
        if (fits.test(with(page, block))) {
            page.add(block);
            return;
        }
        pieces(block).forEach(this::placePiece);
    }

    private void placePiece(Block piece) {
        if (!fits.test(with(page, piece))) {
            turn(page.size() - headings().size());
        }
        if (!fits.test(with(page, piece))) {
            turn(page.size());
        }
        page.add(piece);
    }

    /// Ends the page after its first blocks; the others begin the next.
    private void turn(int size) {
        if (size > 0) {
            pages.add(List.copyOf(page.subList(0, size)));
            page = new ArrayList<>(page.subList(size, page.size()));
        }
    }

    /// What stands at the end of the page, above what is to come.
    private List<Block> headings() {
        int start = page.size();
        while (start > 0 && page.get(start - 1) instanceof Heading) {
            start--;
        }
        return List.copyOf(page.subList(start, page.size()));
    }

    private List<Block> pieces(Block block) {
        if (fits.test(List.of(block))) {
            return List.of(block);
        }
        return switch (block) {
            // Too long for a heading: it keeps its weight, not its place.
            case Heading(String text) -> pieces(Paragraph.of(new Strong(text)));
            case Paragraph(List<Span> spans) -> pieces(new Words(spans), Paragraph::new);
            case Aside(List<Span> spans) -> pieces(new Words(spans), Aside::new);
            case Bullets(List<Paragraph> items) -> lists(items);
        };
    }

    private List<Block> lists(List<Paragraph> items) {
        List<Block> lists = new ArrayList<>();
        List<Paragraph> list = new ArrayList<>();
        for (Paragraph item : items) {
            for (Block piece : pieces(new Words(item.spans()), Parting::listOf)) {
                Paragraph next = ((Bullets) piece).items().getFirst();
                list.add(next);
                if (list.size() > 1 && !fits.test(List.of(new Bullets(list)))) {
                    list.removeLast();
                    lists.add(new Bullets(list));
                    list = new ArrayList<>(List.of(next));
                }
            }
        }
        lists.add(new Bullets(list));
        return lists;
    }

    private static Bullets listOf(List<Span> spans) {
        return new Bullets(List.of(new Paragraph(spans)));
    }

    private List<Block> pieces(Words words, Function<List<Span>, ? extends Block> block) {
        List<Block> pieces = new ArrayList<>();
        Words rest = words;
        Predicate<Words> alone = part -> fits.test(List.of(block.apply(part.spans())));
        Predicate<Words> fit = belowHeadings(words, alone, block);
        while (rest.text().length() > LEAST && !fit.test(rest)) {
            int cut = cut(rest, fit);
            if (cut >= rest.text().length()) {
                break;
            }
            Words head = rest.between(0, cut).strip();
            if (!head.spans().isEmpty()) {
                pieces.add(block.apply(head.spans()));
                fit = alone;
            }
            rest = rest.between(cut, rest.text().length()).strip();
        }
        pieces.add(block.apply(rest.spans()));
        return pieces;
    }

    /// The first piece leaves room for the headings above it, unless they fill half a page.
    private Predicate<Words> belowHeadings(
            Words words, Predicate<Words> alone, Function<List<Span>, ? extends Block> block) {
        List<Block> headings = headings();
        Predicate<Words> below = part -> fits.test(with(headings, block.apply(part.spans())));
        int length = words.text().length();
        return headings.isEmpty()
                        || 2 * longest(words, length, below) < longest(words, length, alone)
                ? alone
                : below;
    }

    /// Where to cut words that do not fit, so that what is before does.
    private int cut(Words words, Predicate<Words> fit) {
        String text = words.text();
        int size = Math.max(LEAST, longest(words, text.length(), fit));
        int cut = Breaks.before(text, size, locale);
        while (size > LEAST && !fit.test(words.between(0, cut).strip())) {
            size = Math.max(LEAST, Math.min(size, cut) - 1);
            cut = Breaks.before(text, size, locale);
        }
        return cut;
    }

    /// The length of the longest beginning that fits, by bisection.
    private static int longest(Words words, int length, Predicate<Words> fit) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (fit.test(words.between(0, middle))) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static List<Block> with(List<Block> blocks, Block more) {
        List<Block> all = new ArrayList<>(blocks);
        all.add(more);
        return all;
    }
}
