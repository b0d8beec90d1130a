//! Reads an estimate and its lines into the domain's input.

use super::reader::{Listed, Reader, Reading};
use super::{ADMINISTRATION_BASE, Node};
use crate::domain::answer::Answer;
use crate::domain::found::Problems;
use crate::domain::input::{Administration, BudgetFrame, Line};
use crate::domain::problem::{Issue, Problem};
use crate::quantity::Number;
use crate::rules::{Group, RuleSet};
use rust_decimal::Decimal;

/// Most percent there are.
const ALL: Number = Number(Decimal::ONE_HUNDRED);

/// Reads an estimate but for its lines. Problems' paths start at the estimate.
pub fn budget_frame(
    budget: &Node,
    reading: Reading,
    rules: &RuleSet,
    problems: &mut Problems,
) -> BudgetFrame {
    let readable = budget.is_unanswered() || matches!(budget, Node::Object(_));
    if !readable {
        problems.push(Problem::new("", Issue::UnknownValue));
        return BudgetFrame {
            administration: Answer::Unreadable,
            lines_unreadable: true,
            ..BudgetFrame::default()
        };
    }
    let mut section = Reader { node: budget, path: String::new(), reading, problems };
    let untaxed = section.code("tax_mode", |code| match code {
        "standard" => Some(false),
        "none" => Some(true),
        _ => None,
    });
    BudgetFrame {
        untaxed: untaxed.is(&true),
        administration: administration(&mut section),
        work_without_cost: section.known_codes("work_without_cost", |code| task(code, rules)),
        lines_unreadable: match section.list("lines") {
            Answer::Given(listed) => !listed.is_whole,
            Answer::Missing => false,
            Answer::Unreadable => true,
        },
    }
}

fn administration(section: &mut Reader<'_>) -> Answer<Administration> {
    let (mut given, readable) = section.object("general_administration");
    if !readable {
        return Answer::Unreadable;
    }
    let base = given.codes("base", group).and_then(Listed::whole).map(|codes| {
        // Each once, in the format's order.
        let groups = ADMINISTRATION_BASE.into_iter().filter_map(group);
        let named = |group: &Group| codes.iter().any(|code| code.is(group));
        groups.filter(named).collect()
    });
    Answer::Given(Administration {
        base,
        rate: given.quantity_up_to("rate", ALL),
        amount: given.quantity("amount"),
    })
}

fn group(code: &str) -> Option<Group> {
    match code {
        "personnel" => Some(Group::Personnel),
        "operating" => Some(Group::Operating),
        "outsourcing" => Some(Group::Outsourcing),
        "joint_implementation" => Some(Group::JointImplementation),
        _ => None,
    }
}

fn task(code: &str, rules: &RuleSet) -> Option<usize> {
    rules.budget.required_work.iter().position(|task| task.value == code)
}

/// Reads one line, with what can't be read of it from the line on; `None` where it is no line at all.
pub fn budget_line(node: &Node, reading: Reading, rules: &RuleSet) -> (Option<Line>, Vec<Problem>) {
    let mut problems = Problems::default();
    if !node.is_unanswered() && !matches!(node, Node::Object(_)) {
        return (None, vec![Problem::new("", Issue::UnknownValue)]);
    }
    let mut row = Reader { node, path: String::new(), reading, problems: &mut problems };
    row.check(&["unit", "unit2"], &[]);
    let categories = &rules.budget.categories;
    let exceptions = &rules.budget.consumable_exceptions;
    let currency = row.text("currency");
    let line = Line {
        id: row.text("id").given(),
        category: row.code("category", |code| {
            categories.iter().position(|category| category.value.code == code)
        }),
        unit_price: row.quantity("unit_price"),
        foreign: match &currency {
            Answer::Missing => false,
            Answer::Given(code) => &**code != "JPY",
            Answer::Unreadable => true,
        },
        exchange_rate: row.quantity("exchange_rate"),
        quantity: row.quantity("quantity"),
        quantity2: row.quantity("quantity2"),
        price_includes_tax: row.flag("price_includes_tax"),
        consumable_exception: row
            .code("consumable_exception", |code| {
                exceptions.iter().any(|exception| exception.value == code).then_some(())
            })
            .is(&()),
        work: row.known_codes("work", |code| task(code, rules)),
        described: [row.text("description"), row.text("note")]
            .iter()
            .any(|text| !text.is_missing()),
    };
    (Some(line), problems.into_kept())
}
