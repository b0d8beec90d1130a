//! What a workbook asks of its sheets beside their rows: the category that a name tells, totals on a cover, and
//! lines that are known already.

use super::category::{Categories, Naming};
use super::grid::Row;
use super::line::{Compared, TakenLine, finished};
use super::taken::Sum;
use super::totals;
use crate::json::Node;
use crate::rules::RuleSet;

/// The code of the category that the name of a sheet tells.
pub fn category(name: &str, rules: &RuleSet) -> Option<String> {
    let known = Categories::of(rules);
    let Naming::Category(index) = known.name_in(name) else { return None };
    known.code(index).map(str::to_owned)
}

/// The totals that a sheet shows in single rows, such as 御見積金額 on a cover.
pub fn totals_above(rows: &[Row<'_>], rules: &RuleSet) -> Vec<Sum> {
    let known = Categories::of(rules);
    rows.iter().enumerate().filter_map(|(index, row)| totals::above(index, row, &known)).collect()
}

/// A line that needs no understanding, with what its factors give.
pub fn taken(row: usize, line: &Node, rules: &RuleSet) -> TakenLine {
    let mut taken = finished(row, line.entries().to_vec(), &Compared::default(), rules);
    taken.node = line.clone();
    taken
}
