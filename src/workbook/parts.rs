//! The parts of a workbook that are read here besides its cells: where each sheet stands, and what its rows and
//! formulas are marked with.

use std::collections::{HashMap, HashSet};
use std::io::{BufReader, Cursor, Read as _};

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;
use zip::read::ZipFile;

use super::Refused;
use super::own::corner;
use super::runs::{Runs, shared};
use super::unpack::MOST_UNPACKED;

/// An archive in memory.
type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;
/// A part of it that is read.
type Part<'a, 'b> = Reader<BufReader<ZipFile<'a, Cursor<&'b [u8]>>>>;

/// The part that lists the sheets.
const BOOK: &str = "workbook.xml";
/// Most formulas without a value that are kept; and most characters of one.
const MOST_FORMULAS: usize = 200_000;
const MOST_CHARACTERS: usize = 200;

/// The archive with the places of its sheets.
pub(super) struct Parts<'b> {
    archive: Archive<'b>,
    /// Names in small letters, as programs differ in them.
    names: HashMap<String, usize>,
    /// The part of each sheet.
    sheets: HashMap<String, String>,
    formulas: usize,
    /// The parts of sheets that were read.
    read: HashSet<String>,
    /// What is left of texts that are partly struck through.
    struck: HashMap<String, String>,
}

/// What a sheet's part says of rows and of formulas.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Rows that are hidden and not folded by an outline.
    pub hidden: Vec<usize>,
    /// Formulas without a stored value, by row and column.
    pub open: HashMap<(usize, usize), String>,
    /// Formulas whose stored value is zero.
    pub zeros: HashMap<(usize, usize), String>,
    /// Some formula has another value.
    pub has_computed: bool,
    /// What is left of texts that are partly struck through, by row and column.
    pub left: HashMap<(usize, usize), String>,
}

impl<'b> Parts<'b> {
    /// Looks where the sheets are.
    pub(super) fn of(bytes: &'b [u8]) -> Result<Self, Refused> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Damaged)?;
        let named = archive.file_names().enumerate();
        let names = named.filter_map(|(at, name)| Some((plain(&name.ok()?), at))).collect();
        let (sheets, read) = (HashMap::new(), HashSet::new());
        let struck = HashMap::new();
        let mut parts = Self { archive, names, sheets, formulas: 0, read, struck };
        let Some(folder) = parts.folder(BOOK) else { return Ok(parts) };
        let texts = parts.bytes(&format!("{folder}/sharedstrings.xml"), MOST_UNPACKED);
        // Few workbooks have such texts.
        let texts = texts.filter(|texts| texts.windows(6).any(|part| part == b"strike"));
        if let Some(texts) = texts {
            let left = shared(texts.as_slice())?.into_iter();
            parts.struck = left.map(|(at, text)| (at.to_string(), text)).collect();
        }
        let links = parts.links(&folder, BOOK);
        for [name, id] in parts.attributes(&format!("{folder}/{BOOK}"), "sheet", ["name", "id"]) {
            let link = links.iter().find(|(known, _)| *known == id);
            parts.sheets.extend(link.map(|(_, path)| (name, path.clone())));
        }
        Ok(parts)
    }

    /// The folder of the part of this name.
    pub(super) fn folder(&self, file: &str) -> Option<String> {
        let mut folders = self.names.keys().filter_map(|name| name.strip_suffix(file));
        folders.find_map(|folder| folder.strip_suffix('/')).map(str::to_owned)
    }

    /// The parts that a part names, by their ids.
    pub(super) fn links(&mut self, folder: &str, file: &str) -> Vec<(String, String)> {
        let path = format!("{folder}/_rels/{file}.rels");
        let links = self.attributes(&path, "Relationship", ["Id", "Target"]).into_iter();
        let full = |target: &str| match target.strip_prefix('/') {
            Some(whole) => plain(whole),
            None => plain(&format!("{folder}/{target}")),
        };
        links.map(|[id, target]| (id, full(&target))).collect()
    }

    /// What a part holds, up to so many bytes; none where it is not there.
    pub(super) fn bytes(&mut self, path: &str, most: u64) -> Option<Vec<u8>> {
        let at = *self.names.get(path)?;
        let mut all = Vec::new();
        self.archive.by_index(at).ok()?.take(most).read_to_end(&mut all).ok()?;
        Some(all)
    }

    /// The names of areas that hold for the whole workbook; a copied sheet has its own.
    pub(super) fn names(&mut self) -> Vec<(String, String)> {
        let Some(folder) = self.folder(BOOK) else { return Vec::new() };
        let Some(mut part) = self.part(&format!("{folder}/{BOOK}")) else { return Vec::new() };
        let (mut all, mut buffer) = (Vec::new(), Vec::new());
        let mut open: Option<(String, String)> = None;
        while let Ok(event) = part.read_event_into(&mut buffer) {
            match event {
                Event::Start(start) if start.local_name().as_ref() == "definedName" => {
                    let is_local = attribute(&start, "localSheetId").is_some();
                    let name = attribute(&start, "name").filter(|_| !is_local);
                    open = name.map(|name| (name, String::new()));
                }
                Event::Text(text) => {
                    open.iter_mut().for_each(|(_, area)| area.push_str(&text));
                }
                Event::GeneralRef(name) => {
                    open.iter_mut().for_each(|(_, area)| area.push_str(&entity(&name)));
                }
                Event::End(end) if end.local_name().as_ref() == "definedName" => {
                    all.extend(open.take())
                }
                Event::Eof => break,
                _ => {}
            }
            buffer.clear();
        }
        all
    }

    /// What the part of a sheet says; none where it can't be found. A part is that of one sheet: read for many
    /// a small file would keep the page busy for long.
    pub(super) fn marks(&mut self, sheet: &str) -> Result<Option<Marks>, Refused> {
        let mut left = MOST_FORMULAS.saturating_sub(self.formulas);
        let Some(path) = self.sheets.get(sheet).cloned() else { return Ok(None) };
        if !self.read.insert(path.clone()) {
            return Err(Refused::Damaged);
        }
        let struck = std::mem::take(&mut self.struck);
        let Some(mut part) = self.part(&path) else { return Ok(None) };
        let marks = marks(&mut part, &mut left, &struck)?;
        drop(part);
        self.struck = struck;
        self.formulas = MOST_FORMULAS - left;
        Ok(Some(marks))
    }

    fn part(&mut self, path: &str) -> Option<Part<'_, 'b>> {
        let at = *self.names.get(path)?;
        let file = self.archive.by_index(at).ok()?;
        let mut part = Reader::from_reader(BufReader::new(file));
        let config = part.config_mut();
        config.check_end_names = false;
        config.expand_empty_elements = true;
        Some(part)
    }

    /// Two attributes of all elements of a name; what can't be read has none.
    fn attributes(&mut self, path: &str, element: &str, keys: [&str; 2]) -> Vec<[String; 2]> {
        let Some(mut part) = self.part(path) else { return Vec::new() };
        let mut all = Vec::new();
        let mut buffer = Vec::new();
        while let Ok(event) = part.read_event_into(&mut buffer) {
            match event {
                Event::Start(start) if start.local_name().as_ref() == element => {
                    all.push(keys.map(|key| attribute(&start, key).unwrap_or_default()));
                }
                Event::Eof => break,
                _ => {}
            }
            buffer.clear();
        }
        all
    }
}

fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// The value of an attribute, whatever stands before its name.
pub(super) fn attribute(start: &BytesStart<'_>, key: &str) -> Option<String> {
    let mut all = start.attributes();
    let found =
        all.with_checks(false).flatten().find(|own| own.key.local_name().as_ref() == key)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

fn is_true(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true"))
}

/// A cell while it is read.
#[derive(Default)]
struct Open {
    place: (usize, usize),
    is_text: bool,
    has_formula: bool,
    formula: String,
    value: String,
    /// It names one of the texts that cells share, or has one of its own.
    is_shared: bool,
    runs: Option<Runs>,
}

fn marks(
    part: &mut Part<'_, '_>,
    left: &mut usize,
    struck: &HashMap<String, String>,
) -> Result<Marks, Refused> {
    let mut marks = Marks::default();
    let mut buffer = Vec::new();
    let (mut row, mut column) = (0_usize, 0_usize);
    let mut cell = Open::default();
    // What a text belongs to.
    let mut inside = "";
    loop {
        buffer.clear();
        match part.read_event_into(&mut buffer).map_err(|_| Refused::Damaged)? {
            Event::Start(start) => match start.local_name().as_ref() {
                "row" => {
                    if let Some(number) = attribute(&start, "r").and_then(|r| r.parse().ok()) {
                        row = usize::saturating_sub(number, 1);
                    }
                    if is_hidden(&start) {
                        marks.hidden.push(row);
                    }
                }
                "c" => {
                    let place = attribute(&start, "r").and_then(|address| corner(&address));
                    column = place.map_or(column, |(_, column)| column);
                    let kind = attribute(&start, "t").unwrap_or_default();
                    let (is_text, is_shared) = (kind == "str", kind == "s");
                    let runs = (kind == "inlineStr").then(Runs::default);
                    let place = place.unwrap_or((row, column));
                    cell = Open { place, is_text, is_shared, runs, ..Open::default() };
                }
                "f" => (inside, cell.has_formula) = ("f", true),
                "v" => inside = "v",
                _ => {
                    inside = "";
                    cell.runs.iter_mut().for_each(|runs| runs.start(&start));
                }
            },
            Event::Text(text) if inside == "f" && cell.formula.len() < MOST_CHARACTERS => {
                cell.formula.push_str(&text);
            }
            Event::GeneralRef(name) if inside == "f" && cell.formula.len() < MOST_CHARACTERS => {
                cell.formula.push_str(&entity(&name));
            }
            Event::Text(text) if inside == "v" && cell.value.len() < 20 => {
                cell.value.push_str(text.trim());
            }
            Event::Text(text) => cell.runs.iter_mut().for_each(|runs| runs.text(&text)),
            Event::GeneralRef(name) => {
                cell.runs.iter_mut().for_each(|runs| runs.text(&entity(&name)));
            }
            Event::End(end) => match end.local_name().as_ref() {
                "c" => {
                    let mut own = std::mem::take(&mut cell);
                    let text = own.runs.take().and_then(Runs::left);
                    let text =
                        text.or_else(|| struck.get(&own.value).filter(|_| own.is_shared).cloned());
                    marks.left.extend(text.map(|text| (own.place, text)));
                    marks.take(own, left)?;
                    column += 1;
                }
                "row" => (row, column) = (row.saturating_add(1), 0),
                "sheetData" => return Ok(marks),
                name => {
                    inside = "";
                    cell.runs.iter_mut().for_each(|runs| runs.end(name));
                }
            },
            Event::Eof => return Ok(marks),
            _ => {}
        }
    }
}

/// Hidden by a filter or by hand; rows that an outline folds are part of the sheet.
fn is_hidden(row: &BytesStart<'_>) -> bool {
    let is_flat = || attribute(row, "ht").is_some_and(|height| height == "0");
    let is_hidden = is_true(attribute(row, "hidden").as_deref()) || is_flat();
    is_hidden && attribute(row, "outlineLevel").is_none_or(|level| level == "0")
}

/// The sign that a name or a number in a text stands for.
pub(super) fn entity(name: &BytesRef<'_>) -> String {
    let sign = quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned);
    let code = || name.resolve_char_ref().ok().flatten().map(String::from);
    sign.or_else(code).unwrap_or_default()
}

impl Marks {
    fn take(&mut self, cell: Open, left: &mut usize) -> Result<(), Refused> {
        if !cell.has_formula {
            return Ok(());
        }
        let is_zero = cell.value.trim_end_matches('0').trim_end_matches('.').is_empty();
        let place = if cell.value.is_empty() && !cell.is_text {
            &mut self.open
        } else if is_zero && !cell.is_text {
            &mut self.zeros
        } else {
            self.has_computed |= !cell.value.is_empty();
            return Ok(());
        };
        *left = left.checked_sub(1).ok_or(Refused::TooManyCells)?;
        let formula: String = cell.formula.chars().take(MOST_CHARACTERS).collect();
        place.insert(cell.place, format!("={formula}"));
        Ok(())
    }
}
