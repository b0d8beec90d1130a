//! The viewpoints of each judged item, and what a proposal answers to them.
//!
//! Answers stand in the proposal's section `viewpoints`, by the viewpoint's id, each with `answer`,
//! `evidence` and `note`; a viewpoint that a field of the proposal answers already is read from there.

use super::Suggestion;
use crate::domain::answer::Answer;
use crate::domain::assessment::{Item, ItemKind, Score};
use crate::domain::found::Problems;
use crate::domain::input::{Application, Phase, ProposalKind};
use crate::domain::score::item_id;
use crate::proposal::{Node, Reading, basics};
use crate::quantity::Number;
use crate::rules::{ItemRule, Role, Rule, RuleSet, Viewpoint, When};

/// An item that reviewers judge, with its viewpoints.
#[derive(Clone, Debug)]
pub struct JudgedItem<'r> {
    /// Its rule.
    pub rule: &'r Rule<ItemRule>,
    /// Its id without its place in the rule file.
    pub id: &'r str,
    /// Most points.
    pub max: Number,
    /// What is asked, in the order of the rules.
    pub viewpoints: Vec<Judged<'r>>,
    /// The range that follows; none without an answer that says something.
    pub suggestion: Option<Suggestion>,
}

/// A viewpoint and what is answered to it.
#[derive(Clone, Debug)]
pub struct Judged<'r> {
    /// The question.
    pub rule: &'r Rule<Viewpoint>,
    /// The answer.
    pub answer: Answer<Verdict>,
    /// Where it stands in the proposal.
    pub path: String,
    /// Where evidence and note stand.
    pub place: String,
}

/// What a person answers to a viewpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    Yes,
    /// In part.
    Partly,
    /// No.
    No,
    /// Nobody knows.
    Unknown,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Yes, Self::Partly, Self::No, Self::Unknown];

    /// Its code in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }

    fn of(node: &Node) -> Answer<Self> {
        match node {
            Node::Bool(true) => Answer::Given(Self::Yes),
            Node::Bool(false) => Answer::Given(Self::No),
            node if node.is_unanswered() => Answer::Missing,
            node => {
                let known =
                    Self::ALL.into_iter().find(|known| node.as_text() == Some(known.code()));
                known.map_or(Answer::Unreadable, Answer::Given)
            }
        }
    }
}

impl Judged<'_> {
    /// There is an answer that says something about the proposal.
    pub fn is_settled(&self) -> bool {
        matches!(self.answer, Answer::Given(verdict) if verdict != Verdict::Unknown)
    }
}

impl JudgedItem<'_> {
    /// Viewpoints of a role: how many are answered, whatever the answer, and how many there are.
    pub fn progress(&self, role: Role) -> (usize, usize) {
        let own = || self.viewpoints.iter().filter(|judged| judged.rule.value.role == role);
        (own().filter(|judged| judged.answer.is_given()).count(), own().count())
    }
}

/// Every judged item that applies, with its viewpoints, in the order of the sheet.
pub fn judged_items<'r>(
    proposal: &Node,
    reading: Reading,
    score: &Score,
    rules: &'r RuleSet,
) -> Vec<JudgedItem<'r>> {
    let application = basics(proposal, reading, rules, &mut Problems::default()).application;
    let items = score.items.iter().filter(|item| item.kind == ItemKind::Judged);
    items.filter_map(|item| judged_item(proposal, item, &application, rules)).collect()
}

fn judged_item<'r>(
    proposal: &Node,
    item: &Item,
    application: &Application,
    rules: &'r RuleSet,
) -> Option<JudgedItem<'r>> {
    let rule = rules.score.items.iter().find(|rule| item_id(rule) == item.id)?;
    let id = item_id(rule);
    let asked = rules.judging.viewpoints.iter().filter(|viewpoint| {
        viewpoint.value.item == id && concerns(viewpoint.value.when, application, rules)
    });
    let viewpoints: Vec<Judged<'r>> = asked.map(|rule| judged(proposal, rule)).collect();
    let suggestion = Suggestion::of(&viewpoints, item.max, &rules.judging);
    Some(JudgedItem { rule, id, max: item.max, viewpoints, suggestion })
}

fn judged<'r>(proposal: &Node, rule: &'r Rule<Viewpoint>) -> Judged<'r> {
    let own = rule.id.strip_prefix("judging.viewpoints.").unwrap_or(&rule.id);
    let place = format!("viewpoints.{own}");
    let path = rule.value.asked_at.clone().unwrap_or_else(|| format!("{place}.answer"));
    Judged { rule, answer: answer(proposal, &path, rule), path, place }
}

/// An answer of its own is a code, never a yes or no of JSON; a field's is the other way round.
fn answer(proposal: &Node, path: &str, rule: &Rule<Viewpoint>) -> Answer<Verdict> {
    let node = proposal.at(path);
    let is_field = rule.value.asked_at.is_some();
    let is_code = matches!(node, Node::Text(text) if !text.is_empty());
    let is_flag = matches!(node, Node::Bool(_));
    if is_field && is_code || !is_field && is_flag { Answer::Unreadable } else { Verdict::of(node) }
}

fn concerns(when: Option<When>, application: &Application, rules: &RuleSet) -> bool {
    match when {
        None => true,
        Some(When::OtherCountry) => {
            let country = application.partner_country.as_ref().given();
            country.is_some_and(|code| rules.countries.standing(code).is_none())
        }
        Some(When::SecondPhase) => {
            application.kind.is(&ProposalKind::Continuing) && application.phase.is(&Phase::Second)
        }
    }
}
