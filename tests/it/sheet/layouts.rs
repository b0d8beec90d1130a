//! Tables whose truth is known: made from costs, written in the many ways people lay them out, read
//! back, and compared with what they were made of.
//!
//! `C3P_LAYOUTS` says how many tables (300 otherwise); `C3P_LAYOUTS_SEED` shows one of them whole.

mod begin;
mod closing;
mod digits;
mod figures;
mod heads;
mod lines;
mod mark;
mod proof;
mod random;
mod row;
mod sheet;
mod style;
mod table;
mod truth;
mod verdict;

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write;

use serde_json::{Value, json};

use table::{Line, Table, table};
use verdict::{Verdict, judge};

type Reader = fn(&str) -> String;

/// What reads the tables; none while there is nothing to read them with.
const READER: Option<Reader> = Some(c3p_calculator::intake::table);

/// How many tables that went wrong are shown.
const SHOWN: usize = 8;

/// The answer of the reader, or else the one that is due.
fn answer(table: &Table) -> Value {
    let Some(reader) = READER else { return due(table) };
    let request = json!({"kind": "paste", "text": table.text, "rules": "2026-1"});
    serde_json::from_str(&reader(&request.to_string())).expect("an answer is JSON")
}

/// The answer that says all that the table is made of.
fn due(table: &Table) -> Value {
    let line = |line: &Line| {
        let mut of = json!({
            "category": line.category,
            "description": line.description,
            "unit_price": line.price.to_string(),
            "quantity": line.product.to_string(),
            "unit": line.units.as_ref().map(|units| units.join("×")),
        });
        if line.gross {
            of["price_includes_tax"] = json!(true);
        }
        if let Some((code, rate)) = line.currency {
            (of["currency"], of["exchange_rate"]) = (json!(code), json!(rate.to_string()));
        }
        let year = (line.year > 1).then(|| line.year.to_string());
        json!({"row": line.row, "year": year, "line": of, "amount_yen": line.amount.to_string(), "said": []})
    };
    let administration = table.administration.map(|yen| json!({"amount": yen.to_string()}));
    let total = table.totals.iter().flatten().next().map(|total| total.to_string());
    let reason = |row| json!({"row": row, "reason": "note", "taken_by": null});
    json!({
        "sheet": null, "said": [], "error": null, "unit_factor": table.unit.to_string(),
        "lines": table.lines.iter().map(line).collect::<Vec<_>>(),
        "skipped": table.skipped.iter().map(reason).collect::<Vec<_>>(),
        "settings": {"general_administration": administration, "tax_mode": null},
        "totals": {"source": total, "here": total, "agree": total.as_ref().map(|_| true), "difference": "0"},
    })
}

fn number(name: &str) -> Option<u64> {
    env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

/// A table with its seed, its features and its rows, numbered.
fn shown(seed: u64, table: &Table) -> String {
    let rows = table
        .text
        .split(['\n'])
        .zip(1..)
        .map(|(row, at)| format!("{at:>3} {}\n", row.trim_end_matches('\r')));
    format!("seed {seed}: {}\n{}", table.features.join(", "), rows.collect::<String>())
}

/// How often something was met.
type Counts = BTreeMap<String, [usize; 2]>;

fn report(counts: &BTreeMap<Verdict, usize>, features: &Counts, examples: &str) -> String {
    let mut text = format!("{counts:?}\n");
    let mut listed: Vec<_> = features.iter().collect();
    listed.sort_by_key(|(_, [wrong, all])| (wrong * 1000 / all, *wrong));
    for (feature, [wrong, all]) in listed.into_iter().rev() {
        _ = writeln!(text, "{wrong:>6} of {all:>6} with {feature}");
    }
    text + examples
}

#[expect(
    clippy::print_stdout,
    reason = "how many tables were read how is of interest when all is well, too"
)]
#[test]
fn tables_in_many_layouts_are_read_as_what_they_were_made_of() {
    if let Some(seed) = number("C3P_LAYOUTS_SEED") {
        let table = table(seed);
        let answer = answer(&table);
        let (verdict, why) = judge(&table, &answer);
        let lines = table.lines.iter().map(|line| format!("{line:?}\n")).collect::<String>();
        let whole = serde_json::to_string_pretty(&answer).expect("JSON");
        panic!("{}{lines}{whole}\n{verdict:?}\n{}", shown(seed, &table), why.join("\n"));
    }
    let tables = number("C3P_LAYOUTS").unwrap_or(300);
    let mut counts: BTreeMap<Verdict, usize> = BTreeMap::new();
    let mut features = Counts::new();
    let mut examples = String::new();
    let mut shown_already = 0;
    for seed in 1..=tables {
        let table = table(seed);
        let (verdict, why) = judge(&table, &answer(&table));
        *counts.entry(verdict).or_default() += 1;
        assert_ne!(verdict, Verdict::Silent, "{}{}", shown(seed, &table), why.join("\n"));
        let wrong = matches!(verdict, Verdict::Remarked | Verdict::Told);
        for feature in &table.features {
            let [of_wrong, all] = features.entry(feature.clone()).or_default();
            *of_wrong += usize::from(wrong);
            *all += 1;
        }
        if wrong && shown_already < SHOWN {
            shown_already += 1;
            let first: Vec<_> = why.into_iter().take(6).collect();
            _ = writeln!(examples, "{verdict:?}, {}{}\n", shown(seed, &table), first.join("\n"));
        }
    }
    let of = |verdicts: &[Verdict]| {
        verdicts.iter().filter_map(|verdict| counts.get(verdict)).sum::<usize>()
    };
    let share =
        |part: usize, percent: u64| u64::try_from(part).expect("a count") * 100 >= tables * percent;
    println!("{counts:?}");
    let full = of(&[Verdict::Full]);
    let fine = of(&[Verdict::Full, Verdict::Due]);
    assert!(share(full, 92) && share(fine, 95), "{}", report(&counts, &features, &examples));
}

/// What is left out, changed or added without a word is found.
#[test]
fn a_wrong_answer_is_not_taken_for_a_right_one() {
    let mut tables = (1..).map(table).filter(|table| !table.demands && table.lines.len() > 2);
    let table = tables.next().expect("a table");
    let right = due(&table);
    let verdict = |answer: &Value| judge(&table, answer).0;
    assert_eq!(verdict(&right), Verdict::Full);
    let wrong = |change: fn(&mut Value)| {
        let mut answer = right.clone();
        change(&mut answer);
        answer
    };
    let changes: [fn(&mut Value); 9] = [
        |answer| answer["lines"][1]["line"]["category"] = json!("utility"),
        |answer| answer["lines"][1]["line"]["unit_price"] = json!("0.5"),
        |answer| answer["lines"][1]["line"]["quantity"] = json!("0.5"),
        |answer| {
            answer["lines"][1]["line"]["price_includes_tax"] =
                json!(answer["lines"][1]["line"]["price_includes_tax"] != json!(true))
        },
        |answer| answer["lines"][1]["amount_yen"] = json!(null),
        |answer| answer["lines"][1]["row"] = json!(1),
        |answer| answer["skipped"] = json!([]),
        |answer| answer["settings"]["general_administration"] = json!({"amount": "1"}),
        |answer| answer["totals"]["source"] = json!("1"),
    ];
    for (at, change) in changes.into_iter().enumerate() {
        let mut answer = wrong(change);
        assert_eq!(verdict(&answer), Verdict::Silent, "change {at}");
        answer["said"] = json!(["something"]);
        assert_eq!(verdict(&answer), Verdict::Told, "change {at}");
    }
    let said = wrong(|answer| answer["lines"][0]["said"] = json!(["something"]));
    assert_eq!(verdict(&said), Verdict::Remarked);
}

/// Tables with something that has to be spoken of are few, or the others would not show.
#[test]
fn few_tables_hold_what_has_to_be_spoken_of() {
    let demanding = (1..=1000).filter(|seed| table(*seed).demands).count();
    assert!((5..=45).contains(&demanding), "{demanding} of 1000");
}
