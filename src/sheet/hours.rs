//! Times in columns of quantities: "36:00" is 36 where hours are counted, 2160 where minutes are.

use super::count::Count;
use super::fold::{fold, half};
use crate::quantity::{Exact, Number, half_up_at_tenth, half_up_quotient};

/// Decimals with which a part of an hour that never ends is compared.
const PLACES: u32 = 20;
/// What is counted where nothing else says so.
const HOURS: &str = "時間";

/// A time as how many of a unit it is; none where the unit is no unit of time, or the text no time.
pub(super) fn read(text: &str, unit: &str) -> Option<Count> {
    let seconds = seconds(&half(text))?;
    let folded = fold(unit);
    let each = if folded.is_empty() || folded.contains('時') || folded.starts_with('h') {
        3_600
    } else if folded.contains('分') || folded.starts_with("min") {
        60
    } else {
        return None;
    };
    let whole = half_up_quotient(&Exact::from(seconds), &Exact::from(each), PLACES)?;
    let number = Number::parse(&half_up_at_tenth(&whole).to_string())?;
    let exact = (whole != Exact::from(number)).then_some(whole);
    let unit = if unit.is_empty() { HOURS } else { unit };
    Some(Count { number, unit: unit.to_owned(), exact })
}

/// Hours, minutes and perhaps seconds, parted by colons.
fn seconds(half: &str) -> Option<u32> {
    let mut parts = half.trim().split(':');
    let mut next = |most: usize| {
        let part = parts.next()?;
        let is_number =
            (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u32>().ok().filter(|_| is_number)
    };
    let (hours, minutes) = (next(5)?, next(2)?);
    let seconds = next(2);
    let is_time = minutes < 60 && seconds.is_none_or(|seconds| seconds < 60);
    let is_whole =
        parts.next().is_none() && half.matches(':').count() == 1 + usize::from(seconds.is_some());
    (is_time && is_whole).then(|| 3_600 * hours + 60 * minutes + seconds.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_count_by_their_unit() {
        let shown = |text: &str, unit: &str| {
            read(text, unit).map(|count| format!("{} {}", count.number, count.unit))
        };
        for (text, unit, expected) in [
            ("36:00", "時間", Some("36 時間")),
            ("36:00", "", Some("36 時間")),
            ("６：３０", "hours", Some("6.5 hours")),
            ("0:20", "h", Some("0.3333333333 h")),
            ("1:30", "分", Some("90 分")),
            ("12:00:36", "時間", Some("12.01 時間")),
            ("36:00", "人日", None),
            ("3:75", "時間", None),
            ("3:00:", "時間", None),
            ("1:2:3:4", "時間", None),
            ("2026-03-02", "", None),
            ("a:b", "", None),
        ] {
            assert_eq!(shown(text, unit).as_deref(), expected, "{text} {unit}");
        }
        assert!(read("0:20", "").is_some_and(|count| count.exact.is_some()));
        assert!(read("0:30", "").is_some_and(|count| count.exact.is_none()));
    }
}
