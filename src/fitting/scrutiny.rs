//! The same plan after a cut: what each required work still has.

use std::rc::Rc;

use crate::domain::assessment::{Budget, BudgetLine};
use crate::quantity::{Exact, Number, Yen, truncate_to_yen};

use super::estimate::at_most;
use super::proportion::{Proportion, WHOLE};
use super::{Change, Convention, Estimate};

/// A plan whose total is cut by a percentage.
#[derive(Clone, Debug)]
pub struct Scrutiny {
    /// Percent of the total that go.
    pub percent: Number,
    /// The total that is left, tax included, cut to whole yen.
    pub target: Yen,
    /// Yen to cut, tax included.
    pub cut: Yen,
    /// How the plan looks then; none where prices alone can't bring it there, because the
    /// administration is an amount that is higher.
    pub plan: Option<ScrutinyPlan>,
}

/// How a plan looks after a cut.
#[derive(Clone, Debug)]
pub struct ScrutinyPlan {
    /// Every required work, in the order of the rules.
    pub work: Vec<Work>,
    /// Yen before tax and administration that the lines of required work lose, each line once.
    pub cut_of_work: Yen,
    /// Yen before tax and administration that all other lines lose.
    pub cut_of_others: Yen,
    /// The prices of this plan, and what the estimate becomes.
    pub change: Change,
}

/// A required work before and after a cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// Its code in the rules.
    pub code: String,
    /// Yen before tax and administration of the lines that name it. A line that names several counts
    /// whole for each of them.
    pub before: Yen,
    /// The same after the cut.
    pub after: Yen,
    /// Something names it, a line or the list of work without cost, and of money that it had some is
    /// left.
    pub covered: bool,
}

impl Estimate<'_, '_> {
    /// The plan after each cut of the [`Convention`]; none while the estimate is not complete.
    pub fn scrutiny(&self) -> Option<Vec<Scrutiny>> {
        let percents = &Convention::shipped().percents;
        percents.iter().map(|percent| self.scrutinised(*percent)).collect()
    }

    /// The plan after a cut of so many percent; none while the estimate is not complete, and of more
    /// than there is.
    pub fn scrutinised(&self, percent: Number) -> Option<Scrutiny> {
        let total = self.known()?.total;
        let left = Exact::from(100).minus(&percent.into());
        let target = truncate_to_yen(&Exact::from(total).scaled_by(&left).shifted_right(2))?;
        if target < Yen::ZERO {
            return None;
        }
        Some(Scrutiny { percent, target, cut: total - target, plan: self.plan(target) })
    }

    /// The plan with a total of at most the target. Lines without required work give first; only
    /// where they give all they have do the others.
    fn plan(&self, target: Yen) -> Option<ScrutinyPlan> {
        let serves = |line: &BudgetLine| !line.work.is_empty();
        let fits = |tried: &Budget| at_most(tried, target);
        let mut others = Proportion::of(self, self.lines_where(|line| !serves(line)), self.sums());
        let guess = others.guess(target);
        let prices = match others.lowered(guess, &fits) {
            Some(prices) => prices,
            None => {
                let mut prices = others.prices_at(0, WHOLE)?;
                let left = others.others().to_vec();
                let mut work = Proportion::of(self, self.lines_where(serves), left);
                let guess = work.guess(target);
                prices.extend(work.lowered(guess, &fits)?);
                prices.sort_unstable_by_key(|(position, _)| *position);
                prices
            }
        };
        let change = self.change(prices)?;
        let (before, after) = (self.budget(), &*change.budget);
        let lost = |of: &dyn Fn(&BudgetLine) -> bool| sum(before, of) - sum(after, of);
        let tasks = self.rules.budget.required_work.iter().enumerate();
        let work = tasks.map(|(index, task)| {
            let names = |line: &BudgetLine| line.work.contains(&index);
            let (before, left) = (sum(before, &names), sum(after, &names));
            let named = !after.missing_work.contains(&task.value);
            let covered = named && (before == Yen::ZERO || left > Yen::ZERO);
            Work { code: task.value.clone(), before, after: left, covered }
        });
        let work = work.collect();
        let (cut_of_work, cut_of_others) = (lost(&serves), lost(&|line| !serves(line)));
        Some(ScrutinyPlan { work, cut_of_work, cut_of_others, change })
    }
}

/// Yen of the lines that count and of which something holds.
fn sum(budget: &Budget, holds: &dyn Fn(&BudgetLine) -> bool) -> Yen {
    let lines = budget.lines.iter().map(Rc::as_ref);
    let counted = lines.filter(|line| line.category.is_some() && holds(line));
    counted.filter_map(|line| line.amount).sum()
}
