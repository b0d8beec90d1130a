//! Binary workbooks: parts of records. Read here with every place checked, for the same reasons as those of
//! Excel 2003.

use std::collections::HashSet;

use super::Refused;
use super::binary::{Styles, error, f64_at, short_number, truth, u16_at, u32_at, usize_at, wide};
use super::paper::{Paper, Room, doubt};
use super::parts::Parts;
use super::read::{MOST_SHEETS, Workbook, finished};
use super::runs::by_fonts;

/// Most bytes of a part, and of the texts that cells share.
const MOST_BYTES: u64 = 100_000_000;
const MOST_TEXT: usize = 50_000_000;
/// Most of them.
const MOST_TEXTS: usize = 2_000_000;

/// Reads a workbook.
pub(super) fn read(bytes: &[u8], room: &mut Room) -> Result<Workbook, Refused> {
    let mut parts = Parts::of(bytes)?;
    let folder = parts.folder("workbook.bin").ok_or(Refused::NotAWorkbook)?;
    let mut part = |name: &str| parts.bytes(&format!("{folder}/{name}"), MOST_BYTES);
    let book = part("workbook.bin").ok_or(Refused::Damaged)?;
    let styles = styles(&part("styles.bin").unwrap_or_default());
    let texts = texts(&part("sharedstrings.bin").unwrap_or_default(), &styles.fonts);
    let (sheets, is_1904) = listed(&book);
    if sheets.len() > MOST_SHEETS {
        return Err(Refused::TooManyCells);
    }
    let links = parts.links(&folder, "workbook.bin");
    let mut papers = Vec::new();
    let (mut has_computed, mut read) = (false, HashSet::new());
    for (name, visible, id) in sheets {
        let Some((_, path)) = links.iter().find(|(known, _)| *known == id) else { continue };
        // A part is that of one sheet.
        if !read.insert(path) {
            return Err(Refused::Damaged);
        }
        let Some(sheet) = parts.bytes(path, MOST_BYTES) else { continue };
        let mut paper = Paper::new(name, visible);
        has_computed |= cells(&sheet, &mut paper, (&styles, &texts, is_1904), room)?;
        if !paper.is_empty() {
            papers.push(paper);
        }
    }
    doubt(&mut papers, has_computed);
    finished(papers, &[], room)
}

/// The records of a part: what each is, and what it holds.
fn records(part: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    let mut at = 0_usize;
    std::iter::from_fn(move || {
        let mut number = |most: u32| {
            let mut all = 0_u32;
            for place in 0..most {
                let byte = u32::from(*part.get(at)?);
                at += 1;
                all |= (byte & 0x7F) << (7 * place);
                if byte & 0x80 == 0 {
                    break;
                }
            }
            Some(all)
        };
        let kind = number(2)?;
        let length = usize::try_from(number(4)?).ok()?;
        let start = at;
        at = start.checked_add(length)?;
        Some((kind, part.get(start..at)?))
    })
}

/// A text behind its length, and what follows it.
fn text(data: &[u8], at: usize) -> Option<(String, usize)> {
    let length = usize_at(data, at)?;
    // A text that is none.
    if length == usize::try_from(u32::MAX).ok()? {
        return Some((String::new(), at.checked_add(4)?));
    }
    let start = at.checked_add(4)?;
    let end = start.checked_add(length.checked_mul(2)?)?;
    Some((wide(data.get(start..end)?), end))
}

/// The sheets: name, whether a person sees it, and the id of its part; and whether days count from 1904.
fn listed(book: &[u8]) -> (Vec<(String, bool, String)>, bool) {
    let (mut sheets, mut is_1904) = (Vec::new(), false);
    for (kind, data) in records(book) {
        match kind {
            0x99 => is_1904 = u32_at(data, 0).is_some_and(|flags| flags & 1 == 1),
            0x9C => {
                let named = text(data, 8).and_then(|(id, next)| Some((id, text(data, next)?.0)));
                if let Some((id, name)) = named {
                    sheets.push((name, u32_at(data, 0) == Some(0), id));
                }
            }
            _ => {}
        }
    }
    (sheets, is_1904)
}

fn styles(part: &[u8]) -> Styles {
    let mut styles = Styles::default();
    let mut are_of_cells = false;
    for (kind, data) in records(part) {
        match kind {
            0x2B => styles.font(u16_at(data, 2).is_some_and(|flags| flags & 8 != 0)),
            0x2C => {
                if let (Some(number), Some((code, _))) = (u16_at(data, 0), text(data, 2)) {
                    styles.format(number, &code);
                }
            }
            0x0269 => are_of_cells = true,
            0x026A => are_of_cells = false,
            0x2F if are_of_cells => {
                let font = u16_at(data, 4).map_or(0, usize::from);
                styles.look(u16_at(data, 2).unwrap_or_default(), font);
            }
            _ => {}
        }
    }
    styles
}

/// The texts that cells share, each with what is left of it where a part is struck through.
fn texts(part: &[u8], fonts: &[bool]) -> Vec<(String, Option<String>)> {
    let mut left = MOST_TEXT;
    let items = records(part).filter(|(kind, _)| *kind == 0x13);
    let texts = items.map(|(_, data)| {
        let Some((text, next)) = text(data, 1) else { return Default::default() };
        let is_rich = data.first().is_some_and(|flags| flags & 1 == 1);
        let count = usize_at(data, next).filter(|_| is_rich).unwrap_or_default();
        let parts = data.get(next.saturating_add(4)..).unwrap_or_default();
        let part = |part: &[u8]| Some((u16_at(part, 0)?.into(), u16_at(part, 2)?.into()));
        let parts: Vec<(usize, usize)> =
            parts.chunks_exact(4).take(count).map_while(part).collect();
        let left = by_fonts(&text, &parts, fonts);
        (text, left)
    });
    texts
        .take(MOST_TEXTS)
        .take_while(|(text, _)| match left.checked_sub(text.len()) {
            Some(rest) => {
                left = rest;
                true
            }
            None => false,
        })
        .collect()
}

/// Reads the cells of a sheet; whether some formula of it has a value other than zero.
fn cells(
    part: &[u8],
    paper: &mut Paper,
    (styles, texts, is_1904): (&Styles, &[(String, Option<String>)], bool),
    room: &mut Room,
) -> Result<bool, Refused> {
    let (mut row, mut column, mut has_computed) = (0_u32, 0_u32, false);
    for (kind, data) in records(part) {
        if kind == 0 {
            row = u32_at(data, 0).unwrap_or(row);
            let flags = data.get(11).copied().unwrap_or_default();
            // Zero high, and not folded by an outline.
            if flags & 0x10 != 0 && flags & 7 == 0 {
                paper.hidden.extend(usize::try_from(row).ok());
            }
        }
        if kind == 0x92 {
            break;
        }
        // Some programs leave the column out where it is the next one.
        let is_short = (12..=18).contains(&kind);
        let start = if is_short { 0 } else { 4 };
        if is_short {
            column = column.saturating_add(1);
        } else if (1..=11).contains(&kind) {
            column = u32_at(data, 0).unwrap_or(column);
        }
        let kind = if is_short { kind - 11 } else { kind };
        if !(2..=11).contains(&kind) {
            continue;
        }
        let data = data.get(start..).unwrap_or_default();
        let place = (row, column);
        let style = usize_at(data, 0).unwrap_or_default() & 0xFF_FFFF;
        let look = styles.looks.get(style);
        let number = match kind {
            2 => short_number(data, 4),
            5 | 9 => f64_at(data, 4),
            _ => None,
        };
        if let Some(number) = number {
            if kind == 9 && number == 0.0 {
                paper.zero(place);
            }
            has_computed |= kind == 9 && number != 0.0;
            paper.number(place, number, look, is_1904, room)?;
            continue;
        }
        if let Some((text, left)) =
            usize_at(data, 4).and_then(|at| texts.get(at)).filter(|_| kind == 7)
        {
            paper.shared(place, text, left.as_ref(), look, room)?;
            continue;
        }
        let byte = data.get(4).copied();
        let text = match kind {
            3 | 11 => byte.map(|code| error(code).to_owned()),
            4 | 10 => byte.map(|byte| truth(byte != 0)),
            6 | 8 => text(data, 4).map(|(text, _)| text),
            _ => None,
        };
        has_computed |= kind == 8 && text.as_ref().is_some_and(|text| !text.is_empty());
        if let Some(text) = text {
            paper.text(place, text, look, room)?;
        }
    }
    Ok(has_computed)
}
