//! Answers worked out by hand.

use c3p_calculator::fitting::{Convention, Estimate};
use c3p_calculator::proposal::Node;
use c3p_calculator::quantity::{Exact, Number, Yen};
use serde_json::json;

use super::budgets::{of, plain};
use super::{new_engine, yen};

fn asked<T>(draft: &Node, question: impl Fn(&Estimate<'_, '_>) -> T) -> T {
    let engine = new_engine();
    question(&Estimate::read(&engine, draft, "budget").expect("rules that are there"))
}

fn prices(edits: &[(String, Node)]) -> Vec<(&str, &str)> {
    let prices = edits.iter().map(|(at, price)| (at.as_str(), price.as_text().expect("a text")));
    prices.collect()
}

#[test]
fn room_before_tax_and_administration() {
    // Ten percent on personnel and operating costs, then ten percent of tax: 10,000,000 + 1,000,000
    // + 1,100,000 leave 7,900,000. A subtotal of 18,181,819 with its 1,818,181 of tax is the most, 7,181,819
    // above that of now; 6,528,927 with their 652,892 of administration make just these.
    let line = json!({"category": "personnel", "unit_price": "10000000", "quantity": "1"});
    let budget = json!({"general_administration": {"rate": "10"}, "lines": [line]});
    let room = asked(&of(&budget, &json!(null)), |estimate| estimate.room()).expect("room");
    assert_eq!(room.with_tax, yen(7_900_000));
    assert_eq!(room.before_tax, yen(7_181_819));
    assert_eq!(room.before_tax_and_administration, yen(6_528_927));
    let of =
        |code: &str| room.categories.iter().find(|room| room.code == code).map(|room| room.yen);
    assert_eq!(of("personnel"), Some(yen(6_528_927)));
    assert_eq!(of("joint_implementation"), Some(yen(7_181_819)));
    // Half of 11,000,000.
    assert_eq!(of("outsourcing"), Some(yen(5_500_000)));
    assert_eq!((room.outsourcing.allowed, room.outsourcing.to_add), {
        (yen(5_500_000), yen(5_500_000))
    });
}

#[test]
fn an_administration_charged_on_outsourcing_moves_its_limit() {
    // x may be at most (1,000,000 + 100,000 + x / 10) / 2, thus 578,947.
    let line = json!({"category": "personnel", "unit_price": "1000000", "quantity": "1"});
    let budget = json!({"lines": [line], "general_administration":
        {"rate": "10", "base": ["personnel", "operating", "outsourcing"]}});
    let room = asked(&of(&budget, &json!(null)), |estimate| estimate.room()).expect("room");
    assert_eq!(room.outsourcing.allowed, yen(578_947));
}

#[test]
fn trimmed_lines_share_the_cut() {
    // 15,000,004 yen to 13,000,000. Just below 0.8666666, where the second would be 4,333,333, the
    // three are exactly that; a share that is lower by more would leave a yen.
    let lines: [(&str, &str, &str, &[&str]); 4] = [
        ("personnel", "10000000", "1", &[]),
        ("printing", "5000000", "1", &[]),
        ("printing", "4", "1", &[]),
        ("rental", "7000000", "1", &[]),
    ];
    let change = asked(&plain(&lines), |estimate| estimate.trim(&[2, 0, 1, 1])).expect("a change");
    assert_eq!(change.budget.total, yen(20_000_000));
    assert_eq!(
        prices(&change.edits),
        [
            ("budget.lines[0].unit_price", "8666665"),
            ("budget.lines[1].unit_price", "4333332"),
            ("budget.lines[2].unit_price", "3"),
        ]
    );
    assert_eq!(change.lines[0].before, Some(yen(10_000_000)));
    assert_eq!(change.lines[0].after, Some(yen(8_666_665)));
}

#[test]
fn leftovers_go_to_those_first_that_lost_most() {
    // Just below 0.87 the third line falls to 869 and its 10,000 yen are too much to give back. One
    // yen is left: the second has lost 0.995 of a step, the first 0.992.
    let lines: [(&str, &str, &str, &[&str]); 4] = [
        ("personnel", "8000000", "1", &[]),
        ("personnel", "5000000", "1", &[]),
        ("printing", "1000", "10000", &[]),
        ("rental", "1", "1", &[]),
    ];
    let change = asked(&plain(&lines), |estimate| estimate.trim(&[0, 1, 2])).expect("a change");
    assert_eq!(
        prices(&change.edits),
        [
            ("budget.lines[0].unit_price", "6959999"),
            ("budget.lines[1].unit_price", "4350000"),
            ("budget.lines[2].unit_price", "869"),
        ]
    );
    assert_eq!(change.budget.total, yen(20_000_000));
}

#[test]
fn work_that_loses_all_its_money_is_not_covered() {
    // A price of one yen can only be kept or lost.
    let lines: [(&str, &str, &str, &[&str]); 2] = [
        ("printing", "1", "1000000", &["deliverables"]),
        ("overseas_travel", "9000000", "1", &["field_survey"]),
    ];
    let without = Node::list([Node::text("conference")]);
    let draft = plain(&lines).with("budget.work_without_cost", without);
    let cuts = asked(&draft, |estimate| estimate.scrutiny()).expect("known");
    let plan = cuts[0].plan.as_ref().expect("a plan");
    assert_eq!(prices(&plan.change.edits), [("budget.lines[0].unit_price", "0")]);
    let covered = |code: &str| plan.work.iter().find(|work| work.code == code).map(|w| w.covered);
    assert_eq!(covered("deliverables"), Some(false));
    assert_eq!((covered("field_survey"), covered("conference")), (Some(true), Some(true)));
    assert_eq!(covered("debriefing"), Some(false), "nothing names it");
}

#[test]
fn a_price_keeps_its_decimals_when_it_is_lowered() {
    let lines: [(&str, &str, &str, &[&str]); 2] =
        [("printing", "2.50", "4000000", &[]), ("personnel", "11000000", "1", &[])];
    let change = asked(&plain(&lines), |estimate| estimate.trim(&[0])).expect("a change");
    assert_eq!(prices(&change.edits), [("budget.lines[0].unit_price", "2.25")]);
    assert_eq!(change.budget.total, yen(20_000_000));
    let change =
        asked(&plain(&lines), |estimate| estimate.scale("printing", 99)).expect("a change");
    assert_eq!(prices(&change.edits), [("budget.lines[0].unit_price", "2.47")]);
}

#[test]
fn a_category_has_a_greatest_percentage() {
    let lines: [(&str, &str, &str, &[&str]); 2] =
        [("printing", "10000000", "1", &[]), ("personnel", "15000000", "1", &[])];
    let over = plain(&lines);
    assert_eq!(asked(&over, |estimate| estimate.greatest_percent("printing")), Some(50));
    assert_eq!(asked(&over, |estimate| estimate.greatest_percent("rental")), None);
    assert_eq!(asked(&over, |estimate| estimate.greatest_percent("no such")), None);
    let hopeless = over.with("budget.lines[1].unit_price", Node::text("20000001"));
    assert_eq!(asked(&hopeless, |estimate| estimate.greatest_percent("printing")), None);
    assert!(asked(&hopeless, |estimate| estimate.trim(&[0])).is_none());
}

#[test]
fn outsourcing_goes_down_or_up_to_half_of_the_rest() {
    let lines: [(&str, &str, &str, &[&str]); 3] = [
        ("outsourcing", "4000000", "1", &[]),
        ("outsourcing", "2000000", "1", &[]),
        ("personnel", "6000001", "1", &[]),
    ];
    let down = asked(&plain(&lines), |estimate| estimate.outsourcing_to_limit()).expect("a change");
    assert_eq!(
        prices(&down.edits),
        [("budget.lines[0].unit_price", "2000000"), ("budget.lines[1].unit_price", "1000000"),]
    );
    assert_eq!(down.budget.outsourcing.code(), "pass");
    let less = plain(&lines).with("budget.lines[2].unit_price", Node::text("15000000"));
    let up = less.with("budget.lines[0].unit_price", Node::text("2000000"));
    let up = asked(&up, |estimate| estimate.outsourcing_to_limit()).expect("a change");
    assert_eq!(up.budget.total, yen(20_000_000), "the cap comes before the limit");
    assert!(asked(&less, |estimate| estimate.outsourcing_to_limit()).is_none(), "over the cap");
}

#[test]
fn a_cut_spares_required_work_while_it_can() {
    let lines: [(&str, &str, &str, &[&str]); 3] = [
        ("personnel", "1500000", "1", &[]),
        ("overseas_travel", "6000000", "1", &["field_survey", "coordination"]),
        ("printing", "2500000", "1", &["deliverables"]),
    ];
    let cuts = asked(&plain(&lines), |estimate| estimate.scrutiny()).expect("known");
    let plans: Vec<_> = cuts.iter().map(|cut| cut.plan.as_ref().expect("a plan")).collect();
    assert_eq!(
        cuts.iter().map(|cut| cut.cut.0).collect::<Vec<_>>(),
        [500_000, 1_000_000, 2_000_000]
    );
    assert_eq!(plans.iter().map(|plan| plan.cut_of_work.0).collect::<Vec<_>>(), [0, 0, 500_000]);
    assert_eq!(prices(&plans[1].change.edits), [("budget.lines[0].unit_price", "500000")]);
    // 8,500,000 to 8,000,000: 5,647,058.8… and 2,352,941.2….
    assert_eq!(
        prices(&plans[2].change.edits),
        [
            ("budget.lines[0].unit_price", "0"),
            ("budget.lines[1].unit_price", "5647059"),
            ("budget.lines[2].unit_price", "2352941"),
        ]
    );
    let work: Vec<_> =
        plans[2].work.iter().map(|work| (work.code.as_str(), work.covered)).collect();
    assert_eq!(
        work,
        [
            ("deliverables", true),
            ("monthly_report", false),
            ("debriefing", false),
            ("field_survey", true),
            ("conference", false),
            ("coordination", true),
        ]
    );
    assert_eq!(plans[2].work[3].before, plans[2].work[5].before);
    assert_eq!(plans[2].work[3].after, yen(5_647_059));
    let fixed = plain(&lines).with("budget.general_administration.amount", Node::text("90000000"));
    let cuts = asked(&fixed, |estimate| estimate.scrutiny()).expect("known");
    assert!(cuts[0].plan.is_some() && cuts[2].plan.is_none(), "the administration is an amount");
}

#[test]
fn the_largest_lines_are_named_with_their_share() {
    let lines: [(&str, &str, &str, &[&str]); 7] = [
        ("printing", "3000000", "1", &[]),
        ("personnel", "9000000", "1", &[]),
        ("rental", "6000000", "1", &[]),
        ("printing", "3000000", "1", &[]),
        ("printing", "10", "1", &[]),
        ("wages", "7", "1", &[]),
        ("wages", "1000", "1", &[]),
    ];
    let excess = asked(&plain(&lines), |estimate| estimate.excess()).expect("over");
    assert_eq!(excess.over, yen(1_001_017));
    let named: Vec<_> = excess.largest.iter().map(|line| line.position).collect();
    assert_eq!(named, [1, 2, 0, 3, 6]);
    let percent = |text: &str| Number::parse(text).map(Exact::from);
    assert_eq!(excess.largest[0].percent_of_operating, None);
    // 6,000,000 of 12,001,017, and 9,000,000 of 21,001,017.
    assert_eq!(excess.largest[1].percent_of_operating, percent("50"));
    assert_eq!(excess.largest[0].percent_of_subtotal, percent("42.9"));
    let within = plain(&lines[..1]);
    assert!(asked(&within, |estimate| estimate.excess()).is_none());
    assert!(asked(&within, |estimate| estimate.trim(&[0])).is_none(), "nothing to trim");
}

#[test]
fn the_cuts_are_said_to_be_a_convention() {
    let convention = Convention::shipped();
    assert_eq!(convention.basis, c3p_calculator::rules::Basis::Convention);
    let percents: Vec<_> = convention.percents.iter().map(ToString::to_string).collect();
    assert_eq!(percents, ["5", "10", "20"]);
    for percent in &percents {
        assert!(convention.explanation.ja.contains(percent.as_str()));
        assert!(convention.explanation.en.contains(percent.as_str()));
    }
}

#[test]
fn an_empty_estimate_has_all_the_room() {
    let room = asked(&plain(&[]), |estimate| estimate.room()).expect("room");
    assert_eq!((room.with_tax, room.before_tax), (yen(20_000_000), yen(20_000_000)));
    assert_eq!(room.outsourcing.allowed, Yen::ZERO);
}
