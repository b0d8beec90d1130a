//! Days and months of the calendar, as files write them: `2027-02-26`, `2026-07`.

use std::fmt;

/// Days of four hundred years, after which the calendar repeats.
const CYCLE: i64 = 146_097;

/// A day, counted from 1 March of the year 0: leap days then end their years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i64);

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// The year.
    pub year: i64,
    /// 1 to 12.
    pub month: i64,
}

impl Day {
    /// Reads `YYYY-MM-DD`, and nothing that is no day.
    pub fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.rsplit_once('-')?;
        let month = Month::parse(month)?;
        let day = Self::of(month, digits(day, 2)?);
        (day.to_string() == text).then_some(day)
    }

    /// So many days earlier.
    pub fn before(self, days: u32) -> Self {
        Self(self.0 - i64::from(days))
    }

    /// The day after.
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// The day of the week, from 0 for Sunday.
    pub fn weekday(self) -> i64 {
        // The first day that is counted would have been a Wednesday.
        (self.0 + 3).rem_euclid(7)
    }

    /// Year, month and day of the month.
    pub fn parts(self) -> (i64, i64, i64) {
        let in_cycle = self.0.rem_euclid(CYCLE);
        let year = (in_cycle - in_cycle / 1_460 + in_cycle / 36_524 - in_cycle / (CYCLE - 1)) / 365;
        let in_year = in_cycle - (365 * year + year / 4 - year / 100);
        let from_march = (5 * in_year + 2) / 153;
        let day = in_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = year + self.0.div_euclid(CYCLE) * 400 + i64::from(month < 3);
        (year, month, day)
    }

    fn of(Month { year, month }: Month, day: i64) -> Self {
        let year = year - i64::from(month < 3);
        let in_cycle = year.rem_euclid(400);
        let in_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let days = in_cycle * 365 + in_cycle / 4 - in_cycle / 100 + in_year;
        Self(year.div_euclid(400) * CYCLE + days)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(out, "{year:04}-{month:02}-{day:02}")
    }
}

impl Month {
    /// Reads `YYYY-MM`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let (year, month) = (digits(year, 4)?, digits(month, 2)?);
        (1..=12).contains(&month).then_some(Self { year, month })
    }

    /// The month after.
    pub fn next(self) -> Self {
        let Self { year, month } = self;
        if month == 12 {
            Self { year: year + 1, month: 1 }
        } else {
            Self { year, month: month + 1 }
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}", self.year, self.month)
    }
}

fn digits(text: &str, count: usize) -> Option<i64> {
    let is_plain = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_four_hundred_years_follows_the_one_before() {
        let mut day = Day::parse("1999-12-31").expect("a day");
        let mut count = 0;
        let (mut year, mut month, mut of_month) = day.parts();
        while count < CYCLE {
            day = day.next();
            let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let length = match month {
                2 if is_leap => 29,
                2 => 28,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            of_month += 1;
            if of_month > length {
                (of_month, month) = (1, month + 1);
            }
            if month > 12 {
                (month, year) = (1, year + 1);
            }
            assert_eq!(day.parts(), (year, month, of_month));
            assert_eq!(Day::parse(&day.to_string()), Some(day));
            count += 1;
        }
    }

    #[test]
    fn weekdays_go_round() {
        for (day, expected) in [("2026-11-25", 3), ("2027-02-28", 0), ("1970-01-01", 4)] {
            assert_eq!(Day::parse(day).map(Day::weekday), Some(expected), "{day}");
        }
    }

    #[test]
    fn days_are_counted_back() {
        let day = Day::parse("2028-03-01").expect("a day");
        assert_eq!(day.before(1).to_string(), "2028-02-29");
        assert_eq!(day.before(60).to_string(), "2028-01-01");
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2027-02-29",
            "2027-2-01",
            "2027-13-01",
            "2027-00-10",
            "27-02-01",
            "2027/02/01",
            "2027-02-30 ",
            "2027-04-31",
            "2027-01-00",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        for text in ["2027-13", "2027-0", "2027", "", "2027-00"] {
            assert_eq!(Month::parse(text), None, "{text}");
        }
    }

    #[test]
    fn months_follow_one_another() {
        let month = Month::parse("2026-12").expect("a month");
        assert_eq!(month.next().to_string(), "2027-01");
        assert_eq!(month.next().next().to_string(), "2027-02");
    }
}
