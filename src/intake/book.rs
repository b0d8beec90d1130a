//! A workbook taken as a whole: which of its sheets is the estimate, which of them belong together, and the
//! total that stands on a cover only.

use super::answer::{self, Part};
use super::request::{self, Table};
use super::settings::{self, Settings};
use super::together::{Together, together};
use super::totals::{self, Totals};
use crate::json::Node;
use crate::quantity::Exact;
use crate::rules::RuleSet;
use crate::sheet::{self, Options, Reason, Refused, Row, Said, Sum, Taken};

/// A sheet as the reader of workbooks gives it; numbers of rows are from 1 on.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// Its name.
    pub name: &'a str,
    /// A person sees it.
    pub visible: bool,
    /// The texts of its cells.
    pub rows: &'a [Vec<String>],
    /// Rows that are hidden.
    pub hidden: &'a [usize],
    /// Rows that are struck through.
    pub struck: &'a [usize],
    /// Rows of which some cells are.
    pub partly_struck: &'a [usize],
    /// Worth knowing of it.
    pub said: &'a [Said],
}

/// Most rows that are looked at to find the estimate.
const LOOKED_AT: usize = 40_000;

/// A sheet that was read.
pub(super) struct Read<'a> {
    pub sheet: Sheet<'a>,
    pub rows: Vec<Row<'a>>,
    pub taken: Taken,
}

impl Read<'_> {
    /// Lines that have an amount, show one, or have a price of which none comes yet: in another currency, or by
    /// a formula without a value.
    pub(super) fn costs(&self) -> usize {
        let is_cost = |line: &&sheet::TakenLine| {
            line.amount.is_some()
                || line.amount_cell.is_some()
                || !line.node.get("unit_price").is_unanswered()
                || line.said.contains(&Said::FormulaOpen)
        };
        self.taken.lines.iter().filter(is_cost).count()
    }
}

/// Answers what taking a workbook's estimate over would do. The request is that of a table without its text;
/// `"sheet"` names the one to read.
pub fn book(sheets: &[Sheet<'_>], request: &Node) -> Node {
    understood(sheets, request).unwrap_or_else(answer::refusal)
}

fn understood(sheets: &[Sheet<'_>], request: &Node) -> Result<Node, Refused> {
    let rules = request::rules(request)?;
    let options = request::options(request)?;
    let wanted = request.get("sheet").as_text();
    let is_wanted = |sheet: &&Sheet<'_>| wanted.is_none_or(|name| sheet.name == name);
    let chosen: Vec<Sheet<'_>> = sheets.iter().filter(is_wanted).copied().collect();
    if chosen.is_empty() {
        return Err(if wanted.is_some() { Refused::NoSheet } else { Refused::Empty });
    }
    let mut read = Vec::new();
    let (mut left, mut refused) = (LOOKED_AT, Refused::Empty);
    for sheet in chosen {
        if !read.is_empty() && sheet.rows.len() > left {
            continue;
        }
        left = left.saturating_sub(sheet.rows.len());
        match one(sheet, &options, rules) {
            Ok(one) => read.push(one),
            Err(why) => refused = why,
        }
    }
    if read.is_empty() {
        return Err(refused);
    }
    let (parts, others, detailed) = parted(read, rules);
    let names: Vec<(&str, bool)> = sheets.iter().map(|sheet| (sheet.name, sheet.visible)).collect();
    Ok(answered(&parts, detailed, &covers(sheets, &others, wanted), &names, rules))
}

/// Reads one sheet.
fn one<'a>(sheet: Sheet<'a>, options: &Options, rules: &RuleSet) -> Result<Read<'a>, Refused> {
    let rows = request::cells(sheet.rows)?;
    let options = Options {
        hidden: sheet.hidden.to_vec(),
        struck: sheet.struck.to_vec(),
        partly_struck: sheet.partly_struck.to_vec(),
        sheet: Some(sheet.name.to_owned()),
        ..options.clone()
    };
    let mut taken = sheet::read(&rows, rules, &options);
    taken.said.extend(sheet.said);
    taken.said.extend((!sheet.visible).then_some(Said::HiddenSheet));
    Ok(Read { sheet, rows, taken })
}

/// Rows of a summary that other sheets have in detail; none where nothing sums up the others.
type Detailed = Option<Vec<usize>>;

/// What is taken: one sheet, or several that are one estimate; and the names of those without costs.
fn parted<'a>(read: Vec<Read<'a>>, rules: &RuleSet) -> (Vec<Read<'a>>, Vec<String>, Detailed) {
    let has_seen = read.iter().any(|one| one.sheet.visible && one.costs() > 0);
    let is_open = |one: &Read<'_>| one.costs() > 0 && (one.sheet.visible || !has_seen);
    let candidates: Vec<usize> =
        (0..read.len()).filter(|at| read.get(*at).is_some_and(is_open)).collect();
    let of = |at: usize| read.get(at);
    let several: Vec<&Read<'_>> = candidates.iter().filter_map(|at| of(*at)).collect();
    let joined = together(&several, rules);
    // Of several that are not one estimate, the one with the most costs; of none with any, the first that
    // a person sees.
    let most = candidates
        .iter()
        .copied()
        .max_by_key(|at| (of(*at).map_or(0, Read::costs), usize::MAX - at));
    let first = || read.iter().position(|one| one.sheet.visible).unwrap_or_default();
    let Together { places, detailed } = joined.unwrap_or_default();
    let mut places: Vec<usize> =
        places.into_iter().filter_map(|at| candidates.get(at).copied()).collect();
    if places.is_empty() {
        places.push(most.unwrap_or_else(first));
    }
    let is_left = candidates.iter().any(|at| !places.contains(at));
    let mut taken = Vec::new();
    let mut others = Vec::new();
    let mut rest: Vec<Option<Read<'a>>> = read.into_iter().map(Some).collect();
    for place in &places {
        taken.extend(rest.get_mut(*place).and_then(Option::take));
    }
    let covers = rest.into_iter().flatten().filter(|one| one.costs() == 0);
    others.extend(covers.map(|one| one.sheet.name.to_owned()));
    if let Some(first) = taken.first_mut() {
        first.taken.said.extend(is_left.then_some(Said::OtherSheets));
        first.taken.said.extend((places.len() > 1).then_some(Said::SheetsTogether));
    }
    (taken, others, detailed)
}

/// The sheets whose totals may be those of the estimate: all without costs, or all but the one that is wanted.
fn covers<'a>(sheets: &[Sheet<'a>], others: &[String], wanted: Option<&str>) -> Vec<Sheet<'a>> {
    let is_other = |sheet: &&Sheet<'_>| match wanted {
        Some(name) => sheet.name != name,
        None => others.iter().any(|other| other == sheet.name),
    };
    sheets.iter().filter(is_other).filter(|sheet| sheet.visible).copied().collect()
}

/// The answer to what is taken.
fn answered(
    parts: &[Read<'_>],
    detailed: Detailed,
    covers: &[Sheet<'_>],
    names: &[(&str, bool)],
    rules: &RuleSet,
) -> Node {
    let mut all = merged(parts, detailed);
    let mut settings = settings::of(&mut all, rules);
    let before = all.said.len();
    let mut totals = totals::of(&mut all, &mut settings, rules);
    let mut cover = None;
    if totals.source.is_none() {
        let found = covers.iter().flat_map(|sheet| of_cover(sheet, rules));
        let tried = found.map(|(name, sum)| (name, compared(&all, &settings, sum, rules)));
        let tried: Vec<_> = tried.collect();
        let agrees =
            |(_, (_, totals, _)): &&(&str, (Taken, Totals, Settings))| totals.agree == Some(true);
        // What does not agree is the total only where nothing else can be meant.
        let sole = || tried.first().filter(|_| tried.len() == 1);
        if let Some((name, own)) = tried.iter().find(agrees).or_else(sole) {
            (all, totals, settings) = own.clone();
            totals.row = None;
            all.said.insert(before.min(all.said.len()), Said::TotalElsewhere);
            cover = Some((*name).to_owned());
        }
    }
    let tables: Vec<Part<'_>> =
        parts.iter().map(|part| Part { name: Some(part.sheet.name), rows: &part.rows }).collect();
    answer::of(&all, &tables, &settings, &totals)
        .with("cover", answer::either(cover.as_deref()))
        .with(
            "sheets",
            Node::list(names.iter().map(|(name, visible)| {
                let is_taken = parts.iter().any(|part| part.sheet.name == *name);
                Node::object([
                    ("name".into(), Node::text(name)),
                    ("visible".into(), Node::Bool(*visible)),
                    ("taken".into(), Node::Bool(is_taken)),
                ])
            })),
        )
}

/// The parts as one table. Where the first sums up the others, its sums are those of all.
fn merged(parts: &[Read<'_>], detailed: Detailed) -> Taken {
    let mut all = parts.first().map(|part| part.taken.clone()).unwrap_or_default();
    if parts.len() < 2 {
        return all;
    }
    let has_summary = detailed.is_some();
    let detailed = detailed.unwrap_or_default();
    all.lines.retain(|line| !detailed.contains(&line.row));
    for (at, part) in parts.iter().enumerate().skip(1) {
        let (lines, skipped) = (part.taken.lines.iter(), part.taken.skipped.iter());
        all.lines.extend(lines.cloned().map(|line| sheet::TakenLine { sheet: at, ..line }));
        all.skipped.extend(skipped.cloned().map(|row| sheet::Skipped { sheet: at, ..row }));
        if !has_summary {
            all.sums.extend(part.taken.sums.iter().cloned());
        }
        let more = part.taken.said.iter().filter(|said| !all.said.contains(said));
        let more: Vec<Said> = more.copied().collect();
        all.said.extend(more);
    }
    // A sum of one sheet is none of all.
    let is_of_all = |sum: &Sum| match sum.reason {
        Reason::Tax | Reason::GeneralAdministration => true,
        reason => has_summary && reason == Reason::Total,
    };
    all.sums.retain(is_of_all);
    all
}

/// The totals of a cover.
fn of_cover<'a>(sheet: &Sheet<'a>, rules: &RuleSet) -> Vec<(&'a str, Sum)> {
    let Ok(rows) = request::cells(sheet.rows) else { return Vec::new() };
    let totals = sheet::totals_above(&rows, rules).into_iter();
    totals.map(|sum| (sheet.name, sum)).collect()
}

/// Both totals with that of a cover; where it does not say whether tax is in it, what makes them agree.
fn compared(
    all: &Taken,
    settings: &Settings,
    sum: Sum,
    rules: &RuleSet,
) -> (Taken, Totals, Settings) {
    let ways = match sum.includes_tax {
        Some(told) => vec![Some(told)],
        None => vec![Some(true), Some(false)],
    };
    let tried: Vec<(Taken, Totals, Settings)> = ways
        .into_iter()
        .map(|includes_tax| {
            let (mut all, mut settings) = (all.clone(), settings.clone());
            all.sums.push(Sum { includes_tax, row: 0, ..sum.clone() });
            let totals = totals::of(&mut all, &mut settings, rules);
            (all, totals, settings)
        })
        .collect();
    let agrees = |(_, totals, _): &&(Taken, Totals, Settings)| totals.agree == Some(true);
    let best = tried.iter().find(agrees).or_else(|| tried.first()).cloned();
    best.unwrap_or_else(|| {
        let (mut all, mut settings) = (all.clone(), settings.clone());
        let totals = totals::of(&mut all, &mut settings, rules);
        (all, totals, settings)
    })
}

/// Lines that are known already, with what their workbook says of administration and tax: those of a workbook of
/// this tool.
pub struct Known<'a> {
    /// The sheet of the first year.
    pub sheet: &'a str,
    /// Each with its row, and its year from 2 on.
    pub lines: Vec<(usize, Option<u32>, &'a Node)>,
    /// The administration as the proposal's file has it, and the tax mode.
    pub settings: &'a (Node, Node),
    /// The row of the total with tax, and its digits.
    pub total: Option<&'a (usize, String)>,
}

/// Answers what taking such lines over would do.
pub fn known(own: &Known<'_>, request: &Node) -> Node {
    let Ok(rules) = request::rules(request) else { return answer::refusal(Refused::UnknownRules) };
    let line = |(row, year, line): &(usize, Option<u32>, &Node)| {
        let mut taken = sheet::taken(*row, line, rules);
        taken.year = *year;
        taken
    };
    let lines = own.lines.iter().map(line).collect();
    let mut all = Taken { lines, unit_factor: 1, step: 1, ..Taken::default() };
    // Its sheet speaks of tax, whether its total is known or not.
    all.sums.push(sheet::Sum::known(0, Reason::Tax, None));
    if let Some((row, digits)) = own.total {
        all.sums.push(sheet::Sum::known(*row, Reason::Total, Exact::parse(digits)));
    }
    let mut settings = settings::known(own.settings);
    let totals = totals::of(&mut all, &mut settings, rules);
    let table = Table::default();
    answer::of(&all, &[Part { name: Some(own.sheet), rows: &table.rows }], &settings, &totals)
}
