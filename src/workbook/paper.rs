//! A sheet while it is read: its texts, within the room that there is, and what its rows look like.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::looks::CellLook;
use super::read::{Sheet, shown};
use super::{Refused, digits};
use crate::sheet::Said;

/// Most rows and columns of a sheet.
const MOST_ROWS: usize = 100_000;
const MOST_COLUMNS: usize = 1_000;
/// Most cells of all sheets together, the empty ones before others counted, and most bytes in them.
const MOST_CELLS: usize = 2_000_000;
const MOST_TEXT: usize = 50_000_000;

/// Most formulas of a sheet with zero as their value that are noted.
const MOST_ZEROS: usize = 100_000;

/// What a workbook may still hold.
pub(super) struct Room {
    cells: usize,
    text: usize,
}

impl Room {
    pub(super) fn new() -> Self {
        Self { cells: MOST_CELLS, text: MOST_TEXT }
    }

    /// Takes some of it.
    fn take(&mut self, cells: usize, text: usize) -> Result<(), Refused> {
        self.cells = self.cells.checked_sub(cells).ok_or(Refused::TooManyCells)?;
        self.text = self.text.checked_sub(text).ok_or(Refused::TooManyCells)?;
        Ok(())
    }
}

/// A sheet while it is read.
#[derive(Default)]
pub(super) struct Paper {
    pub name: String,
    pub visible: bool,
    rows: Vec<Vec<String>>,
    /// What cells show instead of the texts that they hold.
    shown: Vec<((usize, usize), String)>,
    /// Formulas without a value.
    pub open: HashMap<(usize, usize), String>,
    /// Formulas whose value is zero.
    pub zeros: HashMap<(usize, usize), String>,
    pub hidden: Vec<usize>,
    /// Of each row with something struck through: its cells, and those.
    struck: BTreeMap<usize, (usize, usize)>,
    /// Rows with a text of which a part is.
    partly: BTreeSet<usize>,
    pub said: Vec<Said>,
}

impl Paper {
    /// A sheet without anything in it.
    pub(super) fn new(name: String, visible: bool) -> Self {
        Self { name, visible, ..Self::default() }
    }

    /// Puts a text into a cell.
    pub(super) fn put(
        &mut self,
        place: (u32, u32),
        text: String,
        room: &mut Room,
    ) -> Result<(), Refused> {
        let place = (place.0 as usize, place.1 as usize);
        room.take(0, text.len())?;
        if let Some(slot) = slot(&mut self.rows, place, room)? {
            *slot = text;
        }
        Ok(())
    }

    /// What a cell shows, where that is not the text that it holds.
    pub(super) fn show(
        &mut self,
        place: (u32, u32),
        text: String,
        room: &mut Room,
    ) -> Result<(), Refused> {
        room.take(1, text.len())?;
        self.shown.push(((place.0 as usize, place.1 as usize), text));
        Ok(())
    }

    /// Puts a number that looks like this.
    pub(super) fn number(
        &mut self,
        place: (u32, u32),
        number: f64,
        look: Option<&CellLook>,
        is_1904: bool,
        room: &mut Room,
    ) -> Result<(), Refused> {
        let shown = shown(number, look, is_1904);
        self.text(
            place,
            shown.unwrap_or_else(|| digits::undoubted(digits::plain(number))),
            look,
            room,
        )
    }

    /// Puts a text that looks like this.
    pub(super) fn text(
        &mut self,
        place: (u32, u32),
        text: String,
        look: Option<&CellLook>,
        room: &mut Room,
    ) -> Result<(), Refused> {
        if text.is_empty() {
            return Ok(());
        }
        self.strike(place.0, look.is_some_and(|look| look.is_struck));
        self.put(place, text, room)
    }

    /// Puts a text that looks like this, of which this is left where a part of it is struck through.
    pub(super) fn shared(
        &mut self,
        place: (u32, u32),
        text: &str,
        left: Option<&String>,
        look: Option<&CellLook>,
        room: &mut Room,
    ) -> Result<(), Refused> {
        let Some(left) = left else { return self.text(place, text.to_owned(), look, room) };
        if left.trim().is_empty() {
            let struck = CellLook { is_struck: true, ..CellLook::default() };
            return self.text(place, text.to_owned(), Some(&struck), room);
        }
        self.leave(place, left.clone(), room)?;
        self.text(place, text.to_owned(), look, room)
    }

    /// Notes a formula whose value is zero and whose text is not known.
    pub(super) fn zero(&mut self, place: (u32, u32)) {
        if self.zeros.len() < MOST_ZEROS {
            self.zeros.insert((place.0 as usize, place.1 as usize), "=…".to_owned());
        }
    }

    /// Notes whether a cell is struck through.
    pub(super) fn strike(&mut self, row: u32, is_struck: bool) {
        let (cells, struck) = self.struck.entry(row as usize).or_default();
        *cells += 1;
        *struck += usize::from(is_struck);
    }

    /// Notes what is left of a cell's text, a part of which is struck through.
    pub(super) fn leave(
        &mut self,
        place: (u32, u32),
        left: String,
        room: &mut Room,
    ) -> Result<(), Refused> {
        self.partly(place.0);
        self.show(place, left, room)
    }

    /// Notes that a part of some text of a row is struck through.
    pub(super) fn partly(&mut self, row: u32) {
        self.partly.insert(row as usize);
    }

    /// The sheet with the texts that its cells hold; formulas without a value stand there themselves.
    pub(super) fn held(&self, room: &mut Room) -> Result<Sheet, Refused> {
        let mut rows = self.rows.clone();
        for (place, formula) in &self.open {
            if place.0 < MOST_ROWS && place.1 < MOST_COLUMNS {
                room.take(0, formula.len())?;
                if let Some(slot) = slot(&mut rows, *place, room)? {
                    slot.clone_from(formula);
                }
            }
        }
        let (name, visible) = (self.name.clone(), self.visible);
        Ok(Sheet { name, visible, rows, ..Sheet::default() })
    }

    /// The sheet as a person sees it.
    pub(super) fn seen(mut self, room: &mut Room) -> Result<Sheet, Refused> {
        let shown = std::mem::take(&mut self.shown);
        for (place, text) in shown.into_iter().chain(std::mem::take(&mut self.open)) {
            // Far corners with nothing but a formula are as far as others.
            let is_far = place.0 >= MOST_ROWS || place.1 >= MOST_COLUMNS;
            if is_far {
                return Err(Refused::TooManyCells);
            }
            if let Some(slot) = slot(&mut self.rows, place, room)? {
                *slot = text;
            }
        }
        let (mut struck, mut partly_struck) = (Vec::new(), Vec::new());
        for (row, (cells, own)) in &self.struck {
            if 2 * own > *cells {
                struck.push(row + 1);
            } else if *own > 0 || self.partly.contains(row) {
                partly_struck.push(row + 1);
            }
        }
        Ok(Sheet {
            struck,
            partly_struck,
            hidden: self
                .hidden
                .iter()
                .map(|row| row + 1)
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect(),
            name: self.name,
            visible: self.visible,
            rows: self.rows,
            said: self.said,
        })
    }

    /// There is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.open.is_empty()
    }
}

/// Where no formula of a workbook has another value than zero, it was written by a program that does not compute:
/// its formulas have no value.
pub(super) fn doubt(papers: &mut [Paper], has_computed: bool) {
    for paper in papers.iter_mut().filter(|paper| !has_computed && !paper.zeros.is_empty()) {
        let zeros = std::mem::take(&mut paper.zeros);
        paper.open.extend(zeros);
        paper.said.push(Said::FormulasZero);
    }
}

/// The place of a cell; rows end with their last cell that is not empty.
fn slot<'r>(
    rows: &'r mut Vec<Vec<String>>,
    (row, column): (usize, usize),
    room: &mut Room,
) -> Result<Option<&'r mut String>, Refused> {
    if row >= MOST_ROWS || column >= MOST_COLUMNS {
        return Err(Refused::TooManyCells);
    }
    if rows.len() <= row {
        room.take(row + 1 - rows.len(), 0)?;
        rows.resize(row + 1, Vec::new());
    }
    let Some(line) = rows.get_mut(row) else { return Ok(None) };
    if line.len() <= column {
        room.take(column + 1 - line.len(), 0)?;
        line.resize(column + 1, String::new());
    }
    Ok(line.get_mut(column))
}
