//! A table of results as CSV: rows of texts and numbers that a view shows already.

use super::own::defused;
use super::write::file;
use crate::json::Node;

/// Writes `rows` as a CSV file. Numbers keep their digits; a text that a spreadsheet would compute is told
/// from a formula by an apostrophe before it.
pub fn csv(rows: &Node) -> String {
    let cell = |node: &Node| match node {
        Node::Number(digits) => digits.as_str().to_owned(),
        node => defused(node.as_text().unwrap_or_default().to_owned()),
    };
    file(&mut rows.elements().iter().map(|row| row.elements().iter().map(cell).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_digits_and_no_text_becomes_a_formula() {
        let rows = r#"[["a, \"b\"", "=1+1", null], ["-5", -312400, 0.10], ["@x\ny", 12345678901234567890.5, true]]"#;
        let rows: Node = serde_json::from_str(rows).expect("JSON");
        let expected = "\u{feff}\"a, \"\"b\"\"\",'=1+1,\r\n-5,-312400,0.10\r\n\"'@x\ny\",12345678901234567890.5,\r\n";
        assert_eq!(csv(&rows), expected);
    }
}
