//! Decimals of any length, for products and sums.
//!
//! [`Decimal`] holds 28 digits and rounds silently beyond them, and a sum of tonnes may need more:
//! here nothing is ever rounded, and a product that outgrows the format's limit says so.

use std::cmp::Ordering;
use std::fmt;

use num_bigint::{BigInt, Sign};
use rust_decimal::Decimal;

use super::{Number, Yen};

/// Significant digits the exact value of a product may have, by the file format.
const MOST_DIGITS: u32 = 28;
/// Longest text that is read: a double has at most 17 digits of its own.
const LONGEST: usize = 60;

/// A product whose exact value needs more than 28 significant digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyDigits;

/// `digits` ÷ 10^`scale`, exactly; the scale is below zero for a number that ends in zeros.
#[derive(Clone, Debug)]
pub struct Exact {
    pub(super) digits: BigInt,
    pub(super) scale: i32,
}

impl Exact {
    /// The sum of nothing.
    pub fn zero() -> Self {
        Self { digits: BigInt::ZERO, scale: 0 }
    }

    /// Reads plain decimal digits of up to this length, as programs write floats; a sign may stand before them.
    pub fn parse(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let is_digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if text.len() > LONGEST || !is_digits(whole) || !is_digits(fraction) {
            return None;
        }
        let digits: BigInt = format!("{whole}{fraction}").parse().ok()?;
        let digits = if unsigned.len() < text.len() { -digits } else { digits };
        Some(Self { digits, scale: i32::try_from(fraction.len()).ok()? })
    }

    /// The product, or an error where its exact value needs more than 28 significant digits.
    pub fn times(&self, factor: impl Into<Self>) -> Result<Self, TooManyDigits> {
        let factor = factor.into();
        let product = self.scaled_by(&factor);
        if product.fits() {
            return Ok(product);
        }
        let shortest = product.without_trailing_zeros();
        if shortest.fits() { Ok(shortest) } else { Err(TooManyDigits) }
    }

    /// Multiplied exactly, of any length: for factors that do not count towards the digits that a product
    /// may need.
    pub fn scaled(&self, factor: Number) -> Self {
        self.scaled_by(&factor.into())
    }

    /// Multiplied exactly, of any length.
    pub fn scaled_by(&self, factor: &Self) -> Self {
        Self { digits: &self.digits * &factor.digits, scale: self.scale + factor.scale }
    }

    /// The exact sum, of any length.
    pub fn plus(&self, other: &Self) -> Self {
        let (left, right, scale) = self.aligned(other);
        Self { digits: left + right, scale }
    }

    /// The exact difference, of any length.
    pub fn minus(&self, other: &Self) -> Self {
        let (left, right, scale) = self.aligned(other);
        Self { digits: left - right, scale }
    }

    /// Divided by 10^`places`, which is exact.
    pub fn shifted_right(mut self, places: i32) -> Self {
        self.scale += places;
        self
    }

    /// Above zero.
    pub fn is_positive(&self) -> bool {
        self.digits.sign() == Sign::Plus
    }

    /// Without its sign.
    pub fn magnitude(&self) -> Self {
        Self { digits: self.digits.magnitude().clone().into(), scale: self.scale }
    }

    fn fits(&self) -> bool {
        self.digits.magnitude() < power_of_ten(MOST_DIGITS).magnitude()
    }

    /// Both values' digits at their common scale.
    fn aligned(&self, other: &Self) -> (BigInt, BigInt, i32) {
        let scale = self.scale.max(other.scale);
        (self.digits_at(scale), other.digits_at(scale), scale)
    }

    /// The digits at a scale that is not below its own.
    pub(super) fn digits_at(&self, scale: i32) -> BigInt {
        match scale.abs_diff(self.scale) {
            0 => self.digits.clone(),
            places => &self.digits * power_of_ten(places),
        }
    }

    fn without_trailing_zeros(mut self) -> Self {
        if self.digits == BigInt::ZERO {
            return Self::zero();
        }
        let ten = BigInt::from(10);
        while &self.digits % &ten == BigInt::ZERO {
            self.digits /= &ten;
            self.scale -= 1;
        }
        self
    }
}

/// 10^`exponent`.
pub(super) fn power_of_ten(exponent: u32) -> BigInt {
    BigInt::from(10).pow(exponent)
}

impl From<Number> for Exact {
    fn from(number: Number) -> Self {
        number.0.into()
    }
}

impl From<Decimal> for Exact {
    fn from(value: Decimal) -> Self {
        let normal = value.normalize();
        // A decimal's scale is at most 28.
        Self { digits: normal.mantissa().into(), scale: i32::try_from(normal.scale()).unwrap_or(0) }
    }
}

impl From<Yen> for Exact {
    fn from(amount: Yen) -> Self {
        Self { digits: amount.0.into(), scale: 0 }
    }
}

impl From<u32> for Exact {
    fn from(count: u32) -> Self {
        Self { digits: count.into(), scale: 0 }
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        let (left, right, _) = self.aligned(other);
        left.cmp(&right)
    }
}

impl fmt::Display for Exact {
    /// Without exponent and without trailing fractional zeros.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shortest = self.clone().without_trailing_zeros();
        let Ok(places @ 1..) = usize::try_from(shortest.scale) else {
            return shortest.digits_at(0).fmt(out);
        };
        let sign = if shortest.digits.sign() == Sign::Minus { "-" } else { "" };
        let digits = format!("{:0>width$}", shortest.digits.magnitude(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        write!(out, "{sign}{whole}.{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        Number::parse(text).map(Exact::from).expect("a plain decimal")
    }

    #[test]
    fn products_are_exact_or_refused() {
        let near_one_yen_off = exact("9999999.9999999999").times(exact("10000000.0000000001"));
        assert_eq!(near_one_yen_off, Err(TooManyDigits));
        let eight_places = exact("0.0000000001").times(exact("0.0000000001")).expect("one digit");
        assert_eq!(eight_places.to_string(), "0.00000000000000000001");
    }

    #[test]
    fn trailing_zeros_do_not_count_as_digits() {
        let two = exact("562949953421312"); // 2^49
        let five = exact("1220703125"); // 5^13
        let product = two.times(five.clone()).and_then(|p| p.times(exact("9999999999999.9")));
        // 2^49 × 5^13 has 13 zeros at its end, so 12 + 14 digits remain.
        assert_eq!(product.map(|p| p.to_string()), {
            Ok("6871947673599931280523264000000000000".into())
        });
    }

    #[test]
    fn exactly_28_digits_fit_and_29_do_not() {
        let fits = exact("99999999999999").times(exact("99999999999999")).expect("28 digits");
        assert_eq!(fits.to_string(), "9999999999999800000000000001");
        assert_eq!(exact("999999999999999").times(exact("99999999999999")), Err(TooManyDigits));
    }

    #[test]
    fn sums_of_any_length() {
        let tiny = exact("0.0000000001").shifted_right(30);
        let sum = exact("999999999999").plus(&tiny);
        assert_eq!(sum.to_string(), "999999999999.0000000000000000000000000000000000000001");
        assert_eq!(sum.minus(&exact("999999999999")), tiny);
    }

    #[test]
    fn equal_is_what_has_the_same_value() {
        assert_eq!(exact("1.50"), exact("15").shifted_right(1));
        assert_ne!(exact("1.5"), exact("1.51"));
        assert_ne!(exact("1"), exact("-1"));
    }

    #[test]
    fn text_is_plain() {
        assert_eq!(exact("-0.50").to_string(), "-0.5");
        assert_eq!(exact("100").times(10u32).map(|p| p.to_string()), Ok("1000".into()));
        assert_eq!(Exact::zero().shifted_right(3).to_string(), "0");
    }
}
