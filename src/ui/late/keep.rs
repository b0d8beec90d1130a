//! What the page's scripts keep and save (`static/keep.js`), by their names there. What fails says so to
//! whoever asked.

use std::cell::RefCell;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::js_sys::{Array, Uint8Array};
use web_sys::wasm_bindgen::JsCast;

use super::given::given;
use crate::ui::model::over::Given;

#[wasm_bindgen]
extern "C" {
    /// What a script can do.
    #[derive(Clone)]
    pub type Keep;
    #[wasm_bindgen(method, catch)]
    async fn saved(this: &Keep) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn list(this: &Keep) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn open(this: &Keep, id: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn duplicate(this: &Keep, id: &str, name: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn remove(this: &Keep, id: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn restore(this: &Keep, id: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn aside(this: &Keep, id: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn save(this: &Keep, text: &str, name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn files(this: &Keep, one: bool) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn copy(this: &Keep, text: &str, name: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn clip(this: &Keep, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn print(this: &Keep) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn download(this: &Keep, part: &JsValue, kind: &str, name: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn today(this: &Keep) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn day(this: &Keep) -> Result<String, JsValue>;

    /// What is kept, as a script lists it.
    type Record;
    #[wasm_bindgen(method, getter)]
    fn keeps(this: &Record) -> bool;
    #[wasm_bindgen(method, getter)]
    fn proposals(this: &Record) -> Array;
    #[wasm_bindgen(method, getter = aside)]
    fn set_aside(this: &Record) -> Array;
    #[wasm_bindgen(method, getter)]
    fn id(this: &Record) -> String;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Record) -> Option<String>;
    #[wasm_bindgen(method, getter = saved)]
    fn when(this: &Record) -> String;
    #[wasm_bindgen(method, getter)]
    fn deleted(this: &Record) -> bool;
    #[wasm_bindgen(method, getter)]
    fn here(this: &Record) -> bool;
}

thread_local! {
    static KEEP: RefCell<Option<Keep>> = const { RefCell::new(None) };
}

/// Takes over what a script can do.
#[wasm_bindgen(js_name = giveKeep)]
pub fn give_keep(keep: Keep) {
    KEEP.set(Some(keep));
}

/// It did not work: a browser refused, or the script is not there yet.
#[derive(Debug)]
pub(super) struct Failed;

impl From<JsValue> for Failed {
    fn from(_: JsValue) -> Self {
        Self
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

fn keep() -> Result<Keep, Failed> {
    KEEP.with_borrow(Clone::clone).ok_or(Failed)
}

/// What a script answered, where it answered anything.
fn record(answer: JsValue) -> Result<Record, Failed> {
    if answer.is_object() { Ok(answer.unchecked_into()) } else { Err(Failed) }
}

fn records(all: &Array) -> impl Iterator<Item = Record> {
    all.iter().map(JsValue::unchecked_into)
}

/// Keeps the proposal as it stands.
pub(super) async fn saved() -> Result<(), Failed> {
    Ok(keep()?.saved().await?)
}

/// All that is kept.
pub(super) async fn list() -> Result<Listing, Failed> {
    let listed = record(keep()?.list().await?)?;
    let kept = |record: Record| Kept {
        id: record.id(),
        name: record.name().unwrap_or_default(),
        saved: record.when(),
        is_deleted: record.deleted(),
        is_here: record.here(),
    };
    Ok(Listing {
        keeps: listed.keeps(),
        proposals: records(&listed.proposals()).map(kept).collect(),
        aside: records(&listed.set_aside()).map(kept).collect(),
    })
}

/// Does something with what is kept; a copy gets the name.
pub(super) async fn act(task: Task, id: &str, name: &str) -> Result<(), Failed> {
    let keep = keep()?;
    match task {
        Task::Open => keep.open(id).await?,
        Task::Duplicate => keep.duplicate(id, name).await?,
        Task::Remove => keep.remove(id).await?,
        Task::Restore => keep.restore(id).await?,
        Task::Aside => keep.aside(id).await?,
    }
    Ok(())
}

/// Saves a file, and answers under which name; none where the person thought better of it.
pub(super) async fn save(text: &str, name: &str) -> Result<Option<String>, Failed> {
    Ok(record(keep()?.save(text, name).await?)?.name())
}

/// Files that a person chose: one at most where only one is asked for.
pub(super) async fn files(one: bool) -> Result<Vec<Given>, Failed> {
    let chosen: Array = keep()?.files(one).await?.dyn_into().map_err(|_| Failed)?;
    Ok(given(&chosen))
}

/// Saves a copy of the page with a proposal's file in it, under that file's name.
pub(super) async fn copy(text: &str, name: &str) -> Result<(), Failed> {
    Ok(keep()?.copy(text, name).await?)
}

/// Copies a text.
pub(super) async fn clip(text: &str) -> Result<(), Failed> {
    Ok(keep()?.clip(text).await?)
}

/// Prints what stands in `#report`.
pub(super) async fn print() -> Result<(), Failed> {
    Ok(keep()?.print().await?)
}

/// Downloads a text or bytes.
pub(super) fn download(part: &JsValue, kind: &str, name: &str) -> Result<(), Failed> {
    Ok(keep()?.download(part, kind, name)?)
}

/// Downloads a workbook.
pub(super) fn download_workbook(bytes: &[u8], name: &str) -> Result<(), Failed> {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    download(&Uint8Array::from(bytes), KIND, name)
}

/// The day, such as `2026-11-25`.
pub(super) fn today() -> Result<String, Failed> {
    Ok(keep()?.today()?)
}

/// The day in words.
pub(super) fn day() -> Result<String, Failed> {
    Ok(keep()?.day()?)
}
