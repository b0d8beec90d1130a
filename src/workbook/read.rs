//! From the bytes of a workbook to the texts of its cells, as a person sees them.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{
    Data, DataRef, ExcelDateTime, ExcelDateTimeType, Reader as _, SheetType, SheetVisible, Xlsx,
};
use serde::Serialize;

use super::displayed::{self, Displayed};
use super::looks::{CellLook, looks};
use super::own::{self, Own};
use super::paper::{Paper, Room, doubt};
use super::parts::Parts;
use super::{Refused, digits, ods, unpack, xls, xlsb};
use crate::sheet::Said;

/// Most sheets.
pub(super) const MOST_SHEETS: usize = 200;

/// A workbook that was read.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Workbook {
    /// Its sheets in their order, without those that are empty.
    pub sheets: Vec<Sheet>,
    /// What it gives back, where it is this tool's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<Own>,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// A person sees it.
    pub visible: bool,
    /// The texts of its cells from A1 on; a row ends with its last cell that is not empty.
    pub rows: Vec<Vec<String>>,
    /// Rows that are hidden by a filter or by hand, from 1 on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<usize>,
    /// Rows that are struck through, from 1 on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub struck: Vec<usize>,
    /// Rows of which some cells are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub partly_struck: Vec<usize>,
    /// Worth knowing of it.
    #[serde(skip)]
    pub said: Vec<Said>,
}

/// Reads a workbook of any kind.
///
/// # Errors
/// When the file is none, or more than is read.
pub fn read(bytes: &[u8]) -> Result<Workbook, Refused> {
    let mut room = Room::new();
    let (kind, largest) = unpack::check(bytes)?;
    match kind {
        unpack::Kind::Xlsx => xlsx(bytes, largest, &mut room),
        unpack::Kind::Xlsb => xlsb::read(bytes, &mut room),
        unpack::Kind::Ods => ods::read(bytes, &mut room),
        unpack::Kind::Xls => xls::read(bytes, &mut room),
    }
}

fn xlsx(bytes: &[u8], largest: u64, room: &mut Room) -> Result<Workbook, Refused> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let mut parts = Parts::of(bytes)?;
    let listed: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    if listed.len() > MOST_SHEETS {
        return Err(Refused::TooManyCells);
    }
    let mut papers = Vec::new();
    let mut known = None;
    let mut has_computed = false;
    // Sheets whose part only the library finds may all be the largest one.
    let mut left = unpack::MOST_UNPACKED;
    for (name, visible) in listed {
        let marks = parts.marks(&name)?;
        let mut left_of = HashMap::new();
        let mut paper = Paper::new(name, visible);
        match marks {
            Some(marks) => {
                has_computed |= marks.has_computed;
                (paper.hidden, paper.open, paper.zeros) = (marks.hidden, marks.open, marks.zeros);
                left_of = marks.left;
            }
            None => {
                left = left.checked_sub(largest).ok_or(Refused::Bomb)?;
                paper.said.push(Said::FormatsUnseen);
            }
        }
        cells(&mut book, &mut paper, &left_of, &mut known, room)?;
        if !paper.is_empty() {
            papers.push(paper);
        }
    }
    doubt(&mut papers, has_computed);
    finished(papers, &parts.names(), room)
}

/// The workbook of its sheets: what it gives back goes by what cells hold, all else by what they show.
pub(super) fn finished(
    papers: Vec<Paper>,
    names: &[(String, String)],
    room: &mut Room,
) -> Result<Workbook, Refused> {
    let mut book = Workbook::default();
    if own::is_marked(names) {
        let held: Result<Vec<Sheet>, Refused> =
            papers.iter().map(|paper| paper.held(room)).collect();
        book.own = own::own(names, &held?);
    }
    for paper in papers {
        book.sheets.push(paper.seen(room)?);
    }
    Ok(book)
}

/// A sheet's cells, one by one, as a table of all would have room for those between two far corners.
fn cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    paper: &mut Paper,
    left_of: &HashMap<(usize, usize), String>,
    known: &mut Option<Vec<CellLook>>,
    room: &mut Room,
) -> Result<(), Refused> {
    let is_1904 = book.has_1904_epoch();
    let mut cells = book.worksheet_cells_reader(&paper.name).map_err(refused)?;
    let looks = known.get_or_insert_with(|| looks(cells.styles()));
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(refused)? {
        let value = cell.get_value();
        let text = text(value);
        if text.is_empty() {
            continue;
        }
        let place = cell.get_position();
        let look = looks.get(style);
        let left = left_of.get(&(place.0 as usize, place.1 as usize));
        let is_gone = left.is_some_and(|left| left.trim().is_empty());
        paper.strike(place.0, is_gone || look.is_some_and(|look| look.is_struck));
        if let Some(left) = left.filter(|_| !is_gone) {
            paper.leave(place, left.clone(), room)?;
        }
        let shown = number(value).and_then(|number| match value {
            DataRef::DateTime(day) => of_day(number, day.is_duration(), look, is_1904),
            _ => {
                let plain = || digits::undoubted(text.clone());
                Some(shown(number, look, is_1904).unwrap_or_else(plain))
            }
        });
        if let Some(shown) = shown.filter(|shown| *shown != text) {
            paper.show(place, shown, room)?;
        }
        paper.put(place, text, room)?;
    }
    Ok(())
}

fn number(value: &DataRef<'_>) -> Option<f64> {
    match value {
        DataRef::Float(number) => Some(*number),
        #[allow(clippy::cast_precision_loss, reason = "cells hold floats, whatever they look like")]
        DataRef::Int(number) => Some(*number as f64),
        DataRef::DateTime(day) => Some(day.as_f64()),
        _ => None,
    }
}

/// What a cell shows of a number, where its format says more than digits.
pub(super) fn shown(number: f64, look: Option<&CellLook>, is_1904: bool) -> Option<String> {
    match look?.format.as_ref()?.displayed(number) {
        Displayed::Text(text) => Some(text),
        Displayed::Date => {
            let day = ExcelDateTime::new(number, ExcelDateTimeType::DateTime, is_1904);
            Some(date(day.to_ymd_hms_milli()))
        }
        Displayed::Plain => None,
    }
}

/// The same of a number that the library takes for a day or a duration, by formats that are not written out.
fn of_day(
    number: f64,
    is_duration: bool,
    look: Option<&CellLook>,
    is_1904: bool,
) -> Option<String> {
    let own = shown(number, look, is_1904);
    own.or_else(|| displayed::clock(number).filter(|_| is_duration))
}

/// What a cell holds.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => digits::plain(*number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(day) if day.is_duration() => digits::plain(day.as_f64()),
        DataRef::DateTime(day) => date(day.to_ymd_hms_milli()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => Data::Error(error.clone()).to_string(),
        #[allow(unreachable_patterns, reason = "later versions may know more kinds of cells")]
        _ => String::new(),
    }
}

/// A day as ISO 8601 writes it, with the time where there is one.
fn date((year, month, day, hour, minute, second, _): (u16, u8, u8, u8, u8, u8, u16)) -> String {
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date}T{hour:02}:{minute:02}:{second:02}")
    }
}

fn refused(error: calamine::XlsxError) -> Refused {
    match error {
        calamine::XlsxError::Password => Refused::Encrypted,
        calamine::XlsxError::FileNotFound(_) | calamine::XlsxError::RelationshipNotFound => {
            Refused::NotAWorkbook
        }
        _ => Refused::Damaged,
    }
}
