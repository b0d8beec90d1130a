//! Sheets that are one estimate: one for each category, with a summary of them or without.

use super::book::Read;
use crate::quantity::{Exact, Yen};
use crate::rules::RuleSet;
use crate::sheet::{self, TakenLine};

/// Most sheets that are looked at together.
const MOST: usize = 40;

/// Sheets that are one estimate.
#[derive(Default)]
pub(super) struct Together {
    /// Their places, that of a summary first.
    pub places: Vec<usize>,
    /// Rows of the summary that others have in detail; none where there is no summary.
    pub detailed: Option<Vec<usize>>,
}

/// The sheets that are one estimate; none where they are several.
pub(super) fn together(sheets: &[&Read<'_>], rules: &RuleSet) -> Option<Together> {
    if sheets.len() < 2 || sheets.len() > MOST {
        return None;
    }
    let summed = (0..sheets.len()).filter_map(|at| Some((details(sheets, at, rules)?, at)));
    let best = summed.max_by_key(|(details, at)| (details.len(), usize::MAX - at));
    if let Some((details, at)) = best {
        let (places, rows): (Vec<usize>, Vec<usize>) = details.into_iter().unzip();
        let places = [at].into_iter().chain(places).collect();
        return Some(Together { places, detailed: Some(rows) });
    }
    // Without a summary: each of a category that no other has.
    let own: Option<Vec<&str>> = sheets.iter().map(|one| only(&one.taken.lines)).collect();
    let mut own = own?;
    own.sort_unstable();
    own.dedup();
    let is_parted = own.len() == sheets.len();
    is_parted.then(|| Together { places: (0..sheets.len()).collect(), detailed: None })
}

/// The sheets whose sums a summary has as lines, each with the row of that line: several, or one that is
/// called alike.
fn details(sheets: &[&Read<'_>], summary: usize, rules: &RuleSet) -> Option<Vec<(usize, usize)>> {
    let lines = &sheets.get(summary)?.taken.lines;
    let mut free: Vec<&TakenLine> = lines.iter().collect();
    let (mut found, mut is_named) = (Vec::new(), false);
    for (at, one) in sheets.iter().enumerate().filter(|(at, _)| *at != summary) {
        let Some(total) = total(&one.taken.lines) else { continue };
        let Some((place, has_name)) = matching(&free, total, one, rules) else { continue };
        found.push((at, free.remove(place).row));
        is_named |= has_name;
    }
    (found.len() > 1 || is_named).then_some(found)
}

/// The line of a summary that has the amount of a sheet, one that is called alike before others; and whether
/// it is.
fn matching(
    free: &[&TakenLine],
    total: Yen,
    one: &Read<'_>,
    rules: &RuleSet,
) -> Option<(usize, bool)> {
    let step = Exact::from(one.taken.step.max(1));
    let is_equal = |line: &TakenLine| {
        let amount = line.amount.map(Exact::from).or_else(|| line.shown.clone());
        amount.is_some_and(|amount| amount.minus(&Exact::from(total)).magnitude() <= step)
    };
    let category = sheet::category(one.sheet.name, rules);
    let category = category.as_deref().or_else(|| only(&one.taken.lines));
    let is_alike = |line: &TakenLine| {
        let text = |key: &str| line.node.get(key).as_text().unwrap_or_default();
        let name = text("description").trim();
        (category.is_some() && category == line.node.get("category").as_text())
            || (!name.is_empty()
                && (one.sheet.name.contains(name) || name.contains(one.sheet.name)))
    };
    let equal = || free.iter().enumerate().filter(|(_, line)| is_equal(line));
    let alike = equal().find(|(_, line)| is_alike(line)).map(|(at, _)| (at, true));
    alike.or_else(|| equal().next().map(|(at, _)| (at, false)))
}

/// What lines come to; none where one is open.
fn total(lines: &[TakenLine]) -> Option<Yen> {
    let amounts: Option<Vec<Yen>> = lines.iter().map(|line| line.amount).collect();
    amounts.filter(|amounts| !amounts.is_empty()).map(|amounts| amounts.into_iter().sum())
}

/// The one category of all lines.
fn only(lines: &[TakenLine]) -> Option<&str> {
    let mut own = lines.iter().map(|line| line.node.get("category").as_text());
    let first = own.next().flatten()?;
    own.all(|other| other == Some(first)).then_some(first)
}
