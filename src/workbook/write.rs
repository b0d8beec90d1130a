//! From a proposal to the bytes of its workbook.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::estimate::{Year, estimate};
use super::look::Looks;
use super::page::{Page, Pen, Place};
use super::words::Language;
use super::{INPUTS, about, co2, constants, inputs, score, summary};
use crate::domain::assessment::Assessment;
use crate::json::Node;
use crate::rules::RuleSet;
use crate::text::Text;

/// Most cost lines of a year, and most measures, that a workbook holds.
const MOST_LINES: usize = 20_000;
const MOST_MEASURES: usize = 500;

/// A workbook that was written.
#[derive(Clone, Debug)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// Where inputs and figures stand.
    pub places: Vec<Place>,
}

/// Why a proposal can't be written as a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// More lines or measures than a sheet is good for.
    TooLong,
    /// The writer refused something; its limits are kept above, so that this should not happen.
    Unwritable,
}

impl NotWritten {
    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooLong => "too_long",
            Self::Unwritable => "unwritable",
        }
    }

    /// What happened and what to do.
    pub fn message(self) -> Text {
        match self {
            Self::TooLong => Text::new(
                "Excelに書き出せるのは、1年度20,000行、対策500件までです。行を減らしてください。",
                "A workbook holds 20,000 lines a year and 500 measures. Remove some lines.",
            ),
            Self::Unwritable => Text::new(
                "Excelファイルを作れませんでした。企画書をファイルに保存し、管理者に知らせてください。",
                "The Excel file could not be made. Save the proposal as a file and report this.",
            ),
        }
    }
}

impl From<XlsxError> for NotWritten {
    fn from(_: XlsxError) -> Self {
        Self::Unwritable
    }
}

/// Writes a proposal and its assessment as an `.xlsx` workbook.
///
/// # Errors
/// When it is longer than a workbook is good for.
pub fn write(
    proposal: &Node,
    assessment: &Assessment,
    rules: &RuleSet,
    language: Language,
    date: Option<&str>,
) -> Result<Written, NotWritten> {
    // The assessment holds no more of a list than is read: what is written is the proposal.
    let years = assessment.years.as_deref().unwrap_or_default();
    let later = proposal.get("years").elements().iter().map(|year| year.at("budget.lines"));
    let mut lines = [proposal.at("budget.lines")].into_iter().chain(later);
    let too_many = lines.any(|lines| lines.elements().len() > MOST_LINES);
    if too_many || proposal.at("co2.measures").elements().len() > MOST_MEASURES {
        return Err(NotWritten::TooLong);
    }
    let looks = Looks::new(language);
    let title = proposal.get("title").as_text().unwrap_or_default();
    let pen = Pen { rules, language, looks: &looks, title };

    let mut names = Vec::new();
    let mut pages: Vec<Page<'_>> = Vec::new();
    let name = language.word("sheet.estimate");
    let first = estimate(
        pen,
        &Year {
            node: proposal.get("budget"),
            budget: &assessment.budget,
            path: "budget",
            name,
            title: language.word("estimate.first"),
        },
    )?;
    names.push(("ProposalLines_1".to_owned(), format!("={}", first.table)));
    pages.push(first.page);
    let given = proposal.get("years").elements();
    for (index, (node, year)) in given.iter().zip(years).enumerate() {
        let Some(budget) = &year.budget else { continue };
        let number = index + 2;
        let called = year.year.map_or_else(|| number.to_string(), |year| year.to_string());
        let year = Year {
            node: node.get("budget"),
            budget,
            path: &format!("years[{index}].budget"),
            name: &format!("{name} {number}"),
            title: &language.filled("estimate.later", &[&called]),
        };
        let later = estimate(pen, &year)?;
        names.push((format!("ProposalLines_{number}"), format!("={}", later.table)));
        pages.push(later.page);
    }
    pages.push(score::score(pen, proposal.get("ratings"), &assessment.score)?);
    pages.push(co2::co2(pen, proposal.get("co2"), assessment, &first.total)?);
    // Behind the sheets that its figures stand on, so that those keep their places.
    pages.push(summary::summary(pen, &pages, assessment)?);
    let measures = (assessment.co2.measures.len(), proposal.at("co2.measures").elements());
    let (inputs, table) = inputs::inputs(pen, &pages, measures)?;
    names.push((INPUTS.to_owned(), format!("={table}")));
    let constants = constants::constants(pen)?;
    names.extend(constants.names);
    pages.push(constants.page);
    pages.push(about::about(pen, title, date)?);
    pages.push(inputs);
    bound(pages, &names, title)
}

/// The sheets and names as one file.
pub(super) fn bound(
    pages: Vec<Page<'_>>,
    names: &[(String, String)],
    title: &str,
) -> Result<Written, NotWritten> {
    let mut workbook = Workbook::new();
    let mut places = Vec::new();
    for page in pages {
        workbook.push_worksheet(page.sheet);
        places.extend(page.places);
    }
    for (name, formula) in names {
        workbook.define_name(name, formula)?;
    }
    // The same proposal gives the same bytes: no time of day, but the day the format began.
    let day = ExcelDateTime::from_ymd(2026, 1, 1)?;
    let title: String = title.chars().filter(|c| !c.is_control()).take(200).collect();
    let about = DocProperties::new().set_title(title).set_creation_datetime(&day);
    workbook.set_properties(&about);
    Ok(Written { bytes: workbook.save_to_buffer()?, places })
}
