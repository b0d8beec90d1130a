//! A number as a file gives it: a plain decimal of at most 15 digits before the point and 10 after it.

use std::fmt;

use rust_decimal::Decimal;

/// Digits a file may give before the point.
const WHOLE_DIGITS: usize = 15;
/// Digits a file may give after the point.
const FRACTION_DIGITS: usize = 10;

/// A given decimal. Its 25 digits at most fit [`Decimal`] without rounding; so do sums of points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(pub Decimal);

impl Number {
    /// Reads `-?\d{1,15}(\.\d{1,10})?` and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (unsigned, None),
        };
        let digits = |part: &str, most: usize| {
            (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let readable = digits(whole, WHOLE_DIGITS)
            && fraction.is_none_or(|fraction| digits(fraction, FRACTION_DIGITS));
        if !readable {
            return None;
        }
        Decimal::from_str_exact(text).ok().map(Self)
    }

    /// True below zero; "-0" is zero.
    pub fn is_negative(self) -> bool {
        self.0 < Decimal::ZERO
    }

    /// The whole number it is, if it is one that fits.
    pub fn whole(self) -> Option<i64> {
        let normal = self.0.normalize();
        let whole = normal.scale() == 0;
        if whole { i64::try_from(normal.mantissa()).ok() } else { None }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&plain(self.0))
    }
}

/// A decimal without trailing fractional zeros and without a negative zero.
pub fn plain(value: Decimal) -> String {
    value.normalize().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_a_file_may_hold() {
        for text in ["0", "007", "-5", "999999999999999.9999999999", "-0", "1.50"] {
            assert!(Number::parse(text).is_some(), "{text}");
        }
    }

    #[test]
    fn refuses_everything_else() {
        let refused = [
            "",
            "-",
            ".5",
            "5.",
            "+5",
            "1e3",
            " 5",
            "5 ",
            "1,000",
            "１２",
            "1.2.3",
            "--5",
            "0x10",
            "1000000000000000",
            "0.12345678901",
            "NaN",
            "1_000",
        ];
        for text in refused {
            assert_eq!(Number::parse(text), None, "{text}");
        }
    }

    #[test]
    fn writes_no_trailing_zeros() {
        assert_eq!(Number::parse("-0.00").map(|n| n.to_string()), Some("0".into()));
        assert_eq!(Number::parse("3.500").map(|n| n.to_string()), Some("3.5".into()));
        assert_eq!(Number::parse("30").map(|n| n.to_string()), Some("30".into()));
    }
}
