//! The answer as a tree: what the contract names, and what the preview shows besides.

use super::budget::object;
use super::request::FACTORS;
use super::settings::Settings;
use super::totals::Totals;
use crate::json::Node;
use crate::sheet::{
    Column, Refused, Row, Said, Skipped, Taken, TakenColumn, TakenLine, one_line, texts,
};
use crate::text::Text;

/// Characters of a row that is left out which the preview shows.
const SHOWN: usize = 80;

/// A table, or a sheet of a workbook.
pub(super) struct Part<'p> {
    /// The sheet's name.
    pub name: Option<&'p str>,
    pub rows: &'p [Row<'p>],
}

/// What taking the table over would do; rows of several sheets name theirs.
pub(super) fn of(taken: &Taken, parts: &[Part<'_>], settings: &Settings, totals: &Totals) -> Node {
    let named = |at: usize, node: Node| match parts.get(at).and_then(|part| part.name) {
        Some(name) if parts.len() > 1 => node.with("sheet", Node::text(name)),
        _ => node,
    };
    let rows = |at: usize| parts.get(at).map_or(&[][..], |part| part.rows);
    let lines = taken.lines.iter().map(|own| named(own.sheet, line(own)));
    let left_out = taken.skipped.iter().map(|own| named(own.sheet, skipped(own, rows(own.sheet))));
    object([
        ("sheet", either(parts.first().and_then(|part| part.name))),
        ("said", said(&taken.said)),
        ("lines", Node::list(lines)),
        ("skipped", Node::list(left_out)),
        ("settings", self::settings(settings)),
        ("totals", self::totals(totals)),
        ("unit_factor", Node::text(&taken.unit_factor.to_string())),
        ("error", Node::Null),
        ("columns", Node::list(taken.columns.iter().map(column))),
        ("choices", choices()),
        ("texts", told(taken)),
    ])
}

/// Why nothing can be read.
pub(super) fn refusal(why: Refused) -> Node {
    refused(why.code(), &why.message())
}

/// The same by a code of its own.
pub(super) fn refused(code: &str, message: &Text) -> Node {
    let error = object([("code", Node::text(code)), ("message", both(message))]);
    let none = || Node::list([]);
    object([
        ("sheet", Node::Null),
        ("said", none()),
        ("lines", none()),
        ("skipped", none()),
        ("settings", self::settings(&Settings::default())),
        ("totals", Node::Null),
        ("unit_factor", Node::text("1")),
        ("error", error),
    ])
}

pub(super) fn either(text: Option<&str>) -> Node {
    text.map_or(Node::Null, Node::text)
}

fn both(text: &Text) -> Node {
    object([("ja", Node::text(&text.ja)), ("en", Node::text(&text.en))])
}

fn count(number: usize) -> Node {
    Node::Number(u64::try_from(number).unwrap_or_default().into())
}

fn said(all: &[Said]) -> Node {
    Node::list(all.iter().map(|said| Node::text(said.code())))
}

fn line(line: &TakenLine) -> Node {
    let amount = line.amount.map(|yen| yen.to_string());
    object([
        ("row", count(line.row)),
        ("year", either(line.year.map(|year| year.to_string()).as_deref())),
        ("line", line.node.clone()),
        ("amount_yen", either(amount.as_deref())),
        ("said", said(&line.said)),
        ("amount_cell", either(line.amount_cell.as_deref())),
    ])
}

fn skipped(skipped: &Skipped, rows: &[Row<'_>]) -> Node {
    let row = skipped.row.checked_sub(1).and_then(|index| rows.get(index));
    let texts = row.into_iter().flatten().filter(|text| !text.trim().is_empty());
    let all = texts.map(|text| one_line(text)).collect::<Vec<_>>().join(" ");
    object([
        ("row", count(skipped.row)),
        ("reason", Node::text(skipped.reason.code())),
        ("taken_by", either(skipped.reason.taken_by(skipped.row).as_deref())),
        ("said", said(&skipped.said)),
        ("text", texts::reason(skipped.reason).map_or(Node::Null, both)),
        ("shown", Node::text(&all.chars().take(SHOWN).collect::<String>())),
    ])
}

fn settings(settings: &Settings) -> Node {
    let administration = settings.administration.as_ref();
    object([
        ("general_administration", administration.map_or(Node::Null, |own| own.node())),
        ("tax_mode", either(settings.tax_mode)),
    ])
}

fn totals(totals: &Totals) -> Node {
    let number = |number: Option<String>| either(number.as_deref());
    object([
        ("source", number(totals.source.as_ref().map(ToString::to_string))),
        ("here", Node::text(&totals.here.to_string())),
        ("agree", totals.agree.map_or(Node::Null, Node::Bool)),
        ("difference", number(totals.difference().as_ref().map(ToString::to_string))),
        ("with_tax", Node::Bool(totals.with_tax)),
        ("row", totals.row.map_or(Node::Null, count)),
    ])
}

fn column(column: &TakenColumn) -> Node {
    object([
        ("column", Node::text(column.column.code())),
        ("header", Node::text(&one_line(&column.header))),
    ])
}

/// What a person may choose in the preview.
fn choices() -> Node {
    let columns = Column::ALL.iter().map(|column| {
        let text = texts::column(*column).map_or(Node::Null, both);
        object([("column", Node::text(column.code())), ("text", text)])
    });
    let factors = FACTORS.iter().map(|factor| Node::text(&factor.to_string()));
    object([("columns", Node::list(columns)), ("unit_factors", Node::list(factors))])
}

/// What the codes mean that are said of this table, each once.
fn told(taken: &Taken) -> Node {
    let lines = taken.lines.iter().flat_map(|line| &line.said);
    let skipped = taken.skipped.iter().flat_map(|skipped| &skipped.said);
    let mut codes: Vec<Said> = taken.said.iter().chain(lines).chain(skipped).copied().collect();
    codes.sort_unstable_by_key(|said| said.code());
    codes.dedup();
    let text = |said: &Said| (said.code().into(), said.text().map_or(Node::Null, both));
    Node::object(codes.iter().map(text))
}
