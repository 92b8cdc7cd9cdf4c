import java.io.File;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Holds PDF files against PDF/UA-1 and prints each rule that fails, how often, and where first. */
public class Pdf {
    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        int bad = 0;
        for (String f : files) {
            bad += holds(f) ? 0 : 1;
        }
        System.out.printf("PDF/UA-1: %d of %d files fail%n", bad, files.length);
        System.exit(bad == 0 && files.length > 0 ? 0 : 1);
    }

    private static boolean holds(String file) {
        PDFAFlavour want = PDFAFlavour.byFlavourId("ua1");
        ValidationResult r;
        try (PDFAParser p = Foundries.defaultInstance().createParser(new File(file), want);
             PDFAValidator v = Foundries.defaultInstance().createValidator(want, false)) {
            r = v.validate(p);
        } catch (Exception e) {
            System.out.printf("FAIL %s: cannot be read: %s%n", file, e.getMessage());
            return false;
        }
        var first = new TreeMap<String, TestAssertion>();
        var times = new TreeMap<String, Integer>();
        for (TestAssertion a : r.getTestAssertions()) {
            if (a.getStatus() == TestAssertion.Status.FAILED) {
                String rule = a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber();
                first.putIfAbsent(rule, a);
                times.merge(rule, 1, Integer::sum);
            }
        }
        first.forEach((rule, a) -> System.out.printf("FAIL %s: %s, %d times: %s, first at %s%n", file, rule, times.get(rule), a.getMessage(), a.getLocation().getContext()));
        return r.isCompliant();
    }
}
