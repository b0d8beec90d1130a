//! Which lines are shown, in which order, and what they come to.

use std::cmp::Reverse;
use std::rc::Rc;

use crate::domain::assessment::{Budget, BudgetLine};
use crate::json::Node;
use crate::quantity::Yen;
use crate::rules::RuleSet;
use crate::sheet::fold::fold;

/// How lines are to be arranged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Criteria {
    /// What a line's description, note or category holds, in any width and case; all lines where empty.
    pub find: String,
    /// Which lines.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// Those of a category stand together.
    pub grouped: bool,
}

/// Which lines are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All of them.
    #[default]
    All,
    /// Those of a category, by its position in the rules; those of none.
    Category(Option<usize>),
    /// Those that serve a required task, by its position in the rules; those that serve none.
    Work(Option<usize>),
    /// Those that want a look: an error, something missing, the wrong category.
    Problems,
}

/// In which order lines are shown. Lines that are alike keep the order they were entered in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As entered.
    #[default]
    Entered,
    /// By category, in the order of the rules; lines without one come last.
    Category,
    /// Greatest amount first; unknown amounts come last.
    Dearest,
    /// Smallest amount first; unknown amounts come last.
    Cheapest,
    /// By description.
    Description,
}

/// Lines as they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// Their positions in the proposal.
    pub order: Vec<usize>,
    /// Where a category begins; empty unless grouped.
    pub groups: Vec<Group>,
    /// What they come to, before administration and tax.
    pub sum: Sum,
}

/// Lines of one category that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The place of its first line among those shown.
    pub start: usize,
    /// Its position in the rules; none for lines without one.
    pub category: Option<usize>,
    /// What its lines come to.
    pub sum: Sum,
}

/// Whole yen of some lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many lines.
    pub lines: usize,
    /// What those come to whose amount is known.
    pub amount: Yen,
    /// Lines that are begun and whose amount is unknown.
    pub unknown: usize,
}

/// Arranges lines by what is known about them.
pub fn arrange(
    nodes: &[Node],
    estimate: &Budget,
    rules: &RuleSet,
    criteria: &Criteria,
) -> Arrangement {
    let wanted = fold(&criteria.find);
    let lines = &estimate.lines;
    let is_shown = |index: &usize| {
        let (Some(node), Some(line)) = (nodes.get(*index), lines.get(*index)) else { return false };
        let is_found = wanted.is_empty() || holds(node, line, rules, &wanted);
        is_found && fits(criteria.filter, line)
    };
    let mut order: Vec<usize> = (0..nodes.len()).filter(is_shown).collect();
    sort(&mut order, nodes, lines, criteria.sort);
    if criteria.grouped {
        order.sort_by_key(|index| by_category(lines.get(*index).and_then(|line| line.category)));
    }
    described(order, estimate, criteria.grouped)
}

/// Lines as they are arranged already, with what they come to now.
pub fn described(order: Vec<usize>, estimate: &Budget, grouped: bool) -> Arrangement {
    let category = |index: &usize| estimate.lines.get(*index).and_then(|line| line.category);
    let groups = if grouped { groups(&order, estimate, category) } else { Vec::new() };
    let sum = sum_of(&order, estimate);
    Arrangement { order, groups, sum }
}

/// What lines at some positions come to.
pub fn sum_of(positions: &[usize], estimate: &Budget) -> Sum {
    let lines = positions.iter().filter_map(|index| estimate.lines.get(*index));
    lines.fold(Sum::default(), |sum, line| Sum {
        lines: sum.lines + 1,
        amount: sum.amount + line.amount.unwrap_or(Yen::ZERO),
        unknown: sum.unknown + usize::from(!line.silent && line.amount.is_none()),
    })
}

fn holds(node: &Node, line: &BudgetLine, rules: &RuleSet, wanted: &str) -> bool {
    let has = |text: &str| fold(text).contains(wanted);
    let category = line.category.and_then(|index| rules.budget.categories.get(index));
    let typed = ["description", "note"].map(|key| node.get(key).as_text());
    typed.into_iter().flatten().any(has)
        || category.is_some_and(|rule| has(&rule.title.ja) || has(&rule.title.en))
}

fn fits(filter: Filter, line: &BudgetLine) -> bool {
    match filter {
        Filter::All => true,
        Filter::Category(category) => line.category == category,
        Filter::Work(None) => line.work.is_empty(),
        Filter::Work(Some(task)) => line.work.contains(&task),
        Filter::Problems => line.is_unfinished() || line.misplaced || !line.problems.is_empty(),
    }
}

fn sort(order: &mut [usize], nodes: &[Node], lines: &[Rc<BudgetLine>], sort: Sort) {
    let line = |index: &usize| lines.get(*index);
    let amount = |index: &usize| line(index).and_then(|line| line.amount);
    match sort {
        Sort::Entered => {}
        Sort::Category => {
            order.sort_by_key(|index| by_category(line(index).and_then(|line| line.category)));
        }
        Sort::Dearest => order.sort_by_key(|index| Reverse(amount(index))),
        Sort::Cheapest => order.sort_by_key(|index| (amount(index).is_none(), amount(index))),
        Sort::Description => order.sort_by_cached_key(|index| {
            nodes.get(*index).and_then(|node| node.get("description").as_text()).map(fold)
        }),
    }
}

/// Lines without a category come last.
fn by_category(category: Option<usize>) -> (bool, Option<usize>) {
    (category.is_none(), category)
}

fn groups(
    order: &[usize],
    estimate: &Budget,
    category: impl Fn(&usize) -> Option<usize>,
) -> Vec<Group> {
    let mut start = 0;
    let same = |left: &usize, right: &usize| category(left) == category(right);
    let parts = order.chunk_by(same).map(|part| {
        let category = part.first().and_then(&category);
        let group = Group { start, category, sum: sum_of(part, estimate) };
        start += part.len();
        group
    });
    parts.collect()
}
