//! The proposal as a document: saved to a file, opened from one, written as a workbook, given away as a
//! link, a copy of the page or on paper; and all proposals that this browser keeps.

#[cfg(feature = "embed")]
mod embed;
mod kept;
mod link;
mod linked;

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

pub(super) use self::linked::Linked;
use super::desk::{Desk, Props, is_framed};
use super::keep;
use crate::engine::open;
use crate::json::Node;
use crate::rules::Book;
use crate::saving;
use crate::ui::shown::{Unit, shown};
use crate::ui::slot::request as object;
use crate::ui::words::filled;

use super::why::figure_name;

/// What came of the last thing that was done.
#[derive(Clone, PartialEq)]
pub(super) struct Said {
    /// In words.
    text: String,
    /// It did not work.
    is_error: bool,
    /// Figures that were others when the file was saved: name, then, now.
    changes: Vec<[String; 3]>,
}

impl Said {
    pub(super) fn done(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_error: false, changes: Vec::new() }
    }

    /// Saved; whether that came about is not known in a frame.
    fn saved(desk: &Desk, text: &str) -> Self {
        let doubt = if is_framed() { desk.t("files.swallowed") } else { "" };
        Self::done(format!("{text}{doubt}"))
    }

    pub(super) fn refused(text: impl Into<String>) -> Self {
        Self { is_error: true, ..Self::done(text) }
    }
}

/// What can be done with the proposal, and those that are kept.
#[component]
pub(super) fn Documents(props: &Props) -> Html {
    let desk = &props.desk;
    let said = use_state(|| None::<Said>);
    let is_linking = use_state(|| false);
    let say = {
        let said = said.setter();
        Callback::from(move |what: Said| said.set(Some(what)))
    };
    let act = |task: Task, name: &'static str| {
        let (of, say, is_linking) = (desk.clone(), say.clone(), is_linking.setter());
        let onclick = Callback::from(move |_: MouseEvent| {
            let (desk, say) = (of.clone(), say.clone());
            match task {
                Task::Link => is_linking.set(true),
                task => spawn_local(async move { say.emit(done(task, &desk).await) }),
            }
        });
        html! { <button type="button" data-document={task.code()} {onclick}>{desk.t(name)}</button> }
    };
    let title = desk.draft.get("title").as_text().map(str::to_owned);
    let title = title.filter(|title| !title.trim().is_empty());
    html! {
        <div class="documents" role="region" tabindex="-1" aria-label={desk.t("files.name")}>
            <p class="documents-title">{desk.t("files.this")}<strong>{title.unwrap_or_else(|| desk.t("files.untitled").to_owned())}</strong></p>
            <div class="documents-tasks">
                {act(Task::Save, "files.save")}
                {act(Task::Open, "files.open")}
                {act(Task::Workbook, "files.workbook")}
                {act(Task::Link, "files.link")}
                {act(Task::Copy, "files.copy")}
                {act(Task::Print, "files.print")}
            </div>
            {own_page(desk)}
            <div role="status">{ for said.iter().map(|said| message(desk, said)) }</div>
            if *is_linking {
                {link::link(desk, &say)}
            }
            <kept::Kept desk={desk.clone()} {say} />
            {builder(props)}
            <p class="help">{desk.t("files.privacy")}</p>
        </div>
    }
}

/// What can be done at the press of a button.
#[derive(Clone, Copy, PartialEq)]
enum Task {
    Save,
    Open,
    Workbook,
    Link,
    Copy,
    Print,
}

impl Task {
    fn code(self) -> &'static str {
        match self {
            Self::Save => "save",
            Self::Open => "open",
            Self::Workbook => "workbook",
            Self::Link => "link",
            Self::Copy => "copy",
            Self::Print => "print",
        }
    }
}

/// Does a task and says what came of it.
async fn done(task: Task, desk: &Desk) -> Said {
    match task {
        Task::Save => save(desk).await,
        Task::Open => {
            let picked = keep::ask("pick", &Node::object([])).await;
            let name = picked.get("name").as_text().unwrap_or_default();
            match (picked.get("text").as_text(), picked.get("several")) {
                (Some(text), _) => opened(desk, text, name),
                (None, Node::Number(count)) => {
                    Said::done(filled(desk.t("files.compared"), count.as_str()))
                }
                (None, _) => Said::done(desk.t("files.cancelled")),
            }
        }
        Task::Workbook => {
            let language = Node::text(desk.lang.code());
            let given = object([
                ("proposal", desk.draft.clone()),
                ("draft", Node::Bool(true)),
                ("language", language),
            ]);
            let answer = keep::ask("workbook", &given).await;
            let refused = answer.get("refused").get(desk.lang.code()).as_text();
            match (refused, &answer) {
                (Some(refused), _) => Said::refused(refused),
                (None, Node::Bool(true)) => Said::saved(desk, desk.t("files.workbook.done")),
                _ => Said::refused(desk.t("files.failed")),
            }
        }
        Task::Copy => {
            let given = object([("text", Node::text(&saving::file(&desk.draft)))]);
            match keep::ask("copy", &given).await {
                Node::Bool(true) => Said::saved(desk, desk.t("files.copy.done")),
                _ => Said::refused(desk.t("files.failed")),
            }
        }
        Task::Print => match keep::ask("print", &Node::object([])).await {
            Node::Bool(true) => Said::done(desk.t("files.print.done")),
            _ => Said::refused(desk.t("files.print.blocked")),
        },
        Task::Link => Said::done(""),
    }
}

async fn save(desk: &Desk) -> Said {
    let today = keep::ask("today", &Node::object([])).await;
    let name = saving::name(&desk.draft, today.as_text().unwrap_or_default());
    let text = Node::text(&saving::file(&desk.draft));
    let answer = keep::ask("save", &object([("text", text), ("name", Node::text(&name))])).await;
    let told = answer.get("name").as_text().unwrap_or_default();
    match (answer.get("cancelled"), answer.get("name")) {
        (Node::Bool(true), _) => Said::done(desk.t("files.cancelled")),
        (_, Node::Text(_)) => Said::saved(desk, &filled(desk.t("files.saved"), told)),
        _ => Said::refused(desk.t("files.failed")),
    }
}

/// Opens a file's text as another proposal; the one before stays among those that are kept.
fn opened(desk: &Desk, text: &str, name: &str) -> Said {
    match open(Book::shipped(), text) {
        Err(error) => Said::refused(desk.lang.pick(&error.message())),
        Ok((proposal, _)) => {
            let changes = saving::changes(&proposal).into_iter().map(|change| {
                let value = |value: Option<String>| match value {
                    Some(value) => shown(desk.lang, &value, Unit::Bare),
                    None => desk.t("unknown").to_owned(),
                };
                [figure_name(desk.lang, change.figure), value(change.then), value(change.now)]
            });
            let changes = changes.collect();
            desk.tell("load", [("proposal", proposal)]);
            Said { changes, ..Said::done(filled(desk.t("files.opened"), name)) }
        }
    }
}

fn message(desk: &Desk, said: &Said) -> Html {
    let row = |[name, then, now]: &[String; 3]| {
        html! { <tr><th scope="row">{name}</th><td>{then}</td><td>{now}</td></tr> }
    };
    html! {
        <>
            <p class="documents-said" data-error={said.is_error.to_string()}>{&said.text}</p>
            if !said.changes.is_empty() {
                <div class="scroll" tabindex="0" role="region" aria-label={desk.t("files.changes")}>
                    <table>
                        <caption>{desk.t("files.changes")}</caption>
                        <thead><tr><th scope="col">{desk.t("files.figure")}</th><th scope="col">{desk.t("files.then")}</th><th scope="col">{desk.t("files.now")}</th></tr></thead>
                        <tbody>{ for said.changes.iter().map(row) }</tbody>
                    </table>
                </div>
            }
        </>
    }
}

/// In a frame, the way to a page of its own with the same proposal.
fn own_page(desk: &Desk) -> Html {
    let Some(base) = link::base().filter(|_| is_framed()) else { return Html::default() };
    let address = format!("{base}#{}", saving::to_link(&desk.draft));
    html! {
        <p>
            {desk.t("files.framed")}
            <a href={address} target="_blank" rel="noopener">{desk.t("files.own_page")}</a>
            {desk.t("files.no_window")}
        </p>
    }
}

/// A blank proposal by the rules of the one that is open.
fn blank(desk: &Desk) -> Node {
    let entries = [
        ("format", Node::text("c3p-proposal")),
        ("version", Node::Number(1.into())),
        ("rules", Node::text(desk.rules.map_or("", |rules| &rules.id))),
    ];
    Node::object(entries.map(|(key, value)| (Rc::from(key), value)))
}

/// What puts the page into a website, where this is the page of one.
#[cfg(feature = "embed")]
fn builder(props: &Props) -> Html {
    html! { <embed::Builder ..props.clone() /> }
}

#[cfg(not(feature = "embed"))]
fn builder(_: &Props) -> Html {
    Html::default()
}
