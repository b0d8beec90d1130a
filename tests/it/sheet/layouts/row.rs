//! One cost as a row: its names, its figures, and what people write beside them.

use rust_decimal::Decimal;

use super::random::WORDS;
use super::sheet::{Row, Sheet};
use super::style::{Column, Mode};
use super::truth::Cost;

impl Sheet {
    /// One cost as a row.
    pub fn line(&mut self, at: usize, nth: usize, first: bool, group: usize) -> usize {
        let cost = self.costs[at].clone();
        self.lines += 1;
        let mut row = Row { cost: Some(at), counts: true, ..Row::default() };
        let mut put = |column, text: String| row.cells.push((column, text));
        let name = match self.mode {
            Mode::Each | Mode::Ledger => Some(self.category(cost.category, group)),
            Mode::Blank | Mode::Ditto | Mode::Outer if first => {
                Some(self.category(cost.category, group))
            }
            Mode::Ditto => Some(self.ditto.to_owned()),
            _ => None,
        };
        put(Column::Category, name.unwrap_or_default());
        let mark = self.marks[2].of(group, nth);
        let indent = if self.mode.has_headings() { self.indent } else { "" };
        put(Column::Description, format!("{indent}{mark}{}", cost.description));
        put(Column::Number, self.lines.to_string());
        if self.random.chance(300) {
            put(Column::Detail, self.random.word(&WORDS.notes["detail"], self.english).to_owned());
        }
        if self.random.chance(200) {
            put(Column::Note, self.random.word(&WORDS.notes["cell"], self.english).to_owned());
        }
        put(Column::Extra, self.extra());
        let above = at.checked_sub(1).map(|at| self.costs[at].clone());
        self.figures(&mut row, &cost, above.as_ref());
        let row = self.push(row);
        self.after_line(&cost);
        row
    }

    fn extra(&mut self) -> String {
        let header =
            self.header.iter().flat_map(|row| &row.cells).find(|(of, _)| *of == Column::Extra);
        let month = self.random.between(5, 12);
        match header.map(|(_, text)| text.as_str()) {
            Some("担当") => self.random.pick(&["佐藤", "鈴木", "高橋"]).to_owned(),
            Some("In charge") => self.random.pick(&["Sato", "Suzuki"]).to_owned(),
            Some("構成比" | "Share") => format!("{}.{}%", month, month % 7),
            Some("Schedule") => format!("2026-{month:02}"),
            _ => format!("2026年{month}月"),
        }
    }

    /// Parts of the line above, which are in it already.
    fn after_line(&mut self, cost: &Cost) {
        if self.part_after != Some(self.lines) {
            return;
        }
        let part = (cost.shown() / Decimal::from(40)).trunc() * Decimal::TEN;
        let label = self.random.word(&WORDS.sums["part"], self.english).to_owned();
        let cells = vec![(Column::Description, label)];
        self.push(Row { cells, values: vec![(Column::Amount, part)], ..Row::default() });
    }
}
