//! The user's lists: entries with their buttons, and the button that adds one.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::Key;

use super::ctx::Ctx;
use super::model::action::Action;
use super::model::names::names;
use super::model::pages::most_shown;
use super::words::{filled, filled_all};
use crate::proposal::Node;

/// One entry of a list.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    /// Its path.
    pub path: &'a str,
    /// Its place.
    pub index: usize,
    /// How many there are.
    pub count: usize,
    /// What entries of this list are called, with a place for the number.
    pub name: &'static str,
    /// Level of its heading.
    pub level: u8,
}

impl Entry<'_> {
    /// What it is called.
    pub(super) fn named(self) -> String {
        filled(self.name, &(self.index + 1).to_string())
    }
}

/// A list of entries, each shown by `body`, and the button that adds one. The texts are the keys of
/// an entry's name and of that button.
pub(super) fn entries(
    ctx: &Ctx,
    list: &str,
    nodes: &[Node],
    names: (&'static str, &'static str),
    level: u8,
    body: &dyn Fn(&str, usize, &Node) -> Html,
) -> Html {
    let entry = |entry: Entry<'_>, node: &Node| {
        html! { <>{head(ctx, entry)}{body(entry.path, entry.index, node)}</> }
    };
    entries_of(ctx, list, nodes, names, level, &entry)
}

/// The same where an entry puts its heading and its buttons where it likes.
pub(super) fn entries_of(
    ctx: &Ctx,
    list: &str,
    nodes: &[Node],
    (name, add): (&'static str, &'static str),
    level: u8,
    body: &dyn Fn(Entry<'_>, &Node) -> Html,
) -> Html {
    let nodes = nodes.get(..most_shown(list)).unwrap_or(nodes);
    let entry = |(index, (node, key)): (usize, (&Node, Key))| {
        let path = format!("{list}[{index}]");
        let entry = Entry { path: &path, index, count: nodes.len(), name: ctx.t(name), level };
        // A plain text is its own field, which has the path for its id.
        let id = anchor(&path).filter(|_| node.as_text().is_none());
        html! {
            <li class="entry" {key} {id}>{body(entry, node)}</li>
        }
    };
    let shown = ctx.pages.shown(list, nodes.len());
    let rows = nodes.iter().zip(keys(nodes)).enumerate();
    let rows = rows.skip(shown.start).take(shown.len()).map(entry);
    html! {
        <div class="list" id={anchor(list)}>
            if !nodes.is_empty() {
                <ol class="entries">{ for rows }</ol>
            }
            {pages(ctx, list, nodes.len())}
            {button(ctx, Change::Add, list, ctx.t(add), None)}
        </div>
    }
}

/// Which entries of a long list are shown, and the ways to those before and after.
pub(super) fn pages(ctx: &Ctx, list: &str, count: usize) -> Html {
    let shown = ctx.pages.shown(list, count);
    if shown.len() == count {
        return Html::default();
    }
    let turn = |to: Option<usize>, code: &'static str, text: &'static str| {
        let onclick = to.map(|to| {
            let (ctx, path) = (ctx.clone(), format!("{list}[{to}]"));
            Callback::from(move |_: MouseEvent| ctx.send(Action::Turn(path.clone())))
        });
        html! {
            <button type="button" data-page={code} disabled={to.is_none()} {onclick}>{ctx.t(text)}</button>
        }
    };
    let back = shown.start.checked_sub(1);
    let forth = Some(shown.end).filter(|end| *end < count);
    let [first, last, all] = [shown.start + 1, shown.end, count].map(|number| number.to_string());
    html! {
        <div class="entry-head pages">
            <span role="status">{filled_all(ctx.t("list.pages"), &[&first, &last, &all])}</span>
            {turn(back, "back", "list.before")}
            {turn(forth, "forth", "list.after")}
        </div>
    }
}

/// The id that links to a part of the proposal lead to. A list of the proposal itself has none of
/// its own: the section of its name is there already.
pub(super) fn anchor(path: &str) -> Option<String> {
    path.contains(['.', '[']).then(|| path.to_owned())
}

/// The entry's heading and its buttons.
fn head(ctx: &Ctx, entry: Entry<'_>) -> Html {
    html! {
        <div class="entry-head">
            {heading(entry.level, &entry.named())}
            {buttons(ctx, entry)}
        </div>
    }
}

/// The buttons that move, repeat and remove an entry.
pub(super) fn buttons(ctx: &Ctx, entry: Entry<'_>) -> Html {
    let Entry { path, index, count, .. } = entry;
    let name = entry.named();
    let mut actions: Vec<(Change, &'static str)> = Vec::new();
    if index > 0 {
        actions.push((Change::Up, "list.up"));
    }
    if index + 1 < count {
        actions.push((Change::Down, "list.down"));
    }
    actions.push((Change::Duplicate, "list.duplicate"));
    actions.push((Change::Remove, "list.remove"));
    let buttons = actions
        .into_iter()
        .map(|(action, text)| button(ctx, action, path, ctx.t(text), Some(&name)));
    html! { <div class="entry-buttons">{ for buttons }</div> }
}

/// A heading of a level.
pub(super) fn heading(level: u8, text: &str) -> Html {
    html! { <@{format!("h{level}")}>{text}</@> }
}

/// What a button does to a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Add,
    Duplicate,
    Up,
    Down,
    Remove,
}

impl Change {
    /// Its name in the page's contract.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Duplicate => "duplicate",
            Self::Up => "up",
            Self::Down => "down",
            Self::Remove => "remove",
        }
    }
}

/// Changes a list when it is clicked.
pub(super) fn change(ctx: &Ctx, change: Change, path: &str) -> Callback<MouseEvent> {
    let ctx = ctx.clone();
    let path: Rc<str> = path.into();
    Callback::from(move |_| {
        let path = Rc::clone(&path);
        ctx.send(match change {
            Change::Add => Action::Add(path),
            Change::Duplicate => Action::Duplicate(path),
            Change::Up => Action::Up(path),
            Change::Down => Action::Down(path),
            Change::Remove => Action::Remove(path),
        });
    })
}

/// A button that changes a list; `of` says to whom it is only heard what it belongs to.
pub(super) fn button(
    ctx: &Ctx,
    action: Change,
    path: &str,
    text: &'static str,
    of: Option<&str>,
) -> Html {
    let onclick = change(ctx, action, path);
    let code = action.code();
    html! {
        <button type="button" key={code} data-action={code} data-path={path.to_owned()} {onclick}>
            {text}
            if let Some(of) = of {
                <span class="hidden">{ctx.t("list.of")}{of}</span>
            }
        </button>
    }
}

/// Keys that stay with their entries.
pub(super) fn keys(nodes: &[Node]) -> Vec<Key> {
    names(nodes).into_iter().map(Key::from).collect()
}
