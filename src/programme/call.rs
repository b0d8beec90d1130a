//! The steps to a call's deadline, counted back from it by days that a person gives.

use super::PREPARATION;
use super::attachments::has_co_implementers;
use super::calendar::Event;
use super::day::Day;
use super::letters::day;
use super::milestones::{Milestone, Milestones, Need};
use crate::domain::answer::Answer;
use crate::json::Node;
use crate::proposal::number_typed;
use crate::rules::RuleSet;

/// A call's dates and steps, as far as they are given.
#[derive(Clone, Debug)]
pub struct Call {
    /// The day it opens.
    pub opens: Answer<Day>,
    /// The last day.
    pub deadline: Answer<Day>,
    /// It opens after its deadline.
    pub is_reversed: bool,
    /// What is to be done before, in the given order, then the person's own.
    pub steps: Vec<Step>,
}

/// Something to do before the deadline.
#[derive(Clone, Debug)]
pub struct Step {
    /// What tells it from the others, for good.
    pub code: String,
    /// Its place among `preparation.call.steps`, where it is the person's own.
    pub own: Option<usize>,
    /// The list's step, where it is one.
    pub milestone: Option<&'static Milestone>,
    /// What a person calls it, where it is their own.
    pub name: String,
    /// Days before the deadline.
    pub days: Answer<u32>,
    /// The day it has to be done by.
    pub date: Option<Day>,
}

/// The steps of a proposal to its call.
pub fn call(proposal: &Node, rules: &RuleSet) -> Call {
    let given = proposal.get(PREPARATION).get("call");
    let (opens, deadline) = (day(given.get("opens")), day(given.get("deadline")));
    let milestones = Milestones::shipped().milestones.iter();
    let before = milestones.rev().skip(1).rev();
    let asked = before.filter(|milestone| is_needed(milestone.need, proposal, rules));
    let listed = asked.map(|milestone| Step {
        code: milestone.code.clone(),
        own: None,
        milestone: Some(milestone),
        name: String::new(),
        days: days(given.get("days").get(&milestone.code)),
        date: None,
    });
    let rows = given.get("steps").elements();
    let own = rows.iter().enumerate().map(|(place, node)| Step {
        code: own_code(rows, place),
        own: Some(place),
        milestone: None,
        name: node.get("name").as_text().unwrap_or_default().to_owned(),
        days: days(node.get("days")),
        date: None,
    });
    let dated = |step: Step| {
        let date = deadline.given().zip(step.days.given());
        Step { date: date.map(|(deadline, days)| deadline.before(days)), ..step }
    };
    let steps = listed.chain(own).map(dated).collect();
    let is_reversed = opens.given().zip(deadline.given()).is_some_and(|(first, last)| first > last);
    Call { opens, deadline, is_reversed, steps }
}

impl Call {
    /// Everything that has a day, for a calendar, in the order of days. `name` says what a step is called:
    /// one of the list, or else a person's own by its name; `key` tells the proposal from others, so that
    /// a later calendar replaces this one.
    pub fn events(
        &self,
        key: &str,
        name: &dyn Fn(Option<&'static Milestone>, &str) -> String,
        opens: &str,
    ) -> Vec<Event> {
        let event = |code: &str, day: Day, title: String| Event {
            uid: format!("{code}-{}", hash(key)),
            day,
            title,
        };
        let steps = self.steps.iter().filter_map(|step| {
            Some(event(&step.code, step.date?, name(step.milestone, &step.name)))
        });
        let opening = self.opens.given().map(|day| event("opens", day, opens.to_owned()));
        let last = self.deadline.given().zip(Milestones::shipped().deadline());
        let last =
            last.map(|(day, milestone)| event(&milestone.code, day, name(Some(milestone), "")));
        let mut events: Vec<Event> = steps.chain(opening).chain(last).collect();
        events.sort_by_key(|event| event.day);
        events
    }
}

/// What tells a person's own step from the others: its id, so that it stays when others go; its place where
/// it has none, or that of another.
fn own_code(rows: &[Node], place: usize) -> String {
    let id = |row: &Node| row.get("id").as_text().filter(|id| !id.is_empty()).map(str::to_owned);
    let own = rows.get(place).and_then(id);
    let is_first = |own: &String| rows.iter().take(place).all(|row| id(row).as_ref() != Some(own));
    match own.filter(is_first) {
        Some(id) => format!("own-{id}"),
        None => format!("own-at-{place}"),
    }
}

fn is_needed(need: Option<Need>, proposal: &Node, rules: &RuleSet) -> bool {
    match need {
        None => true,
        Some(Need::Governments) => !proposal.at("application.governments").elements().is_empty(),
        Some(Need::Certificates) => {
            let ems = proposal.at("organisation.ems").as_text();
            let is_certified = ems.is_some_and(|code| code != "none");
            is_certified || !proposal.at("organisation.wlb").elements().is_empty()
        }
        Some(Need::CoImplementers) => has_co_implementers(proposal, rules),
    }
}

/// Whole days, as people type numbers.
fn days(node: &Node) -> Answer<u32> {
    if node.is_unanswered() {
        return Answer::Missing;
    }
    let number = number_typed(node).and_then(|number| number.whole());
    let days = number.and_then(|days| u32::try_from(days).ok()).filter(|days| *days <= MOST_DAYS);
    days.map_or(Answer::Unreadable, Answer::Given)
}

/// Ten years: more is a slip of the pen.
const MOST_DAYS: u32 = 3_650;

/// A short name for a text that stays the same (FNV-1a).
fn hash(text: &str) -> String {
    let start = 0xcbf2_9ce4_8422_2325_u64;
    let hash = text
        .bytes()
        .fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Book;

    fn of(json: &str) -> Call {
        let rules = Book::shipped().newest().expect("rules");
        call(&serde_json::from_str(json).expect("JSON"), rules)
    }

    fn dates(call: &Call) -> Vec<(&str, String)> {
        let dated = call.steps.iter().filter_map(|step| Some((step.code.as_str(), step.date?)));
        dated.map(|(code, date)| (code, date.to_string())).collect()
    }

    #[test]
    fn days_are_counted_back_and_what_is_not_given_stays_open() {
        let call = of(r#"{"preparation":{"call":{"deadline":"2028-03-01","opens":"2028-02-01",
            "days":{"estimate":"１","check":"x","english":"-3","bid":"99999"},"steps":[{"name":"社内決裁","days":"30"},{}]}}}"#);
        assert_eq!(
            dates(&call),
            [("estimate", "2028-02-29".into()), ("own-at-0", "2028-01-31".into())]
        );
        let unreadable = call.steps.iter().filter(|step| step.days == Answer::Unreadable);
        assert_eq!(unreadable.count(), 3);
        assert!(!call.is_reversed);
        assert!(dates(&of(r#"{"preparation":{"call":{"days":{"estimate":"1"}}}}"#)).is_empty());
    }

    #[test]
    fn own_steps_keep_their_codes_when_others_go_and_no_two_have_one() {
        let codes = |steps: &str| -> Vec<String> {
            let call = of(&format!(r#"{{"preparation":{{"call":{{"steps":{steps}}}}}}}"#));
            let own = call.steps.iter().filter(|step| step.own.is_some());
            own.map(|step| step.code.clone()).collect()
        };
        let all = codes(r#"[{"id":"s1"},{"id":"s2"},{"id":"s2"},{},{"id":7}]"#);
        assert_eq!(all, ["own-s1", "own-s2", "own-at-2", "own-at-3", "own-at-4"]);
        assert_eq!(codes(r#"[{"id":"s2"}]"#), ["own-s2"]);
    }

    #[test]
    fn a_call_that_opens_after_it_closes_is_told() {
        assert!(
            of(r#"{"preparation":{"call":{"deadline":"2028-01-01","opens":"2028-02-01"}}}"#)
                .is_reversed
        );
    }

    #[test]
    fn steps_follow_what_the_proposal_has() {
        let has = |json: &str, code: &str| of(json).steps.iter().any(|step| step.code == code);
        assert!(
            !has("{}", "approval") && !has("{}", "certificates") && !has("{}", "co_implementers")
        );
        assert!(has(r#"{"application":{"governments":[{}]}}"#, "approval"));
        assert!(has(r#"{"organisation":{"ems":"certified"}}"#, "certificates"));
        assert!(!has(r#"{"organisation":{"ems":"none","wlb":[]}}"#, "certificates"));
        assert!(has(
            r#"{"budget":{"lines":[{"category":"joint_implementation"}]}}"#,
            "co_implementers"
        ));
        assert!(!has("{}", "deadline"), "it is the day itself");
    }

    #[test]
    fn events_keep_their_names_when_dates_move() {
        let events = |deadline: &str| {
            let call = of(&format!(
                r#"{{"preparation":{{"call":{{"deadline":"{deadline}","opens":"2028-02-01","days":{{"check":"2"}}}}}}}}"#
            ));
            let name = |listed: Option<&Milestone>, own: &str| {
                listed.map_or(own.to_owned(), |milestone| milestone.title.en.clone())
            };
            call.events("2026-1 題名", &name, "opens")
        };
        let (first, later) = (events("2028-03-01"), events("2028-03-02"));
        let ids = |events: &[Event]| -> Vec<String> {
            events.iter().map(|event| event.uid.clone()).collect()
        };
        assert_eq!(ids(&first), ids(&later));
        assert_eq!(
            first.iter().map(|event| event.day.to_string()).collect::<Vec<_>>(),
            ["2028-02-01", "2028-02-28", "2028-03-01"]
        );
        assert_ne!(hash("a"), hash("b"));
    }
}
