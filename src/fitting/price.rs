//! A unit price as a count of the smallest steps it can be changed by.

use rust_decimal::Decimal;

use crate::proposal::Node;
use crate::quantity::Number;

/// Digits a price may have before the point, as any number of a proposal.
const WHOLE_DIGITS: u32 = 15;
/// Digits it may have after the point.
const MOST_DECIMALS: u32 = 10;
/// Units that shift the point of what was typed, so that its decimals are not the price's.
const SHIFTING: [char; 3] = ['千', '万', '億'];

/// A price in steps of its last typed decimal: a whole number of yen stays one, and a foreign price
/// typed with two decimals keeps two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Price {
    /// The price, in steps.
    pub steps: i128,
    decimals: u32,
}

impl Price {
    /// The price that a field says, given how it was read.
    pub(super) fn typed(field: &Node, price: Number) -> Option<Self> {
        let normal = price.0.normalize();
        let decimals = typed_decimals(field).max(normal.scale()).min(MOST_DECIMALS);
        let shift = 10_i128.checked_pow(decimals.checked_sub(normal.scale())?)?;
        Some(Self { steps: normal.mantissa().checked_mul(shift)?, decimals })
    }

    /// The most steps that can be written.
    pub(super) fn most_steps(self) -> i128 {
        10_i128.saturating_pow(WHOLE_DIGITS.saturating_add(self.decimals)).saturating_sub(1)
    }

    /// The number that so many steps are; none below zero, and beyond what can be written.
    pub(super) fn number(self, steps: i128) -> Option<Number> {
        let writable = (0..=self.most_steps()).contains(&steps);
        let number = Decimal::try_from_i128_with_scale(steps, self.decimals).ok();
        number.filter(|_| writable).map(Number)
    }
}

/// Digits after the point as typed.
fn typed_decimals(field: &Node) -> u32 {
    let text = field.as_text().filter(|text| !text.contains(SHIFTING)).unwrap_or_default();
    let fraction = text.rsplit_once(['.', '．', '。']).map_or("", |(_, after)| after);
    u32::try_from(fraction.chars().filter(|c| c.is_numeric()).count()).unwrap_or(MOST_DECIMALS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proposal::normalised;

    fn steps(text: &str) -> (i128, u32) {
        let number = normalised(text).expect("a number");
        let price = Price::typed(&Node::text(text), number).expect("a price");
        assert_eq!(price.number(price.steps), Some(number), "{text}");
        (price.steps, price.decimals)
    }

    #[test]
    fn keeps_the_decimals_that_were_typed() {
        assert_eq!(steps("1200"), (1200, 0));
        assert_eq!(steps("1,200.50"), (120_050, 2));
        assert_eq!(steps("１２００．５０円"), (120_050, 2));
        assert_eq!(steps("1.5万円"), (15_000, 0));
        assert_eq!(steps(".5"), (5, 1));
        assert_eq!(steps("5."), (5, 0));
        assert_eq!(steps("999999999999999.9999999999"), (10_i128.pow(25) - 1, 10));
    }

    #[test]
    fn writes_only_what_a_file_may_hold() {
        let price = Price { steps: 5, decimals: 1 };
        assert_eq!(price.number(-1), None);
        assert_eq!(price.number(price.most_steps()).map(|n| n.to_string()), {
            Some("999999999999999.9".into())
        });
        assert_eq!(price.number(price.most_steps() + 1), None);
    }
}
