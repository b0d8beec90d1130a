//! Reads the sections of a proposal into the domain's input.

use std::rc::Rc;

use super::Node;
use super::reader::{Listed, Reader, Reading, quantity};
use super::unsure::UNSURE;
use crate::domain::answer::Answer;
use crate::domain::found::Problems;
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
    problems: &mut Problems,
) -> Basics {
    let mut root = Reader { node: proposal, path: String::new(), reading, problems };
    root.text("title");
    if let Node::List(_) = proposal.get(UNSURE) {
        // Nothing is computed from these: where there are more than are read, it is said all the same.
        root.list(UNSURE);
    }
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
    partner_cities(&mut section);
    let kind = section.code("kind", |code| match code {
        "new" => Some(ProposalKind::New),
        "continuing" => Some(ProposalKind::Continuing),
        _ => None,
    });
    let years = years(&mut section);
    let governments = section.objects("governments", |row, _| government(row));
    Application {
        kind: if readable { kind } else { Answer::Unreadable },
        phase: section.code("phase", |code| match code {
            "1" => Some(Phase::First),
            "2" => Some(Phase::Second),
            _ => None,
        }),
        theme_novelty: section.boolean("theme_novelty"),
        partner_country: section.code("partner_country", country),
        has_more_years: years.as_ref().given().is_some_and(|listed| !listed.is_whole),
        participation_years: years.map(|listed| listed.elements),
        has_more_governments: governments.as_ref().given().is_some_and(|listed| !listed.is_whole),
        governments: governments.map(|listed| listed.elements),
    }
}

fn government(row: &mut Reader<'_>) -> Government {
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
}

/// An ISO 3166-1 alpha-3 code: three capital letters.
fn country(code: &str) -> Option<Rc<str>> {
    let letters = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    letters.then(|| code.into())
}

fn partner_cities(section: &mut Reader<'_>) {
    const KEY: &str = "partner_cities";
    let Answer::Given(cities) = section.list(KEY) else { return };
    for (index, node) in cities.elements.iter().enumerate() {
        if !node.is_unanswered() && node.as_text().is_none() {
            let path = format!("{}[{index}]", section.path_of(KEY));
            section.problems.push(Problem::new(path, Issue::UnknownValue));
        }
    }
}

fn years(section: &mut Reader<'_>) -> Answer<Listed<Vec<Answer<Number>>>> {
    const KEY: &str = "participation_years";
    section.list(KEY).map(|Listed { elements, is_whole }| {
        let mut years = Vec::with_capacity(elements.len());
        for (index, node) in elements.iter().enumerate() {
            let (answer, issue) = quantity(node, section.reading);
            if let Some(issue) = issue {
                let path = format!("{}[{index}]", section.path_of(KEY));
                section.problems.push(Problem::new(path, issue));
            }
            years.push(answer);
        }
        Listed { elements: years, is_whole }
    })
}

fn organisation(root: &mut Reader<'_>, rules: &RuleSet) -> Organisation {
    let (mut section, _) = root.object("organisation");
    let certificates = &rules.score.certificates;
    let wlb = section.codes("wlb", |code| {
        certificates.iter().position(|certificate| certificate.value.code == code)
    });
    Organisation {
        employees: section.quantity("employees"),
        ems: section
            .code("ems", |code| rules.score.ems.value.contains_key(code).then(|| Rc::from(code))),
        wlb: wlb.and_then(Listed::whole),
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
        let mut problems = Problems::default();
        let path = section.path_of(item);
        let (mut rating, readable) = Reader::of(node, path, section.reading, &mut problems);
        let mut bound = |key: &str| rating.quantity(key);
        let bounds = Bounds { low: bound("low"), expected: bound("expected"), high: bound("high") };
        let given = [&bounds.low, &bounds.expected, &bounds.high];
        if readable && given.into_iter().all(Answer::is_missing) {
            continue;
        }
        let bounds = if readable { Answer::Given(bounds) } else { Answer::Unreadable };
        ratings.push(Rating { item: Rc::clone(item), bounds, problems: problems.into_kept() });
    }
    ratings
}

/// What the proposal says at each gate that one answer decides.
fn gate_answers(proposal: &Node, rules: &RuleSet, problems: &mut Problems) -> Vec<Answer<Rc<str>>> {
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
pub fn reviewers(
    proposal: &Node,
    reading: Reading,
    problems: &mut Problems,
) -> Listed<Vec<Reviewer>> {
    let mut root = Reader { node: proposal, path: String::new(), reading, problems };
    let reviewers = root.objects("reviewers", |row, _| {
        row.check(&["name"], &[]);
        row.texts("comments");
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
    reviewers.given().unwrap_or(Listed { elements: Vec::new(), is_whole: true })
}
