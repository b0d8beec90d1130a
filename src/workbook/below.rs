//! The rows below an estimate's lines, in three blocks side by side so that they fit one page.

use super::estimate::{Lines, Year};
use super::look::{PERCENT, WHOLE};
use super::page::{Done, Page, pinned};
use super::shown::{Kind, shown};
use crate::domain::assessment::Status;
use crate::domain::input::BudgetFrame;
use crate::json::Node;
use crate::quantity::{Exact, Yen};
use rust_xlsxwriter::{Format, FormatAlign};

/// Where a block stands: columns of its labels, of its values, and of remarks.
#[derive(Clone, Copy)]
pub(super) struct Block {
    pub label: (u16, u16),
    pub value: u16,
    pub remark: u16,
    /// Characters that a label has room for, and a value.
    widths: (u16, u16),
}

/// Below category, description and price.
pub(super) const LEFT: Block = Block { label: (1, 2), value: 3, remark: 4, widths: (44, 13) };
/// Below currency, rate and quantities.
pub(super) const MIDDLE: Block = Block { label: (5, 8), value: 9, remark: 10, widths: (31, 10) };
/// Below the tasks, notes and amounts.
pub(super) const RIGHT: Block = Block { label: (11, 13), value: 14, remark: 15, widths: (60, 14) };

/// What is written below the lines, from the top of a block downwards.
pub(super) struct Below<'s, 'a> {
    pub page: &'s mut Page<'a>,
    pub year: &'s Year<'s>,
    pub lines: &'s Lines,
    pub frame: BudgetFrame,
    pub row: u32,
    pub block: Block,
}

impl Below<'_, '_> {
    /// The cell of the value in this row.
    pub(super) fn cell(&self) -> String {
        pinned(self.row, self.block.value)
    }

    /// The cell of the value in the row above.
    pub(super) fn above(&self) -> String {
        pinned(self.row.saturating_sub(1), self.block.value)
    }

    pub(super) fn section(&mut self, key: &str) -> Done {
        self.page.word(self.row, self.block.label.0, key, &self.page.pen.looks.section)?;
        self.row += 1;
        Ok(())
    }

    pub(super) fn label(&mut self, key: &str, is_strong: bool) -> Done {
        let looks = self.page.pen.looks;
        let look = if is_strong { &looks.strong } else { &looks.label };
        self.labelled(self.page.pen.language.word(key), look)
    }

    pub(super) fn labelled(&mut self, text: &str, look: &Format) -> Done {
        let look = look.clone().set_text_wrap().set_align(FormatAlign::Left).set_indent(1);
        self.page.across(self.row, self.block.label, text, &look)?;
        self.page.fit(self.row, [(text, self.block.widths.0)])
    }

    pub(super) fn amount(&mut self, formula: &str, path: &str, value: Yen) -> Done {
        let look = self.page.pen.looks.number(WHOLE);
        self.figure(formula, path, &value.to_string(), &look)
    }

    pub(super) fn total_amount(&mut self, formula: &str, path: &str, value: Yen) -> Done {
        let look = self.page.pen.looks.total(WHOLE);
        self.figure(formula, path, &value.to_string(), &look)
    }

    /// An amount in percent of another, where there is any of that.
    pub(super) fn percent(
        &mut self,
        (of, whole): (&str, &str),
        path: &str,
        value: Option<&Exact>,
    ) -> Done {
        let formula = format!("=IF({whole}>0,ROUND({of}*100/{whole},PercentDecimals),\"\")");
        let value = value.map_or_else(String::new, Exact::to_string);
        let look = self.page.pen.looks.number(PERCENT);
        self.figure(&formula, path, &value, &look)
    }

    pub(super) fn status(&mut self, key: &str, formula: &str, status: Status) -> Done {
        self.label(key, true)?;
        let path = key.strip_prefix("budget.").unwrap_or(key);
        let word = self.page.pen.language.word(match status {
            Status::Pass => "status.pass",
            Status::Depends => "status.depends",
            _ => "status.fail",
        });
        self.page.fit(self.row, [(word, self.block.widths.1)])?;
        self.page.alarm(self.row, self.block.value)?;
        let look = self.page.pen.looks.status.clone();
        self.figure(formula, path, word, &look)
    }

    /// A formula for a figure of the estimate, and on to the next row.
    pub(super) fn figure(&mut self, formula: &str, path: &str, value: &str, look: &Format) -> Done {
        let path = format!("{}.{path}", self.year.path);
        self.page.figure(self.row, self.block.value, formula, (&path, value), look)?;
        self.row += 1;
        Ok(())
    }

    /// The same where no formula gives it.
    pub(super) fn fixed(&mut self, path: &str, value: &str, look: &Format) -> Done {
        let path = format!("{}.{path}", self.year.path);
        self.page.fixed(self.row, self.block.value, (&path, value), look)?;
        self.row += 1;
        Ok(())
    }

    /// A number that a person gives; its cell.
    pub(super) fn input_number(&mut self, key: &str, node: &Node, field: &str) -> Done<String> {
        self.label(key, false)?;
        let pen = self.page.pen;
        let shown = shown(Kind::Number, node, pen.rules, pen.language);
        let path = format!("{}.general_administration.{field}", self.year.path);
        let place = (self.row, self.block.value);
        self.page.input(place.0, place.1, &shown, &pen.looks.input_number, &path)?;
        self.page.decimals(place, place)?;
        self.row += 1;
        Ok(self.above())
    }

    /// A yes or no that a person gives.
    pub(super) fn flag(&mut self, node: &Node, field: &str) -> Done {
        let pen = self.page.pen;
        let shown = shown(Kind::Flag, node, pen.rules, pen.language);
        let path = format!("{}.{field}", self.year.path);
        let place = (self.row, self.block.value);
        self.page.input(place.0, place.1, &shown, &pen.looks.input, &path)?;
        self.page.choices(place, place, "=YesOrNo")?;
        self.row += 1;
        Ok(())
    }

    /// A formula that says whether a condition is met.
    pub(super) fn met(&self, condition: &str) -> String {
        let word = |key| self.page.pen.language.word(key);
        format!("=IF({condition},\"{}\",\"{}\")", word("status.pass"), word("status.fail"))
    }
}
