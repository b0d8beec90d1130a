//! Workbooks of LibreOffice (`.ods`): one part holds all sheets, with the value of each cell and the text that it
//! shows. Read here, within the room that there is: the library's reader makes room for whatever a file says it
//! repeats.

use std::collections::HashSet;
use std::io::{BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::format::{Kind, Section};
use super::paper::{Paper, Room};
use super::parts::{attribute, entity};
use super::read::{MOST_SHEETS, Workbook, finished};
use super::{Refused, currency, digits};
use crate::quantity::Exact;

/// Most blanks that one mark stands for.
const MOST_BLANKS: usize = 1_000;
/// Most parts of a text within each other.
const MOST_SPANS: usize = 20;
/// Longest name of a look that is known.
const MOST_NAME: usize = 200;
/// Most bytes of a cell's text, which are a few times the characters that are taken.
const MOST_BYTES: usize = 200_000;

/// A cell while it is read.
#[derive(Default)]
struct Open {
    times: u32,
    /// What its attributes say that it holds, and what of it is shown.
    value: Option<String>,
    shown: Option<String>,
    formula: Option<String>,
    /// What it holds is a number, of which the text tells more.
    is_number: bool,
    is_struck: bool,
    /// Its paragraphs.
    text: String,
    /// What of them is struck through.
    gone: String,
    has_paragraph: bool,
}

/// Where the reading stands.
#[derive(Default)]
struct Place {
    row: u32,
    column: u32,
    times: u32,
    /// Rows that are folded by an outline.
    folds: usize,
    /// Inside of what is not the text of a cell, such as a remark.
    aside: usize,
    /// Of the parts of a text that are open: whether they are struck through.
    spans: Vec<bool>,
    cell: Option<Open>,
    /// Something stood in the row.
    is_filled: bool,
    is_hidden: bool,
}

/// Reads a workbook.
pub(super) fn read(bytes: &[u8], room: &mut Room) -> Result<Workbook, Refused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Damaged)?;
    let part = archive.by_name("content.xml").map_err(|_| Refused::Damaged)?;
    let mut part = Reader::from_reader(BufReader::new(part));
    part.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut papers: Vec<Paper> = Vec::new();
    let (mut place, mut style) = (Place::default(), String::new());
    let (mut unseen, mut struck) = (HashSet::new(), HashSet::new());
    loop {
        buffer.clear();
        match part.read_event_into(&mut buffer).map_err(|_| Refused::Damaged)? {
            Event::Start(start) => match start.local_name().as_ref() {
                "style" => {
                    // A longer one is none: it would be kept for each of its properties.
                    let name = attribute(&start, "name").filter(|name| name.len() <= MOST_NAME);
                    style = name.unwrap_or_default();
                }
                "table-properties" if attribute(&start, "display").as_deref() == Some("false") => {
                    unseen.insert(style.clone());
                }
                "text-properties" if is_struck(&start) => {
                    struck.insert(style.clone());
                }
                "table" if place.cell.is_none() => {
                    let look = attribute(&start, "style-name").unwrap_or_default();
                    let name = attribute(&start, "name").unwrap_or_default();
                    papers.push(Paper::new(name, !unseen.contains(&look)));
                    if papers.len() > MOST_SHEETS {
                        return Err(Refused::TooManyCells);
                    }
                    place = Place::default();
                }
                "table-row-group" => place.folds = place.folds.saturating_add(1),
                "table-row" => place.row(&start),
                "table-cell" | "covered-table-cell" if place.cell.is_none() => {
                    let look = attribute(&start, "style-name").unwrap_or_default();
                    let is_struck = struck.contains(&look);
                    place.cell = Some(Open { is_struck, ..Open::of(&start) });
                }
                "span" => {
                    let look = attribute(&start, "style-name").unwrap_or_default();
                    place.span(struck.contains(&look));
                }
                _ => place.inside(&start),
            },
            Event::Text(text) => place.text(&text.xml10_content()),
            Event::GeneralRef(name) => {
                place.text(&entity(&name));
            }
            Event::End(end) => match end.local_name().as_ref() {
                "table-cell" | "covered-table-cell" => {
                    if let Some(paper) = papers.last_mut() {
                        place.take(paper, room)?;
                    }
                }
                "table-row" => {
                    let end = place.row.saturating_add(place.times);
                    let is_hidden = place.is_hidden && place.is_filled;
                    if let Some(paper) = papers.last_mut().filter(|_| is_hidden) {
                        let rows = (place.row..end).filter_map(|row| usize::try_from(row).ok());
                        paper.hidden.extend(rows);
                    }
                    place.row = end;
                }
                "table-row-group" => place.folds = place.folds.saturating_sub(1),
                "span" => {
                    place.spans.pop();
                }
                "annotation" | "frame" | "table" => place.aside = 0,
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    finished(papers.into_iter().filter(|paper| !paper.is_empty()).collect(), &[], room)
}

fn is_struck(start: &BytesStart<'_>) -> bool {
    attribute(start, "text-line-through-style").is_some_and(|style| style != "none")
}

fn times(start: &BytesStart<'_>, key: &str) -> u32 {
    // What is there, is there once at least.
    attribute(start, key).and_then(|times| times.parse().ok()).unwrap_or(1).max(1)
}

impl Open {
    fn of(start: &BytesStart<'_>) -> Self {
        let own = |key: &str| attribute(start, key);
        let kind = own("value-type").unwrap_or_default();
        let plain = || own("value").and_then(|value| decimal(&value));
        let (value, shown) = match kind.as_str() {
            "currency" => {
                let code = own("currency").unwrap_or_default();
                let of = |value: &String| match code.as_str() {
                    // Yen go without saying.
                    "" | "JPY" => None,
                    code => Some(match currency::of(code, "") {
                        Some(known) => format!("{known}{value}"),
                        None => format!("{code}?{value}"),
                    }),
                };
                (plain(), plain().as_ref().and_then(of))
            }
            "percentage" => {
                let times = |value: String| Exact::parse(&value).map(|n| n.shifted_right(-2));
                (plain(), plain().and_then(times).map(|number| format!("{number}%")))
            }
            "float" => (plain(), None),
            "date" => (own("date-value"), None),
            "time" => {
                let value = own("time-value").unwrap_or_default();
                (Some(clock(&value).unwrap_or(value)), None)
            }
            "boolean" => (own("boolean-value").map(|value| value.to_ascii_uppercase()), None),
            "string" => (own("string-value").filter(|text| !text.is_empty()), None),
            _ => (None, None),
        };
        // Behind the name of its language.
        let formula = own("formula").map(|formula| match formula.split_once(':') {
            Some((_, formula)) => formula.trim_start_matches('=').to_owned(),
            None => formula,
        });
        // What has a kind has a value, if only an empty text.
        let formula = formula.filter(|_| kind.is_empty());
        let is_number = matches!(kind.as_str(), "float" | "currency");
        Self {
            is_number,
            times: times(start, "number-columns-repeated"),
            value,
            shown,
            formula,
            ..Self::default()
        }
    }
}

impl Place {
    fn row(&mut self, start: &BytesStart<'_>) {
        (self.column, self.cell) = (0, None);
        self.times = times(start, "number-rows-repeated");
        let is_hidden =
            matches!(attribute(start, "visibility").as_deref(), Some("collapse" | "filter"));
        (self.is_filled, self.is_hidden) = (false, is_hidden && self.folds == 0);
    }

    /// What stands in a cell besides letters.
    fn inside(&mut self, start: &BytesStart<'_>) {
        match start.local_name().as_ref() {
            "annotation" | "frame" | "shapes" => self.aside = self.aside.saturating_add(1),
            "p" => {
                let cell = self.cell.as_mut().filter(|_| self.aside == 0);
                if cell.is_some_and(|cell| std::mem::replace(&mut cell.has_paragraph, true)) {
                    self.text("\n");
                }
            }
            "s" => {
                let count = usize::try_from(times(start, "c")).unwrap_or(1);
                self.text(&" ".repeat(count.min(MOST_BLANKS)));
            }
            "tab" => self.text("\t"),
            "line-break" => self.text("\n"),
            _ => {}
        }
    }

    /// A part of a text begins, of which there are not many within each other.
    fn span(&mut self, is_struck: bool) {
        if self.spans.len() < MOST_SPANS {
            self.spans.push(is_struck);
        }
    }

    fn text(&mut self, text: &str) {
        let is_gone = self.spans.contains(&true);
        let cell = self.cell.as_mut().filter(|cell| cell.has_paragraph && self.aside == 0);
        let Some(cell) = cell else { return };
        let part = if is_gone { &mut cell.gone } else { &mut cell.text };
        if part.len() < MOST_BYTES {
            part.push_str(text);
        }
    }

    /// Puts the cell that ends where it stands, as often as it is repeated.
    fn take(&mut self, paper: &mut Paper, room: &mut Room) -> Result<(), Refused> {
        self.aside = 0;
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let left = self.column;
        let number = cell.value.as_deref().and_then(Exact::parse).filter(|_| cell.is_number);
        let plain = number.as_ref().map(|number| digits::undoubted(number.to_string()));
        let shown = cell.shown.or_else(|| by_text(&cell.text, number.as_ref()?)).or(plain);
        self.column = self.column.saturating_add(cell.times);
        // A text that is struck through as a whole is still one; of others what is left.
        let is_gone = cell.text.trim().is_empty() && !cell.gone.trim().is_empty();
        let is_struck = cell.is_struck || is_gone;
        let is_partly = !is_gone && !cell.gone.trim().is_empty();
        let own = if is_gone { cell.gone } else { cell.text };
        let value = cell.value.filter(|_| !is_partly || number.is_some());
        let text = value.or((!own.is_empty()).then_some(own));
        let open = cell.formula.filter(|_| text.is_none()).map(|formula| format!("={formula}"));
        let Some(text) = text.or(open).filter(|text| !text.is_empty()) else { return Ok(()) };
        self.is_filled = true;
        for row in self.row..self.row.saturating_add(self.times) {
            for column in left..self.column {
                if column == left {
                    paper.strike(row, is_struck);
                    if is_partly {
                        paper.partly(row);
                    }
                }
                if let Some(shown) = shown.as_ref().filter(|shown| **shown != text) {
                    paper.show((row, column), shown.clone(), room)?;
                }
                paper.put((row, column), text.clone(), room)?;
            }
        }
        Ok(())
    }
}

/// What a cell shows of its number, by the text that it shows: what stands around the digits, and their scale.
fn by_text(text: &str, number: &Exact) -> Option<String> {
    let is_digit = |c: char| c.is_ascii_digit();
    let (start, end) = (text.find(is_digit)?, text.rfind(is_digit)? + 1);
    let digits = text.get(start..end)?.replace(',', "");
    let shown = Exact::parse(&digits)?;
    let places = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    // Half of what the last digit stands for.
    let half = Exact::from(5).shifted_right(i32::try_from(places).ok()?.checked_add(1)?);
    let fits = |thousands: &u8| {
        let scaled = number.magnitude().shifted_right(3 * i32::from(*thousands));
        scaled.minus(&shown).magnitude() <= half
    };
    let thousands = (0..3).find(fits)?;
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default().to_owned();
    let (before, after) = (part(0..start), part(end..text.len()));
    let section = Section { kind: Kind::Number, before, after, thousands, ..Section::default() };
    (!section.is_plain()).then(|| number.to_string().parse().ok().map(|n| section.number(n)))?
}

/// A number as the file writes it, which may have a power of ten.
fn decimal(value: &str) -> Option<String> {
    if let Some(number) = Exact::parse(value) {
        return Some(number.to_string());
    }
    let number: f64 = value.parse().ok()?;
    Some(digits::plain(number))
}

/// `PT36H00M00S` as hours, minutes and seconds.
fn clock(value: &str) -> Option<String> {
    let (hours, rest) = value.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?.split(['.', ',']).next()?;
    let number = |text: &str| text.parse::<u32>().ok();
    let tail =
        if number(seconds)? == 0 { String::new() } else { format!(":{:02}", number(seconds)?) };
    Some(format!("{}:{:02}{tail}", number(hours)?, number(minutes)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_a_cell_says_scale_currency_and_unit() {
        let shown =
            |text: &str, number: &str| by_text(text, &Exact::parse(number).expect("digits"));
        for (text, number, expected) in [
            ("1,850千円", "1850000", Some("1850千円")),
            ("63", "62500", Some("62.5千")),
            ("¥62,500", "62500", Some("¥62500")),
            ("32人日", "32", Some("32人日")),
            ("▲8,000", "8000", Some("-8000")),
            ("62,500", "62500", None),
            ("-5.3", "-5.25", None),
            ("2026", "45943", None),
            ("", "5", None),
        ] {
            assert_eq!(shown(text, number).as_deref(), expected, "{text}");
        }
        assert_eq!(clock("PT36H00M00S").as_deref(), Some("36:00"));
        assert_eq!(clock("PT00H20M05.5S").as_deref(), Some("0:20:05"));
        assert_eq!(clock("PT20M"), None);
    }
}
