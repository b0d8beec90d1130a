//! What several parts have: where a fact is from, days, and inputs that put what they hold in a place of
//! the proposal.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::domain::answer::Answer;
use crate::json::Node;
use crate::programme::{About, Convention, Day, Month, Source};
use crate::text::Text;
use crate::ui::focus;
use crate::ui::late::desk::Desk;
use crate::ui::late::written::Written;
use crate::ui::model::typed;
use crate::ui::words::{filled, filled_all};

/// What a part is about, and where its facts are from.
pub(super) fn head(desk: &Desk, of: &'static About) -> Html {
    html! { <><h3>{desk.pick(&of.title)}</h3>{about(desk, of)}</> }
}

/// What facts mean, and where they are from.
pub(super) fn about(desk: &Desk, about: &'static About) -> Html {
    html! {
        <>
            <p>{desk.pick(&about.explanation)}</p>
            {about.why.as_ref().map(|why| convention_line(desk, why))}
            <p class="source">{desk.t("source")}{source(desk, &about.source)}{filled(desk.t("programme.as_of"), &month_text(desk, &about.as_of))}</p>
        </>
    }
}

/// Something this tool had to decide.
pub(super) fn convention(desk: &Desk, own: &'static Convention) -> Html {
    html! {
        <details class="explanation">
            <summary>{desk.pick(&own.title)}</summary>
            <p>{desk.pick(&own.explanation)}</p>
            {convention_line(desk, &own.why)}
        </details>
    }
}

fn convention_line(desk: &Desk, why: &'static Text) -> Html {
    html! {
        <p class="basis"><strong>{desk.t("basis.convention")}</strong>{desk.t("list.of")}{desk.pick(why)}</p>
    }
}

/// The document, the table or figure, and the section.
fn source(desk: &Desk, source: &Source) -> String {
    let document = desk.rules.documents.iter().find(|document| document.id == source.document);
    let document = document.map(|document| desk.pick(&document.title).to_owned());
    let parts = [document, Some(place(desk, source))];
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(desk.t("comma"))
}

/// The table or figure, and the section, of a document that is named nearby.
pub(super) fn place(desk: &Desk, source: &Source) -> String {
    let part =
        |key, number: &Option<String>| number.as_ref().map(|number| filled(desk.t(key), number));
    let tables: Vec<&str> = source.tables.iter().map(String::as_str).collect();
    let tables = (!tables.is_empty()).then(|| filled_all(desk.t("programme.tables"), &tables));
    let parts = [
        part("source.table", &source.table),
        tables,
        part("programme.box", &source.in_box),
        part("programme.figure", &source.figure),
        part("source.section", &source.section),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(desk.t("comma"))
}

/// A page outside.
pub(super) fn page(desk: &Desk, url: &str, label: Html) -> Html {
    html! { <a href={url.to_owned()} target="_blank" rel="noopener noreferrer">{label}{desk.t("new_tab")}</a> }
}

/// What is doubtful.
pub(super) fn doubt(desk: &Desk, doubt: &'static Text) -> Html {
    html! { <p class="doubt"><strong>{desk.t("programme.doubt")}</strong>{desk.pick(doubt)}</p> }
}

/// One of several words in a text of the table, told apart by commas.
fn word(list: &str, place: i64) -> &str {
    usize::try_from(place).ok().and_then(|place| list.split(',').nth(place)).unwrap_or_default()
}

/// A month's name.
pub(super) fn month(desk: &Desk, month: i64) -> &'static str {
    word(desk.t("programme.months"), month - 1)
}

/// A month written `YYYY-MM`, in words.
pub(super) fn month_text(desk: &Desk, written: &str) -> String {
    let Some(Month { year, month: of_year }) = Month::parse(written) else {
        return written.to_owned();
    };
    let named = desk.t("programme.month").replace("{month}", month(desk, of_year));
    named.replace("{year}", &year.to_string())
}

/// A day in words, with its weekday.
pub(super) fn day(desk: &Desk, day: Day) -> String {
    let (year, of_year, of_month) = day.parts();
    let weekday = word(desk.t("programme.weekdays"), day.weekday());
    let parts = [
        ("{year}", year.to_string()),
        ("{month}", month(desk, of_year).to_owned()),
        ("{day}", of_month.to_string()),
        ("{weekday}", weekday.to_owned()),
    ];
    let text = desk.t("programme.day").to_owned();
    parts.iter().fold(text, |text, (place, part)| text.replace(place, part))
}

/// What was typed or chosen, as an answer: nothing is not answered.
fn answer(text: &str) -> Node {
    if text.is_empty() { Node::Null } else { Node::text(text) }
}

/// Tells what an input holds once it is left.
fn left(done: Callback<Node>) -> Callback<Event> {
    Callback::from(move |event: Event| {
        done.emit(answer(&event.target_unchecked_into::<HtmlInputElement>().value()));
    })
}

/// A line of text at a place of the proposal.
pub(super) fn text_input(
    desk: &Desk,
    label: &str,
    path: &str,
    is_number: bool,
    is_invalid: bool,
) -> Html {
    html! {
        <Written
            key={path.to_owned()}
            desk={desk.clone()}
            path={path.to_owned()}
            name={label.to_owned()}
            {is_number}
            is_wrong={is_invalid}
        />
    }
}

/// A day. `done` gets what is given.
pub(super) fn day_input(
    desk: &Desk,
    label: &str,
    path: &str,
    held: &Answer<Day>,
    done: Callback<Node>,
) -> Html {
    html! {
        <label>
            {label}
            <input
                type="date"
                data-path={path.to_owned()}
                value={held.given().map(|day| day.to_string()).unwrap_or_default()}
                aria-invalid={(*held == Answer::Unreadable).then_some("true")}
                onchange={left(done)}
            />
            if *held == Answer::Unreadable {
                <span class="note" data-severity="error">{filled(desk.t("programme.no_day"), &typed(desk.draft.at(path)))}</span>
            }
        </label>
    }
}

/// A choice of one of several codes; the first stands for "not answered". `done` gets the code.
pub(super) fn select(label: &str, path: &str, options: Html, done: Callback<Node>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        done.emit(answer(&event.target_unchecked_into::<HtmlSelectElement>().value()));
    });
    html! {
        <label>{label}<select data-path={path.to_owned()} {onchange}>{options}</select></label>
    }
}

/// A box that is ticked or not; not ticked is not answered. `done` gets the answer.
pub(super) fn tick(label: Html, path: &str, is_ticked: bool, done: Callback<Node>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let is_ticked = event.target_unchecked_into::<HtmlInputElement>().checked();
        done.emit(if is_ticked { Node::Bool(true) } else { Node::Null });
    });
    html! {
        <label class="tick">
            <input type="checkbox" value="true" data-path={path.to_owned()} checked={is_ticked} {onchange} />
            {label}
        </label>
    }
}

/// A button that leads to a question of the page.
pub(super) fn go(desk: &Desk, text: &str, path: &str) -> Html {
    let onclick = desk.going(path);
    html! { <button type="button" class="plain" data-go={path.to_owned()} {onclick}>{text}</button> }
}

/// Takes an element out of a list of the proposal; no element left is not answered.
pub(super) fn remove(desk: &Desk, name: &str, list: &str, place: usize) -> Html {
    let (own, path) = (desk.clone(), list.to_owned());
    let onclick = Callback::from(move |event: MouseEvent| {
        focus::around(&event, "[role=region]");
        let mut elements = own.latest().at(&path).elements().to_vec();
        if place < elements.len() {
            elements.remove(place);
        }
        let left = if elements.is_empty() { Node::Null } else { Node::list(elements) };
        own.set([(path.clone(), left)]);
    });
    html! {
        <button type="button" class="plain" data-action="remove" data-path={format!("{list}[{place}]")} {onclick}>
            {desk.t("list.remove")}
            <span class="hidden">{desk.t("list.of")}{name}</span>
        </button>
    }
}

/// Adds an element to a list of the proposal; `element` makes it, and is told of those that are there.
pub(super) fn add(desk: &Desk, text: &str, list: &str, element: fn(&[Node]) -> Node) -> Html {
    let (own, path) = (desk.clone(), list.to_owned());
    let onclick = Callback::from(move |_: MouseEvent| {
        let latest = own.latest();
        let there = latest.at(&path).elements();
        own.set([(format!("{path}[{}]", there.len()), element(there))]);
    });
    html! { <button type="button" data-action="add" data-path={list.to_owned()} {onclick}>{text}</button> }
}
