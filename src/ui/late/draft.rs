//! The rules the page computes by, and a draft of others to try: what it changes, and what comes of the
//! proposal under both. A draft is held here alone; nothing is saved with it, and the page goes on with
//! its own rules.

use std::cell::RefCell;
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::cases::{Grid, Line, Shown, line};
use super::desk::{Desk, Props};
use super::keep;
use super::rulebook::rulebook;
use crate::engine::Engine;
use crate::json::Node;
use crate::planning::compare_rules;
use crate::proposal::Reading;
use crate::rules::{Changed, Changes, Draft};
use crate::text::Text;
use crate::ui::focus;
use crate::ui::model::over::Given;
use crate::ui::words::filled_all;

/// A file that was chosen, and its rules or why there are none.
struct Tried {
    name: String,
    outcome: Result<(Draft, Changes), Text>,
}

thread_local! {
    static TRIED: RefCell<Option<Rc<Tried>>> = const { RefCell::new(None) };
}

/// All rules, and a draft of others.
#[component]
pub(super) fn Rules(props: &Props) -> Html {
    let desk = &props.desk;
    let tried = use_state(|| TRIED.with_borrow(Clone::clone));
    let try_out = {
        let tried = tried.setter();
        Callback::from(move |now: Option<Rc<Tried>>| {
            TRIED.set(now.clone());
            tried.set(now);
        })
    };
    let pick = {
        let try_out = try_out.clone();
        Callback::from(move |_: MouseEvent| {
            let try_out = try_out.clone();
            spawn_local(async move {
                // Whoever thought better of it has chosen none, like those whose browser offers no files.
                let files = keep::files(true).await.unwrap_or_default();
                for Given { name, text, .. } in files {
                    // A text that was too large to be had is too large for rules.
                    let text = text.as_deref();
                    let outcome = text.map_or(Err(Draft::too_large()), Draft::read);
                    let outcome = outcome.map(|draft| {
                        let changes = draft.changes();
                        (draft, changes)
                    });
                    try_out.emit(Some(Rc::new(Tried { name, outcome })));
                }
            });
        })
    };
    let remove = {
        Callback::from(move |event: MouseEvent| {
            focus::around(&event, "[role=region]");
            try_out.emit(None);
        })
    };
    html! {
        <>
            <section class="cases draft" role="region" tabindex="-1" aria-label={desk.t("draft.name")}>
                <h3>{desk.t("draft.name")}</h3>
                <p>{desk.t("draft.lead")}</p>
                <p class="cases-save">
                    <button type="button" data-draft="open" onclick={pick}>{desk.t("draft.open")}</button>
                    if tried.is_some() {
                        <button type="button" data-draft="remove" onclick={remove}>{desk.t("draft.remove")}</button>
                    }
                </p>
                <div role="status">{ for tried.iter().map(|tried| said(desk, tried)) }</div>
                { for tried.iter().filter_map(|tried| compared(desk, tried.outcome.as_ref().ok()?)) }
            </section>
            {rulebook(desk)}
        </>
    }
}

/// What came of the file.
fn said(desk: &Desk, tried: &Tried) -> Html {
    let (kind, text) = match &tried.outcome {
        Ok((draft, _)) => {
            let rules = draft.rules();
            let title = rules.map_or("", |rules| desk.lang.pick(&rules.title));
            let id = rules.map_or("", |rules| &rules.id);
            let from = rules.map_or("", |rules| &rules.validity.from);
            ("warning", filled_all(desk.t("draft.is"), &[title, id, from]))
        }
        Err(why) => ("error", desk.lang.pick(why).to_owned()),
    };
    html! { <p class="note" data-severity={kind} data-draft="said"><strong>{&tried.name}</strong>{desk.t("list.of")}{text}</p> }
}

fn compared(desk: &Desk, (draft, changes): &(Draft, Changes)) -> Option<Html> {
    let rules = draft.rules()?;
    let proposal = desk.draft.with("rules", Node::text(&rules.id));
    let other = Engine::new(&draft.book, Reading::Draft).assess(&proposal).ok()?;
    let heads = |first: &'static str, against: &str| {
        let old = filled_all(desk.t("draft.old"), &[against]);
        vec![desk.t(first).to_owned(), old, filled_all(desk.t("draft.new"), &[&rules.id])]
    };
    let row = |(place, changed): (usize, &Changed)| {
        let title = changed.title.as_ref().map(|title| desk.lang.pick(title));
        let title = title.unwrap_or(desk.t("draft.head"));
        let id = changed.id.as_deref().unwrap_or_default();
        let name = format!("{title} {id} {}", changed.part);
        let cell =
            |text: &Option<String>| Shown::text(text.as_deref().unwrap_or(desk.t("draft.none")));
        let cells = vec![cell(&changed.old), cell(&changed.new)];
        Line { code: format!("{place}:{id}.{}", changed.part), ..line("", &name, cells) }
    };
    let parts = Grid {
        code: "draft-rules",
        name: desk.t("draft.changes").to_owned(),
        head: heads("draft.part", &changes.against),
        rows: changes.parts.iter().enumerate().map(row).collect(),
    };
    let figures = Grid {
        code: "draft-figures",
        name: desk.t("draft.both").to_owned(),
        head: heads("cases.figure", &desk.rules.id),
        rows: compare_rules(&[desk.assessment(), &other])
            .iter()
            .map(|row| desk.line(row, true))
            .collect(),
    };
    let counts = changes.counts.map(|count| count.to_string());
    let counts = filled_all(desk.t("draft.counts"), &counts.each_ref().map(String::as_str));
    Some(html! {
        <>
            <h4>{desk.t("draft.changes")}</h4>
            <p data-draft="counts">{counts}</p>
            if !changes.parts.is_empty() {
                {parts.render(desk)}
            }
            <h4>{desk.t("draft.both")}</h4>
            <p>{desk.t("draft.both_lead")}</p>
            {figures.render(desk)}
        </>
    })
}
