//! The only places where a number loses digits: each named after the rounding the rules name.

use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;

use super::Exact;
use super::Yen;
use super::exact::power_of_ten;

/// Decimals that a file holds.
const TENTH: i32 = 10;

/// Drops the part below one yen (towards zero); `None` beyond any amount of money there is.
pub fn truncate_to_yen(value: &Exact) -> Option<Yen> {
    truncate_quotient(value, &Exact::from(1))
}

/// Divides and drops the part below one yen, in one step; `None` when dividing by zero, and beyond
/// any amount of money there is.
pub fn truncate_quotient(value: &Exact, divisor: &Exact) -> Option<Yen> {
    let (dividend, divisor) = whole_ratio(value, divisor)?;
    (dividend / divisor).to_i128().map(Yen)
}

/// `count` × `share` ÷ `whole` of things that come whole, none of them below zero: how many that is
/// with the rest dropped, and the rest in parts of `whole`. `None` where there is no such whole, or
/// more than can be counted.
pub fn truncate_share(count: i128, share: i128, whole: i128) -> Option<(i128, i128)> {
    let product = count.checked_mul(share).filter(|product| *product >= 0 && whole > 0)?;
    Some((product.checked_div(whole)?, product.checked_rem(whole)?))
}

/// Divides and rounds half up at `places` decimals, for values that are not below zero.
/// `None` unless the divisor is above zero.
pub fn half_up_quotient(value: &Exact, divisor: &Exact, places: u32) -> Option<Exact> {
    if !divisor.is_positive() {
        return None;
    }
    let (dividend, divisor) = whole_ratio(value, divisor)?;
    let scaled = dividend * power_of_ten(places);
    let half_up = (scaled * 2u8 + &divisor) / (divisor * 2u8);
    Some(Exact { digits: half_up, scale: i32::try_from(places).ok()? })
}

/// Rounds half up, by magnitude, at the tenth decimal, which is the last that a proposal's file holds: for
/// what spreadsheets keep as floats, such as a third.
pub fn half_up_at_tenth(value: &Exact) -> Exact {
    if value.scale <= TENTH {
        return value.clone();
    }
    let one = power_of_ten(value.scale.abs_diff(TENTH));
    let magnitude = BigInt::from(value.digits.magnitude().clone());
    let rounded = (magnitude * 2u8 + &one) / (one * 2u8);
    let is_below = value.digits.sign() == Sign::Minus;
    Exact { digits: if is_below { -rounded } else { rounded }, scale: TENTH }
}

/// The greatest number with so many decimals that is not above `value` ÷ `divisor`; `None` unless the
/// divisor is above zero.
pub fn down_quotient(value: &Exact, divisor: &Exact, places: u32) -> Option<Exact> {
    if !divisor.is_positive() {
        return None;
    }
    let (dividend, divisor) = whole_ratio(value, divisor)?;
    let scaled = dividend * power_of_ten(places);
    let is_below = (&scaled % &divisor).sign() == Sign::Minus;
    let digits = scaled / divisor - u8::from(is_below);
    Some(Exact { digits, scale: i32::try_from(places).ok()? })
}

/// The least number with so many decimals that is not below `value` ÷ `divisor`; `None` unless the
/// divisor is above zero.
pub fn up_quotient(value: &Exact, divisor: &Exact, places: u32) -> Option<Exact> {
    let opposite = Exact::zero().minus(value);
    Some(Exact::zero().minus(&down_quotient(&opposite, divisor, places)?))
}

/// The greatest whole number that, with a percentage of it on top that is cut to a whole number, is at most a
/// limit; `None` where even zero is above it. The percentage is not below zero.
pub fn most_within(limit: &Exact, percent: &Exact) -> Option<Exact> {
    let limit = down_quotient(limit, &Exact::from(1), 0)?;
    if Exact::zero() > limit {
        return None;
    }
    // n with its cut percentage is at most the limit just where n × (1 + percentage) is below the next
    // whole number.
    let bound = limit.plus(&Exact::from(1)).shifted_right(-2);
    let above = up_quotient(&bound, &percent.plus(&Exact::from(100)), 0)?;
    Some(above.minus(&Exact::from(1)))
}

/// The same ratio between whole numbers.
fn whole_ratio(value: &Exact, divisor: &Exact) -> Option<(BigInt, BigInt)> {
    if divisor.digits.sign() == Sign::NoSign {
        return None;
    }
    let scale = value.scale.max(divisor.scale);
    Some((value.digits_at(scale), divisor.digits_at(scale)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Number;

    fn exact(text: &str) -> Exact {
        Number::parse(text).map(Exact::from).expect("a plain decimal")
    }

    #[test]
    fn floats_are_rounded_at_the_tenth_decimal() {
        for (long, short) in [
            ("0.3333333333333333", "0.3333333333"),
            ("0.66666666666666663", "0.6666666667"),
            ("-0.00000000005", "-0.0000000001"),
            ("9999.99999999999", "10000"),
            ("0.12345678905", "0.1234567891"),
            ("1.5", "1.5"),
        ] {
            let long = Exact::parse(long).expect("digits");
            assert_eq!(half_up_at_tenth(&long).to_string(), short);
        }
        for odd in ["", "-", "1.", ".5", "1e5", "1.2.3"] {
            assert!(Exact::parse(odd).is_none(), "{odd}");
        }
    }

    #[test]
    fn truncates_towards_zero() {
        assert_eq!(truncate_to_yen(&exact("1999.9999999999")), Some(Yen(1999)));
        assert_eq!(truncate_to_yen(&exact("-1.5")), Some(Yen(-1)));
    }

    #[test]
    fn takes_the_tax_out_in_one_step() {
        assert_eq!(truncate_quotient(&exact("1100"), &exact("1.1")), Some(Yen(1000)));
        assert_eq!(truncate_quotient(&exact("1099"), &exact("1.1")), Some(Yen(999)));
        assert_eq!(truncate_quotient(&exact("1"), &Exact::zero()), None);
    }

    #[test]
    fn a_share_of_whole_things_is_whole_and_leaves_a_rest() {
        assert_eq!(truncate_share(199, 90, 100), Some((179, 10)));
        assert_eq!(
            (truncate_share(0, 5, 7), truncate_share(7, 0, 7)),
            (Some((0, 0)), Some((0, 0)))
        );
        assert_eq!((truncate_share(1, 1, 0), truncate_share(-1, 1, 2)), (None, None));
        assert_eq!(truncate_share(i128::MAX, 2, 3), None);
    }

    #[test]
    fn rounds_down_and_up_whatever_the_sign() {
        for (value, by, places, down, up) in [
            ("7", "2", 0, "3", "4"),
            ("-7", "2", 0, "-4", "-3"),
            ("8", "2", 0, "4", "4"),
            ("-8", "2", 0, "-4", "-4"),
            ("1", "3", 3, "0.333", "0.334"),
            ("0", "3", 2, "0", "0"),
        ] {
            let (value, by) = (exact(value), exact(by));
            let text = |quotient: Option<Exact>| quotient.map(|number| number.to_string());
            assert_eq!(text(down_quotient(&value, &by, places)).as_deref(), Some(down));
            assert_eq!(text(up_quotient(&value, &by, places)).as_deref(), Some(up));
        }
        assert!(down_quotient(&exact("1"), &exact("0"), 0).is_none());
        assert!(up_quotient(&exact("1"), &exact("-1"), 0).is_none());
    }

    #[test]
    fn the_most_within_a_limit_fits_and_one_more_does_not() {
        let with = |number: &Exact, percent: &Exact| {
            let share = number.scaled_by(percent).shifted_right(2);
            number.plus(&down_quotient(&share, &Exact::from(1), 0).expect("a quotient"))
        };
        for percent in ["0", "0.5", "3.3333333333", "10", "33", "100", "100.1"] {
            let percent = exact(percent);
            for limit in (0..400_u32).chain(19_999_990..20_000_005) {
                let limit = Exact::from(limit);
                let most = most_within(&limit, &percent).expect("zero fits");
                assert!(with(&most, &percent) <= limit, "{most} of {limit}");
                assert!(with(&most.plus(&Exact::from(1)), &percent) > limit, "{most} of {limit}");
            }
        }
        assert_eq!(most_within(&exact("-0.1"), &exact("10")), None);
        assert_eq!(most_within(&exact("11.9"), &exact("10")), Some(Exact::from(10)));
    }

    #[test]
    fn rounds_half_up() {
        let cents =
            |value, by| half_up_quotient(&exact(value), &exact(by), 2).map(|v| v.to_string());
        assert_eq!(cents("0.005", "1"), Some("0.01".into()));
        assert_eq!(cents("0.0049999999", "1"), Some("0".into()));
        assert_eq!(cents("2.345", "1"), Some("2.35".into()));
        assert_eq!(cents("600000000", "61506"), Some("9755.15".into()));
        assert_eq!(cents("1", "-1"), None);
        assert_eq!(cents("1", "0"), None);
    }
}
