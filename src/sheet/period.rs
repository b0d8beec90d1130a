//! Columns of years, of months, and of what was before and after a change, by their headers.

use super::words::words;

/// A year as a header names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Year {
    /// A fiscal year of the common era.
    Fiscal(u32),
    /// The first, the second … of the plan.
    Nth(u32),
}

/// Which side of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Before it.
    Before,
    /// After it.
    After,
    /// The difference.
    Change,
}

const MONTHS: [&str; 24] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
];

/// The last year that is one, and the first.
const YEARS: std::ops::RangeInclusive<u32> = 2015..=2060;
/// The year before the first of Reiwa.
const BEFORE_REIWA: u32 = 2018;

/// Digits at the start of a text, as a number, and what follows them.
fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    Some((digits.parse().ok().filter(|_| digits.len() <= 4)?, rest))
}

fn after_any<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|word| text.strip_prefix(word))
}

/// The year a folded header starts with, and what else it says.
pub(super) fn year(folded: &str) -> Option<(Year, &str)> {
    let text = folded.trim_start_matches('(');
    let (year, rest) = fiscal(text).or_else(|| nth(text))?;
    // The same year in another calendar.
    let rest = match rest.strip_prefix('(').and_then(|inner| inner.split_once(')')) {
        Some((inner, rest)) if fiscal(inner).is_some_and(|(_, rest)| rest.is_empty()) => rest,
        _ => rest,
    };
    // A month of that year is no year.
    let is_month = number(rest).is_some_and(|(_, rest)| rest.starts_with('月'));
    (!is_month).then(|| (year, rest.trim_matches(['(', ')', '/', '・', ':', ',', '-', '['])))
}

fn fiscal(text: &str) -> Option<(Year, &str)> {
    let ends = ["年度", "年"];
    if let Some(rest) = text.strip_prefix("令和") {
        let (n, rest) = match rest.strip_prefix('元') {
            Some(rest) => (1, rest),
            None => number(rest)?,
        };
        return Some((Year::Fiscal(BEFORE_REIWA + n), after_any(rest, &ends)?));
    }
    if let Some((n, rest)) = text.strip_prefix('r').and_then(number).filter(|(n, _)| *n < 40) {
        let rest = after_any(rest, &ends).unwrap_or(rest);
        let ended = rest.is_empty() || rest.starts_with(['(', '/', '金', '予', '額', '数']);
        return ended.then_some((Year::Fiscal(BEFORE_REIWA + n), rest));
    }
    if let Some((n, rest)) = text.strip_prefix("fy").and_then(number) {
        let year = if n < 100 { 2_000 + n } else { n };
        return YEARS.contains(&year).then_some((Year::Fiscal(year), rest));
    }
    let (n, rest) = number(text).filter(|(n, _)| YEARS.contains(n))?;
    let rest = match after_any(rest, &ends) {
        Some(rest) => rest,
        None if rest.is_empty() || rest.starts_with('(') => rest,
        None => return None,
    };
    Some((Year::Fiscal(n), rest))
}

fn nth(text: &str) -> Option<(Year, &str)> {
    if let Some(rest) = after_any(text, &["初年度", "firstyear"]) {
        return Some((Year::Nth(1), rest));
    }
    if let Some((n, rest)) = text.strip_prefix('第').and_then(number) {
        return Some((Year::Nth(n), after_any(rest, &["年度", "年次", "年目"])?));
    }
    if let Some((n, rest)) = text.strip_prefix("year").and_then(number).filter(|(n, _)| *n < 20) {
        return Some((Year::Nth(n), rest));
    }
    let (n, rest) = number(text).filter(|(n, _)| (1..20).contains(n))?;
    let ends = ["年目", "年次", "styear", "ndyear", "rdyear", "thyear"];
    Some((Year::Nth(n), after_any(rest, &ends)?))
}

/// A folded header is a month.
pub(super) fn is_month(folded: &str) -> bool {
    let text = folded.trim_matches(['(', ')']);
    let named = MONTHS.iter().find_map(|name| text.strip_prefix(name));
    if let Some(rest) = named {
        return rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '\''));
    }
    let text = fiscal(text).map_or(text, |(_, rest)| rest);
    let slashed = || {
        let (year, month) = text.split_once('/')?;
        let (is_reiwa, year) = match year.strip_prefix('r') {
            Some(year) => (true, year),
            None => (false, year),
        };
        let year: u32 = year.parse().ok()?;
        Some(
            ((is_reiwa && year < 40) || YEARS.contains(&year))
                && month.parse().is_ok_and(is_month_number),
        )
    };
    let (n, rest) = match number(text) {
        Some(found) => found,
        None => return slashed().unwrap_or(false),
    };
    (is_month_number(n) && matches!(rest, "月" | "月分" | "月度")) || slashed().unwrap_or(false)
}

fn is_month_number(n: u32) -> bool {
    (1..=12).contains(&n)
}

/// The side of a change that a folded header names, and what else it says.
pub(super) fn side(folded: &str) -> Option<(Side, &str)> {
    let words = words();
    let lists = [
        (&words.after_change, Side::After),
        (&words.before_change, Side::Before),
        (&words.change, Side::Change),
    ];
    let text = folded.trim_start_matches('(');
    lists.into_iter().find_map(|(list, side)| {
        let start = list.iter().find_map(|word| text.strip_prefix(word.as_str()));
        let end =
            || list.iter().find_map(|word| text.trim_end_matches(')').strip_suffix(word.as_str()));
        start
            .or_else(end)
            .map(|rest| (side, rest.trim_matches(['(', ')', '/', '・', ':', ',', '-', '['])))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_known_in_either_calendar() {
        for (text, expected) in [
            ("令和8年度", Some((Year::Fiscal(2026), ""))),
            ("令和元年度", Some((Year::Fiscal(2019), ""))),
            ("r9", Some((Year::Fiscal(2027), ""))),
            ("fy2026", Some((Year::Fiscal(2026), ""))),
            ("fy26", Some((Year::Fiscal(2026), ""))),
            ("2027年度金額", Some((Year::Fiscal(2027), "金額"))),
            ("2026年度(令和8年度)", Some((Year::Fiscal(2026), ""))),
            ("1年目", Some((Year::Nth(1), ""))),
            ("第2年度", Some((Year::Nth(2), ""))),
            ("初年度(円)", Some((Year::Nth(1), "円"))),
            ("year3", Some((Year::Nth(3), ""))),
            ("令和8年4月", None),
            ("rate", None),
            ("第1回", None),
            ("2年", None),
            ("3500", None),
        ] {
            assert_eq!(year(text), expected, "{text}");
        }
    }

    #[test]
    fn months_and_sides_are_known() {
        for text in ["4月", "12月分", "令和8年4月", "2026年4月", "2026/4", "apr", "sep-26", "march"]
        {
            assert!(is_month(text), "{text}");
        }
        for text in ["月数", "13月", "単価", "marketing", "4月1日", "月額", "3/4"] {
            assert!(!is_month(text), "{text}");
        }
        assert_eq!(side("変更後"), Some((Side::After, "")));
        assert_eq!(side("単価(変更後)"), Some((Side::After, "単価")));
        assert_eq!(side("当初金額"), Some((Side::Before, "金額")));
        assert_eq!(side("増減額"), Some((Side::Change, "")));
        assert_eq!(side("単価"), None);
    }
}
