//! Compares an answer with what has to be read from a table.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde_json::Value;

use super::random::CATEGORIES;
use super::table::{Line, Table};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Verdict {
    /// All right, and nothing said.
    Full,
    /// All right, and said what has to be said of such a table.
    Due,
    /// All right, and something said that needn't be.
    Remarked,
    /// Something is wrong, and something is said.
    Told,
    /// Something is wrong, and nobody is told.
    Silent,
}

/// What is wrong, and in which row.
type Differences = Vec<(Option<usize>, String)>;

fn decimal(value: &Value) -> Option<Decimal> {
    let text = value
        .as_str()
        .map(str::to_owned)
        .or_else(|| value.is_number().then(|| value.to_string()))?;
    text.parse::<Decimal>().ok().map(|number| number.normalize())
}

/// Texts compare without spaces and widths.
pub fn fold(text: &str) -> String {
    let half = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    text.chars().map(half).filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn row(value: &Value) -> usize {
    value["row"].as_u64().and_then(|row| usize::try_from(row).ok()).unwrap_or_default()
}

/// The year of a line from 1 on; the first has none of its own.
fn year(value: &Value) -> usize {
    decimal(&value["year"]).and_then(|year| year.to_string().parse().ok()).unwrap_or(1)
}

/// What an answer has other than it should.
fn differences(table: &Table, answer: &Value) -> Differences {
    let mut found = Vec::new();
    if !answer["error"].is_null() {
        found.push((None, format!("error {}", answer["error"])));
    }
    let mut read: BTreeMap<(usize, usize), &Value> = BTreeMap::new();
    for line in list(&answer["lines"]) {
        if read.insert((row(line), year(line)), line).is_some() {
            found.push((Some(row(line)), "the line twice".to_owned()));
        }
    }
    for line in &table.lines {
        match read.remove(&(line.row, line.year)) {
            Some(answer) => compare(line, answer, &mut found),
            None => found.push((Some(line.row), "no line".to_owned())),
        }
    }
    for ((row, year), line) in read {
        found.push((Some(row), format!("a line that is none (year {year}): {line}")));
    }
    let skipped: BTreeSet<usize> = list(&answer["skipped"]).iter().map(row).collect();
    for row in skipped.symmetric_difference(&table.skipped) {
        found.push((Some(*row), format!("left out: {}", skipped.contains(row))));
    }
    settings(table, &answer["settings"], &mut found);
    totals(table, &answer["totals"], &mut found);
    found
}

fn compare(line: &Line, answer: &Value, found: &mut Differences) {
    let of = &answer["line"];
    let mut differ = |name: &str, is: String, due: String| {
        if is != due {
            found.push((Some(line.row), format!("{name} {is}, not {due}")));
        }
    };
    let number = |value: Option<Decimal>| {
        value.map_or("none".to_owned(), |value| value.normalize().to_string())
    };
    let text = |value: &Value| value.as_str().unwrap_or("none").to_owned();
    let one = |value: &Value| if value.is_null() { Some(Decimal::ONE) } else { decimal(value) };
    differ("category", text(&of["category"]), line.category.unwrap_or("none").to_owned());
    differ("price", number(decimal(&of["unit_price"])), number(Some(line.price)));
    let product = decimal(&of["quantity"]).zip(one(&of["quantity2"])).map(|(one, two)| one * two);
    differ("quantities", number(product), number(Some(line.product)));
    if let Some(units) = &line.units {
        let joined =
            [&of["unit"], &of["unit2"]].map(|unit| fold(unit.as_str().unwrap_or_default()));
        let joined: Vec<_> = joined.into_iter().filter(|unit| !unit.is_empty()).collect();
        differ(
            "unit",
            joined.join("×"),
            units.iter().map(|unit| fold(unit)).collect::<Vec<_>>().join("×"),
        );
    }
    differ(
        "tax in price",
        (of["price_includes_tax"] == Value::Bool(true)).to_string(),
        line.gross.to_string(),
    );
    let code = of["currency"].as_str().unwrap_or("JPY");
    differ("currency", code.to_owned(), line.currency.map_or("JPY", |(code, _)| code).to_owned());
    let rate = line.currency.map_or(Decimal::ONE, |(_, rate)| rate);
    differ("rate", number(one(&of["exchange_rate"])), number(Some(rate)));
    differ("amount", number(decimal(&answer["amount_yen"])), number(Some(line.amount)));
    if let Some(due) = &line.description {
        let is = text(&of["description"]);
        let due = if fold(&is).contains(&fold(due)) { is.clone() } else { due.clone() };
        differ("description", is, due);
    }
}

/// The administration that a table's settings give, by the sums of its own lines.
fn settings(table: &Table, settings: &Value, found: &mut Differences) {
    let administration = &settings["general_administration"];
    let sum = |groups: &[&str]| {
        let counts = |line: &&Line| {
            let category =
                CATEGORIES.iter().find(|category| Some(category.code.as_str()) == line.category);
            category.is_some_and(|category| groups.contains(&category.group.as_str()))
        };
        table.lines.iter().filter(counts).map(|line| line.amount).sum::<Decimal>()
    };
    let base = match &administration["base"] {
        Value::Array(groups) => groups.iter().filter_map(Value::as_str).collect(),
        _ => vec!["personnel", "operating"],
    };
    let by_rate = decimal(&administration["rate"])
        .map(|rate| (sum(&base) * rate / Decimal::ONE_HUNDRED).trunc());
    let yen = decimal(&administration["amount"]).map(|amount| amount.trunc()).or(by_rate);
    let close = match (yen, table.administration) {
        // Thousands of which the rest is not shown: either is what the table says.
        (Some(is), Some(due)) => is >= due && is - due < table.unit,
        (is, due) => is == due,
    };
    if !close {
        found.push((None, format!("administration {yen:?}, not {:?}", table.administration)));
    }
    let mode = settings["tax_mode"].as_str();
    if mode.is_some_and(|mode| mode != "standard") {
        found.push((None, format!("tax mode {mode:?}, taxed {}", table.taxed)));
    }
}

fn totals(table: &Table, totals: &Value, found: &mut Differences) {
    let source = decimal(&totals["source"]);
    if !table.totals.iter().any(|total| total.map(|total| total.normalize()) == source) {
        found.push((None, format!("total {source:?}, not {:?}", table.totals)));
    }
    let agree = totals["agree"].as_bool();
    if source.is_some() && agree != Some(true) && !table.adjusts {
        found.push((None, format!("the totals differ: {totals}")));
    }
}

fn says(value: &Value) -> bool {
    !list(&value["said"]).is_empty() || value["said"].is_string()
}

/// The verdict on an answer, and what is wrong or said.
pub fn judge(table: &Table, answer: &Value) -> (Verdict, Vec<String>) {
    let found = differences(table, answer);
    let rows = list(&answer["lines"]).iter().chain(list(&answer["skipped"]));
    let telling: BTreeSet<usize> = rows.filter(|value| says(value)).map(row).collect();
    let aloud = says(answer)
        || !answer["error"].is_null()
        || answer["totals"]["agree"] == Value::Bool(false);
    let told = |row: &Option<usize>| aloud || row.is_some_and(|row| telling.contains(&row));
    let place = |row: Option<usize>| row.map_or("table".to_owned(), |row| format!("row {row}"));
    let texts = |found: Differences| {
        found.into_iter().map(|(row, what)| format!("{}: {what}", place(row))).collect()
    };
    if let Some(silent) = found.iter().find(|(row, _)| !told(row)) {
        let first = silent.clone();
        let rest = found.into_iter().filter(|other| *other != first);
        return (Verdict::Silent, texts([first.clone()].into_iter().chain(rest).collect()));
    }
    if !found.is_empty() {
        return (Verdict::Told, texts(found));
    }
    if !says(answer) && telling.is_empty() {
        return (Verdict::Full, Vec::new());
    }
    let verdict = if table.demands { Verdict::Due } else { Verdict::Remarked };
    let rows =
        list(&answer["lines"]).iter().chain(list(&answer["skipped"])).filter(|value| says(value));
    let said = rows.map(|value| format!("row {}: says {}", row(value), value["said"]));
    let all = says(answer).then(|| format!("table: says {}", answer["said"]));
    (verdict, all.into_iter().chain(said).collect())
}
