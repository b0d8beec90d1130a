//! Files that are damaged, odd or mean harm: a clear refusal, soon.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use c3p_calculator::workbook::Refused;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::sheets::{Given, archive, book, part, workbook};
use super::{read, refusal, written};
use crate::cases::bases;
use crate::generate::tree;

const TEXTS: &str = "<sst><si><t>shared</t></si></sst>";

/// What is done within a few seconds, also on a slow machine without optimisation.
fn soon<T>(work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    assert!(start.elapsed() < Duration::from_secs(60), "it took {:?}", start.elapsed());
    done
}

fn sample() -> Vec<u8> {
    written(&tree(&bases()["full"]), "ja").bytes
}

#[test]
fn what_is_no_workbook_is_named() {
    assert_eq!(refusal(b""), "empty");
    assert_eq!(refusal("区分,金額\n人件費,100\n".as_bytes()), "not_a_workbook");
    assert_eq!(refusal(b"%PDF-1.7"), "not_a_workbook");
    assert_eq!(refusal(&archive(&[("other/document.xml", b"<x/>")])), "not_a_workbook");
    assert_eq!(refusal(&vec![b'P'; 20_000_001]), "too_large");
    let compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    assert_eq!(refusal(&[compound.as_slice(), &[0; 2_000]].concat()), "damaged");
}

#[test]
fn every_refusal_has_a_code_of_its_own() {
    let mut codes: Vec<_> = Refused::ALL.iter().map(|refused| refused.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), Refused::ALL.len());
}

#[test]
fn a_bomb_is_not_unpacked() {
    let zeros = vec![b' '; 101_000_000];
    let mut bomb = archive(&[("xl/workbook.xml", b"<x/>"), ("xl/worksheets/sheet1.xml", &zeros)]);
    assert!(bomb.len() < 1_000_000);
    assert_eq!(soon(|| refusal(&bomb)), "unpacks_too_large");
    // The same with a directory that says the part is small.
    let size = u32::try_from(zeros.len()).expect("a size").to_le_bytes();
    let places: Vec<usize> =
        (0..bomb.len() - 4).filter(|place| bomb[*place..*place + 4] == size).collect();
    assert!(!places.is_empty());
    for place in places {
        bomb[place..place + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    let code = soon(|| refusal(&bomb));
    assert!(["unpacks_too_large", "damaged"].contains(&code.as_str()), "{code}");
}

#[test]
fn a_million_empty_rows_are_passed_over() {
    let mut rows = String::from(r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#);
    for row in 2..=1_048_576 {
        let _ = write!(rows, r#"<row r="{row}"/>"#);
    }
    let answer = soon(|| read(&workbook(&rows, TEXTS)));
    assert_eq!(answer["sheets"][0]["rows"], json!([["shared"]]));
}

#[test]
fn far_corners_take_no_room() {
    for cell in ["XFD1048576", "A1048576", "XFD1", "AMK1000"] {
        let rows = format!(r#"<row><c r="A1"><v>1</v></c><c r="{cell}"><v>2</v></c></row>"#);
        assert_eq!(soon(|| refusal(&workbook(&rows, TEXTS))), "too_many_cells", "{cell}");
    }
    let mut rows = String::new();
    for row in 1..=3_000 {
        let _ = write!(rows, r#"<row r="{row}"><c r="ALL{row}"><v>1</v></c></row>"#);
    }
    assert_eq!(soon(|| refusal(&workbook(&rows, TEXTS))), "too_many_cells");
}

#[test]
fn one_long_text_in_many_cells_takes_no_room() {
    let texts = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1_000_000));
    let mut rows = String::new();
    for row in 1..=100 {
        let _ = write!(rows, r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#);
    }
    assert_eq!(soon(|| refusal(&workbook(&rows, &texts))), "too_many_cells");
}

#[test]
fn a_million_styles_take_no_room() {
    let styles =
        format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat(1_000_000));
    let book = archive(&[("xl/workbook.xml", b"<x/>"), ("xl/styles.xml", styles.as_bytes())]);
    assert_eq!(soon(|| refusal(&book)), "unpacks_too_large");
}

#[test]
fn a_million_names_take_no_room() {
    let names = "<definedName name=\"n\">a!A1</definedName>".repeat(300_000);
    let links = "<Relationship/>".repeat(600_000);
    let parts: [(&str, &[u8]); 3] = [
        ("xl/workbook.xml", b"<x/>"),
        ("xl/workbook.xml", names.as_bytes()),
        ("a.rels", links.as_bytes()),
    ];
    for pair in [[parts[1], parts[2]], [parts[0], parts[2]]] {
        assert_eq!(soon(|| refusal(&archive(&pair))), "unpacks_too_large");
    }
}

#[test]
fn a_part_is_that_of_one_sheet() {
    let sheet = |name| Given { name, state: "visible", rows: String::new(), more: "" };
    let names: Vec<String> = (0..100).map(|number| format!("S{number}")).collect();
    let sheets: Vec<Given<'_>> = names.iter().map(|name| sheet(name)).collect();
    let bytes = book(&sheets, "", "<sst/>", "");
    // All of them are the first, which is long.
    let links = part(&bytes, "xl/_rels/workbook.xml.rels");
    let one = (2..=100)
        .fold(links, |links, number| links.replace(&format!("sheet{number}.xml"), "sheet1.xml"));
    let book = part(&bytes, "xl/workbook.xml");
    let rows =
        format!("<worksheet><sheetData>{}</sheetData></worksheet>", "<row/>".repeat(1_000_000));
    let parts: [(&str, &str); 4] = [
        ("_rels/.rels", &part(&bytes, "_rels/.rels")),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &one),
        ("xl/worksheets/sheet1.xml", &rows),
    ];
    let parts = parts.map(|(name, text)| (name, text.as_bytes()));
    assert_eq!(soon(|| refusal(&archive(&parts))), "damaged");
}

#[test]
fn long_names_of_looks_take_no_time() {
    let name = "c".repeat(1_000_000);
    let looks = r#"<text-properties text-line-through-style="solid"/>"#.repeat(200_000);
    let content = format!(r#"<d><style name="{name}">{looks}</style><table name="a"/></d>"#);
    let kind: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    let bytes = archive(&[("mimetype", kind), ("content.xml", content.as_bytes())]);
    let answer = soon(|| read(&bytes));
    assert_eq!(answer["sheets"], json!([]), "{answer}");
}

#[test]
fn rows_of_a_spreadsheet_that_are_repeated_for_ever_are_refused_at_once() {
    for columns in ["0", "1"] {
        let content = format!(
            r#"<d><table name="a"><table-row visibility="collapse" number-rows-repeated="4294967295">
            <table-cell number-columns-repeated="{columns}" value-type="string" string-value="x"/>
            </table-row></table></d>"#
        );
        let kind: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
        let bytes = archive(&[("mimetype", kind), ("content.xml", content.as_bytes())]);
        assert_eq!(soon(|| refusal(&bytes)), "too_many_cells", "{columns}");
    }
}

#[test]
fn a_false_count_of_texts_takes_no_room() {
    for count in ["99999999999999", "18446744073709551615", "99999999999999999999999", "1000000"] {
        let texts = format!(r#"<sst uniqueCount = "{count}"><si><t>x</t></si></sst>"#);
        assert_eq!(refusal(&workbook("", &texts)), "damaged");
    }
}

#[test]
fn cells_of_every_kind_become_texts() {
    let rows = r#"<row r="1">
        <c r="A1"><v>0.30000000000000004</v></c><c r="B1"><v>1200.5</v></c><c r="C1"><v>1E-5</v></c>
        <c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#REF!</v></c>
        <c r="F1"><f>1+1</f><v>2</v></c><c r="G1" t="str"><f>"a"</f><v>a &amp; b</v></c>
        <c r="H1" s="1"><v>45943</v></c><c r="I1" s="1"><v>45943.5</v></c>
        <c r="J1" t="inlineStr"><is><r><t xml:space="preserve">in </t></r><r><t>parts</t></r></is></c>
        <c r="K1" t="s"><v>0</v></c><c r="L1"><v>1E+15</v></c><c r="M1"><f>1/0</f></c></row>"#;
    let answer = read(&workbook(rows, TEXTS));
    let expected = json!([[
        "0.3",
        "1200.5",
        "0.00001",
        "TRUE",
        "#REF!",
        "2",
        "a & b",
        "2025-10-13",
        "2025-10-13T12:00:00",
        "in parts",
        "shared",
        "1000000000000000",
        "=1/0"
    ]]);
    assert_eq!(answer["sheets"][0]["rows"], expected);
}

#[test]
fn wrong_types_are_refused_or_read_as_text() {
    for row in [
        r#"<row><c r="A1" t="s"><v>7</v></c></row>"#,
        r#"<row><c r="A1" t="n"><v>seven</v></c></row>"#,
        r#"<row><c r="A1" t="b"><v>maybe</v></c></row>"#,
        r#"<row><c r="A1" t="zz"><v>1</v></c></row>"#,
        r#"<row><c r="99999999999A"><v>1</v></c></row>"#,
        r#"<row r="4294967296"><c><v>1</v></c></row>"#,
        r#"<row r="4294967295"><c><v>1</v></c></row><row><c><v>1</v></c></row>"#,
        r#"<row><c r="A1"><v>1</v></row>"#,
    ] {
        let code = refusal(&workbook(row, TEXTS));
        assert!(["damaged", "too_many_cells"].contains(&code.as_str()), "{row}: {code}");
    }
    let seven = read(&workbook(r#"<row><c r="A1"><v>seven</v></c></row>"#, TEXTS));
    assert_eq!(seven["sheets"][0]["rows"], json!([["seven"]]));
}

#[test]
fn a_file_that_is_cut_off_is_damaged() {
    let whole = sample();
    for cut in (1..40).map(|part| whole.len() * part / 40) {
        let code = refusal(&whole[..cut]);
        assert!(["damaged", "not_a_workbook"].contains(&code.as_str()), "{cut}: {code}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn random_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        refusal(&bytes);
        refusal(&[b"PK\x03\x04".as_slice(), &bytes].concat());
    }

    #[test]
    fn bytes_that_flip_do_no_harm(flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        static WHOLE: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
        let mut bytes = WHOLE.get_or_init(sample).clone();
        for (place, byte) in flips {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        read(&bytes);
    }

    /// Damage behind the archive's checksums: the parts themselves are odd.
    #[test]
    fn parts_that_are_cut_do_no_harm(rows in "(<row|<c|<v|<f|<is|<t|</row>|</c>|</v>| r=\"[A-Z]{0,4}[0-9]{0,11}\"| t=\"(s|n|b|e|d|str|inlineStr)\"| s=\"[0-9]{1,12}\"|>|/>|[0-9]{0,22}|&amp;|&#[0-9]{0,9};|é){0,24}", texts in "(<sst>|<si>|<t>|</t>|</si>|</sst>|x|&|uniqueCount=\"[0-9]{0,20}\"){0,12}") {
        let answer: Value = read(&workbook(&rows, &texts));
        prop_assert!(answer.is_object());
    }
}
