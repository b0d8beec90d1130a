//! What can still be added: yen by category, and outsourcing.

use rust_decimal::Decimal;

use crate::domain::answer::Answer;
use crate::domain::assessment::Budget;
use crate::domain::budget::MOST_YEN;
use crate::domain::input::{Administration, BudgetFrame};
use crate::quantity::{Number, Yen};
use crate::rules::Group;

use super::Estimate;
use super::estimate::{at_most, strictly_outsourced};
use super::search::greatest;

/// Room below the cap; all zero in an estimate that is over it.
#[derive(Clone, Debug)]
pub struct Room {
    /// Yen that remain, tax included.
    pub with_tax: Yen,
    /// Yen that can be added before tax where no administration comes on top: to costs that it is
    /// not charged on, or to the administration itself.
    pub before_tax: Yen,
    /// Yen that can be added before tax and administration whatever the category, outsourcing aside:
    /// where the administration is a rate, it grows with what is added; an amount does not.
    pub before_tax_and_administration: Yen,
    /// Yen before tax and administration that can be added to each category alone, in the order of
    /// the rules.
    pub categories: Vec<CategoryRoom>,
    /// Outsourcing against its own limit.
    pub outsourcing: OutsourcingRoom,
}

/// Room in a category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryRoom {
    /// The category's code.
    pub code: String,
    /// Greatest whole yen that can be added with the total still within the cap and, in categories of
    /// outsourcing, with outsourcing still within its limit by the strict reading.
    pub yen: Yen,
}

/// Outsourcing and the most that its limit allows while all other costs stay as they are. It is the
/// limit alone: the cap may allow less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutsourcingRoom {
    /// The most there may be by the strict reading.
    pub allowed: Yen,
    /// Yen that can be added by this limit and by the cap.
    pub to_add: Yen,
    /// Yen that have to go by this limit.
    pub to_cut: Yen,
}

impl Estimate<'_, '_> {
    /// The room that is left; none while the estimate is not complete.
    pub fn room(&self) -> Option<Room> {
        let budget = self.known()?;
        let sums = self.sums();
        let charged = budget.general_administration;
        let before_tax =
            addable(budget, false, |yen| self.with_frame(&self.charging(charged + yen), &sums));
        let outsourcing = self.categories(Group::Outsourcing);
        let categories = budget.by_category.iter().enumerate().map(|(index, (code, _))| {
            let yen = addable(budget, outsourcing.contains(&index), |yen| {
                self.with_sums(&with_more(&sums, index, yen))
            });
            CategoryRoom { code: code.clone(), yen }
        });
        let categories: Vec<CategoryRoom> = categories.collect();
        let (limited, others): (Vec<_>, Vec<_>) =
            categories.iter().enumerate().partition(|(index, _)| outsourcing.contains(index));
        let yen = |(_, room): (usize, &CategoryRoom)| room.yen;
        let before_tax_and_administration = others.into_iter().map(yen).fold(before_tax, Yen::min);
        let to_add = limited.into_iter().map(yen).max().unwrap_or(Yen::ZERO);
        let allowed = self.outsourcing_allowed(&outsourcing, &sums);
        let to_cut = (budget.outsourcing_amount - allowed).max(Yen::ZERO);
        Some(Room {
            with_tax: budget.headroom.max(Yen::ZERO),
            before_tax,
            before_tax_and_administration,
            categories,
            outsourcing: OutsourcingRoom { allowed, to_add, to_cut },
        })
    }

    /// The most outsourcing that passes the strict check while all other costs stay as they are. An
    /// administration that is charged on outsourcing too moves with it.
    fn outsourcing_allowed(&self, outsourcing: &[usize], sums: &[Yen]) -> Yen {
        let Some((first, _)) = outsourcing.split_first() else { return Yen::ZERO };
        let own = |index: usize| outsourcing.contains(&index);
        let without = sums.iter().enumerate();
        let without = without.map(|(index, yen)| if own(index) { Yen::ZERO } else { *yen });
        let without: Vec<Yen> = without.collect();
        let limit = self.with_sums(&without).outsourcing_limit;
        Yen(greatest(0..=MOST_YEN.0, limit.0, |yen| {
            strictly_outsourced(&self.with_sums(&with_more(&without, *first, Yen(yen))))
        }))
    }

    /// The frame with so many yen of administration, whatever the costs.
    fn charging(&self, administration: Yen) -> BudgetFrame {
        let amount = Decimal::try_from_i128_with_scale(administration.0, 0).ok();
        let amount = amount.map_or(Answer::Unreadable, |yen| Answer::Given(Number(yen)));
        let charged = Administration { amount, ..Administration::default() };
        BudgetFrame { administration: Answer::Given(charged), ..self.frame.clone() }
    }
}

/// The most yen with which a budget still fits, outsourcing too where that is asked; zero where it
/// does not fit as it is.
fn addable(budget: &Budget, outsourced: bool, with: impl Fn(Yen) -> Budget) -> Yen {
    let fits =
        |tried: &Budget| at_most(tried, tried.cap) && (!outsourced || strictly_outsourced(tried));
    if !fits(budget) {
        return Yen::ZERO;
    }
    let most = budget.headroom.max(Yen::ZERO).0;
    Yen(greatest(0..=most, most, |yen| fits(&with(Yen(yen)))))
}

/// Sums of categories with more yen in one of them.
fn with_more(sums: &[Yen], category: usize, yen: Yen) -> Vec<Yen> {
    let own = |index: usize| if index == category { yen } else { Yen::ZERO };
    sums.iter().enumerate().map(|(index, sum)| *sum + own(index)).collect()
}
