//! The questions of guided mode, in the order of the page, and the way through them.

use std::rc::Rc;

use super::action::Turn;
use super::rule::own_id;
use crate::proposal::{FIELDS, Node};
use crate::rules::{Book, Condition, RuleSet, Scored};

/// The questions, who leads first: a city official has to learn at once that others must.
pub(in crate::ui) const ORDER: [&str; 6] =
    ["lead_applicant", "kind", "phase", "theme_novelty", "partner_country", "energy_origin_co2"];

/// The lists, in the order to ask for them.
pub(in crate::ui) const LISTS: [&str; 3] = ["partner_cities", "governments", "participation_years"];

/// The questions about the applicant: what a certificate needs comes after the certificates.
pub(in crate::ui) const ORGANISATION: [&str; 5] =
    ["ems", "wlb", "eruboshi_hours_met", "employees", "action_plan_in_force"];

/// The questions that matter to a proposal, by the path of their field or list, in the page's order.
fn questions(draft: &Node) -> Vec<String> {
    let Some(rules) = Book::shipped().rules(draft.get("rules").as_text().unwrap_or_default())
    else {
        return Vec::new();
    };
    let mut paths: Vec<String> = Vec::new();
    let enters_second_phase = draft.at("application.kind").as_text() == Some("continuing")
        && draft.at("application.phase").as_text() == Some("2");
    let basics = ORDER.iter().filter(|key| **key != "theme_novelty" || enters_second_phase);
    paths.extend(basics.map(|key| format!("application.{key}")));
    paths.extend(LISTS.iter().map(|key| format!("application.{key}")));
    let plain = |section: &'static str| {
        FIELDS.iter().filter(move |field| field.path.starts_with(section)).map(|field| field.path)
    };
    paths.extend(plain("eligibility.").map(str::to_owned));
    let organisation = ORGANISATION.map(|key| format!("organisation.{key}"));
    paths.extend(organisation.into_iter().filter(|path| is_asked(path, draft, rules)));
    paths.extend(plain("organisation.carbon_neutral.").map(str::to_owned));
    paths.extend(rated_items(draft, rules).map(|id| format!("ratings.{id}")));
    let budget = ["lines", "general_administration.rate", "work_without_cost"];
    paths.extend(budget.map(|key| format!("budget.{key}")));
    paths.push("co2.measures".to_owned());
    paths
}

/// Some questions on the organisation are asked only for what a certificate needs.
fn is_asked(path: &str, draft: &Node, rules: &RuleSet) -> bool {
    let held = draft.at("organisation.wlb").elements();
    let needs = |condition| {
        rules.score.certificates.iter().any(|rule| {
            let is_held = held.iter().any(|code| code.as_text() == Some(&rule.value.code));
            is_held && rule.value.condition == Some(condition)
        })
    };
    match path {
        "organisation.eruboshi_hours_met" => needs(Condition::WorkingHours),
        "organisation.employees" | "organisation.action_plan_in_force" => {
            needs(Condition::ActionPlan)
        }
        _ => true,
    }
}

/// The items that people rate in this kind of proposal.
fn rated_items<'a>(draft: &Node, rules: &'a RuleSet) -> impl Iterator<Item = &'a str> {
    let is_continuing = draft.at("application.kind").as_text() == Some("continuing");
    let items = rules.score.items.iter().filter(move |rule| {
        let most = if is_continuing { rule.value.continuing } else { rule.value.new };
        rule.value.scored == Scored::Judged && most.is_some()
    });
    items.map(|rule| own_id(&rule.id))
}

/// "Don't know yet" takes an answer back. What was entered row by row stays: there are buttons for that.
pub(in crate::ui) fn is_taken_back(path: &str, answer: &Node) -> bool {
    let has_rows = LISTS.iter().any(|key| path == format!("application.{key}"));
    let is_row = |element: &Node| has_rows || matches!(element, Node::Object(_));
    !matches!(answer, Node::Null) && !answer.elements().iter().any(is_row)
}

/// The field that a question is about: what is expected of an item, else what stands at its path.
pub(in crate::ui) fn field_of(path: &str) -> String {
    let expected = if path.starts_with("ratings.") { ".expected" } else { "" };
    format!("{path}{expected}")
}

/// Where guided mode goes from a question.
pub(in crate::ui) fn turned(draft: &Node, here: Option<&str>, turn: Turn) -> Option<String> {
    let questions = questions(draft);
    let place = here.and_then(|here| questions.iter().position(|path| path == here));
    let next = match turn {
        Turn::Start => {
            let open = questions.iter().position(|path| !is_answered(draft.at(path)));
            Some(open.unwrap_or_default())
        }
        Turn::Back => place.and_then(|place| place.checked_sub(1)).or(Some(0)),
        Turn::Next | Turn::Skip => place.map(|place| place + 1),
        Turn::End => None,
    };
    questions.into_iter().nth(next?)
}

fn is_answered(node: &Node) -> bool {
    match node {
        Node::Object(entries) => entries.iter().any(|(_, part)| !part.is_unanswered()),
        node => !node.is_unanswered(),
    }
}

/// Where guided mode is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Guide {
    /// The path of the question.
    pub here: String,
    /// Its number, from one.
    pub number: usize,
    /// How many there are.
    pub count: usize,
}

impl Guide {
    /// The guide at a question of a draft.
    pub(in crate::ui) fn at(draft: &Node, here: Option<&str>) -> Option<Rc<Self>> {
        let here = here?;
        let questions = questions(draft);
        let number = questions.iter().position(|path| path == here)? + 1;
        Some(Rc::new(Self { here: here.to_owned(), number, count: questions.len() }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::model::state::State;
    use crate::ui::words::Lang;

    fn blank() -> Node {
        State::blank("2026-1", Lang::Ja).draft
    }

    #[test]
    fn every_question_is_a_field_or_a_list_and_comes_once() {
        let mut questions = questions(&blank());
        let is_known = |path: &String| {
            let list = format!("{path}[]");
            let known = |field: &&str| *field == path || field.starts_with(&list);
            let mut fields = FIELDS.iter().map(|field| field.path);
            fields.any(|field| known(&field))
                || path.starts_with("ratings.")
                || path.starts_with("budget.")
        };
        assert!(questions.iter().all(is_known), "{questions:?}");
        let count = questions.len();
        questions.sort_unstable();
        questions.dedup();
        assert!(count > 30 && questions.len() == count);
    }

    #[test]
    fn only_what_matters_is_asked() {
        let has = |draft: &Node, path: &str| questions(draft).iter().any(|asked| asked == path);
        let blank = blank();
        assert!(!has(&blank, "ratings.past_results") && !has(&blank, "application.theme_novelty"));
        let later = blank
            .with("application.kind", Node::text("continuing"))
            .with("application.phase", Node::text("2"));
        assert!(has(&later, "ratings.past_results") && has(&later, "application.theme_novelty"));
        assert!(!has(&blank, "organisation.employees"));
        let planned = blank.with("organisation.wlb[0]", Node::text("action_plan"));
        assert!(has(&planned, "organisation.employees"));
        assert!(!has(&planned, "organisation.eruboshi_hours_met"));
    }

    #[test]
    fn the_way_leads_through_all_questions_and_out() {
        let draft = blank();
        let mut here = turned(&draft, None, Turn::Start);
        let mut seen = Vec::new();
        while let Some(path) = here {
            here = turned(&draft, Some(&path), Turn::Next);
            seen.push(path);
        }
        assert_eq!(seen, questions(&draft));
        assert_eq!(turned(&draft, Some(&seen[1]), Turn::Back).as_ref(), seen.first());
        assert_eq!(turned(&draft, Some(&seen[0]), Turn::Back).as_ref(), seen.first());
    }

    #[test]
    fn it_starts_where_the_answers_end() {
        let draft = blank().with("application.lead_applicant", Node::text("company"));
        let second = questions(&draft).into_iter().nth(1);
        assert_eq!(turned(&draft, None, Turn::Start), second);
    }

    #[test]
    fn not_knowing_takes_answers_back_and_no_rows() {
        let node = |json: &str| serde_json::from_str::<Node>(json).expect("JSON");
        assert!(!is_taken_back("application.partner_cities", &node(r#"["Hanoi"]"#)));
        assert!(is_taken_back("application.partner_cities", &node("[]")));
        for (answer, goes) in [
            ("null", false),
            ("\"company\"", true),
            ("false", true),
            ("[]", true),
            (r#"["kurumin"]"#, true),
            (r#"{"expected":"3"}"#, true),
            (r#"[{"category":"personnel"}]"#, false),
        ] {
            assert_eq!(is_taken_back("x", &node(answer)), goes, "{answer}");
        }
    }
}
