//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::words::Language;

const INK: Color = Color::RGB(0x1A_1A_1C);
const QUIET: Color = Color::RGB(0x59_59_5F);
const RULE: Color = Color::RGB(0xB4_B4_BB);
const HEAD: Color = Color::RGB(0xE3_E9_F2);
const INPUT: Color = Color::RGB(0xFF_F8_DC);

/// Whole numbers with grouping, red below zero.
pub(super) const WHOLE: &str = "#,##0;[Red]-#,##0";
/// The same with two decimals.
pub(super) const CENTS: &str = "#,##0.00;[Red]-#,##0.00";
/// As many decimals as the budget's percentages have.
pub(super) const PERCENT: &str = "#,##0.0##";

/// Every look that cells have.
pub(super) struct Looks {
    /// A sheet's title.
    pub title: Format,
    /// What to know about a sheet.
    pub note: Format,
    /// The head of a table.
    pub head: Format,
    /// A heading between tables.
    pub section: Format,
    /// What a row is about.
    pub label: Format,
    /// What the most important rows are about.
    pub strong: Format,
    /// A text.
    pub text: Format,
    /// Whether something holds.
    pub status: Format,
    /// An input that is a text.
    pub input: Format,
    /// An input that is a number.
    pub input_number: Format,
}

impl Looks {
    pub(super) fn new(language: Language) -> Self {
        let font = match language {
            Language::Ja => "Yu Gothic",
            Language::En => "Calibri",
        };
        let plain = Format::new().set_font_name(font).set_font_size(10).set_font_color(INK);
        let boxed = plain
            .clone()
            .set_border(FormatBorder::Thin)
            .set_border_color(RULE)
            .set_align(FormatAlign::Top);
        let tinted = boxed.clone().set_background_color(INPUT);
        Self {
            title: plain.clone().set_font_size(14).set_bold(),
            note: plain.clone().set_font_color(QUIET),
            head: boxed
                .clone()
                .set_bold()
                .set_background_color(HEAD)
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            section: plain.clone().set_bold().set_font_size(11).set_align(FormatAlign::Top),
            label: boxed.clone(),
            strong: boxed.clone().set_bold().set_background_color(HEAD),
            text: boxed.clone().set_text_wrap().set_align(FormatAlign::Left).set_indent(1),
            status: boxed.clone().set_align(FormatAlign::Center).set_text_wrap(),
            input: tinted.clone().set_text_wrap().set_align(FormatAlign::Left).set_indent(1),
            input_number: tinted.set_num_format(WHOLE),
        }
    }

    /// A number that a formula gives.
    pub(super) fn number(&self, format: &str) -> Format {
        self.label.clone().set_num_format(format)
    }

    /// The same where it matters most.
    pub(super) fn total(&self, format: &str) -> Format {
        self.strong.clone().set_num_format(format)
    }

    /// The same where no formula gives it.
    pub(super) fn fixed(&self, look: &Format) -> Format {
        look.clone().set_italic().set_font_color(QUIET)
    }
}
