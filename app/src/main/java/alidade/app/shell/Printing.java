package alidade.app.shell;

import alidade.app.fx.Background;
import alidade.app.widgets.Wording;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.print.PageLayout;
import javafx.print.PageOrientation;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.Scene;
import javafx.scene.transform.Scale;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Brings the page of the place that is shown to a printer, by the dialogues of the system. For the JavaFX thread.
final class Printing {
    private final ShellViewModel model;
    private final Background background;
    private final Callable<Optional<PrinterJob>> jobs;
    private final Clock clock;

    /// @param jobs asks the system for a job on its usual printer, which takes a moment; empty where it has none
    Printing(ShellViewModel model, Background background, Callable<Optional<PrinterJob>> jobs, Clock clock) {
        this.model = model;
        this.background = background;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// With the printers of this system.
    static Printing ofThisSystem(ShellViewModel model, Background background) {
        return new Printing(
                model, background, () -> Optional.ofNullable(PrinterJob.createPrinterJob()), Clock.systemUTC());
    }

    private Wording wording() {
        return model.wording().get();
    }

    /// Asks for paper and printer and prints; every ending but a cancelled dialogue is told in the window.
    void start(@Nullable Window owner) {
        if (!Paper.isFor(model)) {
            model.tell(wording().get("print.nothing"));
            return;
        }
        background.submit(
                jobs,
                job -> job.ifPresentOrElse(
                        one -> print(one, owner), () -> model.tell(wording().get("print.noPrinter"))),
                problem -> model.tell(wording().get("print.failed", String.valueOf(problem.getMessage()))));
    }

    private void print(PrinterJob job, @Nullable Window owner) {
        job.getJobSettings().setJobName("Alidade");
        job.getJobSettings().setPageLayout(landscape(job.getPrinter()));
        if (!job.showPageSetupDialog(owner) || !job.showPrintDialog(owner)) {
            job.cancelJob();
            return;
        }
        var printer = job.getPrinter().getName();
        boolean isPrinted = print(job);
        model.tell(wording().get(isPrinted ? "print.done" : "print.refused", printer));
    }

    /// Prints the page as the settings of a job have it.
    boolean print(PrinterJob job) {
        var layout = job.getJobSettings().getPageLayout();
        var ratio = layout.getPrintableWidth() / layout.getPrintableHeight();
        var page = Paper.of(model, ratio, clock.instant());
        if (page.isEmpty()) {
            job.cancelJob();
            return false;
        }
        var sheet = page.get().getRoot();
        sheet.getTransforms().add(fitting(page.get(), layout));
        return job.printPage(sheet) && job.endJob();
    }

    private static Scale fitting(Scene page, PageLayout layout) {
        double scale =
                Math.min(layout.getPrintableWidth() / page.getWidth(), layout.getPrintableHeight() / page.getHeight());
        return new Scale(scale, scale);
    }

    /// A4 where the printer has it, else its usual paper; views are wider than high.
    static PageLayout landscape(Printer printer) {
        var has = printer.getPrinterAttributes();
        var paper = has.getSupportedPapers().contains(javafx.print.Paper.A4)
                ? javafx.print.Paper.A4
                : has.getDefaultPaper();
        return printer.createPageLayout(paper, PageOrientation.LANDSCAPE, Printer.MarginType.DEFAULT);
    }
}
