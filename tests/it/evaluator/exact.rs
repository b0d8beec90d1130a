//! Exact numbers: the texts that explanations hold as fractions of whole numbers, and the two
//! roundings.

use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::{Pow, ToPrimitive};
use serde_json::Value;

/// A number without any rounding.
pub type Exact = Ratio<BigInt>;

/// The number of a plain decimal, or of a ratio of two.
pub fn exact(value: &Value) -> Option<Exact> {
    let text = value.as_str()?;
    match text.split_once('/') {
        Some((dividend, divisor)) => {
            let divisor = decimal(divisor)?;
            (divisor != Exact::default()).then_some(decimal(dividend)? / divisor)
        }
        None => decimal(text),
    }
}

/// The number of a plain decimal: digits, perhaps a point and more digits, perhaps a minus.
pub fn decimal(text: &str) -> Option<Exact> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(whole) || !are_digits(fraction) {
        return None;
    }
    let number: BigInt = format!("{whole}{fraction}").parse().ok()?;
    let number = Exact::new(number, BigInt::from(10).pow(fraction.len()));
    Some(if text.starts_with('-') { -number } else { number })
}

/// Whether a text is the one way to write its number: no zeros too many, no minus before zero.
pub fn is_shortest(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let whole = digits.split_once('.').map_or(digits, |(whole, _)| whole);
    text != "-0"
        && (whole == "0" || !whole.starts_with('0'))
        && !(digits.contains('.') && digits.ends_with('0'))
}

/// A number without its part below 1.
pub fn truncated(number: &Exact) -> Exact {
    number.trunc()
}

/// A number rounded half up at so many decimals.
pub fn rounded_half_up(number: &Exact, decimals: &Exact) -> Result<Exact, String> {
    let decimals = decimals.is_integer().then(|| decimals.numer().to_u32()).flatten();
    let unit = BigInt::from(10).pow(decimals.ok_or("no number of decimals")?);
    let half = Exact::new(1.into(), 2.into());
    Ok((number * &unit + half).floor() / unit)
}

/// How many digits a number needs, trailing zeros not counted; nothing if it has no end.
pub fn significant_digits(number: &Exact) -> Option<usize> {
    let mut scaled = number.clone();
    let mut places = 0;
    while !scaled.is_integer() {
        scaled *= BigInt::from(10);
        places += 1;
        if places > 100 {
            return None;
        }
    }
    Some(scaled.numer().magnitude().to_string().trim_end_matches('0').len())
}
