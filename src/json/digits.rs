//! A number as it was written: nothing here computes with it.
//!
//! serde_json's own number would do, but every way from a text to it leads past floats, and writing
//! those is a good part of the page's program.

use std::rc::Rc;

use serde::ser::{Serialize, SerializeStruct, Serializer};

/// Name under which serde_json, with exact numbers on, hands over and takes a number's text.
pub(super) const NUMBER_KEY: &str = "$serde_json::private::Number";

/// A JSON number's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digits(Rc<str>);

impl Digits {
    /// Takes a text that is a JSON number, and nothing else.
    pub fn read(text: &str) -> Option<Self> {
        is_number(text).then(|| Self(text.into()))
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The whole number it is, if it is written as one that fits.
    pub fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }
}

macro_rules! from_whole {
    ($($type:ty),*) => {$(
        impl From<$type> for Digits {
            fn from(number: $type) -> Self {
                Self(number.to_string().into())
            }
        }
    )*};
}
from_whole!(i32, i64, u64);

impl Serialize for Digits {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut number = serializer.serialize_struct(NUMBER_KEY, 1)?;
        number.serialize_field(NUMBER_KEY, &*self.0)?;
        number.end()
    }
}

/// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`.
fn is_number(text: &str) -> bool {
    let (number, exponent) = parted(text.strip_prefix('-').unwrap_or(text), &['e', 'E']);
    let (whole, fraction) = parted(number, &['.']);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = |exponent: &str| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(unsigned)
}

/// What stands before the mark, and what stands after it where there is one.
fn parted<'a>(text: &'a str, mark: &[char]) -> (&'a str, Option<&'a str>) {
    text.split_once(mark).map_or((text, None), |(before, after)| (before, Some(after)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_they_are_to_serde_json() {
        let parts = ["", "-", "+", "0", "00", "7", "10", ".", "e", "E5", "e+3", "e-", "x", "１"];
        for a in parts {
            for b in parts {
                for c in parts {
                    for d in parts {
                        let text = [a, b, c, d].concat();
                        let theirs = serde_json::from_str::<serde_json::Number>(&text).is_ok();
                        assert_eq!(Digits::read(&text).is_some(), theirs, "{text}");
                    }
                }
            }
        }
    }

    #[test]
    fn whole_numbers_that_fit_are_known() {
        let whole = |text| Digits::read(text).and_then(|digits| digits.as_i64());
        assert_eq!((whole("2026"), whole("-5")), (Some(2026), Some(-5)));
        assert_eq!((whole("6.0"), whole("6e0"), whole("9223372036854775808")), (None, None, None));
        assert_eq!(Digits::from(-1_i64), Digits::read("-1").expect("a number"));
    }
}
