//! Any text as a copied table and as CSV: read, written, and read again; and what taking it over as a whole
//! would do.

#![no_main]

use c3p_calculator::intake;
use c3p_calculator::json::Node;
use c3p_calculator::sheet::door::{answer, write};
use libfuzzer_sys::fuzz_target;

fn request(kind: &str, key: &str, given: Node) -> Node {
    Node::object([
        ("kind".into(), Node::text(kind)),
        ("rules".into(), Node::text("2026-1")),
        ("lang".into(), Node::text("ja")),
        (key.into(), given),
    ])
}

fuzz_target!(|text: &str| {
    for kind in ["paste", "csv"] {
        let taken = answer(&request(kind, "text", Node::text(text)));
        if !taken.get("refused").is_unanswered() {
            continue;
        }
        let lines: Vec<Node> =
            taken.get("lines").elements().iter().map(|line| line.get("node").clone()).collect();
        let count = lines.len();
        let json = serde_json::to_string(&request(kind, "lines", Node::list(lines)));
        let written = write(&json.expect("a tree is JSON"));
        let again = answer(&request(kind, "text", Node::text(&written)));
        if count > 0 {
            assert_eq!(again.get("lines").elements().len(), count, "{written}");
        }
        let whole = intake::answer(&request(kind, "text", Node::text(text)));
        assert!(matches!(whole.get("lines"), Node::List(_)));
    }
});
