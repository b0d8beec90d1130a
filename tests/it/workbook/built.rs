//! Workbooks built from known costs, in whatever formats and states: what is read is what was put in, or it is
//! said. No difference is silent.

use std::fmt::Write as _;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::books::answer;
use super::sheets::{Given, book};

/// Number formats, by their place among the styles.
const FORMATS: [&str; 8] = [
    "General",
    "#,##0",
    "#,##0,",
    "\"¥\"#,##0",
    "#,##0\"円\"",
    "[$$-409]#,##0.00",
    "[h]:mm",
    "yyyy/m/d",
];
/// How prices may be formatted; the last is in dollars.
const PRICES: [usize; 6] = [0, 1, 2, 3, 4, 5];
const DOLLARS: usize = 5;
const HOURS: usize = 6;
const DAY: usize = 7;

const CATEGORIES: [(&str, &str); 3] =
    [("人件費", "personnel"), ("外国旅費", "overseas_travel"), ("外注費", "outsourcing")];

/// How a row looks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    Plain,
    Hidden,
    Folded,
    Struck,
}

/// How its amount is stored.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Amount {
    Missing,
    Number,
    Formula,
    FormulaWithoutValue,
}

#[derive(Clone, Debug)]
struct Cost {
    category: usize,
    /// In whole yen, or in cents.
    price: u32,
    quantity: u32,
    format: usize,
    in_hours: bool,
    state: State,
    amount: Amount,
}

fn costs() -> impl Strategy<Value = Vec<Cost>> {
    let state = prop_oneof![
        4 => Just(State::Plain),
        1 => Just(State::Hidden),
        1 => Just(State::Folded),
        1 => Just(State::Struck),
    ];
    let amount = prop_oneof![
        2 => Just(Amount::Number),
        2 => Just(Amount::Formula),
        1 => Just(Amount::FormulaWithoutValue),
        1 => Just(Amount::Missing),
    ];
    let cost = (
        0..CATEGORIES.len(),
        1_000_u32..400_000,
        1_u32..40,
        prop::sample::select(PRICES.to_vec()),
        any::<bool>(),
        state,
        amount,
    );
    let cost = cost.prop_map(|(category, price, quantity, format, in_hours, state, amount)| Cost {
        category,
        price,
        quantity,
        format,
        in_hours,
        state,
        amount,
    });
    prop::collection::vec(cost, 1..12).prop_map(|mut costs| {
        costs.sort_by_key(|cost| cost.category);
        costs
    })
}

/// The whole workbook.
#[derive(Clone, Debug)]
struct Layout {
    /// Prices are in thousands by their header, unless their format says so.
    in_thousands: bool,
    /// Categories stand in the first of their rows only, as in merged cells.
    is_merged: bool,
    is_1904: bool,
    has_cover: bool,
    has_hidden_sheet: bool,
    has_day: bool,
}

fn layout() -> impl Strategy<Value = Layout> {
    any::<(bool, bool, bool, bool, bool, bool)>().prop_map(|flags| {
        let (in_thousands, is_merged, is_1904, has_cover, has_hidden_sheet, has_day) = flags;
        Layout { in_thousands, is_merged, is_1904, has_cover, has_hidden_sheet, has_day }
    })
}

/// A number of so many of its last digits behind the point.
fn decimal(number: u32, places: usize) -> String {
    let digits = format!("{number:0>width$}", width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let text = format!("{whole}.{fraction}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn text_cell(column: char, row: usize, text: &str, style: usize) -> String {
    format!(r#"<c r="{column}{row}" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn number_cell(column: char, row: usize, number: &str, style: usize) -> String {
    format!(r#"<c r="{column}{row}" s="{style}"><v>{number}</v></c>"#)
}

fn styles() -> String {
    let formats = FORMATS.iter().enumerate().map(|(at, code)| {
        let code = code.replace('"', "&quot;");
        format!(r#"<numFmt numFmtId="{}" formatCode="{code}"/>"#, 164 + at)
    });
    let struck = |font: usize| {
        (0..FORMATS.len())
            .map(move |at| format!(r#"<xf numFmtId="{}" fontId="{font}"/>"#, 164 + at))
    };
    let looks: String = struck(0).chain(struck(1)).collect();
    format!(
        r#"<numFmts>{}</numFmts><fonts><font/><font><strike/></font></fonts><cellXfs>{looks}</cellXfs>"#,
        formats.collect::<String>()
    )
}

fn rows(costs: &[Cost], layout: &Layout) -> String {
    let scale = if layout.in_thousands { "単価（千円）" } else { "単価" };
    let heads = ["費目", "内容", scale, "数量", "単位", "金額（円）", "実施日"];
    let mut rows = String::from(r#"<row r="1">"#);
    for (column, head) in ('A'..).zip(heads) {
        rows += &text_cell(column, 1, head, 0);
    }
    rows += "</row>";
    let mut last = None;
    for (row, cost) in (2..).zip(costs) {
        let marks = match cost.state {
            State::Hidden => r#" hidden="1""#,
            State::Folded => r#" hidden="1" outlineLevel="1""#,
            State::Plain | State::Struck => "",
        };
        let shift = if cost.state == State::Struck { FORMATS.len() } else { 0 };
        let _ = write!(rows, r#"<row r="{row}"{marks}>"#);
        let name = CATEGORIES[cost.category].0;
        if !layout.is_merged || last != Some(cost.category) {
            rows += &text_cell('A', row, name, shift);
        }
        last = Some(cost.category);
        rows += &text_cell('B', row, &format!("作業{row}"), shift);
        let is_scaled = layout.in_thousands && !matches!(cost.format, 2 | 4 | DOLLARS);
        let price = match cost.format {
            DOLLARS => decimal(cost.price, 2),
            _ if is_scaled => decimal(cost.price, 3),
            _ => cost.price.to_string(),
        };
        rows += &number_cell('C', row, &price, cost.format + shift);
        if cost.in_hours {
            // Parts of a day, as a spreadsheet has them: with 15 digits.
            #[expect(clippy::float_arithmetic, reason = "spreadsheets compute with floats")]
            let days = f64::from(cost.quantity) / 24.0;
            rows += &number_cell('D', row, &days.to_string(), HOURS + shift);
        } else {
            rows += &number_cell('D', row, &cost.quantity.to_string(), shift);
        }
        rows += &text_cell('E', row, if cost.in_hours { "時間" } else { "式" }, shift);
        let amount = u64::from(cost.price) * u64::from(cost.quantity);
        let formula = format!(r#"<c r="F{row}" s="{shift}"><f>C{row}*D{row}</f>"#);
        match (cost.amount, cost.format) {
            (Amount::Missing, _) | (_, DOLLARS) => {}
            (Amount::Number, _) => rows += &number_cell('F', row, &amount.to_string(), shift),
            (Amount::Formula, _) => {
                let _ = write!(rows, "{formula}<v>{amount}</v></c>");
            }
            (Amount::FormulaWithoutValue, _) => rows += &format!("{formula}<v></v></c>"),
        }
        if layout.has_day {
            rows += &number_cell('G', row, "45943", DAY + shift);
        }
        rows += "</row>";
    }
    rows
}

fn built(costs: &[Cost], layout: &Layout, total: u64) -> Vec<u8> {
    let mut sheets = Vec::new();
    if layout.has_cover {
        let rows = format!(
            r#"<row r="3">{}{}</row>"#,
            text_cell('B', 3, "御見積金額（税抜）", 0),
            number_cell('D', 3, &total.to_string(), 4)
        );
        sheets.push(Given { name: "表紙", state: "visible", rows, more: "" });
    }
    if layout.has_hidden_sheet {
        let other = Layout { in_thousands: false, ..layout.clone() };
        let cost = Cost {
            category: 0,
            price: 99_999,
            quantity: 9,
            format: 0,
            in_hours: false,
            state: State::Plain,
            amount: Amount::Number,
        };
        let rows = rows(&vec![cost; 20], &other);
        sheets.push(Given { name: "旧案", state: "hidden", rows, more: "" });
    }
    let filter = r#"<autoFilter ref="A1:G99"/>"#;
    sheets
        .push(Given { name: "内訳", state: "visible", rows: rows(costs, layout), more: filter });
    let properties = if layout.is_1904 { r#"date1904="1""# } else { "" };
    book(&sheets, &styles(), "<sst/>", properties)
}

/// What a row has to be read as.
fn expected(row: usize, cost: &Cost) -> Value {
    let is_foreign = cost.format == DOLLARS;
    let price = if is_foreign { decimal(cost.price, 2) } else { cost.price.to_string() };
    let amount =
        (!is_foreign).then(|| (u64::from(cost.price) * u64::from(cost.quantity)).to_string());
    let mut said = Vec::new();
    if is_foreign {
        said.push("rate_open");
    } else if cost.amount == Amount::FormulaWithoutValue {
        said.push("formula_open");
    }
    json!({
        "row": row,
        "amount_yen": amount,
        "said": said,
        "line": {
            "category": CATEGORIES[cost.category].1,
            "unit_price": price,
            "currency": is_foreign.then_some("USD"),
            "quantity": cost.quantity.to_string(),
        },
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_was_put_in_is_read_or_said(costs in costs(), layout in layout()) {
        let is_taken = |cost: &&Cost| matches!(cost.state, State::Plain | State::Folded);
        let total: u64 = costs
            .iter()
            .filter(is_taken)
            .filter(|cost| cost.format != DOLLARS)
            .map(|cost| u64::from(cost.price) * u64::from(cost.quantity))
            .sum();
        let found = answer(&built(&costs, &layout, total), &json!({}));
        let is_none = !costs.iter().any(|cost| is_taken(&cost));
        prop_assume!(!is_none);
        prop_assert_eq!(&found["sheet"], "内訳");
        let wanted: Vec<Value> = (2..)
            .zip(&costs)
            .filter(|(_, cost)| is_taken(cost))
            .map(|(row, cost)| expected(row, cost))
            .collect();
        let lines: Vec<Value> = found["lines"]
            .as_array()
            .expect("lines")
            .iter()
            .map(|line| json!({
                "row": line["row"],
                "amount_yen": line["amount_yen"],
                "said": line["said"],
                "line": {
                    "category": line["line"]["category"],
                    "unit_price": line["line"]["unit_price"],
                    "currency": line["line"]["currency"],
                    "quantity": line["line"]["quantity"],
                },
            }))
            .collect();
        prop_assert_eq!(json!(lines), json!(wanted), "{}", found);
        let left_out: Vec<(u64, String)> = found["skipped"]
            .as_array()
            .expect("rows")
            .iter()
            .filter(|row| row["reason"] != "header")
            .map(|row| (row["row"].as_u64().unwrap_or_default(), row["reason"].as_str().unwrap_or_default().to_owned()))
            .collect();
        let meant: Vec<(u64, String)> = (2..)
            .zip(&costs)
            .filter_map(|(row, cost)| match cost.state {
                State::Hidden => Some((row, "hidden".to_owned())),
                State::Struck => Some((row, "struck".to_owned())),
                State::Plain | State::Folded => None,
            })
            .collect();
        prop_assert_eq!(left_out, meant);
        if layout.has_cover && total >= 1_000 {
            prop_assert_eq!(&found["totals"]["source"], &json!(total.to_string()));
            prop_assert_eq!(&found["totals"]["agree"], &json!(true));
            prop_assert!(found["said"].as_array().is_some_and(|said| said.contains(&json!("total_elsewhere"))));
        }
    }
}

/// The rows of a plain estimate: category, what, price, quantity, amount.
fn plain(costs: &[(&str, &str, u32, u32)], total: &str) -> String {
    let mut rows = String::from(r#"<row r="1">"#);
    for (column, head) in ('A'..).zip(["費目", "内容", "単価", "数量", "金額"]) {
        rows += &text_cell(column, 1, head, 0);
    }
    rows += "</row>";
    let mut sum = 0;
    let mut end = 2;
    for (row, (category, what, price, quantity)) in (2..).zip(costs) {
        let _ = write!(rows, r#"<row r="{row}">"#);
        rows += &text_cell('A', row, category, 0);
        rows += &text_cell('B', row, what, 0);
        if *quantity > 0 {
            rows += &number_cell('C', row, &price.to_string(), 0);
            rows += &number_cell('D', row, &quantity.to_string(), 0);
        }
        let amount = price * (*quantity).max(1);
        rows += &number_cell('E', row, &amount.to_string(), 0);
        rows += "</row>";
        sum += amount;
        end = row + 1;
    }
    if !total.is_empty() {
        let _ = write!(rows, r#"<row r="{end}">"#);
        rows += &text_cell('A', end, total, 0);
        rows += &number_cell('E', end, &sum.to_string(), 0);
        rows += "</row>";
    }
    rows
}

fn sheet(name: &str, rows: String) -> Given<'_> {
    Given { name, state: "visible", rows, more: "" }
}

#[test]
fn sheets_of_one_estimate_are_taken_together() {
    let summary = plain(
        &[
            ("人件費", "", 4_928_000, 0),
            ("外国旅費", "", 852_000, 0),
            ("外注費", "現地測定", 1_850_000, 0),
        ],
        "合計",
    );
    let staff = plain(&[("", "主任技師", 62_500, 32), ("", "技師A", 48_800, 60)], "計");
    let travel = plain(&[("", "航空賃", 142_000, 6)], "計");
    let bytes = book(
        &[sheet("総括表", summary), sheet("人件費", staff), sheet("外国旅費", travel)],
        &styles(),
        "<sst/>",
        "",
    );
    let found = answer(&bytes, &json!({}));
    let lines = found["lines"].as_array().expect("lines");
    let told: Vec<(&str, &str, &str)> = lines
        .iter()
        .map(|line| {
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned().leak() as &str;
            (text(&line["sheet"]), text(&line["line"]["category"]), text(&line["amount_yen"]))
        })
        .collect();
    assert_eq!(
        told,
        [
            ("総括表", "outsourcing", "1850000"),
            ("人件費", "personnel", "2000000"),
            ("人件費", "personnel", "2928000"),
            ("外国旅費", "overseas_travel", "852000"),
        ]
    );
    assert_eq!(found["totals"]["source"], "7630000");
    assert_eq!(found["totals"]["agree"], true);
    assert_eq!(found["said"], json!(["sheets_together"]));
    // One of them by its name is that one only.
    let one = answer(&bytes, &json!({"sheet": "人件費"}));
    assert_eq!(one["lines"].as_array().expect("lines").len(), 2);
    assert_eq!(one["totals"]["source"], "4928000");
    assert_eq!(answer(&bytes, &json!({"sheet": "なし"}))["error"]["code"], "no_sheet");
}

#[test]
fn sheets_of_a_category_each_need_no_summary_and_two_versions_are_two() {
    let staff = || plain(&[("", "主任技師", 62_500, 32)], "計");
    let travel = plain(&[("", "航空賃", 142_000, 6)], "計");
    let parted =
        book(&[sheet("1.人件費", staff()), sheet("2.外国旅費", travel)], &styles(), "<sst/>", "");
    let found = answer(&parted, &json!({}));
    assert_eq!(found["lines"].as_array().expect("lines").len(), 2);
    assert_eq!(found["said"], json!(["sheets_together"]));
    assert_eq!(found["totals"]["source"], Value::Null);
    let old = plain(&[("人件費", "主任技師", 62_500, 32), ("外注費", "測定", 5_000, 1)], "合計");
    let new = plain(
        &[
            ("人件費", "主任技師", 62_500, 30),
            ("外注費", "測定", 6_000, 1),
            ("外注費", "分析", 7_000, 1),
        ],
        "合計",
    );
    let versions = book(&[sheet("案A", old), sheet("案B", new)], &styles(), "<sst/>", "");
    let found = answer(&versions, &json!({}));
    assert_eq!(found["sheet"], "案B");
    assert_eq!(found["said"], json!(["other_sheets"]));
    assert_eq!(found["lines"].as_array().expect("lines").len(), 3);
}

#[test]
fn zeros_of_a_program_that_does_not_compute_are_doubted() {
    let mut rows = plain(&[("人件費", "主任技師", 62_500, 32)], "");
    rows += r#"<row r="3"><c r="A3" t="inlineStr"><is><t>外注費</t></is></c><c r="B3" t="inlineStr"><is><t>測定</t></is></c>
        <c r="C3"><f>C2*2</f><v>0</v></c><c r="D3"><v>1</v></c><c r="E3"><f>C3*D3</f><v>0</v></c></row>
        <row r="4"><c r="A4" t="inlineStr"><is><t>合計</t></is></c><c r="E4"><f>SUM(E2:E3)</f><v>0</v></c></row>"#;
    let bytes = |rows: &str| book(&[sheet("内訳", rows.to_owned())], &styles(), "<sst/>", "");
    let found = answer(&bytes(&rows), &json!({}));
    assert_eq!(found["said"], json!(["formulas_zero"]));
    assert_eq!(found["lines"][1]["amount_yen"], Value::Null);
    assert_eq!(found["lines"][1]["said"], json!(["formula_open"]));
    assert_eq!(found["totals"]["source"], Value::Null);
    // With one that is computed, a zero is a zero.
    let computed = rows.replace("<f>SUM(E2:E3)</f><v>0</v>", "<f>SUM(E2:E3)</f><v>2000000</v>");
    let found = answer(&bytes(&computed), &json!({}));
    assert_eq!(found["said"], json!([]));
    assert_eq!(found["lines"][1]["amount_yen"], "0");
}
