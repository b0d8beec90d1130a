//! The sheet of what matters most: figures of the other sheets, looked up where they stand, and charts on them.

use rust_xlsxwriter::{Chart, ChartType, Format};

use super::charts::{Series, chart, height};
use super::look::{CENTS, WHOLE};
use super::page::{Done, Page, Pen, on};
use crate::domain::assessment::Assessment;
use crate::quantity::{Exact, Number, Yen};

/// Width of names, and of numbers beside them.
const WIDTHS: [u16; 5] = [34, 16, 16, 16, 4];
/// Where the charts stand: beside the numbers.
const BESIDE: u16 = 5;
/// Points have few decimals, and no grouping.
const POINTS: &str = "0.##########";

/// A figure: its path in the assessment, and its value.
type Figure = (String, String);

/// Writes the sheet; `pages` are those that its figures stand on.
pub(super) fn summary<'a>(
    pen: Pen<'a>,
    pages: &[Page<'a>],
    assessment: &Assessment,
) -> Done<Page<'a>> {
    let mut page = Page::new(pen, pen.language.word("sheet.summary"), true)?;
    page.widths(WIDTHS)?;
    page.word(0, 0, "summary.title", &pen.looks.title)?;
    page.word(1, 0, "summary.legend", &pen.looks.note)?;
    let mut summary = Summary { page, pages, row: 3 };
    summary.points(assessment)?;
    summary.limits(assessment)?;
    summary.categories(assessment)?;
    summary.measures(assessment)?;
    Ok(summary.page)
}

/// The sheet while it is written.
struct Summary<'s, 'a> {
    page: Page<'a>,
    pages: &'s [Page<'a>],
    row: u32,
}

impl Summary<'_, '_> {
    /// Points by what decides them: what is certain, what is open, and what is expected.
    fn points(&mut self, assessment: &Assessment) -> Done {
        let score = &assessment.score;
        let top =
            self.head("summary.points", &["summary.facts", "summary.rated", "summary.open"])?;
        let of = |path: &str, value: Number| (path.to_owned(), value.to_string());
        let certain = [
            of("score.computed.low", score.computed.low),
            of("score.judged.low", score.judged.low),
        ];
        self.row(self.word("summary.range"), &certain, POINTS)?;
        let (high, low) = (self.cell("score.high"), self.cell("score.low"));
        let open = Exact::from(score.high).minus(&score.low.into()).to_string();
        if let Some((high, low)) = high.zip(low) {
            let look = self.page.pen.looks.number(POINTS);
            self.page.formula(self.row - 1, 3, &format!("={high}-{low}"), &open, &look)?;
        }
        let expected = [
            of("score.computed.expected", score.computed.expected),
            of("score.judged.expected", score.judged.expected),
        ];
        self.row(self.word("summary.expected"), &expected, POINTS)?;
        self.drawn(top, ChartType::BarStacked, "summary.points", &Series::PARTS)
    }

    /// The total and outsourcing, each against its limit.
    fn limits(&mut self, assessment: &Assessment) -> Done {
        let budget = &assessment.budget;
        let top = self.head("summary.limits", &["summary.amount", "summary.limit"])?;
        let yen = |path: &str, value: Yen| (format!("budget.{path}"), value.to_string());
        let total = [yen("total", budget.total), yen("cap", budget.cap)];
        self.row(self.word("budget.total"), &total, WHOLE)?;
        let outsourcing = [
            yen("checks.outsourcing.amount", budget.outsourcing_amount),
            yen("checks.outsourcing.limit", budget.outsourcing_limit),
        ];
        self.row(self.word("budget.outsourcing_amount"), &outsourcing, WHOLE)?;
        self.drawn(top, ChartType::Bar, "summary.limits", &Series::LIMITED)
    }

    /// What each category costs, then what is added to them.
    fn categories(&mut self, assessment: &Assessment) -> Done {
        let (pen, budget) = (self.page.pen, &assessment.budget);
        // No chart is parted by the end of a page.
        self.page.sheet.set_page_breaks(&[self.row])?;
        let top = self.head("summary.categories", &["summary.amount"])?;
        for (rule, (code, amount)) in pen.rules.budget.categories.iter().zip(&budget.by_category) {
            let figure = (format!("budget.by_category.{code}"), amount.to_string());
            self.row(pen.language.pick(&rule.title), &[figure], WHOLE)?;
        }
        for (path, amount) in
            [("general_administration", budget.general_administration), ("tax", budget.tax)]
        {
            let name = if path == "tax" { "budget.tax" } else { "budget.general_administration" };
            self.row(self.word(name), &[(format!("budget.{path}"), amount.to_string())], WHOLE)?;
        }
        self.drawn(top, ChartType::Bar, "summary.categories", &Series::ONE)
    }

    /// The subsidy per tonne of each measure, where there are any.
    fn measures(&mut self, assessment: &Assessment) -> Done {
        let measures = &assessment.co2.measures;
        if measures.is_empty() {
            return Ok(());
        }
        let top = self.head("summary.measures", &["summary.per_tonne"])?;
        for (index, measure) in measures.iter().enumerate() {
            let number = (index + 1).to_string();
            let name = self.page.pen.language.filled("co2.measure", &[&number]);
            let cost = measure.subsidy_yen_per_tonne.as_ref();
            let cost = cost.map_or_else(String::new, Exact::to_string);
            let path = format!("co2.measures[{index}].subsidy_yen_per_tonne");
            self.row(&name, &[(path, cost)], CENTS)?;
        }
        self.drawn(top, ChartType::Bar, "summary.measures", &Series::ONE)
    }

    /// The head of a table; its row.
    fn head(&mut self, name: &str, columns: &[&str]) -> Done<u32> {
        let (head, top) = (&self.page.pen.looks.head, self.row);
        for (column, key) in (0..).zip([name].iter().chain(columns)) {
            self.page.word(top, column, key, head)?;
        }
        self.row += 1;
        Ok(top)
    }

    /// A row of figures under their columns, each looked up where it stands.
    fn row(&mut self, name: &str, figures: &[Figure], format: &str) -> Done {
        let looks = self.page.pen.looks;
        self.page.text(self.row, 0, name, &looks.text)?;
        self.page.fit(self.row, [(name, 34)])?;
        let look: Format = looks.number(format);
        for (column, (path, value)) in (1..).zip(figures) {
            let Some(cell) = self.cell(path) else { continue };
            // What is not known yet is no zero.
            let formula = format!("=IF({cell}=\"\",\"\",{cell})");
            self.page.formula(self.row, column, &formula, value, &look)?;
        }
        self.row += 1;
        Ok(())
    }

    /// A chart of the table that begins at `top`, and on to where the next table has room.
    fn drawn(&mut self, top: u32, kind: ChartType, name: &str, series: &[Series]) -> Done {
        let title = self.page.pen.language.word(name);
        let rows = (top, self.row.saturating_sub(1));
        let chart: Chart = chart((&self.page.name, rows), kind, title, series);
        self.page.sheet.insert_chart(top, BESIDE, &chart)?;
        let (_, covered) = height(rows.1.saturating_sub(rows.0));
        self.row = (self.row + 2).max(top + covered + 2);
        Ok(())
    }

    /// Where a figure stands.
    fn cell(&self, path: &str) -> Option<String> {
        let places = self.pages.iter().flat_map(|page| &page.places);
        let mut found = places.filter(|place| !place.input && place.path == path);
        found.next().map(|place| on(&place.sheet, &place.cell))
    }

    fn word<'w>(&self, key: &'w str) -> &'w str {
        self.page.pen.language.word(key)
    }
}
