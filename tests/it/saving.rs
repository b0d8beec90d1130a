//! What goes out comes back: as a file, and as a link.

use c3p_calculator::assess;
use c3p_calculator::json::Node;
use c3p_calculator::proposal::to_file;
use c3p_calculator::saving::{changes, file, from_link, from_text, name, to_link};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

use crate::generate::{story, text};

fn node(text: &str) -> Option<Node> {
    serde_json::from_str(text).ok()
}

fn value(node: &Node) -> Value {
    serde_json::to_value(node).expect("a tree is JSON")
}

/// Files as they were saved at one time or another. None of them is ever edited.
#[test]
fn every_file_that_was_ever_saved_opens_and_says_what_it_said() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/files");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("a text");
        let linked = from_text(&text).unwrap_or_else(|error| panic!("{path:?}: {error:?}"));
        let then = linked.proposal.get("saved").clone();
        let again = file(&linked.proposal);
        if then.is_unanswered() {
            assert_eq!(assess(&again), assess(&text), "{path:?}");
        } else {
            // Letter for letter: what nobody knows, how numbers were written, and each figure.
            assert_eq!(again, text, "{path:?}");
            assert_eq!(changes(&linked.proposal), [], "{path:?}");
        }
        count += 1;
    }
    assert!(count >= 4, "{count} files");
}

#[test]
fn any_proposal_comes_back_from_its_file_and_its_link() {
    let config = Config { failure_persistence: None, ..Config::default() };
    let cases = config.cases / 4;
    let outcome = TestRunner::new(Config { cases, ..config }).run(&story(), |story| {
        let Some(draft) = node(&text(&story.end())) else { return Ok(()) };
        let plain = to_file(&draft).with("saved", Node::Null);
        let saved = node(&file(&draft)).expect("a file is JSON");
        prop_assert_eq!(value(&saved.with("saved", Node::Null)), value(&plain));
        prop_assert!(changes(&saved).is_empty());
        prop_assert!(name(&draft, "2026-11-25").ends_with("-2026-11-25.c3p.json"));
        if let Some(Ok(linked)) = to_link(&draft).map(|link| from_link(&link)) {
            prop_assert_eq!(value(&linked.proposal), value(&plain));
            prop_assert_eq!(&linked.digest, &linked.own);
        }
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::default() })]

    #[test]
    fn any_title_goes_by_link_and_any_text_is_no_reason_to_stop(title in ".*", junk in ".*") {
        let json = r#"{"format": "c3p-proposal", "version": 1, "rules": "2026-1"}"#;
        let draft = node(json).expect("JSON").with("title", Node::text(&title));
        let linked = from_link(&to_link(&draft).expect("a link")).expect("a link");
        prop_assert_eq!(linked.proposal.get("title").as_text(), Some(title.as_str()));
        prop_assert!(from_link(&junk).is_err());
        let damaged = ["p=1.2026-1.x.", &junk].concat();
        prop_assert!(from_link(&damaged).is_err());
    }
}
