//! Steps and what they promise, held against the engine's own answer to the file they lead to.

mod cases;
mod co2;

use std::time::{Duration, Instant};

use c3p_calculator::domain::assessment::Status;
use c3p_calculator::engine::{Engine, assess};
use c3p_calculator::planning::{Effect, Need, Step, steps};
use c3p_calculator::proposal::{Node, Reading};
use c3p_calculator::quantity::{Number, Yen};
use c3p_calculator::rules::{Book, RuleSet};
use proptest::prelude::any;
use proptest::sample::Index;
use serde_json::{Value, json};

use crate::cases::bases;
use crate::generate::{story, text, tree};
use crate::laws::check;
use crate::rules::shipped;

fn rules() -> &'static RuleSet {
    Book::shipped().rules("2026-1").expect("the rules")
}

fn engine() -> Engine<'static> {
    Engine::new(Book::shipped(), Reading::File)
}

fn found(draft: &Node) -> Vec<Step<'static>> {
    let mut engine = engine();
    let assessment = engine.assess(draft).expect("rules that are there");
    steps(&engine, draft, &assessment, rules())
}

fn answer(draft: &Node) -> Value {
    let answer: Value = serde_json::from_str(&assess(&text(draft))).expect("JSON");
    assert!(answer.get("error").is_none(), "{answer}");
    answer
}

/// A file of these rules, whatever else a story made of it.
fn file(draft: &Node) -> Node {
    let set = |draft: Node, (key, value): (&str, Value)| draft.with(key, tree(&value));
    let needed =
        [("format", json!("c3p-proposal")), ("version", json!(1)), ("rules", json!("2026-1"))];
    needed.into_iter().fold(draft.clone(), set)
}

/// A figure of an assessment; lists whose entries have an id are addressed by it.
fn figure<'a>(answer: &'a Value, path: &str) -> &'a Value {
    path.split('.').fold(answer, |part, key| match part {
        Value::Array(entries) => {
            let entry = entries.iter().find(|entry| entry["id"] == key);
            entry.unwrap_or_else(|| panic!("no {key} in {path}"))
        }
        part => &part[key],
    })
}

/// Figures that changes are judged by.
fn paths() -> Vec<String> {
    let mut paths: Vec<String> =
        ["score.low", "score.expected", "score.expected_max", "score.high", "budget.total"]
            .map(Into::into)
            .to_vec();
    for item in shipped()[0]["score"]["items"].as_array().expect("items") {
        let id = item["id"].as_str().expect("an id").replace("score.items.", "");
        paths.extend(["low", "expected", "high"].map(|bound| format!("score.items.{id}.{bound}")));
    }
    let checks = ["cap", "outsourcing", "required_work", "equipment_threshold"];
    paths.extend(checks.map(|check| format!("budget.checks.{check}.status")));
    paths
}

/// Changes of a draft do what they say, and nothing else to these figures: all of them, or one.
fn promises_hold(draft: &Node, chosen: Option<Index>) -> usize {
    let before = answer(draft);
    let mut steps = found(draft);
    steps.retain(|step| step.change.is_some());
    if let Some(chosen) = chosen.filter(|_| !steps.is_empty()) {
        steps = vec![steps.swap_remove(chosen.index(steps.len()))];
    }
    for step in &steps {
        let Some(change) = &step.change else { continue };
        let changed = change.apply(draft);
        let after = answer(&changed);
        let told = |value: &Option<String>| value.clone().map_or(Value::Null, Value::String);
        for promised in &change.promise {
            let path = &promised.figure;
            assert_eq!(*figure(&before, path), told(&promised.before), "{path} now: {step:?}");
            assert_eq!(*figure(&after, path), told(&promised.after), "{path} then: {step:?}");
        }
        for path in paths() {
            let is_promised = change.promise.iter().any(|promised| promised.figure == path);
            let differs = figure(&before, &path) != figure(&after, &path);
            assert_eq!(differs, is_promised, "{path}: {step:?}");
        }
        means_what_it_says(step, &before, &after);
    }
    steps.len()
}

fn number(value: &Value) -> Number {
    Number::parse(value.as_str().unwrap_or_else(|| panic!("{value}"))).expect("a number")
}

/// What a step is for comes about.
fn means_what_it_says(step: &Step<'_>, before: &Value, after: &Value) {
    let status = |check: &str| figure(after, &format!("budget.checks.{check}.status")).clone();
    let low =
        |answer: &Value, item: &str| number(figure(answer, &format!("score.items.{item}.low")));
    let gained = |item: &str| Effect::Points(Number(low(after, item).0 - low(before, item).0));
    match &step.need {
        Need::OverCap => assert_eq!(status("cap"), "pass"),
        Need::Outsourcing { .. } => assert_eq!(status("outsourcing"), "pass"),
        Need::RequiredWork { task } => {
            let missing = &figure(after, "budget.checks.required_work")["missing"];
            assert!(!missing.as_array().expect("a list").contains(&json!(task.value)));
        }
        Need::Equipment { .. } => {
            let lines = |answer: &Value| {
                let lines = &figure(answer, "budget.checks.equipment_threshold")["lines"];
                lines.as_array().expect("a list").len()
            };
            assert!(lines(after) < lines(before));
        }
        Need::Certificate { .. } | Need::Condition { .. } => {
            assert_eq!(step.effect, gained("wlb"));
            assert!(step.effect > Effect::Points(Number::default()));
        }
        Need::Management { .. } => {
            assert_eq!(step.effect, gained("ems"));
            assert!(step.effect > Effect::Points(Number::default()));
        }
        Need::Unrated { item, .. } => {
            let id = item.id.replace("score.items.", "");
            assert!(figure(after, &format!("score.items.{id}.expected")).is_string());
        }
        need => panic!("{} proposes nothing", need.code()),
    }
}

#[test]
fn applied_every_change_gives_what_was_promised() {
    check((story(), any::<Index>()), |(story, chosen)| {
        promises_hold(&file(&story.end()), Some(chosen));
    });
}

/// The samples and bases, where there is a good deal to propose, as they are and where nothing is held.
fn drafts() -> Vec<Node> {
    let samples = ["open", "over-cap", "within-cap"].map(|name| {
        let path = format!("{}/src/ui/more/samples/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("a sample");
        file(&serde_json::from_str(&text).expect("JSON"))
    });
    let bases = bases();
    let bases = bases.values().map(|base| file(&tree(base)));
    let given = samples.into_iter().chain(bases);
    let with_nothing_held = |draft: Node| {
        let none = draft.with("organisation.wlb", Node::list([]));
        [draft, none.with("organisation.ems", Node::text("none"))]
    };
    given.flat_map(with_nothing_held).collect()
}

#[test]
fn changes_of_written_proposals_hold() {
    let tried: usize = drafts().iter().map(|draft| promises_hold(draft, None)).sum();
    assert!(tried > 20, "only {tried} changes were tried");
}

/// In the order of the rules, and within a group in that of what they change.
fn are_in_order(steps: &[Step<'_>]) {
    let place = |step: &Step<'_>| {
        rules().planning.ranks.iter().position(|rank| rank.id == step.rank.id).expect("a rank")
    };
    for pair in steps.windows(2) {
        let (left, right) = (&pair[0], &pair[1]);
        assert!(place(left) <= place(right), "{left:?} before {right:?}");
        if place(left) == place(right) {
            assert!(left.effect >= right.effect, "{left:?} before {right:?}");
        }
    }
}

#[test]
fn steps_of_written_proposals_are_in_order() {
    drafts().iter().for_each(|draft| are_in_order(&found(draft)));
}

/// What the assessment says is not met or open has a step, and nothing else does.
#[test]
fn nothing_is_left_out_and_all_is_in_order() {
    check(story(), |story| {
        let draft = file(&story.end());
        let answer = answer(&draft);
        let steps = found(&draft);
        are_in_order(&steps);
        let count = |code: &str| steps.iter().filter(|step| step.need.code() == code).count();
        let list = |path: &str| figure(&answer, path).as_array().expect("a list").len();
        let gates = figure(&answer, "gates").as_array().expect("gates").iter();
        assert_eq!(count("gate"), gates.filter(|gate| gate["status"] != "pass").count());
        let failed =
            |check: &str| *figure(&answer, &format!("budget.checks.{check}.status")) == "fail";
        assert_eq!(count("over_cap") == 1, failed("cap"));
        assert!(!failed("outsourcing") || count("outsourcing") == 1);
        assert_eq!(
            count("equipment"),
            figure(&answer, "budget.checks.equipment_threshold")["lines"]
                .as_array()
                .expect("a list")
                .len()
        );
        assert!(count("required_work") <= list("budget.checks.required_work.missing"));
        let items = figure(&answer, "score.items").as_array().expect("items").iter();
        let open = items.filter(|item| item["kind"] == "judged" && item["expected"].is_null());
        assert_eq!(count("unrated"), open.count());
        assert_eq!(count("no_measures") == 1, list("co2.measures") == 0);
    });
}

fn of(more: &Value) -> Vec<Step<'static>> {
    let mut draft = json!({"application": {"kind": "new"}});
    for (key, value) in more.as_object().expect("an object") {
        draft[key] = value.clone();
    }
    found(&file(&tree(&draft)))
}

fn certificates(steps: &[Step<'_>]) -> Vec<(String, Effect)> {
    let points = steps.iter().filter_map(|step| match &step.need {
        Need::Certificate { rule } | Need::Condition { rule } => {
            Some((rule.value.code.clone(), step.effect))
        }
        _ => None,
    });
    points.collect()
}

#[test]
fn points_within_reach_are_those_the_call_publishes() {
    let points = |points: &str| Effect::Points(Number::parse(points).expect("points"));
    let steps = of(
        &json!({"organisation": {"wlb": ["kurumin_new"], "eruboshi_hours_met": false, "ems": "none"}}),
    );
    let better = certificates(&steps);
    assert_eq!(better[0], ("platinum_eruboshi".to_owned(), points("2")));
    let codes: Vec<&str> = better.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["platinum_eruboshi", "eruboshi_3", "platinum_kurumin", "youth_yell"]);
    assert!(
        steps.iter().any(|step| step.need.code() == "management" && step.effect == points("5"))
    );
    // Held, and its hours not met: the condition is what is missing.
    let held = of(&json!({"organisation": {"wlb": ["eruboshi_2"], "eruboshi_hours_met": null}}));
    let condition = held.iter().find(|step| step.need.code() == "condition").expect("a step");
    assert_eq!(
        (condition.path.as_str(), condition.effect),
        ("organisation.eruboshi_hours_met", points("3"))
    );
    // An action plan earns nothing in a firm that is too large, or whose size is not known.
    let plan = |employees: Value| {
        let steps = of(&json!({"organisation": {"wlb": [], "employees": employees}}));
        certificates(&steps).iter().any(|(code, _)| code == "action_plan")
    };
    assert!(plan(json!("300")) && !plan(json!("301")) && !plan(json!(null)));
    // Nothing is certain beyond full points.
    let full = of(&json!({"organisation": {"wlb": ["platinum_eruboshi"], "ems": "certified"},
        "application": {"kind": "new", "governments": [{"level": "prefecture", "fiscal_capability_index": "0.3"}]}}));
    assert!(full.iter().all(|step| step.rank.value != "points"), "{full:?}");
}

#[test]
fn a_plan_over_the_cap_is_brought_to_it() {
    let line = |price: &str| json!({"id": price, "category": "personnel", "unit_price": price, "quantity": "1"});
    let budget = json!({"general_administration": {"amount": "0"}, "lines": [line("20000000"), line("5000000")]});
    let steps = of(&json!({"budget": budget}));
    let over = steps.iter().find(|step| step.need.code() == "over_cap").expect("a step");
    assert_eq!(over.effect, Effect::Yen(Yen(7_500_000)));
    let change = over.change.as_ref().expect("a change");
    let total = change.promise.iter().find(|promised| promised.figure == "budget.total");
    assert_eq!(total.and_then(|total| total.before.as_deref()), Some("27500000"));
    assert!(change.promise.iter().any(|promised| promised.figure == "budget.checks.cap.status"));
    assert_eq!(over.rank.value, "limits");
}

#[test]
fn papers_are_those_that_answers_call_for() {
    let papers = |more: Value| -> Vec<String> {
        let steps = of(&more);
        let papers = steps.iter().filter_map(|step| match &step.need {
            Need::Attachment { rule } => Some(rule.id.replace("planning.attachments.", "")),
            _ => None,
        });
        papers.collect()
    };
    assert!(papers(json!({})).is_empty());
    assert_eq!(papers(json!({"organisation": {"ems": "certified"}})), ["ems_certificate"]);
    assert_eq!(
        papers(json!({"organisation": {"ems": "former_own_system", "wlb": ["youth_yell"]}})),
        ["ems_former", "wlb"]
    );
    assert!(papers(json!({"organisation": {"ems": "none", "wlb": []}})).is_empty());
    assert_eq!(
        papers(
            json!({"eligibility": {"letters_of_interest": true, "city_agreement": "intended", "bid_qualification": false}})
        ),
        ["letters", "intention"]
    );
    let joint = json!({"budget": {"lines": [{"category": "joint_implementation"}, {"category": "personnel"}]}});
    assert_eq!(papers(joint), ["joint"]);
}

#[test]
fn every_rank_and_paper_of_the_rules_is_used() {
    let codes = ["apply", "read", "settle", "limits", "points", "judge", "complete", "attach"];
    let ranks: Vec<&str> = rules().planning.ranks.iter().map(|rank| rank.value.as_str()).collect();
    assert_eq!(ranks, codes);
    for paper in &rules().planning.attachments {
        let path = paper.value.path.as_str();
        let fields = c3p_calculator::proposal::FIELDS.iter().map(|field| field.path.to_owned());
        let lines = c3p_calculator::proposal::BUDGET_FIELDS
            .iter()
            .map(|field| format!("budget.{}", field.path));
        assert!(fields.chain(lines).any(|known| known == path), "{path}");
    }
    let failing = of(&json!({"eligibility": {"consortium": false}}));
    assert!(matches!(failing[0].need, Need::Gate { status: Status::Fail, .. }));
}

#[test]
fn what_is_typed_as_a_rating_is_not_written_over() {
    let rate = |rating: Value| {
        let steps = of(
            &json!({"ratings": {"manager": rating}, "viewpoints": {"manager_ability": {"answer": "yes"}}}),
        );
        let mut steps = steps
            .into_iter()
            .filter(|step| step.path == "ratings.manager" && step.need.code() == "unrated");
        let step = steps.next().expect("a step");
        let Need::Unrated { is_typed, .. } = step.need else { panic!("{step:?}") };
        (is_typed, step.change.is_some())
    };
    for nothing in [json!(null), json!({}), json!({"low": "", "expected": null})] {
        assert_eq!(rate(nothing), (false, true));
    }
    for typed in [json!({"expected": "abc"}), json!({"low": "1"}), json!("3")] {
        assert_eq!(rate(typed), (true, false));
    }
}

#[test]
fn what_is_held_is_asked_before_anything_is_to_be_obtained() {
    let codes = |organisation: Value| -> Vec<(String, String)> {
        let steps = of(&json!({"organisation": organisation}));
        let steps = steps.iter().filter(|step| step.path.starts_with("organisation"));
        steps.map(|step| (step.need.code().to_owned(), step.path.clone())).collect()
    };
    let question = |path: &str| ("question".to_owned(), path.to_owned());
    let open = codes(json!({}));
    assert_eq!(open, [question("organisation.wlb"), question("organisation.ems")]);
    let told = codes(json!({"wlb": [], "ems": "none"}));
    assert!(told.iter().any(|(code, _)| code == "certificate"));
    assert!(told.iter().any(|(code, _)| code == "management"));
    assert!(told.iter().all(|(code, _)| code != "question"));
}

/// A thousand lines, a third of them in the wrong category.
#[test]
fn a_thousand_lines_are_planned_at_once() {
    let line = |index: usize| {
        let price = if index.is_multiple_of(3) { "200000" } else { "100" };
        json!({"id": format!("L{index}"), "category": "consumables", "unit_price": price, "quantity": "1"})
    };
    let lines: Vec<Value> = (0..1_000).map(line).collect();
    let start = Instant::now();
    let steps = of(&json!({"budget": {"general_administration": {"rate": "10"}, "lines": lines}}));
    let took = start.elapsed();
    assert_eq!(steps.iter().filter(|step| step.need.code() == "equipment").count(), 334);
    assert!(took < Duration::from_secs(20), "{took:?}");
}
