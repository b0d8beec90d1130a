//! A number format taken apart: what it shows around a number's digits, how it scales them, or that it shows a
//! time. What it does to a number is said by `displayed.rs`.

/// Longest format that is looked at, as in Excel.
const MOST_CHARACTERS: usize = 255;

/// A number format.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Format {
    /// For numbers above zero, below it, and zero; some only, in this order.
    pub sections: Vec<Section>,
}

/// A section of a format.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Section {
    /// It holds for numbers that compare like this.
    pub condition: Option<(Compared, f64)>,
    pub kind: Kind,
    /// What stands before the digits and behind them.
    pub before: String,
    pub after: String,
    /// How often the number is divided by a thousand.
    pub thousands: u8,
    /// How often it is multiplied by a hundred.
    pub percents: u8,
}

/// How a condition compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compared {
    Less,
    LessOrEqual,
    Equal,
    NotEqual,
    GreaterOrEqual,
    Greater,
}

/// What a section shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// Signs only, or nothing at all.
    #[default]
    Literal,
    /// A number.
    Number,
    /// Digits with signs between them, such as those of a telephone.
    Mixed,
    /// Hours, minutes, seconds.
    Time,
    /// A day, perhaps with a time.
    Date,
}

impl Format {
    /// Takes a format apart; none where it is none that says anything.
    pub(super) fn read(code: &str) -> Option<Self> {
        if code.chars().nth(MOST_CHARACTERS).is_some() {
            return None;
        }
        let sections: Vec<Section> = parts(code).iter().take(4).map(|part| section(part)).collect();
        Some(Self { sections })
    }

    /// The format of a number that formats of their own do not name: the currencies of the program's region,
    /// which files written by programs mean as dollars.
    pub(super) fn built_in(id: u32) -> Option<&'static str> {
        match id {
            5 | 6 => Some("$#,##0;-$#,##0"),
            7 | 8 => Some("$#,##0.00;-$#,##0.00"),
            _ => None,
        }
    }

    /// All formats that have a number and say more than digits.
    pub(super) fn numbered(id: u32) -> Option<&'static str> {
        match id {
            9 | 10 => Some("0%"),
            14..=17 | 22 | 27..=36 | 50..=58 => Some("yyyy/m/d"),
            18..=21 | 45 | 47 => Some("h:mm"),
            42 | 44 => Format::built_in(5),
            46 => Some("[h]:mm"),
            _ => Format::built_in(id),
        }
    }
}

/// The sections, which semicolons outside quotes and brackets part.
fn parts(code: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut signs = code.chars();
    let (mut is_quoted, mut is_bracket) = (false, false);
    while let Some(c) = signs.next() {
        if c == ';' && !is_quoted && !is_bracket {
            parts.push(String::new());
            continue;
        }
        let Some(part) = parts.last_mut() else { continue };
        part.push(c);
        match c {
            '"' if !is_bracket => is_quoted = !is_quoted,
            '[' if !is_quoted => is_bracket = true,
            ']' if !is_quoted => is_bracket = false,
            '\\' if !is_quoted => part.extend(signs.next()),
            _ => {}
        }
    }
    parts
}

/// What has been seen of a section.
#[derive(Default)]
struct Seen {
    section: Section,
    has_digits: bool,
    is_text: bool,
    is_mixed: bool,
    /// Commas since the last digit: they scale, unless more digits follow.
    commas: u8,
    has_day: bool,
    has_month: bool,
    has_clock: bool,
}

impl Seen {
    fn literal(&mut self, c: char) {
        let side = if self.has_digits { &mut self.section.after } else { &mut self.section.before };
        side.push(c);
    }

    fn digit(&mut self) {
        self.is_mixed |= !self.section.after.trim().is_empty();
        (self.has_digits, self.commas) = (true, 0);
    }

    fn settle_commas(&mut self) {
        let commas = std::mem::take(&mut self.commas);
        self.section.thousands = self.section.thousands.saturating_add(commas);
    }

    fn done(mut self) -> Section {
        self.settle_commas();
        self.section.kind = if self.has_day {
            Kind::Date
        } else if self.has_clock {
            Kind::Time
        } else if self.has_month {
            Kind::Date
        } else if self.is_mixed || self.is_text {
            Kind::Mixed
        } else if self.has_digits {
            Kind::Number
        } else {
            Kind::Literal
        };
        self.section
    }
}

fn section(text: &str) -> Section {
    let mut seen = Seen::default();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        let (word, after) = match c {
            '"' => rest.split_once('"').unwrap_or((rest, "")),
            '[' => rest.split_once(']').unwrap_or((rest, "")),
            '\\' | '_' | '*' => rest.split_at(rest.chars().next().map_or(0, char::len_utf8)),
            _ => ("", rest),
        };
        match c {
            '"' | '\\' => word.chars().for_each(|c| seen.literal(c)),
            '[' => bracket(&mut seen, word),
            '_' | '*' => {}
            '0' | '#' | '?' => seen.digit(),
            ',' if seen.has_digits => seen.commas = seen.commas.saturating_add(1),
            '.' => seen.settle_commas(),
            '%' => seen.section.percents = seen.section.percents.saturating_add(1),
            '@' => seen.is_text = true,
            _ => {
                rest = letters(&mut seen, c, after);
                continue;
            }
        }
        rest = after;
    }
    seen.done()
}

/// Letters of dates and times, the word for any number, and what stands for itself.
fn letters<'t>(seen: &mut Seen, c: char, rest: &'t str) -> &'t str {
    let behind = |word: &'static str| {
        let found = rest.get(..word.len()).filter(|found| found.eq_ignore_ascii_case(word));
        found.and_then(|found| rest.get(found.len()..))
    };
    if let Some(after) = Some(c).filter(|c| matches!(c, 'G' | 'g')).and_then(|_| behind("eneral")) {
        seen.digit();
        return after;
    }
    if let Some(after) = Some(c).filter(|c| matches!(c, 'G')).and_then(|_| behind("/標準")) {
        seen.digit();
        return after;
    }
    match c.to_ascii_lowercase() {
        'y' | 'd' | 'g' | 'b' => seen.has_day = true,
        // Digits with a power of ten, or the year of an era.
        'e' if rest.starts_with(['+', '-']) => return rest.get(1..).unwrap_or_default(),
        'e' => seen.has_day = true,
        'm' => seen.has_month = true,
        'h' | 's' => seen.has_clock = true,
        'a' => {
            let clock = behind("m/pm").or_else(|| behind("/p"));
            seen.has_clock |= clock.is_some();
            // aaa is a day of the week.
            seen.has_day |= clock.is_none() && rest.starts_with(['a', 'A']);
            if let Some(after) = clock {
                return after;
            }
        }
        ':' | '/' => {}
        _ => seen.literal(c),
    }
    rest
}

/// What stands in brackets: a currency, hours beyond a day, a condition; colours and languages say nothing.
fn bracket(seen: &mut Seen, inner: &str) {
    if let Some(currency) = inner.strip_prefix('$') {
        let (sign, region) = currency.split_once('-').unwrap_or((currency, ""));
        match super::currency::of(sign.trim(), region) {
            Some(known) => known.chars().for_each(|c| seen.literal(c)),
            // Before the digits, wherever it stands: behind them it would be something that is counted.
            None => seen.section.before.extend(sign.trim().chars().chain(['?'])),
        }
        return;
    }
    let clock = inner.chars().next().map(|c| c.to_ascii_lowercase());
    let is_clock = clock.is_some_and(|first| {
        "hms".contains(first) && inner.chars().all(|c| c.to_ascii_lowercase() == first)
    });
    seen.has_clock |= is_clock;
    let end = inner.find(|c: char| !"<>=".contains(c)).unwrap_or(inner.len());
    let (sign, number) = inner.split_at(end);
    let compared = match sign {
        "<" => Compared::Less,
        "<=" => Compared::LessOrEqual,
        "=" => Compared::Equal,
        "<>" => Compared::NotEqual,
        ">=" => Compared::GreaterOrEqual,
        ">" => Compared::Greater,
        _ => return,
    };
    seen.section.condition = number.trim().parse().ok().map(|number| (compared, number));
}
