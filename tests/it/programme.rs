//! What follows from the programme's facts, for proposals made at random; and what a proposal keeps for it.

use c3p_calculator::assess;
use c3p_calculator::domain::found::Problems;
use c3p_calculator::engine::Engine;
use c3p_calculator::programme::{
    Cover, Known, Leading, Listed, Milestone, Pairs, Relation, Sender, attachments, calendar, call,
    letters, plan, related, timeline,
};
use c3p_calculator::proposal::{Node, Reading, basics, to_file};
use c3p_calculator::rules::{Book, RuleSet};
use proptest::prelude::*;
use proptest::sample::select;

use crate::generate::{any_json, story, text, tree};
use crate::laws::check;

fn rules() -> &'static RuleSet {
    Book::shipped().newest().expect("rules")
}

/// A proposal by the newest rules, whatever else it says.
fn draft(end: Node) -> Node {
    end.with("rules", Node::text(&rules().id))
}

#[test]
fn a_plan_has_every_duty_and_what_the_lines_say() {
    check(story(), |story| {
        let draft = draft(story.end());
        let engine = Engine::new(Book::shipped(), Reading::Draft);
        let budget = engine.budget(&draft, "budget").expect("rules that are there");
        let plan = plan(&draft, &budget, rules());
        assert_eq!(plan.rows.len(), 12);
        for row in &plan.rows {
            assert!(row.months.iter().all(|month| *month < plan.months.len()));
            let code = Node::text(&row.duty.code);
            let named = |line: &Node| line.get("work").elements().contains(&code);
            let lines = draft.at("budget.lines").elements();
            let expected: Vec<usize> =
                (0..lines.len()).filter(|place| named(&lines[*place])).collect();
            let is_work =
                rules().budget.required_work.iter().any(|rule| rule.value == row.duty.code);
            match &row.cover {
                Cover::Lines(places, ..) => assert_eq!(*places, expected),
                Cover::Untold => assert!(!is_work),
                Cover::WithoutCost | Cover::Nothing => assert!(is_work && expected.is_empty()),
            }
            // The assessment says the same of what is missing.
            assert_eq!(row.cover == Cover::Nothing, budget.missing_work.contains(&row.duty.code));
        }
    });
}

#[test]
fn letters_and_documents_follow_from_any_proposal() {
    check((story(), any_json()), |(story, json)| {
        for draft in [story.end(), story.end().with("preparation", tree(&json))] {
            let letters = letters(&draft);
            let governments = draft.at("application.governments").elements().len();
            let needed =
                letters.iter().filter(|one| one.from == Sender::Government && !one.is_left_over);
            assert_eq!(needed.count(), governments);
            let attachments = attachments(&draft, rules());
            assert_eq!(attachments.len(), 11);
            for one in &attachments {
                assert!(one.known == Known::Needed || one.proofs.is_empty());
            }
            let organisation =
                basics(&draft, Reading::Draft, rules(), &mut Problems::default()).organisation;
            let ems = attachments.iter().find(|one| one.document.code == "ems").expect("⑦");
            assert_eq!(organisation.ems.is_given(), !matches!(ems.known, Known::Open(_)));
        }
    });
}

#[test]
fn a_calendar_has_every_day_of_a_call() {
    let place = select(vec![
        "preparation.call",
        "preparation.call.deadline",
        "preparation.call.days.check",
        "preparation.call.steps",
        "preparation.letters",
    ]);
    check((story(), place, any_json(), 0_u32..400), |(story, place, json, days)| {
        let given = story.end().with(place, tree(&json));
        let draft = given
            .with("preparation.call.deadline", Node::text("2027-02-26"))
            .with("preparation.call.days.estimate", Node::text(&days.to_string()));
        let call = call(&draft, rules());
        let title = |listed: Option<&Milestone>, own: &str| {
            listed.map_or(own.to_owned(), |milestone| milestone.title.ja.clone())
        };
        let dated = call.steps.iter().filter(|step| step.date.is_some()).count();
        assert!(dated >= 1 && call.deadline.is_given());
        let events = call.events("key", &title, "opens");
        let opens = usize::from(call.opens.is_given());
        assert_eq!(events.len(), dated + 1 + opens);
        assert_eq!(
            calendar(&events, "20260101T000000Z").matches("BEGIN:VEVENT").count(),
            events.len()
        );
    });
}

#[test]
fn the_years_of_a_pair_are_those_the_engine_counts() {
    check(story(), |story| {
        let draft = draft(story.end());
        let mut engine = Engine::new(Book::shipped(), Reading::Draft);
        let history = engine.assess(&draft).expect("rules").history;
        let application =
            basics(&draft, Reading::Draft, rules(), &mut Problems::default()).application;
        let timeline = timeline(&application, rules());
        assert_eq!(timeline.as_ref().map(|timeline| timeline.completed), history.completed_years);
        assert_eq!(timeline.as_ref().map(|timeline| timeline.remaining), history.remaining_years);
    });
}

#[test]
fn names_of_any_kind_are_looked_up_and_never_denied() {
    check(any::<String>(), |name| {
        let list = Leading::shipped();
        if let Listed::One(body) = list.look_up(&name) {
            assert_ne!(body.leading_area(), Some(false));
        }
        assert!(list.search(&name).len() <= list.named().len());
        let proposal = Node::Null
            .with("application.partner_cities[0]", Node::text(&name))
            .with("application.governments[0].name", Node::text(&name));
        for (relation, pair) in related(Pairs::shipped(), &proposal) {
            assert!(pair.in_2025 || relation != Relation::SameLately);
        }
    });
}

#[test]
fn what_is_prepared_is_kept_and_changes_no_figure() {
    check((story(), any_json()), |(story, json)| {
        let plain = to_file(&story.end());
        let prepared = to_file(&story.end().with("preparation", tree(&json)));
        assert_eq!(text(prepared.get("preparation")), json.to_string());
        assert_eq!(assess(&text(&prepared)), assess(&text(&plain)));
    });
}
