package io.rapporteur.exchange;

import io.rapporteur.knowledge.pack.Place;
import io.rapporteur.knowledge.pack.Problem;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Rows under a header. Columns are known by their names without regard to case, blanks and
/// underscores.
final class Table {

    /// @param place the line or row on which it begins
    record Row(Place place, Map<String, String> cells) {

        /// Without blanks around it; empty if the row ends before, or has no such column.
        String cell(String column) {
            return cells.getOrDefault(plain(column), "");
        }
    }

    private final String file;
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private Table(String file) {
        this.file = file;
    }

    List<Row> rows() {
        return rows;
    }

    boolean has(String column) {
        return columns.containsKey(plain(column));
    }

    /// The names of columns that are none of `known`, as the file writes them.
    List<String> columnsBeside(List<String> known) {
        List<String> others = new ArrayList<>(columns.keySet());
        others.removeAll(known.stream().map(Table::plain).toList());
        return others.stream().map(column -> columns.getOrDefault(column, column)).toList();
    }

    /// @throws UnusableFileException if one of `names` is no column
    void require(String... names) {
        for (String name : names) {
            if (!has(name)) {
                throw new UnusableFileException(
                        file,
                        1,
                        "no column \"%s\"; found: %s"
                                .formatted(name, String.join(", ", columns.values())),
                        "The first line must name the columns, among them "
                                + String.join(", ", names));
            }
        }
    }

    /// Tab-separated values as QnA Maker writes them: no quotes, line ends within a cell as `\n`. A
    /// cell that a spreadsheet has put in quotes is read without them.
    ///
    /// @throws UnusableFileException if a row has more cells than the header
    static Table ofTabs(InputText input) {
        Table table = new Table(input.file());
        int number = 0;
        for (String line : input.text().lines().toList()) {
            number++;
            if (!line.isBlank()) {
                table.add(
                        number,
                        Stream.of(line.split("\t", -1))
                                .map(Table::unquoted)
                                .map(cell -> cell.replace("\\n", "\n"))
                                .toList());
            }
        }
        return table.checked();
    }

    /// Comma-separated values; semicolons or tabs if the header has more of those.
    ///
    /// @throws UnusableFileException if quotes do not match or a row has more cells than the header
    static Table ofCommas(InputText input) {
        Table table = new Table(input.file());
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter(input.text())).get();
        long line = 0;
        try (CSVParser parser = CSVParser.parse(new StringReader(input.text()), format)) {
            Iterator<CSVRecord> records = parser.iterator();
            while (records.hasNext()) {
                List<String> cells = records.next().toList();
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    table.add((int) line + 1, cells.stream().map(CsvCells::unguarded).toList());
                }
                line = parser.getCurrentLineNumber();
            }
        } catch (IOException | UncheckedIOException | IllegalStateException _) {
            throw new UnusableFileException(
                    input.file(),
                    (int) line + 1,
                    "no valid CSV: the quotes of the row that begins here do not match",
                    "Put a text with commas, quotes or line ends between quotes, and write a quote"
                            + " within it twice");
        }
        return table.checked();
    }

    /// The first sheet of an XLSX workbook that has a column `column`. The names of other sheets
    /// are noted.
    ///
    /// @throws UnusableFileException if it is no workbook or has no such sheet
    static Table ofWorkbook(Path path, String column, Notes notes) {
        try (InputStream content = Files.newInputStream(path);
                ReadableWorkbook workbook = new ReadableWorkbook(content)) {
            Table found = new Table(path.toString());
            for (Sheet sheet : workbook.getSheets().toList()) {
                Table table = ofSheet(path, sheet);
                if (found.columns.isEmpty() && table.has(column)) {
                    found = table;
                } else if (!table.columns.isEmpty()) {
                    notes.leftOut("sheet \"" + sheet.getName() + "\"", path);
                }
            }
            found.require(column);
            return found.checked();
        } catch (IOException | org.dhatim.fastexcel.reader.ExcelReaderException e) {
            throw new UnusableFileException(
                    path.toString(),
                    1,
                    "no readable XLSX workbook (" + e.getClass().getSimpleName() + ")",
                    "Save it as XLSX again, or as tab-separated text in UTF-8");
        }
    }

    private static Table ofSheet(Path path, Sheet sheet) throws IOException {
        Table table = new Table(path.toString());
        try (Stream<org.dhatim.fastexcel.reader.Row> rows = sheet.openStream()) {
            rows.forEach(row -> {
                List<String> cells = new ArrayList<>();
                for (int column = 0; column < row.getCellCount(); column++) {
                    cells.add(row.getCellText(column));
                }
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    table.add(row.getRowNum(), cells);
                }
            });
        }
        return table;
    }

    private void add(int line, List<String> cells) {
        if (columns.isEmpty()) {
            cells.forEach(cell -> columns.put(plain(cell), cell.strip()));
            return;
        }
        List<String> names = List.copyOf(columns.keySet());
        if (cells.size() > names.size()
                && cells.subList(names.size(), cells.size()).stream()
                        .anyMatch(cell -> !cell.isBlank())) {
            problems.add(
                    new Problem(
                            file,
                            line,
                            "the row has %d cells, the header %d"
                                    .formatted(cells.size(), names.size()),
                            "Look for a separator within a text, or for a column without a name"));
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int column = 0; column < Math.min(names.size(), cells.size()); column++) {
            row.put(names.get(column), cells.get(column).strip());
        }
        rows.add(new Row(new Place(file, line), row));
    }

    private Table checked() {
        if (columns.isEmpty()) {
            problems.add(new Problem(file, 1, "the file is empty", "Export it again"));
        }
        if (!problems.isEmpty()) {
            throw new UnusableFileException(problems);
        }
        return this;
    }

    private static String unquoted(String cell) {
        boolean quoted = cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"");
        return quoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
    }

    private static char delimiter(String text) {
        String header = text.lines().findFirst().orElse("");
        char most = ',';
        for (char candidate : new char[] {';', '\t'}) {
            most = count(header, candidate) > count(header, most) ? candidate : most;
        }
        return most;
    }

    private static long count(String text, char sign) {
        return text.chars().filter(other -> other == sign).count();
    }

    private static String plain(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "");
    }
}
