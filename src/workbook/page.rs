//! One sheet as it is written: cells, formulas with the engine's figures, and where both stand.

use std::collections::BTreeMap;

use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, Format, Formula, Worksheet,
    XlsxError,
};

use super::look::Looks;
use super::shown::Shown;
use super::words::Language;
use crate::rules::RuleSet;

/// Stands before texts in the hidden table of inputs, so that none passes for a number.
pub(super) const NO_NUMBER: char = ':';

/// What writing comes to.
pub(super) type Done<T = ()> = Result<T, XlsxError>;

/// Where an input or a figure stands in the workbook.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Place {
    /// Its path in the proposal, or in the assessment.
    pub path: String,
    /// The sheet's name.
    pub sheet: String,
    /// The cell, such as `D6`.
    pub cell: String,
    /// A person fills it in; else a formula gives it.
    pub input: bool,
}

/// What every sheet is written with.
#[derive(Clone, Copy)]
pub(super) struct Pen<'a> {
    pub rules: &'a RuleSet,
    pub language: Language,
    pub looks: &'a Looks,
    /// The proposal's title, for the pages' heads.
    pub title: &'a str,
}

/// A sheet that is being written.
pub(super) struct Page<'a> {
    pub sheet: Worksheet,
    pub name: String,
    pub pen: Pen<'a>,
    pub places: Vec<Place>,
    /// What the cells of inputs said when they were written, in the order of those places; a mark
    /// stands before what is no number.
    pub written: Vec<String>,
    /// Lines that rows are made high for.
    heights: BTreeMap<u32, u16>,
}

impl<'a> Page<'a> {
    /// An empty sheet for A4 paper, as wide as the paper. A name that is not plain letters and digits
    /// wants a space in it: only then the writer is sure to put it in quotes.
    pub(super) fn new(pen: Pen<'a>, name: &str, is_wide: bool) -> Done<Self> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        sheet
            .set_paper_size(9)
            .set_print_fit_to_pages(1, 0)
            .set_margins(0.5, 0.5, 0.7, 0.7, 0.3, 0.3);
        if is_wide {
            sheet.set_landscape();
        }
        // In heads and feet an ampersand begins a code; a long title would not fit.
        let title: String = pen.title.chars().filter(|c| !c.is_control()).take(60).collect();
        let call = pen.language.pick(&pen.rules.title).replace('&', "&&");
        sheet.set_header(format!("&L{}&R{call}", title.replace('&', "&&")));
        let page = pen.language.filled("print.page", &["&P", "&N"]);
        sheet.set_footer(format!("&L&A&R{page}"));
        sheet.set_screen_gridlines(false);
        // A formula whose value is not known shows nothing.
        sheet.set_formula_result_default("");
        Ok(Self {
            sheet,
            name: name.to_owned(),
            pen,
            places: Vec::new(),
            written: Vec::new(),
            heights: BTreeMap::new(),
        })
    }

    pub(super) fn widths(&mut self, widths: impl IntoIterator<Item = u16>) -> Done {
        for (column, width) in (0..).zip(widths) {
            self.sheet.set_column_width(column, width)?;
        }
        Ok(())
    }

    /// A text, whatever it begins with.
    pub(super) fn text(&mut self, row: u32, column: u16, text: &str, look: &Format) -> Done {
        let Shown::Text(text) = Shown::text(text) else { return Ok(()) };
        self.sheet.write_string_with_format(row, column, text, look).map(drop)
    }

    /// A text of the table of words.
    pub(super) fn word(&mut self, row: u32, column: u16, key: &str, look: &Format) -> Done {
        self.text(row, column, self.pen.language.word(key), look)
    }

    /// A text across several columns.
    pub(super) fn across(
        &mut self,
        row: u32,
        (from, to): (u16, u16),
        text: &str,
        look: &Format,
    ) -> Done {
        if from == to {
            return self.text(row, from, text, look);
        }
        self.sheet.merge_range(row, from, row, to, text, look).map(drop)
    }

    /// Makes a row as high as its longest text needs, given the widths of the columns. Rows of one
    /// line keep their height open, so that they grow with what is typed.
    pub(super) fn fit<'t>(
        &mut self,
        row: u32,
        texts: impl IntoIterator<Item = (&'t str, u16)>,
    ) -> Done {
        let lines = texts.into_iter().map(|(text, width)| lines(text, width)).max().unwrap_or(1);
        let before = self.heights.entry(row).or_insert(1);
        if lines > *before {
            *before = lines;
            self.sheet.set_row_height(
                row,
                f64::from(lines.saturating_mul(LINE_HEIGHT).saturating_add(2)),
            )?;
        }
        Ok(())
    }

    /// Contents that are no formula.
    pub(super) fn constant(&mut self, row: u32, column: u16, shown: &Shown, look: &Format) -> Done {
        match shown {
            Shown::Blank => self.sheet.write_blank(row, column, look).map(drop),
            Shown::Number(value) => {
                self.sheet.write_number_with_format(row, column, *value, look).map(drop)
            }
            Shown::Text(text) => self.text(row, column, text, look),
        }
    }

    /// A cell that a person fills in.
    pub(super) fn input(
        &mut self,
        row: u32,
        column: u16,
        shown: &Shown,
        look: &Format,
        path: &str,
    ) -> Done {
        self.constant(row, column, shown, look)?;
        self.place(row, column, path, true);
        self.written.push(match shown {
            Shown::Number(_) => shown.as_text(),
            _ => format!("{NO_NUMBER}{}", shown.as_text()),
        });
        Ok(())
    }

    /// A formula and its value as the engine computed it; empty where that is not known.
    pub(super) fn formula(
        &mut self,
        row: u32,
        column: u16,
        formula: &str,
        value: &str,
        look: &Format,
    ) -> Done {
        let formula = Formula::new(formula).set_result(value);
        self.sheet.write_formula_with_format(row, column, formula, look).map(drop)
    }

    /// The same for a figure of the assessment.
    pub(super) fn figure(
        &mut self,
        row: u32,
        column: u16,
        formula: &str,
        (path, value): (&str, &str),
        look: &Format,
    ) -> Done {
        self.formula(row, column, formula, value, look)?;
        self.place(row, column, path, false);
        Ok(())
    }

    /// A figure of the assessment that no formula gives.
    pub(super) fn fixed(
        &mut self,
        row: u32,
        column: u16,
        (path, value): (&str, &str),
        look: &Format,
    ) -> Done {
        let shown = match value.parse::<f64>() {
            Ok(number) => Shown::Number(number),
            Err(_) if value.is_empty() => Shown::Blank,
            Err(_) => Shown::text(value),
        };
        let look = self.pen.looks.fixed(look);
        self.constant(row, column, &shown, &look)?;
        self.place(row, column, path, false);
        Ok(())
    }

    fn place(&mut self, row: u32, column: u16, path: &str, input: bool) {
        let (sheet, cell) = (self.name.clone(), at(row, column));
        self.places.push(Place { path: path.to_owned(), sheet, cell, input });
    }

    /// Offers the values of a named list; others can be typed all the same.
    pub(super) fn choices(&mut self, from: (u32, u16), to: (u32, u16), list: &str) -> Done {
        let offered = DataValidation::new()
            .allow_list_formula(Formula::new(list))
            .set_error_style(DataValidationErrorStyle::Warning);
        self.sheet.add_data_validation(from.0, from.1, to.0, to.1, &offered).map(drop)
    }

    /// Shows decimals where a number has any.
    pub(super) fn decimals(&mut self, from: (u32, u16), to: (u32, u16)) -> Done {
        let cell = at(from.0, from.1);
        let rule = format!("=AND(ISNUMBER({cell}),{cell}<>TRUNC({cell}))");
        let look = Format::new().set_num_format("#,##0.00########");
        let format = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(look);
        self.sheet.add_conditional_format(from.0, from.1, to.0, to.1, &format).map(drop)
    }

    /// Marks a status that is not met.
    pub(super) fn alarm(&mut self, row: u32, column: u16) -> Done {
        let cell = at(row, column);
        let failed = self.pen.language.word("status.fail");
        let look = Format::new().set_font_color("#B3261E").set_bold();
        let format = ConditionalFormatFormula::new()
            .set_rule(format!("={cell}=\"{failed}\"").as_str())
            .set_format(look);
        self.sheet.add_conditional_format(row, column, row, column, &format).map(drop)
    }
}

/// Height of a line of text in points, and most lines that a row is made high for.
const LINE_HEIGHT: u16 = 16;
const MOST_HEIGHT: u16 = 12;
/// Tenths of a column's unit that a narrow and a wide character take.
const NARROW: usize = 9;
const WIDE: usize = 17;

/// Lines that a text takes in a column of this width.
fn lines(text: &str, width: u16) -> u16 {
    let needed = text.lines().map(|line| {
        let length: usize = line.chars().map(|c| if c.is_ascii() { NARROW } else { WIDE }).sum();
        length.div_ceil(usize::from(width.saturating_sub(1).max(1)) * 10).max(1)
    });
    u16::try_from(needed.sum::<usize>()).unwrap_or(MOST_HEIGHT).clamp(1, MOST_HEIGHT)
}

/// A cell's address, such as `D6`.
pub(super) fn at(row: u32, column: u16) -> String {
    format!("{}{}", column_number_to_name(column), row + 1)
}

/// The address that stays when a formula is copied, such as `$D$6`.
pub(super) fn pinned(row: u32, column: u16) -> String {
    format!("${}${}", column_number_to_name(column), row + 1)
}

/// Rows `from` to `to` of a column, pinned.
pub(super) fn down(from: u32, to: u32, column: u16) -> String {
    format!("{}:{}", pinned(from, column), pinned(to, column))
}

/// The address on a sheet of this name.
pub(super) fn on(sheet: &str, address: &str) -> String {
    format!("'{}'!{address}", sheet.replace('\'', "''"))
}
