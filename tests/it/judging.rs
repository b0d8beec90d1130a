//! Viewpoints: what is asked, what is read, and the range that follows, held against the engine.

use c3p_calculator::domain::answer::Answer;
use c3p_calculator::domain::assessment::{Assessment, ItemKind, Score};
use c3p_calculator::engine::{Engine, assess};
use c3p_calculator::judging::{JudgedItem, Suggestion, Verdict, judged_items, sheet};
use c3p_calculator::proposal::{Node, Reading};
use c3p_calculator::quantity::Number;
use c3p_calculator::rules::{Book, Role, RuleSet};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::generate::{story, text};
use crate::laws::check;
use crate::rules::shipped;

fn rules() -> &'static RuleSet {
    Book::shipped().rules("2026-1").expect("the rules")
}

fn node(value: &Value) -> Node {
    serde_json::from_value(value.clone()).expect("a tree")
}

fn assessed(draft: &Node) -> Assessment {
    let mut engine = Engine::new(Book::shipped(), Reading::Draft);
    engine.assess(draft).expect("rules that are there")
}

fn number(text: &str) -> Number {
    Number::parse(text).expect("a number")
}

/// The judged items of a new proposal with these answers, and more of it.
fn items(viewpoints: &Value, more: &Value) -> Vec<JudgedItem<'static>> {
    let mut draft = json!({"format": "c3p-proposal", "version": 1, "rules": "2026-1",
        "application": {"kind": "new"}, "viewpoints": viewpoints});
    for (key, value) in more.as_object().expect("an object") {
        draft[key] = value.clone();
    }
    let draft = node(&draft);
    judged_items(&draft, Reading::Draft, &assessed(&draft).score, rules())
}

fn item<'a>(items: &'a [JudgedItem<'static>], id: &str) -> &'a JudgedItem<'static> {
    items.iter().find(|item| item.id == id).unwrap_or_else(|| panic!("{id} is not asked"))
}

fn suggested(suggestion: Option<Suggestion>) -> Option<[String; 3]> {
    let Suggestion { low, expected, high } = suggestion?;
    Some([low, expected, high].map(|points| points.to_string()))
}

/// `{"<id>": {"answer": …}}` of pairs.
fn answers(pairs: &[(&str, &str)]) -> Value {
    let entries = pairs.iter().map(|(id, answer)| (id.to_string(), json!({"answer": answer})));
    Value::Object(entries.collect())
}

#[test]
fn every_judged_item_has_viewpoints_of_its_criterion_and_no_other_item_has_any() {
    for file in shipped() {
        let viewpoints = file["judging"]["viewpoints"].as_array().expect("a list");
        for item in file["score"]["items"].as_array().expect("items") {
            let id = item["id"].as_str().expect("an id").replace("score.items.", "");
            let own = viewpoints.iter().filter(|view| view["value"]["item"] == *id);
            let criterion = own.clone().filter(|view| view["value"]["role"] == "criterion").count();
            let is_judged = item["value"]["scored"] == "judged";
            assert_eq!(is_judged, criterion >= 2, "{id}");
            assert_eq!(is_judged, own.count() != 0, "{id}");
        }
        let is_known = |id: &Value| {
            let items = file["score"]["items"].as_array().expect("items");
            items
                .iter()
                .any(|item| item["id"] == format!("score.items.{}", id.as_str().expect("an id")))
        };
        for view in viewpoints {
            assert!(is_known(&view["value"]["item"]), "{}", view["id"]);
            let question = view["title"]["ja"].as_str().expect("a text");
            assert!(question.ends_with('。') && question.contains('か'), "{question}");
            assert!(view["title"]["en"].as_str().expect("a text").ends_with('?'));
        }
    }
}

#[test]
fn what_the_text_names_is_there() {
    let of = |item: &str, role: Role| {
        let viewpoints = rules().judging.viewpoints.iter();
        viewpoints.filter(|v| v.value.item == item && v.value.role == role).count()
    };
    let preparation = [
        ("implementation_structure", 1, "section 2.4"),
        ("policy_cooperation", 8, "the second and third pillar of section 2.3"),
        ("jcm_feasibility", 9, "the first pillar of section 2.3, and section 2.4"),
    ];
    for (item, count, place) in preparation {
        assert_eq!(of(item, Role::Preparation), count, "{item}: {place}");
    }
    let extra = [
        ("past_results", 1),
        ("implementation_structure", 2),
        ("policy_cooperation", 1),
        ("jcm_feasibility", 2),
        ("non_jcm_feasibility", 1),
        ("synergy", 0),
    ];
    for (item, count) in extra {
        assert_eq!(of(item, Role::Extra), count, "{item}");
    }
}

#[test]
fn weights_are_spans_in_order_and_what_is_open_spans_all() {
    let answers = &rules().judging.answers.value;
    let all = answers.get("open").expect("open");
    assert_eq!((all.low, all.high), (number("0"), number("100")));
    let codes = ["no", "partly", "yes"];
    let spans: Vec<_> = codes.iter().map(|code| answers.get(code).expect("a weight")).collect();
    for span in &spans {
        assert!(span.low <= span.expected && span.expected <= span.high);
        assert!(span.high <= number("100") && span.high.0 - span.low.0 < all.high.0);
    }
    for pair in spans.windows(2) {
        assert!(pair[0].low <= pair[1].low && pair[0].expected < pair[1].expected);
        assert!(pair[0].high <= pair[1].high);
    }
}

/// Worked by hand from the weights of the rule file.
#[test]
fn suggestions_worked_by_hand() {
    // Both of two viewpoints: 5 × 75 % = 3.75 down, 5 × 90 % = 4.5 half up, 5 × 100 %.
    let both = [("manager_ability", "yes"), ("manager_experience", "yes")];
    let known = items(&answers(&both), &json!({}));
    assert_eq!(
        suggested(item(&known, "manager").suggestion),
        Some(["3", "5", "5"].map(Into::into))
    );
    // One of two: (75 + 0) / 2 = 37.5 % of 5 = 1.875; (90 + 50) / 2 = 70 % = 3.5; 100 % = 5.
    let known = items(&answers(&both[..1]), &json!({}));
    assert_eq!(
        suggested(item(&known, "manager").suggestion),
        Some(["1", "4", "5"].map(Into::into))
    );
    // Three of 10: yes, partly, no: 100/3 % = 3.3…; 150/3 % = 5; 200/3 % = 6.6….
    let three =
        [("synergy_policy", "yes"), ("synergy_equipment", "partly"), ("synergy_shown", "no")];
    let known = items(&answers(&three), &json!({}));
    assert_eq!(
        suggested(item(&known, "synergy").suggestion),
        Some(["3", "5", "7"].map(Into::into))
    );
    assert_eq!(item(&known, "schedule").suggestion, None);
}

#[test]
fn nothing_that_says_something_is_no_suggestion() {
    for given in
        [json!({}), answers(&[("manager_ability", "unknown")]), answers(&[("local_firms", "yes")])]
    {
        assert!(items(&given, &json!({})).iter().all(|item| item.suggestion.is_none()), "{given}");
    }
    let outside = answers(&[("market_survey", "yes"), ("outstanding_cost", "yes")]);
    assert_eq!(item(&items(&outside, &json!({})), "jcm_feasibility").suggestion, None);
}

#[test]
fn answers_are_read_strictly_and_what_cannot_be_read_is_open() {
    let read = |answer: Value| {
        let given =
            json!({"manager_ability": {"answer": answer}, "manager_experience": {"answer": "yes"}});
        let known = items(&given, &json!({}));
        let manager = item(&known, "manager");
        (manager.viewpoints[0].answer, suggested(manager.suggestion))
    };
    let open = Some(["1", "4", "5"].map(Into::into));
    for unreadable in [json!("Yes"), json!(true), json!(1), json!(["yes"]), json!({"yes": true})] {
        assert_eq!(read(unreadable.clone()), (Answer::Unreadable, open.clone()), "{unreadable}");
    }
    for missing in [json!(null), json!("")] {
        assert_eq!(read(missing), (Answer::Missing, open.clone()));
    }
    assert_eq!(read(json!("unknown")), (Answer::Given(Verdict::Unknown), open));
    assert!(items(&json!([]), &json!({})).iter().all(|item| item.suggestion.is_none()));
}

#[test]
fn what_a_field_answers_is_not_asked_twice() {
    let more = json!({"organisation": {"carbon_neutral": {"published": true, "scope_1_2": false, "interim_target": "yes"}}});
    let known = items(&answers(&[("scope_3_target", "yes")]), &more);
    let answer = |own: &str| {
        let target = item(&known, "carbon_neutral").viewpoints.iter();
        let mut target = target.filter(|judged| judged.rule.id.ends_with(own));
        let judged = target.next().expect("a viewpoint");
        assert_eq!(judged.path, format!("organisation.carbon_neutral.{own}"));
        judged.answer
    };
    assert_eq!(answer("published"), Answer::Given(Verdict::Yes));
    assert_eq!(answer("scope_1_2"), Answer::Given(Verdict::No));
    assert_eq!(answer("interim_target"), Answer::Unreadable);
    assert_eq!(answer("scope_3_target"), Answer::Missing);
}

#[test]
fn some_viewpoints_concern_some_proposals_only() {
    let asked = |application: Value, own: &str| {
        let known = items(&json!({}), &json!({"application": application}));
        let mut viewpoints = known.iter().flat_map(|item| &item.viewpoints);
        viewpoints.any(|judged| judged.rule.id.ends_with(own))
    };
    assert!(!asked(json!({"kind": "new", "partner_country": "VNM"}), "future_partner"));
    assert!(!asked(json!({"kind": "new"}), "future_partner"));
    assert!(asked(json!({"kind": "new", "partner_country": "FRA"}), "future_partner"));
    assert!(!asked(json!({"kind": "new"}), "results_achieved"));
    assert!(asked(json!({"kind": "continuing", "phase": "1"}), "results_achieved"));
    assert!(!asked(json!({"kind": "continuing", "phase": "1"}), "results_new_theme"));
    assert!(asked(json!({"kind": "continuing", "phase": "2"}), "results_new_theme"));
}

fn some_answers() -> impl Strategy<Value = Vec<(String, &'static str)>> {
    let ids: Vec<String> = rules().judging.viewpoints.iter().map(|rule| rule.id.clone()).collect();
    let codes = vec!["yes", "partly", "no", "unknown", ""];
    let answer = (prop::sample::select(ids), prop::sample::select(codes));
    prop::collection::vec(answer, 0..60)
}

fn with_answers(proposal: &Node, answers: &[(String, &'static str)]) -> Node {
    answers.iter().fold(proposal.clone(), |proposal, (id, answer)| {
        let own = id.trim_start_matches("judging.viewpoints.");
        proposal.with(&format!("viewpoints.{own}.answer"), Node::text(answer))
    })
}

/// What a suggestion offers is what the engine makes of it once it is taken over, and answering
/// viewpoints by itself changes no figure.
#[test]
fn taken_over_a_suggestion_is_the_rating() {
    check((story(), some_answers()), |(story, answers)| {
        let proposal = story
            .end()
            .with("rules", Node::text("2026-1"))
            .with("format", Node::text("c3p-proposal"));
        let proposal = proposal.with("version", node(&json!(1)));
        let draft = with_answers(&proposal, &answers);
        let said: Value = serde_json::from_str(&assess(&text(&draft))).expect("JSON");
        assert!(said.get("error").is_none(), "{said}");
        assert_eq!(assess(&text(&proposal)), assess(&text(&draft)));
        let assessment = assessed(&draft);
        for item in judged_items(&draft, Reading::Draft, &assessment.score, rules()) {
            let Some(suggestion) = item.suggestion else { continue };
            assert!(
                suggestion.low <= suggestion.expected && suggestion.expected <= suggestion.high
            );
            assert!(suggestion.high <= item.max && !suggestion.low.is_negative());
            let edits = suggestion.edits(item.id);
            let taken = edits
                .iter()
                .fold(draft.clone(), |draft, (path, value)| draft.with(path, value.clone()));
            let items = assessed(&taken).score.items;
            let rated = items.iter().find(|rated| rated.id == item.id).expect("the item");
            let given = (rated.low, rated.expected, rated.high);
            assert_eq!(given, (suggestion.low, Some(suggestion.expected), suggestion.high));
        }
    });
}

/// Opening one settled answer never makes the range narrower.
#[test]
fn what_is_open_widens_the_range() {
    check((some_answers(), any::<prop::sample::Index>()), |(answers, chosen)| {
        let base = json!({"rules": "2026-1", "application": {"kind": "continuing", "phase": "2"}});
        let asked = |answers: &[(String, &'static str)]| {
            let draft = with_answers(&node(&base), answers);
            judged_items(&draft, Reading::Draft, &assessed(&draft).score, rules())
        };
        let known = asked(&answers);
        for item in &known {
            let settled: Vec<_> =
                item.viewpoints.iter().filter(|judged| judged.is_settled()).collect();
            let (Some(suggestion), true) = (item.suggestion, settled.len() > 1) else { continue };
            let own = settled[chosen.index(settled.len())].rule.id.clone();
            if rules().judging.viewpoints.iter().any(|v| v.id == own && v.value.asked_at.is_some())
            {
                continue;
            }
            let mut fewer = answers.clone();
            fewer.push((own, "unknown"));
            let after = asked(&fewer);
            let after = after.iter().find(|other| other.id == item.id).expect("the item");
            if let Some(after) = after.suggestion {
                assert!(after.low <= suggestion.low && suggestion.high <= after.high);
            }
        }
    });
}

fn sums(score: &Score, rated: bool) -> Number {
    let items = score.items.iter().filter(|item| item.kind != ItemKind::NotApplicable);
    let points = items.filter_map(|item| if rated { item.expected } else { Some(item.max) });
    Number(points.map(|points| points.0).sum())
}

#[test]
fn the_sheet_adds_up_as_the_score_does() {
    check(story(), |story| {
        let score = assessed(&story.end().with("rules", Node::text("2026-1"))).score;
        let sheet = sheet(&score, rules());
        assert_eq!(sheet.total.max, score.max);
        assert_eq!(sheet.total.points, score.expected);
        assert_eq!(sheet.total.of, score.expected_max);
        assert_eq!(sheet.total.max, sums(&score, false));
        assert_eq!(sheet.total.points, sums(&score, true));
        let maxima: Vec<String> =
            sheet.groups.iter().map(|group| group.subtotal.max.to_string()).collect();
        assert_eq!(maxima, ["150", "15", "10", "5", "5", "15"]);
    });
}
