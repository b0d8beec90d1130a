//! Numbers with more decimals than a proposal's file holds, as spreadsheets keep a third.

use crate::proposal::normalised;
use crate::quantity::{Exact, Number, half_up_at_tenth};

/// A number, rounded at the tenth decimal where it has more; and as it was, where it was rounded.
pub(super) fn rounded(digits: &str) -> Option<(Number, Option<Exact>)> {
    if let Some(number) = normalised(digits) {
        return Some((number, None));
    }
    let (whole, fraction) = digits.split_once('.').filter(|(_, fraction)| fraction.len() > 10)?;
    let (sign, whole) = match whole.strip_prefix('-') {
        Some(whole) => ("-", whole),
        None => ("", whole),
    };
    let whole = normalised(whole)?;
    let exact = Exact::parse(&format!("{sign}{whole}.{fraction}"))?;
    let number = Number::parse(&half_up_at_tenth(&exact).to_string())?;
    Some((number, Some(exact)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_too_long_is_rounded() {
        let shown =
            |text: &str| rounded(text).map(|(number, exact)| (number.to_string(), exact.is_some()));
        for (text, number, is_long) in [
            ("0.3333333333", "0.3333333333", false),
            ("0.33333333333", "0.3333333333", true),
            ("1,234.56789012345", "1234.5678901235", true),
            ("-0.66666666666667", "-0.6666666667", true),
        ] {
            assert_eq!(shown(text), Some((number.to_owned(), is_long)), "{text}");
        }
        for odd in ["0,500", "1,5", "1.2.3", "a.33333333333", "0.3333333333x"] {
            assert_eq!(shown(odd), None, "{odd}");
        }
    }
}
