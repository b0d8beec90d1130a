//! What is read, and how a person wants it read.

use std::rc::Rc;

use wasm_bindgen_futures::JsFuture;
use web_sys::File;
use web_sys::js_sys::Uint8Array;

use crate::intake;
use crate::json::Node;
use crate::ui::excel::excel;
use crate::ui::late::desk::Desk;
use crate::workbook::{Change, MOST_BYTES, Opened, Refused, taken};

/// What is read, and how a person wants it read.
#[derive(Clone, Default)]
pub(super) struct Source {
    /// What was pasted.
    pub text: Option<Rc<str>>,
    /// The file that was chosen instead.
    pub file: Option<File>,
    /// What that file turned out to be, so that it is unpacked once.
    pub content: Option<Rc<Result<Opened, Refused>>>,
    /// Which of a workbook's sheets, where that was changed by hand.
    pub sheet: Option<Node>,
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
            (Some(file), _) => with_changes(taken(file, &self.request(desk)), file),
            (None, Some(text)) => {
                let request = self.request(desk).with("kind", Node::text("paste"));
                intake::answer(&request.with("text", Node::text(text)))
            }
            (None, None) => Node::Null,
        };
        (self, answer)
    }

    /// What is asked of a table.
    fn request(&self, desk: &Desk) -> Node {
        object([
            ("rules", Node::text(&desk.rules.id)),
            ("columns", self.columns.clone().map_or(Node::Null, Node::list)),
            ("unit_factor", self.unit_factor.clone().unwrap_or_default()),
            ("before_change", Node::Bool(self.before_change)),
            ("take", Node::list(self.take.clone())),
            ("sheet", self.sheet.clone().unwrap_or_default()),
        ])
    }
}

/// With what a person has changed in a workbook of ours besides its lines.
fn with_changes(answer: Node, file: &Result<Opened, Refused>) -> Node {
    let Ok(Opened::Workbook(book)) = file else { return answer };
    let Some(own) = &book.own else { return answer };
    let changes = Node::list(own.changes.iter().map(change));
    answer.with("own", object([("changes", changes)]))
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
async fn content(file: &File) -> Option<Rc<Result<Opened, Refused>>> {
    // One byte more than may be read is enough to be refused as too large.
    let start = file.slice_with_i32_and_i32(0, i32::try_from(MOST_BYTES + 1).ok()?).ok()?;
    let buffer = JsFuture::from(start.array_buffer()).await.ok()?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    Some(Rc::new((excel().await?.open)(&bytes)))
}
