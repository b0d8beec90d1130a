//! Worked samples to start from. They are made up, and their texts say so.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::proposal::Node;
use crate::text::Text;

/// A sample: its texts, and the proposal file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sample {
    /// Its name in addresses.
    pub id: String,
    /// What it shows.
    pub title: Text,
    /// What to look for in it.
    pub lead: Text,
}

const LIST: &str = include_str!("samples/index.json");
const FILES: [(&str, &str); 3] = [
    ("within-cap", include_str!("samples/within-cap.json")),
    ("over-cap", include_str!("samples/over-cap.json")),
    ("open", include_str!("samples/open.json")),
];

/// All samples, in the order to offer them.
pub(super) fn all() -> &'static [Sample] {
    static SAMPLES: OnceLock<Vec<Sample>> = OnceLock::new();
    // The tests prove that the list can be read.
    SAMPLES.get_or_init(|| serde_json::from_str(LIST).unwrap_or_default())
}

/// The proposal of a sample.
pub(super) fn proposal(id: &str) -> Option<Node> {
    let (_, file) = FILES.iter().find(|(known, _)| *known == id)?;
    serde_json::from_str(file).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn assessed(id: &str) -> Value {
        let (_, file) = FILES.iter().find(|(known, _)| *known == id).expect("a sample");
        serde_json::from_str(&crate::assess(file)).expect("an assessment")
    }

    fn gates<'a>(assessment: &'a Value) -> Vec<&'a str> {
        let gates = assessment["gates"].as_array().expect("gates");
        gates.iter().map(|gate| gate["status"].as_str().expect("a status")).collect()
    }

    #[test]
    fn the_list_and_the_files_agree() {
        let listed: Vec<Sample> = serde_json::from_str(LIST).expect("a readable list");
        let listed: Vec<&str> = listed.iter().map(|sample| sample.id.as_str()).collect();
        assert_eq!(listed, FILES.map(|(id, _)| id));
        assert!(FILES.iter().all(|(id, _)| proposal(id).is_some()));
    }

    #[test]
    fn the_first_keeps_every_rule() {
        let assessment = assessed("within-cap");
        assert_eq!(assessment["problems"], serde_json::json!([]));
        assert!(gates(&assessment).iter().all(|status| *status == "pass"));
        assert_eq!(assessment["score"]["unrated"], serde_json::json!([]));
        let checks = assessment["budget"]["checks"].as_array().expect("checks");
        assert!(checks.iter().all(|check| check["status"] == "pass"), "{checks:?}");
    }

    #[test]
    fn the_second_is_over_the_cap() {
        let assessment = assessed("over-cap");
        assert_eq!(assessment["budget"]["headroom"], "-312400");
        assert_eq!(assessment["budget"]["checks"][0]["status"], "fail");
    }

    #[test]
    fn the_third_leaves_much_open() {
        let assessment = assessed("open");
        let unrated = assessment["score"]["unrated"].as_array().expect("a list");
        assert!(unrated.len() > 5 && gates(&assessment).contains(&"unknown"));
    }
}
