//! The proposal as a document: saved to a file, opened from one, written as a workbook, given away as a
//! link, a copy of the page or on paper; and all proposals that this browser keeps.

#[cfg(feature = "embed")]
mod embed;
mod kept;
mod link;
mod linked;
mod printed;
mod said;

use yew::platform::spawn_local;
use yew::prelude::*;

pub(super) use self::linked::Linked;
use self::printed::Printed;
use self::said::Said;
use super::desk::{Desk, Props, is_framed};
use super::keep;
use super::why::figure_name;
use crate::engine::{FileError, open};
use crate::proposal::Node;
use crate::rules::Book;
use crate::saving;
use crate::text::with_few_marks;
use crate::ui::excel::excel;
use crate::ui::model::action::Action;
use crate::ui::model::over::{Given, Over};
use crate::ui::reach::reach;
use crate::ui::shown::{Unit, shown};
use crate::ui::words::filled;

/// What can be done with the proposal, and those that are kept.
#[component]
pub(super) fn Documents(props: &Props) -> Html {
    let desk = &props.desk;
    let said = use_state(|| None::<Said>);
    let is_linking = use_state(|| false);
    let is_printing = use_state_eq(|| false);
    let say = {
        let said = said.setter();
        Callback::from(move |what: Said| said.set(Some(what)))
    };
    let act = |task: Task, name: &'static str| {
        let (of, say) = (desk.clone(), say.clone());
        let (is_linking, is_printing) = (is_linking.setter(), is_printing.setter());
        let onclick = Callback::from(move |_: MouseEvent| {
            let (desk, say) = (of.clone(), say.clone());
            match task {
                Task::Link => is_linking.set(true),
                Task::Print => is_printing.set(true),
                task => spawn_local(async move {
                    let failed = |why: keep::Failed| Said::refused(why.or(desk.t("files.failed")));
                    say.emit(done(task, &desk).await.unwrap_or_else(failed));
                }),
            }
        });
        html! { <button type="button" data-document={task.code()} {onclick}>{desk.t(name)}</button> }
    };
    let title = desk.draft.get("title").as_text().map(with_few_marks);
    let title = title.filter(|title| !title.trim().is_empty());
    let title = title.unwrap_or_else(|| desk.t("files.untitled").into()).into_owned();
    html! {
        <div class="documents" role="region" tabindex="-1" aria-label={desk.t("files.name")}>
            <p class="documents-title">{desk.t("files.this")}<strong>{title}</strong></p>
            <div class="documents-tasks">
                {act(Task::Save, "files.save")}
                {act(Task::Open, "files.open")}
                {act(Task::Workbook, "files.workbook")}
                {act(Task::Link, "files.link")}
                {act(Task::Copy, "files.copy")}
                {act(Task::Print, "files.print")}
            </div>
            {own_page(desk)}
            <div role="status">{ for said.iter().map(|said| said::message(desk, said)) }</div>
            if *is_linking {
                {link::link(desk, &say)}
            }
            if *is_printing {
                <Printed desk={desk.clone()} say={say.clone()} done={is_printing.setter()} />
            }
            <kept::Kept desk={desk.clone()} {say} />
            {builder(desk)}
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

/// Does a task, with the proposal as it stands by now, and says what came of it.
async fn done(task: Task, desk: &Desk) -> Result<Said, keep::Failed> {
    let draft = reach()?.draft;
    Ok(match task {
        Task::Save => match keep::save(&saving::file(&draft), &name(&draft)?).await? {
            Some(name) => Said::saved(desk, &filled(desk.t("files.saved"), &name)),
            None => Said::done(desk.t("files.cancelled")),
        },
        Task::Open => {
            let files = keep::files(false).await?;
            match files.as_slice() {
                [] => Said::done(desk.t("files.not_opened")),
                [one] => opened(desk, one).await,
                several => {
                    desk.send(Action::Show(Over::Compared(several.into())));
                    Said::done(filled(desk.t("files.compared"), &several.len().to_string()))
                }
            }
        }
        Task::Workbook => {
            let write = excel().await.ok_or_else(keep::Failed::default)?.write;
            match write(&draft, desk.lang.of_workbook(), &keep::today()?) {
                Ok(bytes) => {
                    keep::download_workbook(&bytes, "c3p.xlsx")?;
                    Said::saved(desk, desk.t("files.workbook.done"))
                }
                Err(refused) => Said::refused(desk.lang.pick(&refused)),
            }
        }
        Task::Copy => {
            keep::copy(&saving::file(&draft), &name(&draft)?).await?;
            Said::saved(desk, desk.t("files.copy.done"))
        }
        Task::Link | Task::Print => Said::done(""),
    })
}

/// The name of the proposal's file.
fn name(draft: &Node) -> Result<String, keep::Failed> {
    Ok(saving::name(draft, &keep::today()?))
}

/// Opens a file as another proposal; the one before stays among those that are kept. It is open once the page
/// shows it, which is said then and not before.
async fn opened(desk: &Desk, file: &Given) -> Said {
    let text = file.text.as_deref().ok_or(FileError::TooLarge);
    match text.and_then(|text| open(Book::shipped(), text)) {
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
            if !desk.loaded(proposal).await {
                return Said::refused(desk.t("files.failed"));
            }
            Said { changes, ..Said::done(filled(desk.t("files.opened"), &file.name)) }
        }
    }
}

/// In a frame, the way to a page of its own with the same proposal.
fn own_page(desk: &Desk) -> Html {
    let Some(base) = link::base().filter(|_| is_framed()) else { return Html::default() };
    let Some(link) = saving::to_link(&desk.draft) else {
        return html! { <p class="note" data-severity="warning">{desk.t("link.too_large")}</p> };
    };
    let address = format!("{base}#{link}");
    html! {
        <p>
            {desk.t("files.framed")}
            <a href={address} target="_blank" rel="noopener">{desk.t("files.own_page")}</a>
            {desk.t("files.no_window")}
        </p>
    }
}

/// What puts the page into a website, where this is the page of one.
#[cfg(feature = "embed")]
fn builder(desk: &Desk) -> Html {
    html! { <embed::Builder desk={desk.clone()} /> }
}

#[cfg(not(feature = "embed"))]
fn builder(_: &Desk) -> Html {
    Html::default()
}
