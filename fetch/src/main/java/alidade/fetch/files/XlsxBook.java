package alidade.fetch.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/// What a workbook says about itself before its cells are read.
///
/// @param sheets the name of each sheet and the file in the archive that has its cells, in the order of the workbook
/// @param sharedStrings the file with the texts that cells share
/// @param dates by style number, whether a number in such a cell is a date
/// @param since1904 whether dates are counted from 1904 and not from 1900
record XlsxBook(Map<String, String> sheets, Optional<String> sharedStrings, List<Boolean> dates, boolean since1904) {
    private static final int STYLES = 100_000;
    private static final String WORKBOOK = "xl/workbook.xml";

    static XlsxBook read(ZipDoor zip) throws IOException, XMLStreamException {
        var workbook =
                target(relations(zip, "_rels/.rels", ""), "/officeDocument").orElse(WORKBOOK);
        var folder = workbook.substring(0, workbook.lastIndexOf('/') + 1);
        var relations = relations(zip, folder + "_rels/" + workbook.substring(folder.length()) + ".rels", folder);
        var sheets = new LinkedHashMap<String, String>();
        var since1904 = new boolean[1];
        each(zip, workbook, xml -> {
            if (xml.name().equals("workbookPr")) {
                since1904[0] = xml.attribute("date1904").equals("1")
                        || xml.attribute("date1904").equals("true");
            }
            if (xml.name().equals("sheet")) {
                var relation = relations.get(xml.attribute("id"));
                if (relation != null && sheets.putIfAbsent(xml.attribute("name"), relation.target()) != null) {
                    throw new XMLStreamException("two sheets are named '" + xml.attribute("name") + "'");
                }
            }
        });
        return new XlsxBook(
                sheets, target(relations, "/sharedStrings"), dates(zip, target(relations, "/styles")), since1904[0]);
    }

    private record Relation(String type, String target) {}

    private interface Visitor {
        void at(XmlDoor xml) throws XMLStreamException;
    }

    /// Visits every element of a file in the archive.
    private static void each(ZipDoor zip, String name, Visitor visitor) throws IOException, XMLStreamException {
        var in = zip.read(name);
        if (in.isEmpty()) {
            throw new IOException("it lacks " + name);
        }
        try (var xml = XmlDoor.open(in.get())) {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    visitor.at(xml);
                }
            }
        }
    }

    private static Map<String, Relation> relations(ZipDoor zip, String name, String folder)
            throws IOException, XMLStreamException {
        var relations = new LinkedHashMap<String, Relation>();
        if (!zip.has(name)) {
            return relations;
        }
        each(zip, name, xml -> {
            if (xml.name().equals("Relationship")
                    && !xml.attribute("TargetMode").equals("External")) {
                var target = xml.attribute("Target");
                var path = target.startsWith("/") ? target.substring(1) : folder + target;
                relations.put(xml.attribute("Id"), new Relation(xml.attribute("Type"), path));
            }
        });
        return relations;
    }

    private static Optional<String> target(Map<String, Relation> relations, String type) {
        return relations.values().stream()
                .filter(one -> one.type().endsWith(type))
                .map(Relation::target)
                .findFirst();
    }

    private static List<Boolean> dates(ZipDoor zip, Optional<String> styles) throws IOException, XMLStreamException {
        var dates = new ArrayList<Boolean>();
        if (styles.isEmpty() || !zip.has(styles.get())) {
            return dates;
        }
        var formats = new HashMap<String, Boolean>();
        var inCells = new boolean[1];
        each(zip, styles.get(), xml -> {
            switch (xml.name()) {
                case "numFmt" -> formats.put(xml.attribute("numFmtId"), isDate(xml.attribute("formatCode")));
                case "cellXfs" -> inCells[0] = true;
                case "cellStyles", "dxfs" -> inCells[0] = false;
                case "xf" -> {
                    var format = xml.attribute("numFmtId");
                    if (inCells[0]) {
                        dates.add(formats.getOrDefault(format, isBuiltInDate(format)));
                    }
                }
                default -> {}
            }
            if (dates.size() + formats.size() > STYLES) {
                throw new XMLStreamException("it has more than " + STYLES + " styles");
            }
        });
        return dates;
    }

    /// ECMA-376 part 1, 18.8.30: 14 to 17 and 22 are dates everywhere, 27 to 36 and 50 to 58 in East Asia.
    private static boolean isBuiltInDate(String format) {
        if (!format.matches("[0-9]{1,3}")) {
            return false;
        }
        var number = Integer.parseInt(format);
        return number >= 14 && number <= 17
                || number == 22
                || number >= 27 && number <= 36
                || number >= 50 && number <= 58;
    }

    /// A format with a year or a day in it, outside of quoted text and of what stands in brackets, such as `[Red]`.
    private static boolean isDate(String code) {
        var bare = code.replaceAll("\"[^\"]*\"?|\\[[^\\]]*\\]?|\\\\.|_.", "").toLowerCase(java.util.Locale.ROOT);
        return !bare.contains("general") && (bare.indexOf('y') >= 0 || bare.indexOf('d') >= 0);
    }
}
