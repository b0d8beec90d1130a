//! Whether prices and amounts are in yen or in thousands, where their headers do not say so.

use super::count;
use super::figures::Figures;
use super::grid::Row;
use super::layout::{Layout, MoneyColumn};
use crate::quantity::Exact;

/// Rows looked at.
const LOOKED_AT: usize = 200;

/// Sets the scales with which the most rows agree; what a header says is not changed.
pub(super) fn settle(layout: &mut Layout, rows: &[Row<'_>], price_scale: Option<u32>) {
    set(&mut layout.prices, price_scale);
    let (Some(price), Some(amount)) = (layout.prices.first(), layout.amounts.first()) else {
        // Amounts by themselves are what a person speaks of, unless their header says it.
        let silent = layout.amounts.iter_mut().filter(|amount| amount.head.scale.is_none());
        silent.for_each(|amount| amount.scale = price_scale.unwrap_or(amount.scale));
        return;
    };
    let prices = match price_scale {
        Some(scale) => vec![scale],
        None => candidates(price, amount),
    };
    let amounts = candidates(amount, price);
    let mut best = (0, prices.first().copied(), amounts.first().copied());
    if prices.len() * amounts.len() > 1 {
        for price in &prices {
            for amount in &amounts {
                set(&mut layout.prices, Some(*price));
                set(&mut layout.amounts, Some(*amount));
                let agree = rows.iter().take(LOOKED_AT).filter(|row| agrees(row, layout)).count();
                if agree > best.0 {
                    best = (agree, Some(*price), Some(*amount));
                }
            }
        }
    }
    set(&mut layout.prices, best.1);
    set(&mut layout.amounts, best.2);
}

/// What a column's scale may be, the likeliest first.
fn candidates(column: &MoneyColumn, other: &MoneyColumn) -> Vec<u32> {
    if column.head.scale.is_some() {
        return vec![column.scale];
    }
    let mut scales = vec![column.scale];
    for scale in [other.scale, 1] {
        if !scales.contains(&scale) {
            scales.push(scale);
        }
    }
    scales
}

fn set(columns: &mut [MoneyColumn], scale: Option<u32>) {
    for column in columns.iter_mut() {
        column.scale = scale.unwrap_or(column.scale);
    }
}

/// Price times quantities is the amount, to what the amount shows.
pub(super) fn agrees(row: &Row<'_>, layout: &Layout) -> bool {
    let figures = Figures::of(row, layout);
    let foreign = figures.price.currency().is_some_and(|code| code != super::money::YEN);
    let own = figures.price.money.value().is_some_and(|money| money.own_scale);
    let product = || {
        let price = Exact::from(figures.price.number()?);
        let counted = count::multiplied(&figures.counts)?;
        Some(price.scaled(counted).minus(&figures.amount.number()?.into()).magnitude())
    };
    !foreign
        && !own
        && !figures.counts.is_empty()
        && product().is_some_and(|d| d <= figures.amount.step())
}
