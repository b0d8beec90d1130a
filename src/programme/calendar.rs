//! Days for a calendar, as iCalendar (RFC 5545) has them.

use super::day::Day;

/// Bytes of a line before it has to be folded.
const MOST_BYTES: usize = 75;

/// Something that happens on a day.
#[derive(Clone, Debug)]
pub struct Event {
    /// What tells it from all others and stays, so that a calendar replaces it when it comes again.
    pub uid: String,
    /// The day.
    pub day: Day,
    /// What it is.
    pub title: String,
}

/// A calendar of events that take a whole day. `stamp` is when it is made, as `20261125T090000Z`: the
/// caller has the clock.
pub fn calendar(events: &[Event], stamp: &str) -> String {
    let mut out = String::new();
    let mut line = |line: &str| fold(line, &mut out);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//C3P Proposal Calculator//Timeline//EN");
    for event in events {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}@c3p-calculator", escaped(&event.uid)));
        line(&format!("DTSTAMP:{stamp}"));
        line(&format!("DTSTART;VALUE=DATE:{}", compact(event.day)));
        line(&format!("DTEND;VALUE=DATE:{}", compact(event.day.next())));
        line(&format!("SUMMARY:{}", escaped(&event.title)));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    out
}

fn compact(day: Day) -> String {
    day.to_string().replace('-', "")
}

/// A text with the signs escaped that mean something else there; controls have no place in it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Adds a line, folded between characters so that no part has more bytes than allowed.
fn fold(line: &str, out: &mut String) {
    let mut bytes = 0;
    for c in line.chars() {
        if bytes + c.len_utf8() > MOST_BYTES {
            out.push_str("\r\n ");
            bytes = 1;
        }
        out.push(c);
        bytes += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads it as calendars do: unfolds, then takes names, values and escapes apart.
    fn parsed(text: &str) -> Vec<(String, String)> {
        assert!(text.ends_with("\r\n"));
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "every line ends in CRLF");
        for line in text.split("\r\n") {
            assert!(line.len() <= MOST_BYTES, "{line}");
        }
        let unfolded = text.replace("\r\n ", "");
        let line = |line: &str| {
            let (name, value) = line.split_once(':').expect("a name and a value");
            let mut plain = String::new();
            let mut chars = value.chars();
            while let Some(c) = chars.next() {
                match (c, c == '\\') {
                    (_, true) => plain.push(match chars.next() {
                        Some('n') => '\n',
                        Some(c) => c,
                        None => panic!("an escape of nothing"),
                    }),
                    (c, false) => plain.push(c),
                }
            }
            (name.to_owned(), plain)
        };
        unfolded.trim_end().split("\r\n").map(line).collect()
    }

    fn event(title: &str) -> Event {
        let day = Day::parse("2028-02-29").expect("a day");
        Event { uid: "check-1".into(), day, title: title.into() }
    }

    #[test]
    fn what_goes_in_comes_out() {
        let long = "関心表明レターをそろえる；".repeat(20);
        for title in
            ["", "a", "a,b;c\\d\ne", "x\r\ny", long.as_str(), &"é".repeat(75), "BEGIN:VEVENT"]
        {
            let lines = parsed(&calendar(&[event(title)], "20261125T090000Z"));
            let value = |name: &str| {
                let found = lines.iter().find(|(known, _)| known == name);
                found.map(|(_, value)| value.as_str())
            };
            assert_eq!(value("SUMMARY"), Some(title.replace("\r\n", "\n").as_str()));
            assert_eq!(value("DTSTART;VALUE=DATE"), Some("20280229"));
            assert_eq!(value("DTEND;VALUE=DATE"), Some("20280301"));
            assert_eq!(value("UID"), Some("check-1@c3p-calculator"));
            assert_eq!(value("DTSTAMP"), Some("20261125T090000Z"));
            assert_eq!(value("VERSION"), Some("2.0"));
            assert_eq!(lines.first().map(|line| line.1.as_str()), Some("VCALENDAR"));
        }
    }

    #[test]
    fn a_key_from_a_file_opens_nothing() {
        let hostile = Event { uid: "own-a\r\nEND:VEVENT\r\nBEGIN:VEVENT".into(), ..event("a") };
        let lines = parsed(&calendar(&[hostile], "20261125T090000Z"));
        assert_eq!(lines.iter().filter(|(_, value)| value == "VEVENT").count(), 2);
    }

    #[test]
    fn every_event_is_closed() {
        let lines = parsed(&calendar(&[event("a"), event("b")], "20261125T090000Z"));
        let mut open = Vec::new();
        for (name, value) in &lines {
            match name.as_str() {
                "BEGIN" => open.push(value.clone()),
                "END" => assert_eq!(open.pop().as_ref(), Some(value)),
                _ => assert!(!open.is_empty()),
            }
        }
        assert!(open.is_empty());
        assert_eq!(lines.iter().filter(|(name, _)| name == "SUMMARY").count(), 2);
    }
}
