//! The plan of a year: what is due how often, in which of its months by this tool's spreading, and what
//! the estimate has for it.

use std::sync::OnceLock;

use serde::Deserialize;

use super::PREPARATION;
use super::about::{About, Convention, Source, shipped};
use super::day::Month;
use crate::domain::answer::Answer;
use crate::domain::assessment::Budget;
use crate::json::Node;
use crate::quantity::Yen;
use crate::rules::RuleSet;
use crate::text::Text;

/// Everything that is due in a year.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duties {
    /// What they are.
    pub about: About,
    /// How they are spread over months.
    pub spreading: Convention,
    /// Months of a plan whose start is open.
    pub months: usize,
    /// The month of the year that a plan ends with.
    pub last_month: i64,
    /// The required work in the order of the rules, then the other duties.
    pub duties: Vec<Duty>,
}

/// Something that is due in a year.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// Its code; for required work, that of the rules.
    pub code: String,
    /// Its name, where no rule has one.
    pub title: Option<Text>,
    /// How often; none where that is each month, or when the ministry asks.
    pub times: Option<usize>,
    /// The source says "about".
    #[serde(default)]
    pub approximate: bool,
    /// Where in the year.
    pub spread: Spread,
    /// What else is to know.
    pub note: Text,
    /// Where to read it.
    pub source: Source,
}

/// Where in the year something is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Spread {
    /// In every month.
    Monthly,
    /// In the first month.
    Start,
    /// In the last month.
    End,
    /// From the first to the last month, evenly.
    Ends,
    /// In the middle of equal parts of the year.
    Within,
    /// At the end of equal parts of the year.
    Closing,
    /// In none: when the ministry asks.
    Asked,
}

/// A year, month by month.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The months; unnamed where the start is open.
    pub months: Vec<Option<Month>>,
    /// The start as given.
    pub start: Answer<Month>,
    /// What is due.
    pub rows: Vec<Row>,
}

/// A duty in a plan.
#[derive(Clone, Debug)]
pub struct Row {
    /// The duty.
    pub duty: &'static Duty,
    /// Months it is put in, from 0.
    pub months: Vec<usize>,
    /// What the estimate has for it.
    pub cover: Cover,
}

/// What the estimate has for a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cover {
    /// Lines that name it: their places, the yen they come to before administration and tax, and
    /// whether some have no amount yet.
    Lines(Vec<usize>, Yen, bool),
    /// It is said to cost nothing.
    WithoutCost,
    /// Nothing: neither a line nor the list of work without cost names it.
    Nothing,
    /// The estimate has no sign for it, so that nothing can be said.
    Untold,
}

impl Duties {
    /// Those that come with this build.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Duties> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            shipped(include_str!(concat!(env!("OUT_DIR"), "/programme/duties.json")))
        })
    }
}

/// The plan of a proposal's first year. The estimate is the engine's answer to it.
pub fn plan(proposal: &Node, budget: &Budget, rules: &RuleSet) -> Plan {
    let duties = Duties::shipped();
    let start = start(proposal.get(PREPARATION).get("plan_start"));
    let months = months(duties, start.given());
    let row = |duty: &'static Duty| Row {
        duty,
        months: duty.spread.months(duty.times.unwrap_or_default(), months.len()),
        cover: cover(&duty.code, proposal, budget, rules),
    };
    let rows = duties.duties.iter().map(row).collect();
    Plan { months, start, rows }
}

fn start(node: &Node) -> Answer<Month> {
    match node.as_text().and_then(Month::parse) {
        Some(month) => Answer::Given(month),
        None if node.is_unanswered() => Answer::Missing,
        None => Answer::Unreadable,
    }
}

fn months(duties: &Duties, start: Option<Month>) -> Vec<Option<Month>> {
    let Some(start) = start else { return vec![None; duties.months] };
    let mut months = vec![Some(start)];
    let mut last = start;
    while last.month != duties.last_month {
        last = last.next();
        months.push(Some(last));
    }
    months
}

impl Spread {
    /// Which of so many months, each once.
    fn months(self, times: usize, count: usize) -> Vec<usize> {
        let last = count.saturating_sub(1);
        let each = |place: &dyn Fn(usize) -> usize| (0..times).map(place).collect::<Vec<_>>();
        let mut months = match self {
            Self::Monthly => (0..count).collect(),
            Self::Start => vec![0],
            Self::End => vec![last],
            Self::Ends if times > 1 => each(&|at| at * last / (times - 1)),
            Self::Within | Self::Ends => each(&|at| (2 * at + 1) * count / (2 * times)),
            Self::Closing => each(&|at| ((at + 1) * count / times).saturating_sub(1)),
            Self::Asked => Vec::new(),
        };
        months.dedup();
        months
    }
}

fn cover(code: &str, proposal: &Node, budget: &Budget, rules: &RuleSet) -> Cover {
    let work = &rules.budget.required_work;
    let Some(task) = work.iter().position(|rule| rule.value == code) else { return Cover::Untold };
    let lines = budget.lines.iter().enumerate().filter(|(_, line)| line.work.contains(&task));
    let (places, lines): (Vec<usize>, Vec<_>) = lines.unzip();
    if !places.is_empty() {
        let yen = lines.iter().filter_map(|line| line.amount).sum();
        let is_open = lines.iter().any(|line| line.amount.is_none());
        return Cover::Lines(places, yen, is_open);
    }
    let free = proposal.at("budget.work_without_cost").elements();
    if free.iter().any(|named| named.as_text() == Some(code)) {
        Cover::WithoutCost
    } else {
        Cover::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Engine;
    use crate::proposal::Reading;
    use crate::rules::Book;

    fn of(json: &str) -> Plan {
        let rules = Book::shipped().newest().expect("rules");
        let draft: Node = serde_json::from_str(json).expect("JSON");
        let draft = draft.with("rules", Node::text(&rules.id));
        let engine = Engine::new(Book::shipped(), Reading::Draft);
        plan(&draft, &engine.budget(&draft, "budget").expect("rules"), rules)
    }

    fn row<'p>(plan: &'p Plan, code: &str) -> &'p Row {
        plan.rows.iter().find(|row| row.duty.code == code).expect("a duty")
    }

    #[test]
    fn the_required_work_comes_first_in_the_order_of_the_rules_and_every_other_duty_has_a_name() {
        let rules = Book::shipped().newest().expect("rules");
        let (work, others) = Duties::shipped().duties.split_at(rules.budget.required_work.len());
        let codes: Vec<&str> = work.iter().map(|duty| duty.code.as_str()).collect();
        let expected: Vec<&str> =
            rules.budget.required_work.iter().map(|rule| rule.value.as_str()).collect();
        assert_eq!(codes, expected);
        assert!(work.iter().all(|duty| duty.title.is_none()));
        assert!(others.iter().all(|duty| duty.title.is_some()));
    }

    #[test]
    fn often_enough_and_never_outside_the_year() {
        for count in 1..=12 {
            for duty in &Duties::shipped().duties {
                let months = duty.spread.months(duty.times.unwrap_or_default(), count);
                assert!(months.iter().all(|month| *month < count), "{}", duty.code);
                assert!(months.is_sorted_by(|left, right| left < right), "{}", duty.code);
                let times = match duty.spread {
                    Spread::Monthly => count,
                    _ => duty.times.unwrap_or_default(),
                };
                assert!(months.len() == times || count < 3, "{} in {count}", duty.code);
            }
        }
        assert_eq!(Spread::Ends.months(3, 12), [0, 5, 11]);
        assert_eq!(Spread::Within.months(2, 12), [3, 9]);
        assert_eq!(Spread::Closing.months(2, 12), [5, 11]);
    }

    #[test]
    fn an_open_start_names_no_month_and_a_given_one_runs_to_the_end_of_the_fiscal_year() {
        assert_eq!(of("{}").months, [None; 12]);
        let named = of(r#"{"preparation":{"plan_start":"2026-07"}}"#).months;
        let named: Vec<String> =
            named.into_iter().flatten().map(|month| month.to_string()).collect();
        assert_eq!((named.len(), named[0].as_str(), named[8].as_str()), (9, "2026-07", "2027-03"));
        assert_eq!(of(r#"{"preparation":{"plan_start":"2027-03"}}"#).months.len(), 1);
        assert_eq!(of(r#"{"preparation":{"plan_start":"July"}}"#).start, Answer::Unreadable);
    }

    #[test]
    fn what_the_estimate_has_is_told_apart() {
        let plan = of(r#"{"budget":{"work_without_cost":["conference"],"lines":[
            {"id":"L1","category":"printing","unit_price":"100","quantity":"2","work":["deliverables"]},
            {"id":"L2","category":"wages","quantity":"2","work":["deliverables","debriefing"]}]}}"#);
        assert_eq!(row(&plan, "deliverables").cover, Cover::Lines(vec![0, 1], Yen(200), true));
        assert_eq!(row(&plan, "debriefing").cover, Cover::Lines(vec![1], Yen::ZERO, true));
        assert_eq!(row(&plan, "conference").cover, Cover::WithoutCost);
        assert_eq!(row(&plan, "coordination").cover, Cover::Nothing);
        assert_eq!(row(&plan, "seminar").cover, Cover::Untold);
    }
}
