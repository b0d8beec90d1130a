//! From the bytes of a workbook to the texts of its cells.

use std::io::Cursor;

use calamine::{Data, DataRef, Reader as _, SheetType, SheetVisible, Xlsx};
use serde::Serialize;

use super::own::{self, Own};
use super::{Refused, digits, unpack};

/// Most sheets, and most rows and columns of a sheet.
const MOST_SHEETS: usize = 200;
const MOST_ROWS: u32 = 100_000;
const MOST_COLUMNS: u32 = 1_000;
/// Most cells of all sheets together, the empty ones before others counted, and most bytes in them.
const MOST_CELLS: usize = 2_000_000;
const MOST_TEXT: usize = 50_000_000;

/// A workbook that was read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Workbook {
    /// Its sheets in their order, without those that are empty.
    pub sheets: Vec<Sheet>,
    /// What it gives back, where it is this tool's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<Own>,
}

/// A sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// A person sees it.
    pub visible: bool,
    /// The texts of its cells from A1 on; a row ends with its last cell that is not empty.
    pub rows: Vec<Vec<String>>,
}

/// Reads a workbook.
///
/// # Errors
/// When the file is none, or more than is read.
pub fn read(bytes: &[u8]) -> Result<Workbook, Refused> {
    unpack::check(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let listed: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    if listed.len() > MOST_SHEETS {
        return Err(Refused::TooManyCells);
    }
    let mut room = Room { cells: MOST_CELLS, text: MOST_TEXT };
    let mut sheets = Vec::new();
    for (name, visible) in listed {
        let rows = rows(&mut book, &name, &mut room)?;
        if !rows.is_empty() {
            sheets.push(Sheet { name, visible, rows });
        }
    }
    let own = own::own(book.defined_names(), &sheets);
    Ok(Workbook { sheets, own })
}

/// What a workbook may still hold.
struct Room {
    cells: usize,
    text: usize,
}

impl Room {
    /// Takes some of it.
    fn take(&mut self, cells: usize, text: usize) -> Result<(), Refused> {
        self.cells = self.cells.checked_sub(cells).ok_or(Refused::TooManyCells)?;
        self.text = self.text.checked_sub(text).ok_or(Refused::TooManyCells)?;
        Ok(())
    }
}

/// A sheet's rows. Cells are taken one by one, as a table of all would have room for those between
/// two far corners.
fn rows(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    room: &mut Room,
) -> Result<Vec<Vec<String>>, Refused> {
    let mut cells = book.worksheet_cells_reader(name).map_err(refused)?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(refused)? {
        let text = text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(Refused::TooManyCells);
        }
        let (row, column) = (row as usize, column as usize);
        room.take(0, text.len())?;
        if rows.len() <= row {
            room.take(row + 1 - rows.len(), 0)?;
            rows.resize(row + 1, Vec::new());
        }
        let Some(line) = rows.get_mut(row) else { continue };
        if line.len() <= column {
            room.take(column + 1 - line.len(), 0)?;
            line.resize(column + 1, String::new());
        }
        if let Some(place) = line.get_mut(column) {
            *place = text;
        }
    }
    Ok(rows)
}

/// What a cell says.
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
