import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.xmlbeans.SchemaType;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.DocumentDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.FtrDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.HdrDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.NumberingDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.SettingsDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Holds DOCX files against ECMA-376 (each part against its schema) and against what Word wants beside: what is named is there. */
public class Docx {
    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final Map<String, SchemaType> SCHEMAS = Map.of("document.main", DocumentDocument.type, "styles", StylesDocument.type,
            "numbering", NumberingDocument.type, "header", HdrDocument.type, "footer", FtrDocument.type, "settings", SettingsDocument.type);

    private final List<String> wrong = new ArrayList<>();
    private final Map<PackagePart, Document> parts = new HashMap<>();

    public static void main(String[] files) {
        int bad = 0;
        for (String f : files) {
            Docx d = new Docx();
            d.check(f);
            d.wrong.forEach(w -> System.out.printf("FAIL %s: %s%n", f, w));
            bad += d.wrong.isEmpty() ? 0 : 1;
        }
        System.out.printf("ECMA-376: %d of %d files fail%n", bad, files.length);
        System.exit(bad == 0 && files.length > 0 ? 0 : 1);
    }

    private void check(String file) {
        try (OPCPackage pkg = OPCPackage.open(new File(file), PackageAccess.READ)) {
            targets(pkg, pkg.getRelationships());
            for (PackagePart p : pkg.getParts()) {
                if (!p.isRelationshipPart()) {
                    targets(pkg, p.getRelationships());
                    schema(p);
                }
            }
            Set<String> styles = new HashSet<>();
            parts.values().forEach(d -> values(d, "style", "styleId").forEach(s -> {
                if (!styles.add(s)) {
                    wrong.add("two styles are called " + s);
                }
            }));
            for (var e : parts.entrySet()) {
                names(e.getKey(), e.getValue(), styles);
            }
            if (pkg.getPackageProperties().getTitleProperty().isEmpty() || pkg.getPackageProperties().getLanguageProperty().isEmpty()) {
                wrong.add("no title or no language");
            }
        } catch (Exception e) {
            wrong.add("cannot be opened: " + e);
        }
    }

    private void targets(OPCPackage pkg, Iterable<PackageRelationship> all) throws Exception {
        for (PackageRelationship r : all) {
            var to = PackagingURIHelper.resolvePartUri(r.getSourceURI(), r.getTargetURI());
            if (r.getTargetMode() == TargetMode.INTERNAL && !pkg.containPart(PackagingURIHelper.createPartName(to))) {
                wrong.add("relationship " + r.getId() + " points at " + to + ", which is not there");
            }
        }
    }

    private void schema(PackagePart part) throws Exception {
        String type = part.getContentType();
        if (!type.startsWith(TYPE) || !type.endsWith("+xml")) {
            return;
        }
        SchemaType schema = SCHEMAS.get(type.substring(TYPE.length(), type.length() - "+xml".length()));
        if (schema == null) {
            wrong.add("nobody here knows the schema of " + type);
            return;
        }
        var f = DocumentBuilderFactory.newInstance();
        f.setNamespaceAware(true);
        f.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document d;
        try (InputStream in = part.getInputStream()) {
            d = f.newDocumentBuilder().parse(in);
        }
        parts.put(part, d);
        List<XmlError> errors = new ArrayList<>();
        XmlObject.Factory.parse(d, new XmlOptions().setDocumentType(schema)).validate(new XmlOptions().setErrorListener(errors));
        errors.forEach(e -> wrong.add(part.getPartName() + ": " + e.getMessage()));
    }

    /** Styles and relationships that a part names must exist, and a cell must end in a paragraph: Word refuses the file else. */
    private void names(PackagePart part, Document d, Set<String> styles) {
        for (String tag : List.of("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")) {
            values(d, tag, "val").stream().filter(s -> !styles.contains(s)).distinct().forEach(s -> wrong.add(tag + " " + s + " is not defined"));
        }
        var all = d.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element e = (Element) all.item(i);
            String id = e.getAttributeNS(R, "id");
            if (!id.isEmpty() && part.getRelationship(id) == null) {
                wrong.add(e.getNodeName() + " uses relationship " + id + ", which is not there");
            }
            Node last = e.getLastChild();
            if (W.equals(e.getNamespaceURI()) && e.getLocalName().equals("tc") && (last == null || !"p".equals(last.getLocalName()))) {
                wrong.add("a cell that does not end in a paragraph");
            }
        }
    }

    private static List<String> values(Document d, String tag, String attribute) {
        List<String> out = new ArrayList<>();
        var all = d.getElementsByTagNameNS(W, tag);
        for (int i = 0; i < all.getLength(); i++) {
            String v = ((Element) all.item(i)).getAttributeNS(W, attribute);
            if (!v.isEmpty()) {
                out.add(v);
            }
        }
        return out;
    }
}
