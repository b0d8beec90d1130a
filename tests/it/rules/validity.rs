//! The days on which rules are in force follow each other without overlap and without gap.

use super::shipped;

/// Days since a fixed day; none where the text is no day as `YYYY-MM-DD`.
pub fn day(text: &str) -> Option<i64> {
    let parts: Vec<i64> = text.split('-').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [year, month, date] = parts[..] else { return None };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let lengths = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let length = *lengths.get(usize::try_from(month).ok()?.checked_sub(1)?)?;
    if text.len() != 10 || !(1..=length).contains(&date) {
        return None;
    }
    let before = year - 1;
    let months: i64 = lengths.iter().take(usize::try_from(month - 1).ok()?).sum();
    Some(before * 365 + before / 4 - before / 100 + before / 400 + months + date)
}

/// Whether ranges follow each other day by day, the last one open or not. The order is any.
fn follow_each_other(ranges: &[(&str, Option<&str>)]) -> bool {
    let days = ranges.iter().map(|(from, until)| {
        Some((
            day(from)?,
            match until {
                Some(until) => Some(day(until)?),
                None => None,
            },
        ))
    });
    let Some(mut days) = days.collect::<Option<Vec<_>>>() else { return false };
    days.sort();
    let ordered = days.iter().all(|(from, until)| until.is_none_or(|until| *from <= until));
    ordered && days.windows(2).all(|pair| pair[0].1.is_some_and(|until| until + 1 == pair[1].0))
}

#[test]
fn shipped_validities_neither_overlap_nor_leave_gaps() {
    let files = shipped();
    let ranges: Vec<_> = files
        .iter()
        .map(|file| {
            (file["validity"]["from"].as_str().expect("a day"), file["validity"]["until"].as_str())
        })
        .collect();
    assert!(follow_each_other(&ranges), "{ranges:?}");
}

#[test]
fn bad_lists_of_validities_are_noticed() {
    let good = [
        ("2027-03-01", None),
        ("2026-02-02", Some("2026-12-31")),
        ("2027-01-01", Some("2027-02-28")),
    ];
    assert!(follow_each_other(&good));
    assert!(follow_each_other(&[("2024-02-01", Some("2024-02-29")), ("2024-03-01", None)]));
    let bad: [&[(&str, Option<&str>)]; 8] = [
        &[("2026-02-02", Some("2026-12-31")), ("2026-12-31", None)],
        &[("2026-02-02", Some("2026-12-31")), ("2027-01-02", None)],
        &[("2026-02-02", None), ("2027-01-01", None)],
        &[("2026-02-02", None), ("2027-01-01", Some("2027-12-31"))],
        &[("2026-02-02", Some("2026-01-31"))],
        &[("2026-02-30", None)],
        &[("2026-2-2", None)],
        &[("2025-02-01", Some("2025-02-28")), ("2025-02-01", Some("2025-02-28"))],
    ];
    for list in bad {
        assert!(!follow_each_other(list), "{list:?}");
    }
}
