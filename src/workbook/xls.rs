//! Workbooks of Excel 2003 and before: one stream of records. Read here with every place checked: the library's
//! reader takes a damaged file for granted, and does not say how cells look.

use encoding_rs::{Encoding, SHIFT_JIS, WINDOWS_1252};

use super::Refused;
use super::binary::{Styles, error, f64_at, short_number, truth, u16_at, usize_at, wide};
use super::compound::{Compound, records};
use super::paper::{Paper, Room, doubt};
use super::read::{MOST_SHEETS, Workbook, finished};
use super::runs::by_fonts;

/// The streams that hold an old workbook.
pub(super) const STREAMS: [&str; 2] = ["Workbook", "Book"];
/// The version whose texts are Unicode.
const UNICODE: u16 = 0x0600;
/// Most bytes of the texts that cells share.
const MOST_TEXT: usize = 50_000_000;
/// Most of them.
const MOST_TEXTS: usize = 2_000_000;

/// What stands before the sheets.
struct Globals {
    is_unicode: bool,
    encoding: &'static Encoding,
    is_1904: bool,
    styles: Styles,
    /// Names of sheets, whether a person sees them, and where they begin.
    sheets: Vec<(String, bool, usize)>,
    texts: Vec<(String, Option<String>)>,
}

/// Reads a workbook.
pub(super) fn read(bytes: &[u8], room: &mut Room) -> Result<Workbook, Refused> {
    let file = Compound::read(bytes).ok_or(Refused::Damaged)?;
    let name = STREAMS.into_iter().find(|name| file.has(name)).ok_or(Refused::Document)?;
    let stream = file.stream(name).ok_or(Refused::Damaged)?;
    let globals = globals(&stream)?;
    if globals.sheets.len() > MOST_SHEETS {
        return Err(Refused::TooManyCells);
    }
    let mut papers = Vec::new();
    let mut has_computed = false;
    for (name, visible, start) in &globals.sheets {
        let records = records(stream.get(*start..).ok_or(Refused::Damaged)?);
        let mut paper = Paper::new(name.clone(), *visible);
        has_computed |= sheet(records, &mut paper, &globals, room)?;
        if !paper.is_empty() {
            papers.push(paper);
        }
    }
    doubt(&mut papers, has_computed);
    finished(papers, &[], room)
}

fn globals(stream: &[u8]) -> Result<Globals, Refused> {
    let mut globals = Globals {
        is_unicode: true,
        encoding: SHIFT_JIS,
        is_1904: false,
        styles: Styles::default(),
        sheets: Vec::new(),
        texts: Vec::new(),
    };
    // The texts that cells share, in as many records as they need.
    let mut shared: Vec<&[u8]> = Vec::new();
    let mut is_shared = false;
    for (kind, data) in records(stream) {
        is_shared &= kind == 0x003C;
        match kind {
            0x0809 => globals.is_unicode = u16_at(data, 0) == Some(UNICODE),
            0x002F => return Err(Refused::Encrypted),
            0x0042 if u16_at(data, 0) == Some(1_252) => globals.encoding = WINDOWS_1252,
            0x0022 => globals.is_1904 = u16_at(data, 0) == Some(1),
            0x0031 => globals.styles.font(u16_at(data, 2).is_some_and(|flags| flags & 8 != 0)),
            0x041E => {
                let code = globals.text(data.get(2..).unwrap_or_default(), globals.is_unicode);
                if let (Some(number), Some(code)) = (u16_at(data, 0), code) {
                    globals.styles.format(number, &code);
                }
            }
            0x00E0 => {
                let font = fonts_place(u16_at(data, 0).map_or(0, usize::from));
                globals.styles.look(u16_at(data, 2).unwrap_or_default(), font);
            }
            0x0085 => {
                let is_sheet = data.get(5) == Some(&0);
                let name = globals.text(data.get(6..).unwrap_or_default(), false);
                if let (Some(start), Some(name), true) = (usize_at(data, 0), name, is_sheet) {
                    globals.sheets.push((name, data.get(4) == Some(&0), start));
                }
            }
            0x00FC => {
                shared.push(data.get(8..).unwrap_or_default());
                is_shared = true;
            }
            0x003C if is_shared => shared.push(data),
            0x000A => break,
            _ => {}
        }
    }
    globals.texts = texts(&shared, &globals.styles.fonts);
    Ok(globals)
}

/// There is no fifth font.
fn fonts_place(number: usize) -> usize {
    if number > 4 { number - 1 } else { number }
}

impl Globals {
    /// A text behind its length in two bytes, or in one.
    fn text(&self, data: &[u8], is_long: bool) -> Option<String> {
        let (length, rest) = if is_long {
            (usize::from(u16_at(data, 0)?), data.get(2..)?)
        } else {
            (usize::from(*data.first()?), data.get(1..)?)
        };
        self.letters(rest, length)
    }

    /// So many letters; in Unicode a mark before them says of how many bytes.
    fn letters(&self, data: &[u8], length: usize) -> Option<String> {
        if !self.is_unicode {
            let bytes = data.get(..length.min(data.len()))?;
            return Some(self.encoding.decode_without_bom_handling(bytes).0.into_owned());
        }
        let (mark, data) = data.split_first()?;
        if mark & 1 == 0 {
            return Some(data.iter().take(length).map(|byte| char::from(*byte)).collect());
        }
        Some(wide(data.get(..length.checked_mul(2)?.min(data.len()))?))
    }
}

/// Where the reading of shared texts stands.
struct Shared<'s> {
    parts: &'s [&'s [u8]],
    part: usize,
    at: usize,
}

impl Shared<'_> {
    /// The rest of the part; the next one's where it is read to its end.
    fn rest(&mut self) -> Option<&[u8]> {
        while self.at >= self.parts.get(self.part)?.len() {
            self.at -= self.parts.get(self.part)?.len();
            self.part += 1;
        }
        self.parts.get(self.part)?.get(self.at..)
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.rest()?.first()?;
        self.at += 1;
        Some(byte)
    }

    fn number(&mut self, bytes: u32) -> Option<usize> {
        (0..bytes).try_fold(0_usize, |all, place| {
            Some(all | usize::from(self.byte()?).checked_shl(8 * place)?)
        })
    }

    /// So many letters, which go on in the next part behind a mark of its own.
    fn letters(&mut self, mut length: usize, mut is_wide: bool) -> Option<String> {
        let mut letters: Vec<u16> = Vec::new();
        while length > 0 {
            let is_over = self.at >= self.parts.get(self.part)?.len();
            if is_over {
                is_wide = self.byte()? & 1 == 1;
            }
            let part = self.parts.get(self.part)?.get(self.at..)?;
            let each = if is_wide { 2 } else { 1 };
            let count = length.min(part.len() / each);
            if count == 0 {
                return None;
            }
            let own = part.get(..count * each)?;
            if is_wide {
                letters.extend(own.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)));
            } else {
                letters.extend(own.iter().map(|byte| u16::from(*byte)));
            }
            self.at += count * each;
            length -= count;
        }
        Some(String::from_utf16_lossy(&letters))
    }

    /// A text, and what is left of it where a part is struck through.
    fn text(&mut self, fonts: &[bool]) -> Option<(String, Option<String>)> {
        let length = self.number(2)?;
        let marks = self.byte()?;
        let runs = if marks & 8 == 0 { 0 } else { self.number(2)? };
        let more = if marks & 4 == 0 { 0 } else { self.number(4)? };
        let text = self.letters(length, marks & 1 == 1)?;
        let part = |own: &mut Self| Some((own.number(2)?, fonts_place(own.number(2)?)));
        let parts: Vec<(usize, usize)> = (0..runs).map_while(|_| part(self)).collect();
        self.at = self.at.checked_add(more)?;
        let left = by_fonts(&text, &parts, fonts);
        Some((text, left))
    }
}

/// All texts that cells share, as far as they can be read.
fn texts(parts: &[&[u8]], fonts: &[bool]) -> Vec<(String, Option<String>)> {
    let mut shared = Shared { parts, part: 0, at: 0 };
    let mut left = MOST_TEXT;
    std::iter::from_fn(|| {
        let text = shared.text(fonts)?;
        left = left.checked_sub(text.0.len())?;
        Some(text)
    })
    .take(MOST_TEXTS)
    .collect()
}

/// Reads the records of a sheet; whether some formula of it has a value other than zero.
fn sheet<'s>(
    records: impl Iterator<Item = (u16, &'s [u8])>,
    paper: &mut Paper,
    globals: &Globals,
    room: &mut Room,
) -> Result<bool, Refused> {
    let (mut depth, mut has_computed) = (0_usize, false);
    // The cell of a formula whose text comes next.
    let mut open = None;
    for (kind, data) in records {
        match kind {
            0x0809 => depth += 1,
            // Charts within the sheet end before it.
            0x000A if depth <= 1 => break,
            0x000A => depth -= 1,
            _ if depth > 1 => {}
            0x0208 => {
                let flags = u16_at(data, 12).unwrap_or_default();
                // Zero high, and not folded by an outline.
                if flags & 0x20 != 0 && flags & 7 == 0 {
                    paper.hidden.extend(u16_at(data, 0).map(usize::from));
                }
            }
            0x0207 => {
                if let (Some((place, style)), Some(text)) = (open.take(), globals.text(data, true))
                {
                    has_computed |= !text.is_empty();
                    put(paper, place, style, Held::Text(text), globals, room)?;
                }
            }
            0x00BD => {
                let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else { continue };
                let cells = data.get(4..).unwrap_or_default().chunks_exact(6);
                for (column, cell) in (u32::from(first)..).zip(cells) {
                    let style = u16_at(cell, 0).map_or(0, usize::from);
                    if let Some(number) = short_number(cell, 2) {
                        let place = (u32::from(row), column);
                        put(paper, place, style, Held::Number(number), globals, room)?;
                    }
                }
            }
            0x0203 | 0x0204 | 0x0205 | 0x0006 | 0x027E | 0x00FD | 0x00D6 => {
                let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) else {
                    continue;
                };
                let style = u16_at(data, 4).map_or(0, usize::from);
                let place = (u32::from(row), u32::from(column));
                let held = held(kind, data, globals);
                if kind == 0x0006 {
                    open = matches!(held, Some(Held::Later)).then_some((place, style));
                    match held {
                        // Programs that do not compute write a zero, or no text.
                        Some(Held::Number(0.0)) | None => paper.zero(place),
                        Some(Held::Number(_)) => has_computed = true,
                        _ => {}
                    }
                }
                if let Some(held) = held {
                    put(paper, place, style, held, globals, room)?;
                }
            }
            _ => {}
        }
    }
    Ok(has_computed)
}

/// What a cell holds.
enum Held {
    Number(f64),
    Text(String),
    /// One of the texts that cells share.
    Shared(usize),
    /// A text in the next record.
    Later,
}

fn held(kind: u16, data: &[u8], globals: &Globals) -> Option<Held> {
    let text = |text: &str| Some(Held::Text(text.to_owned()));
    match kind {
        0x0203 => f64_at(data, 6).map(Held::Number),
        0x027E => short_number(data, 6).map(Held::Number),
        0x00FD => usize_at(data, 6).map(Held::Shared),
        0x0204 | 0x00D6 => {
            let length = usize::from(u16_at(data, 6)?);
            globals.letters(data.get(8..)?, length).map(Held::Text)
        }
        0x0205 if data.get(7) == Some(&1) => text(error(*data.get(6)?)),
        0x0205 => Some(Held::Text(truth(*data.get(6)? != 0))),
        _ if u16_at(data, 12)? != 0xFFFF => f64_at(data, 6).map(Held::Number),
        _ => match data.get(6)? {
            0 => Some(Held::Later),
            1 => Some(Held::Text(truth(*data.get(8)? != 0))),
            2 => text(error(*data.get(8)?)),
            _ => None,
        },
    }
}

fn put(
    paper: &mut Paper,
    place: (u32, u32),
    style: usize,
    held: Held,
    globals: &Globals,
    room: &mut Room,
) -> Result<(), Refused> {
    let look = globals.styles.looks.get(style);
    match held {
        Held::Number(number) => paper.number(place, number, look, globals.is_1904, room),
        Held::Text(text) => paper.text(place, text, look, room),
        Held::Shared(at) => match globals.texts.get(at) {
            Some((text, left)) => paper.shared(place, text, left.as_ref(), look, room),
            None => Ok(()),
        },
        Held::Later => Ok(()),
    }
}
