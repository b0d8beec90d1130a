//! One cost line: its amount in whole yen, and what it says about equipment.

use crate::domain::answer::Answer;
use crate::domain::assessment::BudgetLine;
use crate::domain::input::Line;
use crate::domain::problem::{Issue, Problem};
use crate::quantity::{Exact, Number, TooManyDigits, Yen, truncate_quotient};
use crate::rules::RuleSet;

/// Most yen a line or the administration can have: 10^15.
pub const MOST_YEN: Yen = Yen(1_000_000_000_000_000);

/// Code of the category of things below the equipment threshold.
pub const CONSUMABLES: &str = "consumables";
/// Code of the category of things from that threshold on.
pub const EQUIPMENT: &str = "equipment";

/// Computes a line by itself. `problems` are those of reading it, from the line on.
pub fn assess_line(line: &Line, rules: &RuleSet, mut problems: Vec<Problem>) -> BudgetLine {
    let silent = is_silent(line);
    if !silent {
        missing_answers(line, &mut problems);
    }
    let price = price_in_yen(line, rules);
    let amount = match amount(line, rules) {
        Ok(amount) => amount,
        Err(TooManyDigits) => {
            problems.push(Problem::new("", Issue::TooLarge));
            None
        }
    };
    let misplaced = price.is_some_and(|price| misplaced(line, &price, rules, &mut problems));
    BudgetLine {
        id: line.id.clone(),
        amount,
        category: line.category.given(),
        silent,
        misplaced,
        work: line.work.clone(),
        problems,
    }
}

/// Nothing that counts is filled in.
pub(crate) fn is_silent(line: &Line) -> bool {
    let numbers = [&line.unit_price, &line.quantity, &line.quantity2, &line.exchange_rate];
    !line.described && numbers.into_iter().all(Answer::is_missing)
}

fn missing_answers(line: &Line, problems: &mut Vec<Problem>) {
    let missing = [
        ("category", line.category.is_missing(), Issue::CategoryMissing),
        ("unit_price", line.unit_price.is_missing(), Issue::PriceMissing),
        ("quantity", line.quantity.is_missing(), Issue::QuantityMissing),
        (
            "exchange_rate",
            line.foreign && line.exchange_rate.is_missing(),
            Issue::ExchangeRateMissing,
        ),
    ];
    for (field, is_missing, issue) in missing {
        if is_missing {
            problems.push(Problem::new(field, issue));
        }
    }
}

/// The factors of a line's amount in the order they are multiplied; none while one is unknown.
fn factors(line: &Line) -> Option<[Option<Number>; 4]> {
    let optional = |answer: Answer<Number>| match answer {
        Answer::Unreadable => None,
        answer => Some(answer.given()),
    };
    Some([
        Some(line.unit_price.given()?),
        exchange_rate(line)?,
        Some(line.quantity.given()?),
        optional(line.quantity2)?,
    ])
}

/// The rate to multiply with, if any; none while a rate is needed and unknown.
fn exchange_rate(line: &Line) -> Option<Option<Number>> {
    match line.exchange_rate {
        Answer::Given(rate) => Some(Some(rate)),
        Answer::Missing if !line.foreign => Some(None),
        _ => None,
    }
}

/// The product of the factors that are there.
fn multiplied(factors: impl IntoIterator<Item = Option<Number>>) -> Result<Exact, TooManyDigits> {
    let mut factors = factors.into_iter().flatten();
    let first = factors.next().map_or_else(Exact::zero, Exact::from);
    factors.try_fold(first, |product, factor| product.times(factor))
}

/// What a price with tax is divided by to take the tax out; none where tax is not in it.
fn tax_factor(line: &Line, rules: &RuleSet) -> Option<Exact> {
    line.price_includes_tax.then(|| with_tax(rules))
}

/// One and the tax rate.
fn with_tax(rules: &RuleSet) -> Exact {
    Exact::from(rules.budget.tax_rate.value).shifted_right(2).plus(&Exact::from(1))
}

/// Price × rate × quantity × times, less tax that is in it, cut to whole yen once.
fn amount(line: &Line, rules: &RuleSet) -> Result<Option<Yen>, TooManyDigits> {
    let Some(factors) = factors(line) else { return Ok(None) };
    let product = multiplied(factors)?;
    let divisor = tax_factor(line, rules).unwrap_or_else(|| Exact::from(1));
    if product > Exact::from(MOST_YEN).scaled_by(&divisor) {
        return Err(TooManyDigits);
    }
    Ok(truncate_quotient(&product, &divisor))
}

/// The price of one unit in yen, as a dividend and its divisor: taking out tax may not end.
pub(crate) fn price_in_yen(line: &Line, rules: &RuleSet) -> Option<(Exact, Exact)> {
    let factors = [Some(line.unit_price.given()?), exchange_rate(line)?];
    let price = multiplied(factors).ok()?;
    Some((price, tax_factor(line, rules).unwrap_or_else(|| Exact::from(1))))
}

/// Whether the price puts the line into the other one of equipment and consumables.
fn misplaced(
    line: &Line,
    (price, divisor): &(Exact, Exact),
    rules: &RuleSet,
    problems: &mut Vec<Problem>,
) -> bool {
    let category = line.category.given().and_then(|index| rules.budget.categories.get(index));
    let code = category.map(|category| category.value.code.as_str());
    let threshold = rules.budget.equipment_threshold.value;
    let limit = divisor.scaled(threshold);
    let reaches = *price >= limit;
    match code {
        Some(CONSUMABLES) if reaches => !line.consumable_exception,
        Some(CONSUMABLES) => {
            if price.scaled_by(&with_tax(rules)) >= limit {
                problems.push(Problem::new("unit_price", Issue::PriceNearThreshold { threshold }));
            }
            false
        }
        Some(EQUIPMENT) => !reaches,
        _ => false,
    }
}
