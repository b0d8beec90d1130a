//! A table in the making: its rows as cells, and which rows each sum adds up.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::digits::Digits;
use super::mark::Mark;
use super::random::{CATEGORIES, Random, WORDS};
use super::style::{Column, Mode};
use super::truth::{Cost, Scale, Shape};

/// One row.
#[derive(Clone, Default)]
pub struct Row {
    pub cells: Vec<(Column, String)>,
    /// Amounts by column; those of sums are added up once all rows are there.
    pub values: Vec<(Column, Decimal)>,
    /// The rows that a sum adds up.
    pub parts: Vec<usize>,
    /// The cost a line is of.
    pub cost: Option<usize>,
    /// A line that no cost is of: an amount below zero, without a category.
    pub adjusts: bool,
    /// It counts in the sums of its table.
    pub counts: bool,
}

/// A table in the making.
pub struct Sheet {
    pub random: Random,
    pub english: bool,
    pub shape: Shape,
    pub scale: Scale,
    pub mode: Mode,
    pub columns: Vec<Column>,
    pub digits: Digits,
    /// The marks of outer headings, of categories, and of descriptions.
    pub marks: [Mark; 3],
    pub indent: &'static str,
    pub ditto: &'static str,
    /// Units stand in the cells of quantities.
    pub units_within: bool,
    /// The line that a part of it follows.
    pub part_after: Option<usize>,
    pub names: BTreeMap<usize, String>,
    pub costs: Vec<Cost>,
    pub rows: Vec<Row>,
    pub header: Vec<Row>,
    pub features: Vec<String>,
    /// Lines so far, for numbers.
    pub lines: usize,
    /// Whether the administration row says by which rate, and what it comes to.
    pub administration: Option<Decimal>,
    pub taxed: bool,
    /// What the table says its total is; none where it has none, and those that may be taken for it.
    pub totals: Vec<Option<usize>>,
    /// Contains something that has to be spoken of.
    pub demands: bool,
}

impl Sheet {
    /// Decides on something, and notes that it was decided.
    pub fn may(&mut self, name: &str, of_thousand: usize) -> bool {
        let may = self.random.chance(of_thousand);
        if may {
            self.note(name);
        }
        may
    }

    pub fn note(&mut self, name: &str) {
        if !self.features.iter().any(|feature| feature == name) {
            self.features.push(name.to_owned());
        }
    }

    pub fn has(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }

    /// What an amount is counted in, where that has a cell of its own.
    pub fn yen_sign(&self) -> &'static str {
        if self.scale == Scale::Yen { "円" } else { "千円" }
    }

    /// A word for a row of sums, with the name of a category in it.
    pub fn sum_word(&mut self, list: &str, category: &str, number: usize) -> String {
        let word = self.random.word(&WORDS.sums[list], self.english);
        word.replace("{cat}", category).replace("{n}", &number.to_string())
    }

    /// The column a row's label stands in.
    pub fn label_column(&mut self) -> Column {
        let text = [Column::Outer, Column::Category, Column::Description];
        let mut can: Vec<Column> = text.into_iter().filter(|column| self.has(*column)).collect();
        if self.has(Column::Number) && self.random.chance(120) {
            self.note("label in the column of numbers");
            can = vec![Column::Number];
        }
        can[self.random.below(can.len())]
    }

    pub fn push(&mut self, row: Row) -> usize {
        self.rows.push(row);
        self.rows.len() - 1
    }

    /// A row that adds up others.
    pub fn push_sum(&mut self, label: String, parts: Vec<usize>) -> usize {
        let column = self.label_column();
        self.push(Row { cells: vec![(column, label)], parts, ..Row::default() })
    }

    pub fn blank(&mut self) {
        self.push(Row::default());
    }

    /// The name a category goes by in this table, with its mark.
    pub fn category(&self, category: usize, nth: usize) -> String {
        let name = self.name(category);
        let operating = CATEGORIES[category].group == "operating";
        let mark = match self.marks[1] {
            // 2-1, 2-2 and so on are the operating costs; the others have a number of one part.
            mark @ (Mark::Parts | Mark::Points) => {
                let after = if category == 0 {
                    1
                } else if category == CATEGORIES.len() - 1 {
                    4
                } else {
                    3
                };
                if operating { mark.of(2, nth) } else { Mark::Plain.of(0, after) }
            }
            mark => mark.of(0, nth),
        };
        format!("{mark}{name}")
    }

    pub fn name(&self, category: usize) -> &str {
        &self.names[&category]
    }

    /// All rows that count.
    pub fn counted(&self) -> Vec<usize> {
        (0..self.rows.len()).filter(|at| self.rows[*at].counts).collect()
    }

    /// What some rows come to in a column.
    pub fn total(&self, parts: &[usize], column: Column) -> Decimal {
        let values = parts.iter().flat_map(|at| &self.rows[*at].values);
        values.filter(|(of, _)| *of == column).map(|(_, value)| value).sum()
    }

    /// The columns of amounts that sums fill in.
    pub fn money_columns(&self) -> Vec<Column> {
        let is_money = |column: &Column| {
            matches!(
                column,
                Column::Amount
                    | Column::TaxPart
                    | Column::Year(_)
                    | Column::Old(2)
                    | Column::Difference
            )
        };
        self.columns.iter().copied().filter(is_money).collect()
    }

    /// Adds up the sums.
    pub fn settle(&mut self) {
        let columns = self.money_columns();
        for at in 0..self.rows.len() {
            let parts = self.rows[at].parts.clone();
            if !parts.is_empty() {
                self.rows[at].values =
                    columns.iter().map(|column| (*column, self.total(&parts, *column))).collect();
            }
        }
    }

    /// The cells of a row in their order.
    pub fn texts(&self, row: &Row) -> Vec<String> {
        let cell = |column: &Column| {
            let amount = row.values.iter().find(|(of, _)| of == column);
            let text = row.cells.iter().find(|(of, _)| of == column);
            text.map(|(_, text)| text.clone())
                .or_else(|| amount.map(|(_, value)| self.digits.money(*value)))
                .unwrap_or_default()
        };
        // Signs belong to the amount beside them.
        let signs = |at: usize, column: &Column| match column {
            Column::Sign(4) if !row.values.is_empty() => self.yen_sign().to_owned(),
            Column::Margin => {
                // Only the first of two empty columns holds a title.
                if self.columns.iter().position(|of| of == column) == Some(at) {
                    cell(column)
                } else {
                    String::new()
                }
            }
            _ => cell(column),
        };
        self.columns.iter().enumerate().map(|(at, column)| signs(at, column)).collect()
    }
}
