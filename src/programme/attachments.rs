//! The documents a proposal has to come with, and the copies that its answers ask for. Every document is
//! handed in whatever the answers are; only what is copied depends on them.

use super::PREPARATION;
use super::documents::{Document, Documents, Evidence, Need};
use crate::domain::answer::Answer;
use crate::domain::found::Problems;
use crate::domain::input::{CarbonNeutral, Organisation};
use crate::json::Node;
use crate::proposal::{Reading, basics};
use crate::rules::{Condition, Group, RuleSet};
use crate::text::Text;

/// A document, and what belongs to it.
#[derive(Clone, Debug)]
pub struct Attachment<'r> {
    /// The document.
    pub document: &'static Document,
    /// Whether copies go with it.
    pub known: Known,
    /// It is ready, as someone ticked.
    pub is_ready: bool,
    /// Copies that go with it.
    pub proofs: Vec<Proof<'r>>,
}

/// Whether a document comes with copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// It does, or its copies are no matter of a question.
    Needed,
    /// It does not: the answer is that there is nothing to copy.
    WithoutCopy,
    /// That depends on a question that is not answered, or not so that it can be read.
    Open(&'static str),
}

/// A copy or a statement that a claim asks for.
#[derive(Clone, Copy, Debug)]
pub struct Proof<'r> {
    /// What it is.
    pub evidence: &'static Evidence,
    /// What it proves, where there may be several.
    pub of: Option<&'r Text>,
}

/// The documents of a proposal, in the order of the call.
pub fn attachments<'r>(proposal: &Node, rules: &'r RuleSet) -> Vec<Attachment<'r>> {
    let list = Documents::shipped();
    let organisation =
        basics(proposal, Reading::Draft, rules, &mut Problems::default()).organisation;
    let ready = proposal.get(PREPARATION).get("documents");
    let attachment = |document: &'static Document| {
        let (known, copies) = match document.need {
            Need::Ems => ems(&organisation),
            Need::Wlb => wlb(&organisation, rules),
            Need::Always => {
                let has_others = has_co_implementers(proposal, rules);
                (Known::Needed, of_document(&document.code, proposal, &organisation, has_others))
            }
        };
        let copy = |(code, of): (&str, Option<&'r Text>)| {
            list.evidence(code).map(|evidence| Proof { evidence, of })
        };
        Attachment {
            document,
            known,
            is_ready: *ready.get(&document.code) == Node::Bool(true),
            proofs: copies.into_iter().filter_map(copy).collect(),
        }
    };
    list.documents.iter().map(attachment).collect()
}

/// Codes of proofs, each with what it proves.
type Codes<'r> = Vec<(&'static str, Option<&'r Text>)>;

fn ems(organisation: &Organisation) -> (Known, Codes<'static>) {
    match organisation.ems.as_ref().given().map(|code| &**code) {
        Some("certified") => (Known::Needed, vec![("ems_certificate", None)]),
        Some("former_own_system") => (Known::Needed, vec![("ems_former", None)]),
        Some(_) => (Known::WithoutCopy, Vec::new()),
        None => (Known::Open("organisation.ems"), Vec::new()),
    }
}

fn wlb<'r>(organisation: &Organisation, rules: &'r RuleSet) -> (Known, Codes<'r>) {
    let Answer::Given(held) = &organisation.wlb else {
        return (Known::Open("organisation.wlb"), Vec::new());
    };
    let is_clear = held.iter().all(|held| matches!(held, Answer::Given(_)));
    let readable = held.iter().filter_map(|held| (*held).given());
    let held = readable.filter_map(|place| rules.score.certificates.get(place));
    let copies: Codes<'r> = held
        .map(|rule| {
            let is_plan = rule.value.condition == Some(Condition::ActionPlan);
            (if is_plan { "wlb_plan" } else { "wlb_certificate" }, Some(&rule.about.title))
        })
        .collect();
    let known = match (copies.is_empty(), is_clear) {
        (false, _) => Known::Needed,
        (true, true) => Known::WithoutCopy,
        (true, false) => Known::Open("organisation.wlb"),
    };
    (known, copies)
}

/// What the proposal says of the agreement between the cities.
fn agreement(proposal: &Node) -> Option<&str> {
    proposal.at("eligibility.city_agreement").as_text()
}

fn of_document(
    code: &str,
    proposal: &Node,
    organisation: &Organisation,
    has_others: bool,
) -> Codes<'static> {
    let mut codes = Vec::new();
    match code {
        "application" => {
            let CarbonNeutral {
                target_year,
                scope_1_2,
                interim_target,
                scope_3_target,
                published,
                ..
            } = &organisation.carbon_neutral;
            let flags = [scope_1_2, interim_target, scope_3_target, published];
            if target_year.is_given() || flags.into_iter().any(|flag| flag.is(&true)) {
                codes.push("targets");
            }
            // Yes or no is stated in either case.
            codes.push("decokatsu");
        }
        "profile" if has_others => codes.push("co_profile"),
        "letters" if agreement(proposal) == Some("intended") => codes.push("city_intention"),
        "other" => {
            codes.extend(has_others.then_some("co_agreement"));
            let is_concluded = agreement(proposal) == Some("concluded");
            codes.extend(is_concluded.then_some("city_agreement"));
        }
        _ => {}
    }
    codes.into_iter().map(|code| (code, None)).collect()
}

/// The estimate has a line for others who do a part of the work.
pub(super) fn has_co_implementers(proposal: &Node, rules: &RuleSet) -> bool {
    let categories = rules.budget.categories.iter().map(|rule| &rule.value);
    let theirs = categories.filter(|category| category.group == Group::JointImplementation);
    let codes: Vec<&str> = theirs.map(|category| category.code.as_str()).collect();
    let mut lines = proposal.at("budget.lines").elements().iter();
    lines.any(|line| line.get("category").as_text().is_some_and(|code| codes.contains(&code)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Book;

    /// What is needed, by number, with the codes of the copies.
    fn check(json: &str, expected: &str) {
        let rules = Book::shipped().newest().expect("rules");
        let proposal: Node = serde_json::from_str(json).expect("JSON");
        let attachments = attachments(&proposal, rules);
        let shown: Vec<String> = attachments
            .iter()
            .map(|one| {
                let sign = &one.document.sign;
                let copies: Vec<&str> =
                    one.proofs.iter().map(|proof| proof.evidence.code.as_str()).collect();
                match one.known {
                    Known::Needed => format!("{sign}{}", copies.join(",")),
                    Known::WithoutCopy => format!("{sign}-"),
                    Known::Open(_) => format!("{sign}?"),
                }
            })
            .collect();
        assert_eq!(shown.join(" "), expected, "{json}");
    }

    #[test]
    fn nothing_answered_leaves_open_what_depends_on_it() {
        check("{}", "① ②decokatsu ③ ④ ⑤ ⑥ ⑦? ⑧? ⑨ ⑩ ⑪");
        check(r#"{"organisation":{"ems":"what","wlb":[]}}"#, "① ②decokatsu ③ ④ ⑤ ⑥ ⑦? ⑧- ⑨ ⑩ ⑪");
    }

    #[test]
    fn every_claim_has_its_copy() {
        check(
            r#"{"organisation":{"ems":"certified","wlb":["eruboshi_3","action_plan","what"],
                "carbon_neutral":{"target_year":"2050","decokatsu_declaration":false}},
                "eligibility":{"city_agreement":"intended"},
                "budget":{"lines":[{"category":"joint_implementation"}]}}"#,
            "① ②targets,decokatsu ③ ④ ⑤ ⑥co_profile ⑦ems_certificate ⑧wlb_certificate,wlb_plan ⑨city_intention ⑩ ⑪co_agreement",
        );
        check(
            r#"{"organisation":{"ems":"former_own_system","carbon_neutral":{"published":false}},
                "eligibility":{"city_agreement":"concluded"}}"#,
            "① ②decokatsu ③ ④ ⑤ ⑥ ⑦ems_former ⑧? ⑨ ⑩ ⑪city_agreement",
        );
        check(r#"{"organisation":{"ems":"none"}}"#, "① ②decokatsu ③ ④ ⑤ ⑥ ⑦- ⑧? ⑨ ⑩ ⑪");
    }

    #[test]
    fn what_is_ready_is_what_was_ticked() {
        let rules = Book::shipped().newest().expect("rules");
        let json = r#"{"preparation":{"documents":{"cover":true,"pledge":"yes"}}}"#;
        let proposal: Node = serde_json::from_str(json).expect("JSON");
        let ready: String = attachments(&proposal, rules)
            .iter()
            .filter(|one| one.is_ready)
            .map(|one| one.document.sign.as_str())
            .collect();
        assert_eq!(ready, "①");
    }

    #[test]
    fn every_proof_is_asked_for_by_something() {
        let source = include_str!("attachments.rs");
        for evidence in &Documents::shipped().evidence {
            assert!(source.contains(&format!("\"{}\"", evidence.code)), "{}", evidence.code);
        }
    }
}
