//! What is read, and how a person wants it read.

use std::rc::Rc;

use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::Uint8Array;
use web_sys::{File, TextDecoder, TextDecoderOptions};

use crate::intake;
use crate::json::Node;
use crate::ui::excel::excel;
use crate::ui::late::desk::Desk;
use crate::workbook::{Change, MOST_BYTES, Refused, Workbook};

/// What is read, and how a person wants it read.
#[derive(Clone, Default)]
pub(super) struct Source {
    /// What was pasted.
    pub text: Option<Rc<str>>,
    /// The file that was chosen instead.
    pub file: Option<File>,
    /// What that file turned out to be, so that it is unpacked once.
    pub content: Option<Content>,
    /// Which of a workbook's sheets.
    pub sheet: u64,
    /// What its columns mean, where that was changed by hand.
    pub columns: Option<Vec<Node>>,
    /// Yen that one unit of its prices stands for, where that was changed by hand.
    pub unit_factor: Option<Node>,
    /// Of columns before and after a change, those before it.
    pub before_change: bool,
    /// Codes of rows that are taken after all.
    pub take: Vec<Node>,
}

/// Every reading is one of its own.
impl PartialEq for Source {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// What a file holds.
#[derive(Clone)]
pub(super) enum Content {
    Text(Rc<str>),
    Workbook(Rc<Workbook>),
    /// None that can be read, and why.
    Refused(Refused),
}

impl Source {
    /// A pasted text.
    pub(super) fn of_text(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| Self { text: Some(text.into()), ..Self::default() })
    }

    /// A file.
    pub(super) fn of_file(file: File) -> Self {
        Self { file: Some(file), ..Self::default() }
    }

    /// Reading may take a moment, since there is a file to be read first.
    pub(super) fn is_to_wait_for(&self) -> bool {
        self.file.is_some() && self.content.is_none()
    }

    /// What a preview shows of it, and the source with what was found out about it.
    pub(super) async fn read(mut self, desk: &Desk) -> (Self, Node) {
        if let (Some(file), None) = (&self.file, &self.content) {
            self.content = content(file).await;
        }
        let answer = match (&self.content, &self.text) {
            (Some(Content::Workbook(book)), _) => self.sheet(desk, book),
            (Some(Content::Refused(why)), _) => {
                let message = why.message();
                let both = [("ja", Node::text(&message.ja)), ("en", Node::text(&message.en))];
                object([("refused", object(both))])
            }
            (Some(Content::Text(text)), _) => self.table(desk, "csv", ("text", Node::text(text))),
            (None, Some(text)) => self.table(desk, "paste", ("text", Node::text(text))),
            (None, None) => Node::Null,
        };
        (self, answer)
    }

    /// One of a workbook's sheets. A workbook of ours holds the lines themselves, unless its columns are
    /// to be read another way.
    fn sheet(&self, desk: &Desk, book: &Workbook) -> Node {
        if let (Some(own), None) = (&book.own, &self.columns) {
            let lines = Node::list(own.lines.iter().cloned());
            let changes = Node::list(own.changes.iter().map(change));
            return object([("own", object([("lines", lines), ("changes", changes)]))]);
        }
        let sheet = usize::try_from(self.sheet).ok().and_then(|sheet| book.sheets.get(sheet));
        let cells = |row: &Vec<String>| Node::list(row.iter().map(|cell| Node::text(cell)));
        let rows = sheet.map_or(Node::Null, |sheet| Node::list(sheet.rows.iter().map(cells)));
        let names = Node::list(book.sheets.iter().map(|sheet| Node::text(&sheet.name)));
        let read = self.table(desk, "rows", ("rows", rows));
        read.with("sheets", names).with("sheet", Node::Number(self.sheet.into()))
    }

    fn table(&self, desk: &Desk, kind: &str, table: (&'static str, Node)) -> Node {
        let columns = self.columns.clone().map_or(Node::Null, Node::list);
        let unit_factor = self.unit_factor.clone().unwrap_or_default();
        intake::answer(&object([
            ("kind", Node::text(kind)),
            table,
            ("rules", Node::text(&desk.rules.id)),
            ("columns", columns),
            ("unit_factor", unit_factor),
            ("before_change", Node::Bool(self.before_change)),
            ("take", Node::list(self.take.clone())),
        ]))
    }
}

/// An object of these entries.
fn object(entries: impl IntoIterator<Item = (&'static str, Node)>) -> Node {
    Node::object(entries.into_iter().map(|(key, node)| (Rc::from(key), node)))
}

/// A change of a workbook of ours.
fn change(change: &Change) -> Node {
    let id = change.id.as_deref().map_or(Node::Null, Node::text);
    let added = change.added.map_or(Node::Null, |added| Node::text(&added.to_string()));
    let path = Node::text(&change.path);
    object([("path", path), ("value", change.value.clone()), ("id", id), ("added", added)])
}

/// What a file holds; none where the browser can't read it.
async fn content(file: &File) -> Option<Content> {
    // One byte more than may be read is enough to be refused as too large.
    let start = file.slice_with_i32_and_i32(0, i32::try_from(MOST_BYTES + 1).ok()?).ok()?;
    let buffer = JsFuture::from(start.array_buffer()).await.ok()?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    if bytes.starts_with(b"PK") {
        return Some(match (excel().await?.read)(&bytes) {
            Ok(book) => Content::Workbook(Rc::new(book)),
            Err(why) => Content::Refused(why),
        });
    }
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text.into(),
        Err(_) => shift_jis(&bytes)?,
    };
    Some(Content::Text(text))
}

/// What Japanese Excel saves as CSV. What can't be read in it shows as a sign, as in any other program.
fn shift_jis(bytes: &[u8]) -> Option<Rc<str>> {
    let options = TextDecoderOptions::new();
    let decoder = TextDecoder::new_with_label_and_options("shift_jis", &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok().map(Rc::from)
}
