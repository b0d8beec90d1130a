//! What cells and sheets are marked with: parts that are struck through, rows without height, currencies that
//! nobody reads, sheets that are hidden; and the total that a workbook of this tool shows.

use serde_json::{Value, json};

use super::books::answer;
use super::sheets::{Given, archive, book};
use super::written;
use crate::cases::bases;
use crate::generate::{text, tree};

/// A header and these rows, whose cells are given as XML.
fn table(rows: &str) -> String {
    let heads = ["費目", "内容", "単価", "数量", "金額"].map(inline).concat();
    format!("<row>{heads}</row>{rows}")
}

fn inline(text: &str) -> String {
    format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn number(number: &str, style: usize) -> String {
    format!(r#"<c s="{style}"><v>{number}</v></c>"#)
}

fn visible(name: &str, rows: String) -> Given<'_> {
    Given { name, state: "visible", rows, more: "" }
}

/// The style of a number format beside that of none.
fn format(code: &str) -> String {
    format!(
        r#"<numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts><cellXfs><xf/><xf numFmtId="170"/></cellXfs>"#
    )
}

/// Of the first line: category, price, quantity, amount, what is said.
fn first(found: &Value) -> [Value; 5] {
    let line = &found["lines"][0];
    let own = |key: &str| line["line"][key].clone();
    [
        own("category"),
        own("unit_price"),
        own("quantity"),
        line["amount_yen"].clone(),
        line["said"].clone(),
    ]
}

#[test]
fn what_is_struck_through_within_a_cell_is_not_read() {
    let struck = "<r><rPr><strike/></rPr><t>32</t></r><r><t>40</t></r>";
    let texts = format!("<sst><si><t>3240</t></si><si>{struck}</si></sst>");
    let own = format!(r#"<c t="inlineStr"><is>{struck}</is></c>"#);
    let read = |quantity: &str| {
        let cells = [inline("人件費"), inline("技師"), number("500", 0)].concat();
        let rows = table(&format!("<row>{cells}{quantity}</row>"));
        answer(&book(&[visible("内訳", rows)], &format("0"), &texts, ""), &json!({}))
    };
    let of = |quantity: &str, amount: &str, said: Value| {
        [json!("personnel"), json!("500"), json!(quantity), json!(amount), said]
    };
    assert_eq!(first(&read(&own)), of("40", "20000", json!(["partly_struck"])));
    let shared = |at: u32| format!(r#"<c t="s"><v>{at}</v></c>"#);
    assert_eq!(first(&read(&shared(1))), of("40", "20000", json!(["partly_struck"])));
    // A text that is the same without being struck is as it stands.
    assert_eq!(first(&read(&shared(0))), of("3240", "1620000", json!([])));
}

#[test]
fn the_same_in_an_open_document() {
    let cell = |text: &str| {
        format!(
            r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
        )
    };
    let row = |cells: &[&str]| {
        format!(
            "<table:table-row>{}</table:table-row>",
            cells.iter().map(|text| cell(text)).collect::<String>()
        )
    };
    let struck = r#"<text:span text:style-name="T1">32</text:span>40"#;
    let gone = r#"<text:span text:style-name="T1">廃止</text:span>"#;
    let rows = [
        row(&["費目", "内容", "単価", "数量", "金額"]),
        row(&["人件費", "技師", "500", struck]),
        row(&[gone, gone, gone, "5"]),
    ];
    let content = format!(
        r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><style:style style:name="T1"><style:text-properties style:text-line-through-style="solid"/></style:style><table:table table:name="内訳">{}</table:table></office:document-content>"#,
        rows.concat()
    );
    let kind: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    let found =
        answer(&archive(&[("mimetype", kind), ("content.xml", content.as_bytes())]), &json!({}));
    assert_eq!(found["lines"][0]["line"]["quantity"], "40", "{found}");
    assert_eq!(found["lines"][0]["said"], json!(["partly_struck"]));
    assert_eq!(found["lines"].as_array().map(Vec::len), Some(1));
    assert_eq!(found["skipped"][1]["reason"], "struck");
}

#[test]
fn a_row_without_height_is_hidden() {
    let cells = [inline("人件費"), inline("技師"), number("500", 0), number("4", 0)].concat();
    let rows = table(&format!(r#"<row>{cells}</row><row ht="0" customHeight="1">{cells}</row>"#));
    let found = answer(&book(&[visible("内訳", rows)], &format("0"), "<sst/>", ""), &json!({}));
    assert_eq!(found["lines"].as_array().map(Vec::len), Some(1));
    assert_eq!(found["skipped"][1]["reason"], "hidden");
}

#[test]
fn a_currency_that_nobody_reads_is_never_yen() {
    let cells = |style: usize| {
        [inline("人件費"), inline("技師"), number("500", style), number("4", 0)].concat()
    };
    let rows = table(&format!("<row>{}</row>", cells(1)));
    for (code, price) in
        [("#,##0.00 [$Kčs-405]", "Kčs?500"), ("[$$-XYZ]#,##0", "$?500"), ("[$CHF] #,##0", "CHF500")]
    {
        let bytes = book(&[visible("内訳", rows.clone())], &format(code), "<sst/>", "");
        let found = answer(&bytes, &json!({}));
        let wanted =
            [json!("personnel"), json!(price), json!("4"), Value::Null, json!(["unreadable"])];
        assert_eq!(first(&found), wanted, "{code}");
        assert_eq!(found["totals"]["here"], "0");
    }
}

#[test]
fn a_sheet_in_another_currency_comes_before_one_that_is_hidden() {
    let cells = |style: usize| {
        [inline("人件費"), inline("技師"), number("500", style), number("4", 0)].concat()
    };
    let dollars = table(&format!("<row>{}</row>", cells(1)));
    let old = table(&format!("<row>{}</row>", cells(0)).repeat(9));
    let hidden = Given { name: "旧", state: "hidden", rows: old, more: "" };
    let bytes = book(&[hidden, visible("新", dollars)], &format("[$$-409]#,##0.00"), "<sst/>", "");
    let found = answer(&bytes, &json!({}));
    assert_eq!(found["sheet"], "新");
    assert_eq!(found["lines"][0]["said"], json!(["rate_open"]));
}

#[test]
fn a_workbook_of_this_tool_shows_its_total() {
    for language in ["ja", "en"] {
        let mut proposal = bases()["full"].clone();
        proposal["years"] = json!([]);
        let assessed: Value =
            serde_json::from_str(&c3p_calculator::assess(&text(&tree(&proposal)))).expect("JSON");
        let total = assessed["budget"]["total"].clone();
        let found = answer(&written(&tree(&proposal), language).bytes, &json!({}));
        assert_eq!(found["totals"]["source"], total, "{language}");
        assert_eq!(found["totals"]["here"], total);
        assert_eq!(found["totals"]["agree"], true);
        assert_eq!(found["said"], json!([]));
    }
}
