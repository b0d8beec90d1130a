//! All proposals that this browser keeps: opened, repeated, deleted and brought back.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::super::desk::Desk;
use super::super::{keep, to_region};
use super::{Said, blank};
use crate::json::Node;
use crate::ui::slot::request as object;
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
    let listed = use_state(|| Node::Null);
    let turn = use_state(|| 0_u32);
    {
        let listed = listed.setter();
        // What is kept changes with the draft and with what is done here.
        use_effect_with((desk.clone(), *turn), move |_| {
            spawn_local(async move { listed.set(keep::ask("list", &Node::object([])).await) });
        });
    }
    let act = {
        let (say, turn, failed) = (say.clone(), turn.clone(), desk.t("files.failed"));
        move |task: &'static str, given: Node, said: Option<String>| {
            let (say, turn) = (say.clone(), turn.clone());
            spawn_local(async move {
                let done = keep::ask(task, &given).await;
                turn.set(turn.wrapping_add(1));
                match (done, said) {
                    (Node::Bool(true), None) => {}
                    (Node::Bool(true), Some(said)) => say.emit(Said::done(said)),
                    _ => say.emit(Said::refused(failed)),
                }
            });
        }
    };
    let name_of = |proposal: &Node| {
        let name = proposal.get("name").as_text().unwrap_or_default().trim().to_owned();
        if name.is_empty() { desk.t("files.untitled").to_owned() } else { name }
    };
    let button = |task: &'static str, text: &'static str, proposal: &Node, said: Option<String>| {
        let act = act.clone();
        let name = name_of(proposal);
        let copy = filled(desk.t("files.copy_of"), &name);
        let given = object([("id", proposal.get("id").clone()), ("name", Node::text(&copy))]);
        let onclick = Callback::from(move |event: MouseEvent| {
            to_region(&event);
            act(task, given.clone(), said.clone());
        });
        html! {
            <button type="button" class="plain" data-kept={task} {onclick}>
                {desk.t(text)}<span class="hidden">{desk.t("list.of")}{name}</span>
            </button>
        }
    };
    let is = |node: &Node, key| *node.get(key) == Node::Bool(true);
    let row = |proposal: &Node| {
        let name = name_of(proposal);
        let is_here = is(proposal, "here");
        let deleted = Some(filled(desk.t("files.deleted"), &name));
        html! {
            <li data-here={is_here.to_string()}>
                <span class="kept-name">
                    <strong>{name}</strong>
                    if is_here {
                        <span class="kept-here">{desk.t("files.here")}</span>
                    }
                    <span class="help">{proposal.get("saved").as_text().unwrap_or_default()}</span>
                </span>
                <span class="kept-tasks">
                    if is(proposal, "deleted") {
                        {button("restore", "files.restore", proposal, None)}
                    } else {
                        if !is_here {
                            {button("open", "files.open_kept", proposal, None)}
                        }
                        {button("duplicate", "files.duplicate", proposal, None)}
                        if !is_here {
                            {button("remove", "files.remove", proposal, deleted)}
                        }
                    }
                </span>
            </li>
        }
    };
    let (deleted, kept): (Vec<&Node>, Vec<&Node>) =
        listed.get("proposals").elements().iter().partition(|proposal| is(proposal, "deleted"));
    let fresh = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.tell("load", [("proposal", blank(&desk))]))
    };
    let aside = |entry: &Node| {
        let when = entry.get("when").as_text().unwrap_or_default();
        let name = Node::object([
            ("id".into(), entry.get("id").clone()),
            ("name".into(), Node::text(when)),
        ]);
        html! { <li><span class="kept-name">{when}</span><span class="kept-tasks">{button("aside", "files.aside_save", &name, None)}</span></li> }
    };
    let set_aside = listed.get("aside").elements();
    html! {
        <>
            <h2>{desk.t("files.kept")}</h2>
            if !listed.is_unanswered() && !is(&listed, "keeps") {
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
