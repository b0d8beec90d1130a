//! What holds for every text and for all lines, tried at random.

use c3p_calculator::json::Node;
use c3p_calculator::sheet::write::{csv, tsv};
use c3p_calculator::sheet::{self, Column, Lang, Options, Row, Taken, clipboard, read};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value};

use super::rules;
use crate::generate::{tree, typed_text};

fn check<S: Strategy>(values: S, law: impl Fn(S::Value)) {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let outcome = proptest::test_runner::TestRunner::new(config).run(&values, |value| {
        law(value);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

/// Cells as cost tables have them, and what no one would write.
fn any_cell() -> impl Strategy<Value = String> {
    let words = [
        "",
        "費目",
        "内容",
        "単価（千円）",
        "単価",
        "数量",
        "単位",
        "金額",
        "備考",
        "Amount (JPY)",
        "Qty",
        "人件費",
        "Ⅱ　業務費",
        "（１）諸謝金",
        "その他",
        "小計",
        "合計",
        "消費税（10%）",
        "一般管理費",
        "#REF!",
        "########",
        "3名×2回",
        "一式",
        "▲8,000",
        "(30,000)",
        "US$150.00",
        "245千円",
        "@2,500円×4時間×3回",
        "3月2日",
        "※ 注",
        "\"",
        "\"\"",
        "a\nb",
        "=1+1",
        "-500",
        "10%",
        "1式",
        "①",
        "-",
    ];
    prop_oneof![
        5 => select(words.to_vec()).prop_map(str::to_owned),
        3 => typed_text(),
        1 => any::<String>(),
    ]
}

fn any_table() -> impl Strategy<Value = String> {
    let row = proptest::collection::vec(any_cell(), 0..9).prop_map(|cells| cells.join("\t"));
    proptest::collection::vec(row, 0..12).prop_map(|rows| rows.join("\r\n"))
}

fn all_rows_once(rows: &[Row<'_>], taken: &Taken) {
    let lines = taken.lines.iter().map(|line| line.row);
    let mut found: Vec<usize> = taken.skipped.iter().map(|s| s.row).chain(lines).collect();
    found.sort_unstable();
    assert!(found.iter().copied().eq(1..=rows.len()), "{found:?}");
}

#[test]
fn any_text_is_read_or_refused_and_no_row_is_lost() {
    check(any_table(), |text| {
        for rows in [clipboard::read(&text), sheet::csv::read(&text)].into_iter().flatten() {
            all_rows_once(&rows, &read(&rows, rules(), &Options::default()));
        }
    });
    check(any::<String>(), |text| {
        for rows in [clipboard::read(&text), sheet::csv::read(&text)].into_iter().flatten() {
            all_rows_once(&rows, &read(&rows, rules(), &Options::default()));
        }
    });
}

#[test]
fn any_assignment_of_columns_is_taken() {
    let columns = proptest::collection::vec(select(Column::ALL.to_vec()), 0..12);
    let factors = select(vec![None, Some(1), Some(1_000)]);
    check((any_table(), columns, factors), |(text, columns, unit_factor)| {
        let Ok(rows) = clipboard::read(&text) else { return };
        let options = Options { columns: Some(columns), unit_factor, ..Options::default() };
        all_rows_once(&rows, &read(&rows, rules(), &options));
    });
}

/// A line as a draft may hold it: any texts, quantities as typed.
fn any_line() -> impl Strategy<Value = Value> {
    let categories: Vec<String> =
        rules().budget.categories.iter().map(|category| category.value.code.clone()).collect();
    let work: Vec<String> =
        rules().budget.required_work.iter().map(|task| task.value.clone()).collect();
    let exceptions: Vec<String> =
        rules().budget.consumable_exceptions.iter().map(|rule| rule.value.clone()).collect();
    let text = || prop_oneof![3 => any_cell(), 1 => any::<String>()].prop_map(Value::from);
    let free = [
        "description",
        "unit_price",
        "currency",
        "exchange_rate",
        "quantity",
        "unit",
        "quantity2",
        "unit2",
        "note",
    ];
    let texts = proptest::collection::btree_map(
        select(free.to_vec()).prop_map(str::to_owned),
        text(),
        0..9,
    );
    let more = (
        proptest::option::of(select(categories)),
        proptest::option::of(any::<bool>()),
        proptest::sample::subsequence(work.clone(), 0..=work.len()),
        proptest::option::of(select(exceptions)),
    );
    (texts, more).prop_map(|(texts, (category, tax, work, exception))| {
        let mut line: Map<String, Value> =
            texts.into_iter().filter(|(_, text)| text != "").collect();
        let mut put =
            |key: &str, value: Option<Value>| value.map(|value| line.insert(key.into(), value));
        put("category", category.map(Value::from));
        put("price_includes_tax", tax.map(Value::from));
        put("work", (!work.is_empty()).then(|| work.into()));
        put("consumable_exception", exception.map(Value::from));
        Value::Object(line)
    })
}

/// The same entries in whatever order.
fn sorted(node: &Node) -> Vec<(String, Node)> {
    let mut entries: Vec<_> =
        node.entries().iter().map(|(key, value)| (key.to_string(), value.clone())).collect();
    entries.sort_by(|left, right| left.0.cmp(&right.0));
    entries
}

#[test]
fn lines_copied_out_come_back_the_same() {
    let lines = proptest::collection::vec(any_line(), 1..6);
    check((lines, select(vec![Lang::Ja, Lang::En])), |(lines, lang)| {
        let lines: Vec<Node> = lines.iter().map(tree).collect();
        let (pasted, file) = (tsv(&lines, lang, rules()), csv(&lines, lang, rules()));
        let tables = [clipboard::read(&pasted), sheet::csv::read(&file)];
        for (kind, rows) in ["paste", "csv"].into_iter().zip(tables) {
            let rows = rows.expect("within the limits");
            let taken = read(&rows, rules(), &Options::default());
            let back: Vec<_> = taken.lines.iter().map(|line| sorted(&line.node)).collect();
            assert_eq!(back, lines.iter().map(sorted).collect::<Vec<_>>(), "{kind}\n{pasted}");
            assert!(taken.lines.iter().all(|line| line.mismatch != Some(true)), "{taken:?}");
        }
    });
}

#[test]
fn what_looks_like_a_formula_is_defused_and_a_number_is_not() {
    let cells = ["=1+1", "+1", "-x", "@a", "\tb", "\rc", "'=1", "-500", "'plain", "plain"];
    let lines = cells.map(|cell| tree(&serde_json::json!({"note": cell})));
    let file = csv(&lines, Lang::Ja, rules());
    assert!(file.starts_with("\u{feff}費目,") && file.ends_with("\r\n"));
    for shown in ["'=1+1", "'+1", "'-x", "'@a", "'\tb", "'\rc", "''=1", "-500", "'plain", "plain"] {
        let quoted = format!(",\"{shown}\",");
        assert!(file.contains(&format!(",{shown},")) || file.contains(&quoted), "{shown}\n{file}");
    }
}
