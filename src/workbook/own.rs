//! This tool's own workbook: its cost lines come back as they went out, but for what was edited.

use serde::Serialize;

use super::changes::{self, Change};
use super::columns::{COLUMNS, SOURCE_KEY};
use super::page::NO_NUMBER;
use super::read::Sheet;
use super::shown::{Kind, json, read, shown};
use super::words::Language;
use super::{FORMAT, INPUTS};
use crate::json::Node;
use crate::proposal::MOST_VARIANTS;
use crate::rules::{Book, RuleSet};

/// Once so many rows of estimates were read, all years together, no other year is.
const MOST_ROWS: usize = 100_000;

/// What a workbook of this tool gives back.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Own {
    /// The layout and its version.
    pub format: String,
    /// Id of the rule set it was written by.
    pub rules: String,
    /// The sheet of the first year.
    #[serde(skip)]
    pub sheet: String,
    /// The first year's cost lines.
    pub lines: Vec<Node>,
    /// The rows they stand in, from 1 on.
    #[serde(skip)]
    pub rows: Vec<usize>,
    /// The cost lines of the later years that have a sheet.
    pub years: Vec<YearLines>,
    /// What was changed in other inputs, as edits of the proposal that was written.
    pub changes: Vec<Change>,
    /// The administration and the tax mode of the first year, as they stand in the workbook now.
    #[serde(skip)]
    pub settings: (Node, Node),
    /// The total with tax that the first year's sheet shows, and its row from 1 on; none where later years have
    /// totals of their own, or no program has stored it.
    #[serde(skip)]
    pub total: Option<(usize, String)>,
}

/// A later year's cost lines.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct YearLines {
    /// Its position in the proposal's list of years.
    pub index: usize,
    /// Its lines.
    pub lines: Vec<Node>,
    /// The rows they stand in, from 1 on.
    #[serde(skip)]
    pub rows: Vec<usize>,
}

/// The name by which a workbook says that it is this tool's.
const MARK: &str = "ProposalFormat";

/// A workbook with these names may be this tool's own.
pub(super) fn is_marked(names: &[(String, String)]) -> bool {
    names.iter().any(|(name, _)| name == MARK)
}

/// The workbook as this tool's own, if it is that.
pub(super) fn own(names: &[(String, String)], sheets: &[Sheet]) -> Option<Own> {
    let area = |wanted: &str| {
        let (_, address) = names.iter().find(|(name, _)| name == wanted)?;
        Area::read(address)
    };
    let mark = |name: &str| area(name)?.first(sheets);
    let format = mark(MARK).filter(|format| format == FORMAT)?;
    let rules = Book::shipped().rules(&mark("ProposalRules")?)?;
    // However many names there are, and whatever they name.
    let mut left = MOST_ROWS;
    let mut lines_of = |number: usize| {
        // Before they are read: reading is what takes long.
        if left == 0 {
            return None;
        }
        let area = area(&format!("ProposalLines_{number}"))?;
        let rows = area.rows(sheets)?;
        left = left.saturating_sub(rows.len());
        let lines = Table::new(&rows, rules)?.lines(&rows);
        let placed = lines.into_iter().map(|(at, line)| (line, area.rows.0 + at + 1));
        Some(placed.unzip::<_, _, Vec<_>, Vec<_>>())
    };
    let (lines, own_rows) = lines_of(1)?;
    let numbers = names.iter().filter_map(|(name, _)| {
        name.strip_prefix("ProposalLines_")?.parse::<usize>().ok()?.checked_sub(2)
    });
    let mut indices: Vec<usize> = numbers.collect();
    indices.sort_unstable();
    indices.dedup();
    indices.truncate(MOST_VARIANTS);
    let years = indices.into_iter().filter_map(|index| {
        let (lines, rows) = lines_of(index + 2)?;
        Some(YearLines { index, lines, rows })
    });
    let years: Vec<YearLines> = years.collect();
    let mut inputs = area(INPUTS).and_then(|area| area.rows(sheets)).unwrap_or_default();
    for row in &mut inputs {
        follow(row, sheets);
    }
    let changes = changes::changes(&inputs, rules);
    let settings = changes::settings(&inputs, rules);
    let rules = rules.id.clone();
    let sheet = area("ProposalLines_1").map(|area| area.sheet).unwrap_or_default();
    let total = if years.is_empty() { total(&sheet, sheets) } else { None };
    Some(Own { format, rules, sheet, lines, rows: own_rows, years, changes, settings, total })
}

/// The number beside the word for the total, in either language.
fn total(sheet: &str, sheets: &[Sheet]) -> Option<(usize, String)> {
    let words = Language::ALL.map(|language| language.word("budget.total"));
    let sheet = sheets.iter().find(|known| known.name == sheet)?;
    let mut rows = sheet.rows.iter().enumerate();
    let (at, cells) = rows.find_map(|(at, row)| {
        let place = row.iter().position(|text| words.contains(&text.as_str()))?;
        Some((at, row.get(place + 1..)?))
    })?;
    let number = cells.iter().find(|text| !text.is_empty())?;
    Some((at + 1, number.clone()))
}

/// How the formulas of the table of inputs begin: they show the cell of an input.
const SHOWS: &str = "=IF(ISNUMBER(";

/// Where a program has stored no value for a formula of the table, what the cell holds that it shows. What
/// can't be known is as it was written, since nobody has said otherwise.
fn follow(row: &mut [String], sheets: &[Sheet]) {
    let [_, now, written, ..] = row else { return };
    if !now.starts_with('=') {
        return;
    }
    let address = now.strip_prefix(SHOWS).and_then(|rest| rest.split_once("),"));
    let held = address.and_then(|(address, _)| Area::read(address)?.first(sheets));
    let as_text = held.as_ref().map(|held| format!("{NO_NUMBER}{held}"));
    *now = match (held, as_text) {
        (Some(held), _) if held == *written => held,
        (Some(held), Some(text)) if text == *written || !held.starts_with('=') => text,
        _ => written.clone(),
    };
}

/// A part of a sheet.
struct Area {
    sheet: String,
    rows: (usize, usize),
    columns: (usize, usize),
}

impl Area {
    /// Reads an address such as `'積算'!$A$3:$R$19`.
    fn read(address: &str) -> Option<Self> {
        let (sheet, cells) = address.trim_start_matches('=').rsplit_once('!')?;
        let sheet = match sheet.strip_prefix('\'').and_then(|sheet| sheet.strip_suffix('\'')) {
            Some(quoted) => quoted.replace("''", "'"),
            None => sheet.to_owned(),
        };
        let (from, to) = cells.split_once(':').unwrap_or((cells, cells));
        let ((top, left), (bottom, right)) = (corner(from)?, corner(to)?);
        Some(Self { sheet, rows: (top, bottom), columns: (left, right) })
    }

    /// Its first cell; none where there is no such sheet.
    fn first(&self, sheets: &[Sheet]) -> Option<String> {
        let sheet = sheets.iter().find(|sheet| sheet.name == self.sheet)?;
        let row = sheet.rows.get(self.rows.0);
        Some(row.and_then(|row| row.get(self.columns.0)).cloned().unwrap_or_default())
    }

    /// Its cells; what the sheet does not have is empty.
    fn rows(&self, sheets: &[Sheet]) -> Option<Vec<Vec<String>>> {
        let sheet = sheets.iter().find(|sheet| sheet.name == self.sheet)?;
        let (top, bottom) = self.rows;
        let end = bottom.saturating_add(1).min(sheet.rows.len());
        let rows = sheet.rows.get(top..end)?;
        let (left, right) = self.columns;
        // No row is longer than what it holds and what is asked of any.
        let end = |row: &[String]| {
            right.min(left.saturating_add(100)).min(row.len().max(left.saturating_add(3)))
        };
        let cells = |row: &Vec<String>| {
            (left..=end(row)).map(|column| row.get(column).cloned().unwrap_or_default()).collect()
        };
        Some(rows.iter().map(cells).collect())
    }
}

/// Row and column of an address such as `$A$3`.
pub(super) fn corner(address: &str) -> Option<(usize, usize)> {
    let plain = address.replace('$', "");
    let split = plain.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = plain.split_at(split);
    let mut column = 0_usize;
    for letter in letters.bytes() {
        let place = letter.to_ascii_uppercase().checked_sub(b'A').filter(|place| *place < 26)?;
        column = column.checked_mul(26)?.checked_add(usize::from(place) + 1)?;
    }
    Some((digits.parse::<usize>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

/// Where a table's fields stand; people move columns.
struct Table<'r> {
    rules: &'r RuleSet,
    /// Field, what its cells hold, and its column.
    fields: Vec<(&'static str, Kind, usize)>,
    source: Option<usize>,
}

impl<'r> Table<'r> {
    /// Reads the row of keys; none where a field is not there any more.
    fn new(rows: &[Vec<String>], rules: &'r RuleSet) -> Option<Self> {
        let keys = rows.first()?;
        let place = |key: &str| keys.iter().position(|known| known == key);
        let fields = COLUMNS.iter().map(|field| Some((field.key, field.kind, place(field.key)?)));
        Some(Self { rules, fields: fields.collect::<Option<_>>()?, source: place(SOURCE_KEY) })
    }

    /// The lines below the row of keys and that of headings, each with its place among the rows.
    fn lines(&self, rows: &[Vec<String>]) -> Vec<(usize, Node)> {
        let rows = rows.iter().enumerate().skip(2);
        rows.filter_map(|(at, row)| Some((at, self.line(row)?))).collect()
    }

    /// A row's line: the one that was written, with what the cells say differently now.
    fn line(&self, row: &[String]) -> Option<Node> {
        let cell = |column: usize| row.get(column).map_or("", String::as_str);
        let source = self.source.map_or("", cell);
        let written: Option<Node> =
            serde_json::from_str(source).ok().filter(|_| !source.is_empty());
        let is_empty = self.fields.iter().all(|(_, _, column)| cell(*column).is_empty());
        let Some(written) = written else {
            let fields = self.fields.iter().filter(|(_, _, column)| !cell(*column).is_empty());
            let entries = fields
                .map(|(key, kind, column)| ((*key).into(), read(*kind, cell(*column), self.rules)));
            return (!is_empty).then(|| Node::object(entries));
        };
        let changed: Vec<_> = self
            .fields
            .iter()
            .filter(|(key, kind, column)| !self.is_as_written(&written, key, *kind, cell(*column)))
            .collect();
        if changed.is_empty() {
            return Some(written);
        }
        // A row that was emptied is gone.
        if is_empty {
            return None;
        }
        let line = if matches!(written, Node::Object(_)) { written } else { Node::Null };
        Some(changed.into_iter().fold(line, |line, (key, kind, column)| {
            line.with(key, read(*kind, cell(*column), self.rules))
        }))
    }

    /// The cell says what was written there, in either language.
    fn is_as_written(&self, written: &Node, key: &str, kind: Kind, cell: &str) -> bool {
        let is_line = written.is_unanswered() || matches!(written, Node::Object(_));
        let quoted = Node::text(&json(written));
        let node = if !is_line && key == "description" { &quoted } else { written.get(key) };
        Language::ALL
            .iter()
            .any(|language| shown(kind, node, self.rules, *language).as_text() == cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table with these rows below its keys and headings: category, price, task and source.
    fn lines(rows: &[[&str; 4]]) -> Vec<String> {
        let mut keys: Vec<String> = COLUMNS.iter().map(|field| field.key.to_owned()).collect();
        keys.push(SOURCE_KEY.to_owned());
        let place = |key: &str| keys.iter().position(|known| known == key).expect("a column");
        let places = ["category", "unit_price", "work", SOURCE_KEY].map(place);
        let mut table = vec![keys.clone(), Vec::new()];
        for row in rows {
            let mut cells = vec![String::new(); keys.len()];
            for (place, cell) in places.into_iter().zip(row) {
                cells[place] = (*cell).to_owned();
            }
            table.push(cells);
        }
        let rules = Book::shipped().rules("2026-1").expect("the rules");
        let table_of = Table::new(&table, rules).expect("all columns");
        table_of.lines(&table).iter().map(|(_, line)| json(line)).collect()
    }

    #[test]
    fn a_cell_that_was_edited_counts_and_all_else_stays() {
        let source = r#"{"id":"L1","category":"personnel","unit_price":"007.50","more":[1.50]}"#;
        let row = |category, price| {
            let edited = lines(&[[category, price, "", source]]);
            // The id was taken out of its cell, too.
            edited.first().expect("a line").replace(r#""id":null"#, r#""id":"L1""#)
        };
        assert_eq!(row("人件費", "7.5"), source);
        assert_eq!(row("Personnel", "8"), source.replace("007.50", "8"));
        assert_eq!(row("Meetings", "7.5"), source.replace("personnel", "meetings"));
        assert_eq!(row("何か", "7.5"), source.replace("personnel", "何か"));
    }

    #[test]
    fn new_rows_are_lines_and_emptied_ones_are_none() {
        let new = ["外注費", "5", "報告会; Deliverables;x", ""];
        let gone = ["", "", "", r#"{"unit_price":"3"}"#];
        let expected = r#"{"category":"outsourcing","unit_price":"5","work":["debriefing","deliverables","x"]}"#;
        assert_eq!(lines(&[new, gone, ["", "", "", ""], ["", "", "", "{}"]]), [expected, "{}"]);
    }

    #[test]
    fn a_formula_without_a_value_says_what_its_cell_holds() {
        let rows = vec![vec!["10".to_owned(), "はい".to_owned(), "=A9*2".to_owned()]];
        let sheets = [Sheet { name: "積算".to_owned(), rows, ..Sheet::default() }];
        for (cell, written, now) in [
            ("A1", "10", "10"),
            ("A1", "12", ":10"),
            ("B1", ":はい", ":はい"),
            ("B1", ":いいえ", ":はい"),
            // Nothing there, also beyond the last row.
            ("D9", ":", ":"),
            ("D1", "5", ":"),
            // A formula itself, or another sheet: nobody knows.
            ("C1", "5", "5"),
        ] {
            let formula = format!("=IF(ISNUMBER('積算'!{cell}),'積算'!{cell},\":\"&'積算'!{cell})");
            let mut row = ["x".to_owned(), formula, written.to_owned()];
            follow(&mut row, &sheets);
            assert_eq!(row[1], now, "{cell} {written}");
        }
        let mut row = ["x".to_owned(), "=1+1".to_owned(), ":y".to_owned()];
        follow(&mut row, &sheets);
        assert_eq!(row[1], ":y");
    }

    #[test]
    fn addresses_are_read_as_programs_write_them() {
        let area = |address| {
            let area = Area::read(address)?;
            Some((area.sheet, area.rows, area.columns))
        };
        let expected = Some(("O'Neil".to_owned(), (2, 18), (0, 17)));
        assert_eq!(area("'O''Neil'!$A$3:$R$19"), expected);
        assert_eq!(area("Rules!$B$3"), Some(("Rules".to_owned(), (2, 2), (1, 1))));
        for odd in ["#REF!", "Rules!#REF!", "Rules!$B$0", "A1", "", "x!$AAAAAAAAAAAAAAAAAAAA$1"] {
            assert_eq!(area(odd), None, "{odd}");
        }
    }
}
