//! The file that is saved: the proposal as files hold it, and what came of it by the rules of that day, so
//! that whoever opens it later sees what has changed since.

use std::rc::Rc;

use super::digest::digest_of;
use crate::domain::assessment::Assessment;
use crate::engine::{FileError, MOST_BYTES, assess_file};
use crate::json::Node;
use crate::proposal::to_file;
use crate::quantity::Exact;

/// Where a file says what came of it when it was saved. Nothing is computed from it.
const SAVED: &str = "saved";
/// The figures that are compared: the answer at a glance.
const FIGURES: [(&str, Figure); 8] = [
    ("score.low", |known| Some(known.score.low.to_string())),
    ("score.expected", |known| Some(known.score.expected.to_string())),
    ("score.high", |known| Some(known.score.high.to_string())),
    ("budget.total", |known| Some(known.budget.total.to_string())),
    ("budget.headroom", |known| Some(known.budget.headroom.to_string())),
    ("co2.annual_tonnes", |known| text(known.co2.annual_tonnes.as_ref())),
    ("co2.lifetime_tonnes", |known| text(known.co2.lifetime_tonnes.as_ref())),
    ("co2.subsidy_yen_per_tonne", |known| text(known.co2.subsidy_yen_per_tonne.as_ref())),
];

/// A figure as the assessment's text has it; none where it is not known.
type Figure = fn(&Assessment) -> Option<String>;

fn text(value: Option<&Exact>) -> Option<String> {
    value.map(Exact::to_string)
}

/// Bytes of a title that a file's name keeps: with the rest of the name, fewer than the 255 that systems take.
const MOST_TITLE_BYTES: usize = 180;

/// A figure that was another when the file was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its place in the assessment.
    pub figure: &'static str,
    /// What it was; nothing where it was not known.
    pub then: Option<String>,
    /// What it is.
    pub now: Option<String>,
}

/// The text of a draft's file.
pub fn file(draft: &Node) -> String {
    let proposal = to_file(draft).with(SAVED, Node::Null);
    let assessment = assess_file(&proposal);
    let entry = |figure: &'static str, value: Option<String>| {
        (Rc::from(figure), value.map_or(Node::Null, |value| Node::text(&value)))
    };
    let figures = known(&assessment).into_iter().map(|(figure, value)| entry(figure, value));
    let saved = Node::object([
        (Rc::from("result"), Node::text(&digest_of(&assessment))),
        (Rc::from("figures"), Node::object(figures)),
    ]);
    let proposal = proposal.with(SAVED, saved);
    let mut text = serde_json::to_string_pretty(&proposal).unwrap_or_default();
    if text.len() >= MOST_BYTES {
        // So long a file is read by no person, but has to open again.
        text = serde_json::to_string(&proposal).unwrap_or_default();
    }
    if text.len() >= MOST_BYTES {
        text = serde_json::to_string(&proposal.with(SAVED, Node::Null)).unwrap_or_default();
    }
    text.push('\n');
    text
}

/// What has changed since a file was saved: by other rules, or by another version of this tool.
pub fn changes(proposal: &Node) -> Vec<Change> {
    let then = proposal.get(SAVED).get("figures");
    if then.is_unanswered() {
        return Vec::new();
    }
    let changed = known(&assess_file(proposal)).into_iter().filter_map(|(figure, now)| {
        let then = then.get(figure).as_text().map(str::to_owned);
        (then != now).then_some(Change { figure, then, now })
    });
    changed.collect()
}

/// What a proposal's file is called on a day such as `2026-11-25`.
pub fn name(proposal: &Node, date: &str) -> String {
    let title = proposal.get("title").as_text().unwrap_or_default();
    let is_kept = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_' | '（' | '）');
    let title = title.get(..title.floor_char_boundary(MOST_TITLE_BYTES)).unwrap_or_default();
    let title: String = title.chars().map(|sign| if is_kept(sign) { sign } else { '-' }).collect();
    let title = title.trim_matches('-');
    let title = if title.is_empty() { "c3p" } else { title };
    format!("{title}-{date}.c3p.json")
}

fn known(answer: &Result<Assessment, FileError>) -> Vec<(&'static str, Option<String>)> {
    let value =
        |(figure, value): (&'static str, Figure)| (figure, answer.as_ref().ok().and_then(value));
    FIGURES.into_iter().map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(json: &str) -> Node {
        serde_json::from_str(json).expect("JSON")
    }

    const BLANK: &str = r#"{"format":"c3p-proposal","version":1,"rules":"2026-1","x":[1,{"y":null}],
        "title":"港の企画","organisation":{"employees":"１２０"}}"#;

    #[test]
    fn what_is_saved_opens_again_however_long() {
        let proposal = draft(BLANK).with("x", Node::list(vec![Node::Bool(false); 950_000]));
        let text = file(&proposal);
        assert!(
            text.len() < MOST_BYTES
                && serde_json::to_string_pretty(&proposal).expect("JSON").len() > MOST_BYTES
        );
        let opened = crate::engine::open(crate::rules::Book::shipped(), &text);
        assert_eq!(opened.map(|(proposal, _)| proposal.get("x").elements().len()), Ok(950_000));
    }

    #[test]
    fn what_came_of_it_is_left_out_where_there_is_no_room() {
        let most = |count| draft(BLANK).with("title", Node::text(&"a".repeat(count)));
        let bare = serde_json::to_string(&most(0)).expect("JSON").len();
        let text = file(&most(MOST_BYTES - bare - 200));
        let opened = crate::engine::open(crate::rules::Book::shipped(), &text);
        let (opened, _) = opened.expect("a proposal");
        assert!(opened.get("title").as_text().is_some_and(|title| title.len() > MOST_BYTES / 2));
        assert!(opened.get(SAVED).is_unanswered());
    }

    #[test]
    fn a_file_holds_plain_numbers_and_what_nobody_knows() {
        let file = draft(&file(&draft(BLANK)));
        assert_eq!(file.at("organisation.employees").as_text(), Some("120"));
        assert_eq!(file.get("x"), draft(BLANK).get("x"));
        assert_eq!(file.at("saved.figures").get("score.low").as_text(), Some("0"));
        assert_eq!(changes(&file), []);
    }

    #[test]
    fn saving_again_changes_nothing() {
        let once = file(&draft(BLANK));
        assert_eq!(file(&draft(&once)), once);
    }

    #[test]
    fn what_has_changed_since_is_said() {
        let file = draft(&file(&draft(BLANK)));
        let figures = file.at("saved.figures").with("score", Node::Null);
        let entries = figures.entries().iter().map(|(key, value)| {
            let value = if &**key == "score.high" { Node::text("190") } else { value.clone() };
            (Rc::clone(key), value)
        });
        let old = file.with("saved.figures", Node::object(entries.collect::<Vec<_>>()));
        let changes = changes(&old);
        assert_eq!(changes.len(), 1);
        assert_eq!((changes[0].figure, changes[0].then.as_deref()), ("score.high", Some("190")));
    }

    #[test]
    fn a_name_is_one_that_every_system_takes() {
        let named =
            |title: &str| name(&Node::object([("title".into(), Node::text(title))]), "2026-11-25");
        assert_eq!(named("港の企画"), "港の企画-2026-11-25.c3p.json");
        assert_eq!(named("../a:b\0"), "a-b-2026-11-25.c3p.json");
        assert_eq!(named(""), "c3p-2026-11-25.c3p.json");
        assert_eq!(named(&"あ".repeat(500)).chars().filter(|sign| *sign == 'あ').count(), 60);
        assert!(named(&"𠮷".repeat(500)).len() <= 255);
    }
}
