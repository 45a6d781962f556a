import java.io.File;
import java.io.InputStream;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Validates PDF files with veraPDF, many files in one start of Java.
 *
 * In: a flavour ("ua1") and one or more files. Out: per file one line of JSON with the failed rules.
 * A file that veraPDF cannot read is reported as failing rule "unreadable". The exit status is 0
 * when every file has its line, whatever the verdicts; 2 for a wrong call; 1 for anything else.
 */
public final class Validate {

    private static final String PROFILES = "org/verapdf/pdfa/validation/";
    private static final Logger LOG = Logger.getLogger("");

    public static void main(String[] args) throws Exception {
        if (args.length < 2) {
            System.err.println("usage: Validate.java FLAVOUR FILE [FILE ...]");
            System.exit(2);
        }
        LOG.setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(args[0]);
        ValidationProfile profile = readProfile(flavour);
        for (String file : List.of(args).subList(1, args.length)) {
            System.out.println(verdict(new File(file), flavour, profile));
        }
    }

    /** One file -> its line of JSON. The parser comes first: making it clears veraPDF's statics. */
    private static String verdict(File file, PDFAFlavour flavour, ValidationProfile profile) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
             PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            ValidationResult result = validator.validate(parser);
            return line(file, result.isCompliant(), failures(result));
        } catch (Exception fault) {
            return line(file, false, failure("unreadable", 0, 1, String.valueOf(fault), ""));
        }
    }

    /** Result -> the failed rules as JSON objects with commas, each with its first place. */
    private static String failures(ValidationResult result) {
        Map<RuleId, TestAssertion> first = new LinkedHashMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                first.putIfAbsent(assertion.getRuleId(), assertion);
            }
        }
        StringJoiner list = new StringJoiner(", ");
        first.forEach((rule, found) -> list.add(failure(
                rule.getClause(), rule.getTestNumber(),
                result.getFailedChecks().getOrDefault(rule, 1),
                found.getMessage(), found.getLocation().getContext())));
        return list.toString();
    }

    /** Flavour -> its profile, read with the JDK's own XML reader (the jar has no JAXB). */
    private static ValidationProfile readProfile(PDFAFlavour flavour) throws Exception {
        String name = flavour.name().replaceFirst("_", "-").replace("_", "") + ".xml";
        try (InputStream xml = ClassLoader.getSystemResourceAsStream(PROFILES + name)) {
            if (xml == null) {
                throw new IllegalArgumentException("no profile " + name + " in the jar");
            }
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder().parse(xml).getDocumentElement();
            return Profiles.profileFromValues(
                    flavour, Profiles.profileDetailsFromValues(name, name, "", new Date(0)), "",
                    readRules(root), readVariables(root));
        }
    }

    private static Set<Rule> readRules(Element root) {
        Set<Rule> rules = new LinkedHashSet<>();
        NodeList nodes = root.getElementsByTagName("rule");
        for (int i = 0; i < nodes.getLength(); i++) {
            rules.add(readRule((Element) nodes.item(i)));
        }
        return rules;
    }

    private static Rule readRule(Element rule) {
        Element id = (Element) rule.getElementsByTagName("id").item(0);
        RuleId ruleId = Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        Boolean deferred = rule.hasAttribute("deferred")
                ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(
                ruleId, rule.getAttribute("object"), deferred, rule.getAttribute("tags"),
                text(rule, "description"), text(rule, "test"),
                Profiles.errorFromValues(text(rule, "message"), List.of()), List.of());
    }

    private static Set<Variable> readVariables(Element root) {
        Set<Variable> variables = new LinkedHashSet<>();
        NodeList nodes = root.getElementsByTagName("variable");
        for (int i = 0; i < nodes.getLength(); i++) {
            Element node = (Element) nodes.item(i);
            variables.add(Profiles.variableFromValues(
                    node.getAttribute("name"), node.getAttribute("object"),
                    text(node, "defaultValue"), text(node, "value")));
        }
        return variables;
    }

    private static String text(Element parent, String tag) {
        return parent.getElementsByTagName(tag).item(0).getTextContent();
    }

    private static String line(File file, boolean compliant, String failures) {
        return String.format("{\"file\": %s, \"compliant\": %b, \"failed\": [%s]}",
                quoted(file.getPath()), compliant, failures);
    }

    private static String failure(String clause, int test, int count, String why, String where) {
        return String.format(
                "{\"clause\": %s, \"test\": %d, \"count\": %d, \"description\": %s, \"where\": %s}",
                quoted(clause), test, count, quoted(why), quoted(where));
    }

    /** Text -> a JSON string, quotes included; in ASCII, so that no locale can spoil it. */
    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char letter : String.valueOf(text).toCharArray()) {
            boolean plain = letter >= ' ' && letter < 127 && letter != '"' && letter != '\\';
            json.append(plain ? String.valueOf(letter) : String.format("\\u%04x", (int) letter));
        }
        return json.append('"').toString();
    }
}
