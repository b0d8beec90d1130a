//! Reads the sections of a proposal into the domain's input.

use std::rc::Rc;

use super::Node;
use super::reader::{Reader, Reading, quantity};
use crate::domain::answer::Answer;
use crate::domain::input::{
    Application, Bounds, CarbonNeutral, Government, Level, Organisation, Phase, ProposalKind,
    Rating, Reviewer, ReviewerRating,
};
use crate::domain::problem::{Issue, Problem};
use crate::quantity::Number;
use crate::rules::{GateRule, RuleSet};

/// Everything of a proposal but its budgets and measures.
#[derive(Clone, Debug, Default)]
pub struct Basics {
    /// What it says of itself.
    pub application: Application,
    /// Answers at the gates that one answer decides, in the rules' order.
    pub gate_answers: Vec<Answer<Rc<str>>>,
    /// The applicant.
    pub organisation: Organisation,
    /// Ratings of items.
    pub ratings: Vec<Rating>,
}

/// Reads all sections but budgets and measures.
pub fn basics(
    proposal: &Node,
    reading: Reading,
    rules: &RuleSet,
    problems: &mut Vec<Problem>,
) -> Basics {
    let mut root = Reader { node: proposal, path: String::new(), reading, problems };
    root.text("title");
    let application = application(&mut root);
    root.object("eligibility");
    let organisation = organisation(&mut root, rules);
    let ratings = ratings(&mut root);
    Basics {
        application,
        organisation,
        ratings,
        gate_answers: gate_answers(proposal, rules, problems),
    }
}

fn application(root: &mut Reader<'_>) -> Application {
    let (mut section, readable) = root.object("application");
    let cities = section.list("partner_cities").given().unwrap_or_default().len();
    for index in 0..cities {
        check_text(&mut section, "partner_cities", index);
    }
    let kind = section.code("kind", |code| match code {
        "new" => Some(ProposalKind::New),
        "continuing" => Some(ProposalKind::Continuing),
        _ => None,
    });
    Application {
        kind: if readable { kind } else { Answer::Unreadable },
        phase: section.code("phase", |code| match code {
            "1" => Some(Phase::First),
            "2" => Some(Phase::Second),
            _ => None,
        }),
        theme_novelty: section.boolean("theme_novelty"),
        partner_country: section.code("partner_country", country),
        participation_years: years(&mut section),
        governments: section.objects("governments", |row, _| {
            row.check(&["name"], &["leading_area"]);
            Government {
                level: row.code("level", |code| match code {
                    "prefecture" => Some(Some(Level::Prefecture)),
                    "municipality" => Some(Some(Level::Municipality)),
                    "other" => Some(None),
                    _ => None,
                }),
                fiscal_capability_index: row.quantity("fiscal_capability_index"),
            }
        }),
    }
}

/// An ISO 3166-1 alpha-3 code: three capital letters.
fn country(code: &str) -> Option<Rc<str>> {
    let letters = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    letters.then(|| code.into())
}

fn check_text(section: &mut Reader<'_>, key: &str, index: usize) {
    let node = section.node.get(key).element(index);
    if !node.is_unanswered() && node.as_text().is_none() {
        let path = format!("{}[{index}]", section.path_of(key));
        section.problems.push(Problem::new(path, Issue::UnknownValue));
    }
}

fn years(section: &mut Reader<'_>) -> Answer<Vec<Answer<Number>>> {
    const KEY: &str = "participation_years";
    let elements = match section.list(KEY) {
        Answer::Given(elements) => elements,
        Answer::Missing => return Answer::Missing,
        Answer::Unreadable => return Answer::Unreadable,
    };
    let mut years = Vec::new();
    for (index, node) in elements.iter().enumerate() {
        let (answer, issue) = quantity(node, section.reading);
        if let Some(issue) = issue {
            let path = format!("{}[{index}]", section.path_of(KEY));
            section.problems.push(Problem::new(path, issue));
        }
        years.push(answer);
    }
    Answer::Given(years)
}

fn organisation(root: &mut Reader<'_>, rules: &RuleSet) -> Organisation {
    let (mut section, _) = root.object("organisation");
    let certificates = &rules.score.certificates;
    Organisation {
        employees: section.quantity("employees"),
        ems: section
            .code("ems", |code| rules.score.ems.value.contains_key(code).then(|| Rc::from(code))),
        wlb: section.codes("wlb", |code| {
            certificates.iter().position(|certificate| certificate.value.code == code)
        }),
        eruboshi_hours_met: section.boolean("eruboshi_hours_met"),
        action_plan_in_force: section.boolean("action_plan_in_force"),
        carbon_neutral: carbon_neutral(&mut section.object("carbon_neutral").0),
    }
}

fn carbon_neutral(section: &mut Reader<'_>) -> CarbonNeutral {
    CarbonNeutral {
        target_year: section.quantity("target_year"),
        scope_1_2: section.boolean("scope_1_2"),
        interim_target: section.boolean("interim_target"),
        scope_3_target: section.boolean("scope_3_target"),
        published: section.boolean("published"),
        decokatsu_supporters: section.boolean("decokatsu_supporters"),
        decokatsu_declaration: section.boolean("decokatsu_declaration"),
    }
}

fn ratings(root: &mut Reader<'_>) -> Vec<Rating> {
    let (section, _) = root.object("ratings");
    let mut ratings = Vec::new();
    for (item, node) in section.node.entries().iter().filter(|(_, node)| !node.is_unanswered()) {
        let mut problems = Vec::new();
        let path = section.path_of(item);
        let (mut rating, readable) = Reader::of(node, path, section.reading, &mut problems);
        let mut bound = |key: &str| rating.quantity(key);
        let bounds = Bounds { low: bound("low"), expected: bound("expected"), high: bound("high") };
        let given = [&bounds.low, &bounds.expected, &bounds.high];
        if readable && given.into_iter().all(Answer::is_missing) {
            continue;
        }
        let bounds = if readable { Answer::Given(bounds) } else { Answer::Unreadable };
        ratings.push(Rating { item: Rc::clone(item), bounds, problems });
    }
    ratings
}

/// What the proposal says at each gate that one answer decides.
fn gate_answers(
    proposal: &Node,
    rules: &RuleSet,
    problems: &mut Vec<Problem>,
) -> Vec<Answer<Rc<str>>> {
    let gates = rules.gates.iter().filter_map(|gate| match &gate.value {
        GateRule::Answer { path, statuses } => Some((path, statuses)),
        _ => None,
    });
    let answers = gates.map(|(path, statuses)| {
        let node = proposal.at(path);
        let answer: Option<Rc<str>> = match node {
            Node::Bool(yes) => Some(if *yes { "true".into() } else { "false".into() }),
            Node::Text(text) if !matches!(&**text, "true" | "false") => Some(Rc::clone(text)),
            _ => None,
        };
        match answer.filter(|answer| statuses.contains_key(answer)) {
            _ if node.is_unanswered() => Answer::Missing,
            Some(answer) => Answer::Given(answer),
            None => {
                problems.push(Problem::new(path.clone(), Issue::UnknownValue));
                Answer::Unreadable
            }
        }
    });
    answers.collect()
}

/// Reads the reviewers' ratings.
pub fn reviewers(proposal: &Node, reading: Reading, problems: &mut Vec<Problem>) -> Vec<Reviewer> {
    let mut root = Reader { node: proposal, path: String::new(), reading, problems };
    let reviewers = root.objects("reviewers", |row, _| {
        row.check(&["name"], &[]);
        let id = row.text("id").given();
        let (section, _) = row.object("ratings");
        let keys = section.node.entries().iter().filter(|(_, node)| !node.is_unanswered());
        let ratings = keys.map(|(key, node)| {
            let (points, issue) = quantity(node, section.reading);
            let problems = issue.map(|issue| Problem::new(section.path_of(key), issue));
            ReviewerRating {
                item: Rc::clone(key),
                points,
                problems: problems.into_iter().collect(),
            }
        });
        Reviewer { id, ratings: ratings.collect() }
    });
    reviewers.given().unwrap_or_default()
}
