//! All proposals that this browser keeps: opened, repeated, deleted and brought back.

use gloo::events::EventListener;
use gloo::utils::window;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::super::desk::Desk;
use super::super::keep::{self, Listing, Task};
use super::said::Said;
use crate::text::with_few_marks;
use crate::ui::focus;
use crate::ui::model::state::State;
use crate::ui::words::filled;

/// What it needs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct KeptProps {
    /// What every view needs.
    pub desk: Desk,
    /// Says what came of something.
    pub say: Callback<Said>,
}

/// The list of proposals.
#[component]
pub(super) fn Kept(props: &KeptProps) -> Html {
    let KeptProps { desk, say } = props;
    let listed = use_state(|| None::<Listing>);
    let list = {
        let (listed, say, failed) = (listed.setter(), say.clone(), desk.t("files.failed"));
        Callback::from(move |()| {
            let (listed, say) = (listed.clone(), say.clone());
            spawn_local(async move {
                match keep::list().await {
                    Ok(listing) => listed.set(Some(listing)),
                    Err(why) => say.emit(Said::refused(why.or(failed))),
                }
            });
        })
    };
    {
        let list = list.clone();
        // Days are said in the language of the page.
        use_effect_with(desk.lang, move |_| {
            list.emit(());
            // The script that keeps says so whenever it has kept something.
            let kept = EventListener::new(&window(), "c3p:kept", move |_| list.emit(()));
            move || drop(kept)
        });
    }
    let act = {
        let (say, failed) = (say.clone(), desk.t("files.failed"));
        move |task: Task, id: String, copy: String, said: Option<String>| {
            let (say, list) = (say.clone(), list.clone());
            spawn_local(async move {
                let done = keep::act(task, &id, &copy).await;
                list.emit(());
                match (done, said) {
                    (Ok(()), None) => {}
                    (Ok(()), Some(said)) => say.emit(Said::done(said)),
                    (Err(why), _) => say.emit(Said::refused(why.or(failed))),
                }
            });
        }
    };
    let name_of = |proposal: &keep::Kept| {
        let name = proposal.name.trim();
        if name.is_empty() { desk.t("files.untitled").to_owned() } else { name.to_owned() }
    };
    // A copy has all of its name; what is shown has to be laid out.
    let shown = |name: &str| with_few_marks(name).into_owned();
    let button = |task: Task, text: &'static str, proposal: &keep::Kept, said: Option<String>| {
        let act = act.clone();
        let name = name_of(proposal);
        let (id, copy) = (proposal.id.clone(), filled(desk.t("files.copy_of"), &name));
        let onclick = Callback::from(move |event: MouseEvent| {
            focus::around(&event, "[role=region]");
            act(task, id.clone(), copy.clone(), said.clone());
        });
        html! {
            <button type="button" class="plain" data-kept={task.code()} {onclick}>
                {desk.t(text)}<span class="hidden">{desk.t("list.of")}{shown(&name)}</span>
            </button>
        }
    };
    let row = |proposal: &keep::Kept| {
        let name = shown(&name_of(proposal));
        let is_here = proposal.is_here;
        let deleted = Some(filled(desk.t("files.deleted"), &name));
        html! {
            <li data-here={is_here.to_string()}>
                <span class="kept-name">
                    <strong>{name}</strong>
                    if is_here {
                        <span class="kept-here">{desk.t("files.here")}</span>
                    }
                    <span class="help">{&proposal.saved}</span>
                </span>
                <span class="kept-tasks">
                    if proposal.is_deleted {
                        {button(Task::Restore, "files.restore", proposal, None)}
                    } else {
                        if !is_here {
                            {button(Task::Open, "files.open_kept", proposal, None)}
                        }
                        {button(Task::Duplicate, "files.duplicate", proposal, None)}
                        if !is_here {
                            {button(Task::Remove, "files.remove", proposal, deleted)}
                        }
                    }
                </span>
            </li>
        }
    };
    let listing = (*listed).as_ref();
    let all = listing.map(|listing| listing.proposals.as_slice()).unwrap_or_default();
    let (deleted, kept): (Vec<_>, Vec<_>) = all.iter().partition(|proposal| proposal.is_deleted);
    let fresh = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            desk.load(State::blank(&desk.rules.id, desk.lang).draft);
        })
    };
    let aside = |entry: &keep::Kept| {
        html! { <li><span class="kept-name">{shown(&entry.name)}</span><span class="kept-tasks">{button(Task::Aside, "files.aside_save", entry, None)}</span></li> }
    };
    let set_aside = listing.map(|listing| listing.aside.as_slice()).unwrap_or_default();
    html! {
        <>
            <h2>{desk.t("files.kept")}</h2>
            if listing.is_some_and(|listing| !listing.keeps) {
                <p class="note" data-severity="warning">{desk.t("files.keeps_not")}</p>
            }
            <ul class="kept-list">{ for kept.into_iter().map(row) }</ul>
            <button type="button" data-document="fresh" onclick={fresh}>{desk.t("files.fresh")}</button>
            if !deleted.is_empty() {
                <details class="more">
                    <summary>{desk.t("files.bin")}</summary>
                    <ul class="kept-list">{ for deleted.into_iter().map(row) }</ul>
                </details>
            }
            if !set_aside.is_empty() {
                <h3>{desk.t("files.aside")}</h3>
                <ul class="kept-list">{ for set_aside.iter().map(aside) }</ul>
            }
        </>
    }
}
