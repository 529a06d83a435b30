import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Looks the components of an SBOM up in a list of advisories. Ends with 1 if one is affected and the
 * advisory isn't accepted, or if there was nothing to look up or to look in.
 */
class KnownVulnerabilities {

    private static final Pattern CELL = Pattern.compile("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))");

    record Advisory(String id, String published, String title, String introduced, String fixed,
            String last, String severity) {

        boolean affects(ComparableVersion version) {
            return (blank(introduced) || version.compareTo(new ComparableVersion(introduced)) >= 0)
                    && (blank(fixed) || version.compareTo(new ComparableVersion(fixed)) < 0)
                    && (blank(last) || version.compareTo(new ComparableVersion(last)) <= 0)
                    && !(blank(fixed) && blank(last) && blank(introduced));
        }

        private static boolean blank(String bound) {
            return bound.isEmpty() || bound.equals("0");
        }
    }

    public static void main(String[] files) throws Exception {
        Map<String, Set<String>> components = components(Path.of(files[0]));
        Map<String, List<Advisory>> advisories = advisories(Path.of(files[1]));
        Set<String> accepted = accepted(Path.of(files[2]));
        String newest = advisories.values().stream().flatMap(List::stream)
                .map(Advisory::published).max(String::compareTo).orElse("never");
        int found = 0;
        for (var component : components.entrySet()) {
            for (String version : component.getValue()) {
                for (Advisory advisory : advisories.getOrDefault(component.getKey(), List.of())) {
                    if (advisory.affects(new ComparableVersion(version))) {
                        boolean known = accepted.contains(advisory.id() + " " + component.getKey());
                        System.out.printf("%s %s %s %s: %s%n", known ? "accepted" : "AFFECTED",
                                advisory.severity(), advisory.id(),
                                component.getKey() + ":" + version, advisory.title());
                        found += known ? 0 : 1;
                    }
                }
            }
        }
        System.out.printf("%d components looked up in %d advisories up to %s: %d affected%n",
                components.size(), advisories.values().stream().mapToInt(List::size).sum(), newest,
                found);
        if (found > 0 || components.isEmpty() || advisories.isEmpty()) {
            System.exit(1);
        }
    }

    private static Map<String, Set<String>> components(Path sbom) throws Exception {
        Map<String, Set<String>> components = new TreeMap<>();
        NodeList nodes = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
                .parse(sbom.toFile()).getElementsByTagName("component");
        for (int i = 0; i < nodes.getLength(); i++) {
            Element component = (Element) nodes.item(i);
            String group = text(component, "group");
            if (!group.isEmpty() && !group.equals("org.qunli")) {
                components.computeIfAbsent(group + ":" + text(component, "name"), k -> new TreeSet<>())
                        .add(text(component, "version"));
            }
        }
        return components;
    }

    private static String text(Element component, String name) {
        NodeList nodes = component.getElementsByTagName(name);
        return nodes.getLength() == 0 ? "" : nodes.item(0).getTextContent().strip();
    }

    private static Map<String, List<Advisory>> advisories(Path csv) throws IOException {
        Map<String, List<Advisory>> advisories = new TreeMap<>();
        for (String line : Files.readAllLines(csv)) {
            List<String> cells = new ArrayList<>();
            for (Matcher cell = CELL.matcher(line); cell.find(); ) {
                cells.add(cell.group(1) == null ? cell.group(2) : cell.group(1).replace("\"\"", "\""));
            }
            if (cells.size() >= 7) {
                // Newer lists have a column more: the last version affected, where no fix is known.
                boolean lastAffected = cells.size() >= 10;
                advisories.computeIfAbsent(cells.get(3), k -> new ArrayList<>())
                        .add(new Advisory(cells.get(0), cells.get(1), cells.get(2), cells.get(4),
                                cells.get(5), lastAffected ? cells.get(6) : "",
                                cells.get(lastAffected ? 7 : 6)));
            }
        }
        return advisories;
    }

    private static Set<String> accepted(Path tsv) throws IOException {
        Set<String> accepted = new HashSet<>();
        for (String line : Files.readAllLines(tsv)) {
            String[] cells = line.split("\t");
            if (!line.startsWith("#") && cells.length == 3 && !cells[2].isBlank()) {
                accepted.add(cells[0] + " " + cells[1]);
            }
        }
        return accepted;
    }
}
