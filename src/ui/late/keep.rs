//! What the page's scripts keep and save (`static/keep.js`), by their names there. What fails says so to
//! whoever asked.

use std::cell::RefCell;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use web_sys::wasm_bindgen::JsCast;

use super::given::{flag, given, text};
use crate::ui::model::over::Given;

thread_local! {
    static KEEP: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Takes over what a script can do.
#[wasm_bindgen(js_name = giveKeep)]
pub fn give_keep(keep: JsValue) {
    KEEP.set(Some(keep));
}

/// It did not work: a browser refused, or the script is not there yet.
#[derive(Debug, Default)]
pub(super) struct Failed {
    /// Why, where the script says so in the page's language.
    said: Option<String>,
}

impl Failed {
    /// Why, or these words.
    pub(super) fn or(self, words: &str) -> String {
        self.said.unwrap_or_else(|| words.to_owned())
    }
}

impl From<JsValue> for Failed {
    fn from(error: JsValue) -> Self {
        Self { said: text(&error, "said") }
    }
}

/// Something that was kept.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Kept {
    /// What it is kept under.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// When it was saved, in words.
    pub saved: String,
    /// It was deleted, and can be brought back.
    pub is_deleted: bool,
    /// It is the one on the page.
    pub is_here: bool,
}

/// All that is kept.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Listing {
    /// Anything can be kept at all.
    pub keeps: bool,
    /// The proposals.
    pub proposals: Vec<Kept>,
    /// What could not be read.
    pub aside: Vec<Kept>,
}

/// What can be done with something that is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Task {
    Open,
    Duplicate,
    Remove,
    Restore,
    Aside,
}

impl Task {
    /// Its name in the page's code.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Duplicate => "duplicate",
            Self::Remove => "remove",
            Self::Restore => "restore",
            Self::Aside => "aside",
        }
    }
}

/// Has a script do something.
fn call(task: &str, given: &[&str]) -> Result<JsValue, Failed> {
    let given: Array = given.iter().map(|text| JsValue::from(*text)).collect();
    apply(task, &given)
}

fn apply(task: &str, given: &Array) -> Result<JsValue, Failed> {
    let keep = KEEP.with_borrow(Clone::clone).ok_or_else(Failed::default)?;
    let task: Function = Reflect::get(&keep, &task.into())?.dyn_into()?;
    Ok(task.apply(&keep, given)?)
}

/// The same where it takes a while.
async fn ask(task: &str, given: &[&str]) -> Result<JsValue, Failed> {
    let asked = call(task, given)?;
    Ok(JsFuture::from(Promise::resolve(&asked)).await?)
}

/// Keeps the proposal as it stands.
pub(super) async fn saved() -> Result<(), Failed> {
    ask("saved", &[]).await.map(drop)
}

/// Answers once the page shows what was done before.
pub(super) async fn drawn() {
    // What comes to pass at once comes after what the page has to do by then.
    let _soon = JsFuture::from(Promise::resolve(&JsValue::NULL)).await;
}

/// All that is kept.
pub(super) async fn list() -> Result<Listing, Failed> {
    let listed = ask("list", &[]).await?;
    let kept = |record: JsValue| Kept {
        id: text(&record, "id").unwrap_or_default(),
        name: text(&record, "name").unwrap_or_default(),
        saved: text(&record, "saved").unwrap_or_default(),
        is_deleted: flag(&record, "deleted"),
        is_here: flag(&record, "here"),
    };
    let all = |key: &str| -> Result<Vec<Kept>, Failed> {
        let all: Array = Reflect::get(&listed, &key.into())?.dyn_into()?;
        Ok(all.iter().map(kept).collect())
    };
    let keeps = flag(&listed, "keeps");
    Ok(Listing { keeps, proposals: all("proposals")?, aside: all("aside")? })
}

/// Does something with what is kept; a copy gets the name.
pub(super) async fn act(task: Task, id: &str, name: &str) -> Result<(), Failed> {
    ask(task.code(), &[id, name]).await.map(drop)
}

/// Saves a file, and answers under which name; none where the person thought better of it.
pub(super) async fn save(file: &str, name: &str) -> Result<Option<String>, Failed> {
    Ok(text(&ask("save", &[file, name]).await?, "name"))
}

/// Files that a person chose: one at most where only one is asked for.
pub(super) async fn files(one: bool) -> Result<Vec<Given>, Failed> {
    let chosen: Array = ask(if one { "file" } else { "files" }, &[]).await?.dyn_into()?;
    Ok(given(&chosen))
}

/// Saves a copy of the page with a proposal's file in it, under that file's name.
pub(super) async fn copy(file: &str, name: &str) -> Result<(), Failed> {
    ask("copy", &[file, name]).await.map(drop)
}

/// Copies a text.
pub(super) async fn clip(text: &str) -> Result<(), Failed> {
    ask("clip", &[text]).await.map(drop)
}

/// Prints what stands in `#report`.
pub(super) async fn print() -> Result<(), Failed> {
    ask("print", &[]).await.map(drop)
}

/// Downloads a text or bytes.
pub(super) fn download(part: &JsValue, kind: &str, name: &str) -> Result<(), Failed> {
    apply("download", &Array::of3(part, &kind.into(), &name.into())).map(drop)
}

/// Downloads a workbook.
pub(super) fn download_workbook(bytes: &[u8], name: &str) -> Result<(), Failed> {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    download(&Uint8Array::from(bytes), KIND, name)
}

/// The day, such as `2026-11-25`.
pub(super) fn today() -> Result<String, Failed> {
    call("today", &[])?.as_string().ok_or_else(Failed::default)
}

/// The day in words.
pub(super) fn day() -> Result<String, Failed> {
    call("day", &[])?.as_string().ok_or_else(Failed::default)
}
