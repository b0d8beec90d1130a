//! What a cell shows of a number, by its format: scale, sign, currency, unit, percent and time, with the digits
//! of the stored number. `#,##0,` shows thousands: 62500 is "62.5千", whatever the header says.

use super::digits;
use super::format::{Compared, Format, Kind, Section};
use crate::quantity::{Exact, half_up_at_tenth, half_up_quotient};

/// What a cell shows of its number.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Displayed {
    /// The number as it is.
    Plain,
    /// This.
    Text(String),
    /// A day.
    Date,
}

/// From this number on a time is one of a day, not a duration.
const FIRST_DAY: f64 = 1_000.0;

impl Format {
    /// What is shown of a number.
    pub(super) fn displayed(&self, value: f64) -> Displayed {
        let Some(section) = self.section(value).filter(|_| value.is_finite()) else {
            return Displayed::Plain;
        };
        match section.kind {
            Kind::Date => Displayed::Date,
            Kind::Time if value >= FIRST_DAY => Displayed::Date,
            Kind::Time => clock(value).map_or(Displayed::Plain, Displayed::Text),
            // A zero that is not shown is none; anything else stays what it is, shown or not.
            Kind::Literal if value == 0.0 && section.is_blank() => Displayed::Text(String::new()),
            Kind::Literal | Kind::Mixed => Displayed::Plain,
            Kind::Number if section.is_plain() => Displayed::Plain,
            Kind::Number => Displayed::Text(section.number(value)),
        }
    }

    /// The section that shows a number.
    fn section(&self, value: f64) -> Option<&Section> {
        let holds = |section: &&Section| section.condition.is_some_and(|own| meets(value, own));
        let conditioned = self.sections.iter().any(|section| section.condition.is_some());
        if conditioned {
            let other = || self.sections.iter().find(|section| section.condition.is_none());
            return self.sections.iter().find(holds).or_else(other);
        }
        let at = match self.sections.len() {
            0 | 1 => 0,
            _ if value < 0.0 => 1,
            count if count > 2 && value == 0.0 => 2,
            _ => 0,
        };
        self.sections.get(at)
    }
}

fn meets(value: f64, (compared, other): (Compared, f64)) -> bool {
    match compared {
        Compared::Less => value < other,
        Compared::LessOrEqual => value <= other,
        Compared::Equal => value == other,
        Compared::NotEqual => value != other,
        Compared::GreaterOrEqual => value >= other,
        Compared::Greater => value > other,
    }
}

/// Signs before digits that say nothing of the number.
const PASSED: &str = "()+=×x*:・～~約";

impl Section {
    /// It shows nothing.
    fn is_blank(&self) -> bool {
        self.before.trim().is_empty() && self.after.trim().is_empty()
    }

    /// It shows the digits and nothing that tells more.
    pub(super) fn is_plain(&self) -> bool {
        let silent = |c: char| c.is_whitespace() || c == '-' || PASSED.contains(c);
        self.thousands == 0
            && self.percents == 0
            && self.before.chars().all(silent)
            && self.after.chars().all(silent)
    }

    /// A number with what stands around it.
    pub(super) fn number(&self, value: f64) -> String {
        let is_minus = |c: char| matches!(c, '-' | '▲' | '△' | '−');
        let is_below = value < 0.0 || (value > 0.0 && self.before.contains(is_minus));
        let silent = |c: &char| c.is_whitespace() || is_minus(*c) || PASSED.contains(*c);
        let before: String = self.before.chars().filter(|c| !silent(c)).collect();
        let after = self.after.trim();
        // The other half of brackets that stand for a minus.
        let after = if after.contains('(') { after } else { after.trim_end_matches(')') };
        let plain = digits::plain(value.abs());
        let (places, mark) = match self.thousands {
            0 => (0, ""),
            1 => (-3, "千"),
            2 => (-6, "百万"),
            3 => (-8, "億"),
            _ => (0, ""),
        };
        let letters: &[char] = if self.thousands == 1 { &['K', 'k'] } else { &['M', 'm'] };
        let after = if mark.is_empty() { after } else { after.trim_start_matches(letters) };
        let has_own = after.starts_with(['千', '百', '万', '億']);
        let mark = if has_own { "" } else { mark };
        let percents = i32::from(self.percents);
        let shown = digits::undoubted(moved(&plain, places + 2 * percents));
        let percent = "%".repeat(usize::from(self.percents.min(1)));
        let sign = if is_below { "-" } else { "" };
        format!("{sign}{before}{shown}{mark}{percent}{after}")
    }
}

/// Plain digits with the point moved to the right, or to the left below zero.
pub(super) fn moved(plain: &str, places: i32) -> String {
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let Some(number) = Exact::parse(&format!("{whole}{fraction}")) else { return plain.to_owned() };
    let scale = i32::try_from(fraction.len()).unwrap_or_default();
    number.shifted_right(scale - places).to_string()
}

/// A part of a day as hours, minutes and seconds; none below zero.
pub(super) fn clock(value: f64) -> Option<String> {
    let days = half_up_at_tenth(&Exact::parse(&digits::plain(value))?);
    if days.minus(&days.magnitude()).to_string() != "0" {
        return None;
    }
    let seconds = half_up_quotient(&days.scaled_by(&Exact::from(86_400)), &Exact::from(1), 0)?;
    let seconds: u32 = seconds.to_string().parse().ok()?;
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    let tail = if seconds == 0 { String::new() } else { format!(":{seconds:02}") };
    Some(format!("{}:{:02}{tail}", minutes / 60, minutes % 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, value: f64) -> String {
        match Format::read(code).expect("a format").displayed(value) {
            Displayed::Plain => digits::plain(value),
            Displayed::Text(text) => text,
            Displayed::Date => "date".to_owned(),
        }
    }

    #[test]
    fn formats_say_what_a_person_sees() {
        for (code, value, text) in [
            ("General", 62_500.5, "62500.5"),
            ("G/標準", 5.0, "5"),
            ("#,##0", 62_500.0, "62500"),
            ("#,##0_);[Red](#,##0)", -5.0, "-5"),
            ("#,##0,", 62_500.0, "62.5千"),
            ("#,##0.0,;[Red]-#,##0.0,", -62_500.0, "-62.5千"),
            ("#,##0,,", 62_500.0, "0.0625百万"),
            ("#,##0,\"千円\"", 62_500.0, "62.5千円"),
            ("#,##0,\"円\"", 62_500.0, "62.5千円"),
            ("#,##0,K", 62_500.0, "62.5千"),
            ("0\"千円\"", 245.0, "245千円"),
            ("#,##0円", 62_500.0, "62500円"),
            ("0\"人日\"", 32.0, "32人日"),
            ("[$$-409]#,##0.00", 96.8, "US$96.8"),
            ("[$$-en-US]#,##0.00", 96.8, "US$96.8"),
            ("\"US$\"#,##0.00", 1200.5, "US$1200.5"),
            ("$#,##0.00", 5.0, "$5"),
            ("#,##0 [$₫-42A]", 3_500_000.0, "3500000₫"),
            ("\"¥\"#,##0", 62_500.0, "¥62500"),
            ("[$¥-804]#,##0", 5.0, "CNY5"),
            ("[$€-407] #,##0.00", 5.5, "€5.5"),
            ("#,##0.00\\ [$€-407];[RED]\\-#,##0.00\\ [$€-407]", -5.5, "-5.5€"),
            ("[$-411]#,##0", 5.0, "5"),
            ("[$$-XYZ]#,##0", 5.0, "$?5"),
            ("#,##0.00\\ [$Kčs-405]", 5.0, "Kčs?5"),
            ("#,##0 [$FCFA-280C]", 5.0, "5XOF"),
            ("[$CHF] 0", 5.0, "CHF5"),
            ("0%", 0.1, "10%"),
            ("0.0%", 0.125, "12.5%"),
            ("0.00E+00", 12_345.0, "12345"),
            ("# ?/?", 0.5, "0.5"),
            ("\"▲\"#,##0", 8_000.0, "-8000"),
            ("#,##0;\"▲\"#,##0", -8_000.0, "-8000"),
            ("#,##0;▲ #,##0;\"-\"", 0.0, "0"),
            ("#,##0;-#,##0;", 0.0, ""),
            ("#,##0;-#,##0;;@", 0.0, ""),
            (";;;", 5.0, "5"),
            ("_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ", 5.0, "5"),
            ("_(\"$\"* #,##0.00_);_(\"$\"* \\(#,##0.00\\);_(\"$\"* \"-\"??_);_(@_)", -5.0, "-$5"),
            ("[>=1000]#,##0,\"千円\";0\"円\"", 62_500.0, "62.5千円"),
            ("[>=1000]#,##0,\"千円\";0\"円\"", 500.0, "500円"),
            ("000-0000", 1_234_567.0, "1234567"),
            ("[h]:mm", 1.5, "36:00"),
            ("h:mm", 0.25, "6:00"),
            ("h:mm:ss", 0.500_011_574_074, "12:00:01"),
            ("[mm]:ss", 0.25, "6:00"),
            ("h:mm AM/PM", 0.75, "18:00"),
            ("[hh]\"時間\"mm\"分\"", 1.0 / 3.0, "8:00"),
            ("yyyy/m/d", 45_943.0, "date"),
            ("yyyy/m/d h:mm", 45_943.5, "date"),
            ("[$-411]ggge\"年\"m\"月\"d\"日\"", 45_943.0, "date"),
            ("m/d", 45_943.0, "date"),
            ("0\"day\"", 3.0, "3day"),
            ("@", 5.0, "5"),
            ("#,##0\"円（税込）\"", 500.0, "500円（税込）"),
            ("\"@\"#,##0", 500.0, "@500"),
        ] {
            assert_eq!(shown(code, value), text, "{code}");
        }
    }

    #[test]
    fn odd_formats_do_no_harm() {
        for code in
            ["", ";;;;;;", "[", "\"", "\\", "[$", "[>]0", "_", "*", "[$-", "aaa", "##0.0E+0"]
        {
            assert!(!shown(code, 5.0).contains('\u{fffd}'), "{code}");
        }
        assert_eq!(Format::read(&"0".repeat(300)), None);
    }
}
