//! 一般管理費 as a table has it: the rate where its text or its figures give one, else the amount.

use super::budget::{group, object};
use crate::domain::assessment::Assessment;
use crate::json::Node;
use crate::quantity::{Exact, Number, Yen, truncate_quotient, truncate_to_yen};
use crate::rules::{Group, RuleSet};
use crate::sheet::{Reason, Sum, Taken, TakenLine};

/// The administration of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Administration {
    /// In percent.
    pub rate: Option<Number>,
    /// What it is taken of; none where the table does not tell.
    pub base: Option<Vec<Group>>,
    /// In yen.
    pub amount: Option<Yen>,
}

impl Administration {
    /// As the proposal's file has it.
    pub(super) fn node(&self) -> Node {
        let text = |text: String| Node::text(&text);
        let base = self.base.as_ref();
        object([
            ("rate", self.rate.map_or(Node::Null, |rate| text(rate.to_string()))),
            (
                "base",
                base.map_or(Node::Null, |base| {
                    Node::list(base.iter().map(|group| Node::text(group.code())))
                }),
            ),
            ("amount", self.amount.map_or(Node::Null, |amount| text(amount.to_string()))),
        ])
    }
}

/// The yen that the table's rows of administration show, without tax; none where they show none.
pub(super) fn amount(taken: &Taken, rules: &RuleSet) -> Option<Yen> {
    let own = taken.sums.iter().filter(|sum| sum.reason == Reason::GeneralAdministration);
    let amounts: Vec<&Exact> = own.filter_map(|row| row.amount.as_ref()).collect();
    let sum = amounts.iter().fold(Exact::zero(), |sum, amount| sum.plus(amount));
    truncate_to_yen(&without_tax(&sum, taken, rules)).filter(|_| !amounts.is_empty())
}

/// The groups that a rate may be taken of.
pub(super) const GROUPS: [Group; 4] =
    [Group::Personnel, Group::Operating, Group::Outsourcing, Group::JointImplementation];

/// What the table's rows of administration say; none where they hold nothing that can be read.
pub(super) fn of(
    rows: &[&Sum],
    lines: &[Assessment],
    taken: &Taken,
    rules: &RuleSet,
) -> Option<Administration> {
    let told: Vec<Number> = rows.iter().flat_map(|row| row.percentages.iter().copied()).collect();
    let usual = || rules.budget.administration_base.value.clone();
    let Some(amount) = amount(taken, rules) else {
        let rate = told.first().copied()?;
        return Some(Administration { rate: Some(rate), base: Some(usual()), amount: None });
    };
    let step = Exact::from(taken.step.max(1));
    let near = |of: &dyn Fn(&Assessment) -> Yen, rate: Number| {
        let share = |base: Yen| truncate_to_yen(&Exact::from(base).scaled(rate).shifted_right(2));
        let all: Option<Vec<Yen>> = lines.iter().map(|year| share(of(year))).collect();
        let all: Yen = all.unwrap_or_default().into_iter().sum();
        Exact::from(all).minus(&Exact::from(amount)).magnitude() <= step
    };
    let shown = |base: &[Group], with_open: bool| shown(taken, base, with_open, rules);
    let fits = |base: &[Group], rate: Number| {
        // By what comes of the lines, by what the table shows, and with lines whose category is open.
        near(&|year| total(base, year, rules), rate)
            || lines.len() == 1
                && [false, true].into_iter().any(|open| near(&|_| shown(base, open), rate))
    };
    let bases = bases(&usual());
    let of_told = told.iter().flat_map(|rate| bases.iter().map(move |base| (base, *rate)));
    let found = of_told.into_iter().find(|(base, rate)| fits(base, *rate)).or_else(|| {
        // A coarse table fits too many rates to name one that it does not name itself.
        let is_coarse = taken.step > 1;
        let tried = bases.iter().take(if is_coarse { 1 } else { bases.len() });
        let decimals: &[i32] = if is_coarse { &[0] } else { &[0, 1] };
        let rates = tried.filter(|_| told.is_empty()).flat_map(|base| {
            let whole: Yen = lines.iter().map(|year| total(base, year, rules)).sum();
            decimals.iter().filter_map(move |places| Some((base, rate(amount, whole, *places)?)))
        });
        rates.into_iter().find(|(base, rate)| fits(base, *rate))
    });
    Some(match found {
        Some((base, rate)) => {
            Administration { rate: Some(rate), base: Some(base.clone()), amount: None }
        }
        None => Administration { rate: None, base: None, amount: Some(amount) },
    })
}

/// What a table with tax in its amounts says without it.
fn without_tax(amount: &Exact, taken: &Taken, rules: &RuleSet) -> Exact {
    if !taken.includes_tax {
        return amount.clone();
    }
    let hundred = Exact::from(100);
    let gross = hundred.plus(&Exact::from(rules.budget.tax_rate.value));
    let net = truncate_quotient(&amount.scaled_by(&hundred), &gross);
    net.map_or_else(|| amount.clone(), Exact::from)
}

/// What a rate may be taken of, the usual first, then the most.
fn bases(usual: &[Group]) -> Vec<Vec<Group>> {
    let sets = 1_u32..1 << GROUPS.len();
    let of = |set: u32| {
        let own = (0..).zip(GROUPS).filter(move |(bit, _): &(u32, Group)| set & (1 << bit) != 0);
        own.map(|(_, group)| group).collect::<Vec<_>>()
    };
    let mut others: Vec<Vec<Group>> = sets.map(of).filter(|set| set != usual).collect();
    others.sort_by_key(|set| std::cmp::Reverse(set.len()));
    [usual.to_vec()].into_iter().chain(others).collect()
}

/// What the table's own amounts of some groups add up to, in whole yen without tax.
fn shown(taken: &Taken, base: &[Group], with_open: bool, rules: &RuleSet) -> Yen {
    let group = |code: &str| {
        let mut categories = rules.budget.categories.iter();
        categories.find(|rule| rule.value.code == code).map(|rule| rule.value.group)
    };
    let is_meant = |line: &&TakenLine| match line.node.get("category").as_text() {
        Some(code) => group(code).is_some_and(|group| base.contains(&group)),
        None => with_open,
    };
    let amount = |line: &TakenLine| line.shown.clone().or_else(|| line.amount.map(Exact::from));
    let own = taken.lines.iter().filter(is_meant).filter_map(amount);
    let sum = own.fold(Exact::zero(), |sum, amount| sum.plus(&amount));
    truncate_to_yen(&without_tax(&sum, taken, rules)).unwrap_or_default()
}

fn total(base: &[Group], year: &Assessment, rules: &RuleSet) -> Yen {
    base.iter().map(|one| group(year, *one, rules)).sum()
}

/// The rate, with so many decimals, that an amount is nearest to; none of nothing, or of more than half.
fn rate(Yen(amount): Yen, Yen(base): Yen, decimals: i32) -> Option<Number> {
    if base <= 0 || amount <= 0 || amount * 2 > base {
        return None;
    }
    let scale = if decimals == 0 { 1 } else { 10 };
    let tenths = (amount * 100 * scale + base / 2) / base;
    let rate = Exact::from(Yen(tenths)).shifted_right(decimals);
    Number::parse(&rate.to_string()).filter(|_| tenths > 0)
}
