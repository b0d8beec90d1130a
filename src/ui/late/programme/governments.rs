//! A Japanese government by name: its level, and whether the list of leading areas names it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::parts::{doubt, go, head};
use crate::json::Node;
use crate::programme::{Body, Kind, Leading, Listed, kind_by_name};
use crate::ui::focus;
use crate::ui::late::desk::{Desk, Props};
use crate::ui::model::typed;
use crate::ui::words::filled;

const LIST: &str = "application.governments";
/// Results of a search that are shown.
const MOST: usize = 20;

/// What is listed of those who take part, and a search for others.
#[component]
pub(super) fn Governments(props: &Props) -> Html {
    let desk = &props.desk;
    let wanted = use_state(String::new);
    let oninput = {
        let wanted = wanted.setter();
        Callback::from(move |event: InputEvent| {
            wanted.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let list = Leading::shipped();
    let found = list.search(&wanted);
    let rows = desk.draft.at(LIST).elements();
    html! {
        <section>
            {head(desk, &list.about)}
            <label class="find">
                {desk.t("programme.governments.find")}
                <input type="text" data-find="government" autocomplete="off" value={(*wanted).clone()} {oninput} />
            </label>
            <div aria-live="polite">
                if !wanted.trim().is_empty() {
                    <p>{searched(desk, found.len())}</p>
                }
            </div>
            <ul class="programme-rows">{ for found.iter().take(MOST).map(|body| result(desk, body)) }</ul>
            <h4>{desk.t("programme.governments.own")}</h4>
            if rows.is_empty() {
                <p>{desk.t("programme.governments.none")}</p>
            }
            <ul class="programme-rows">{ for rows.iter().enumerate().map(|(place, row)| own(desk, place, row)) }</ul>
        </section>
    }
}

fn searched(desk: &Desk, count: usize) -> String {
    if count == 0 {
        return filled(
            desk.t("programme.governments.unknown"),
            &Leading::shipped().unnamed().to_string(),
        );
    }
    filled(desk.t("programme.governments.found"), &count.to_string())
}

/// What a government is called, with its prefecture.
fn full_name(desk: &Desk, body: &Body<'static>) -> String {
    let name = desk.pick(body.name);
    match body.kind {
        Kind::Prefecture => name.to_owned(),
        Kind::Municipality => format!(
            "{name}{}",
            filled(desk.t("programme.governments.in"), desk.pick(body.prefecture))
        ),
    }
}

/// What choosing it puts into a row of the proposal, where the row says otherwise.
fn edits(row: &Node, path: &str, kind: Option<Kind>, leading: Option<bool>) -> Vec<(String, Node)> {
    let level = kind.map(|kind| ("level", Node::text(kind.code())));
    let leading = leading.map(|yes| ("leading_area", Node::Bool(yes)));
    let wanted = [level, leading].into_iter().flatten();
    let new = wanted.filter(|(key, value)| row.get(key) != value);
    new.map(|(key, value)| (format!("{path}.{key}"), value)).collect()
}

/// A government that was found, with a button that adds it.
fn result(desk: &Desk, body: &Body<'static>) -> Html {
    let name = full_name(desk, body);
    let onclick = {
        let (desk, body) = (desk.clone(), *body);
        Callback::from(move |_: MouseEvent| {
            let latest = desk.latest();
            let rows = latest.at(LIST).elements();
            let nameless = rows.iter().position(|row| row.get("name").is_unanswered());
            let path = format!("{LIST}[{}]", nameless.unwrap_or(rows.len()));
            let own = (format!("{path}.name"), Node::text(desk.pick(body.name)));
            let others = edits(&Node::Null, &path, Some(body.kind), body.leading_area());
            desk.set([own].into_iter().chain(others));
        })
    };
    html! {
        <li data-result={body.name.ja.clone()}>
            <p class="programme-name">{&name}<span class="programme-kind">{level(desk, body.kind)}</span></p>
            { for Leading::shipped().doubts(body).into_iter().map(|text| doubt(desk, text)) }
            <button type="button" data-government="add" {onclick}>
                {desk.t("programme.governments.add")}
                <span class="hidden">{desk.t("list.of")}{name}</span>
            </button>
        </li>
    }
}

fn level(desk: &Desk, kind: Kind) -> &'static str {
    desk.t(match kind {
        Kind::Prefecture => "programme.governments.prefecture",
        Kind::Municipality => "programme.governments.municipality",
    })
}

/// A government that takes part, and what is listed of it.
fn own(desk: &Desk, place: usize, row: &Node) -> Html {
    let list = Leading::shipped();
    let path = format!("{LIST}[{place}]");
    let name = typed(row.get("name"));
    if name.trim().is_empty() {
        return html! {
            <li data-listed="unnamed">
                <p>{filled(desk.t("programme.governments.no_name"), &(place + 1).to_string())}{" "}{go(desk, desk.t("gates.question"), &path)}</p>
            </li>
        };
    }
    let (code, kind, leading, text) = match list.look_up(&name) {
        Listed::One(body) => {
            let key = match body.kind {
                Kind::Municipality => "programme.governments.listed",
                Kind::Prefecture => "programme.governments.listed_with",
            };
            let doubts = list.doubts(&body);
            let text = html! {
                <>
                    <p>{filled(desk.t(key), &full_name(desk, &body))}</p>
                    { for doubts.into_iter().map(|text| doubt(desk, text)) }
                </>
            };
            ("one", Some(body.kind), body.leading_area(), text)
        }
        Listed::Several(bodies) => {
            let names: Vec<String> = bodies.iter().map(|body| full_name(desk, body)).collect();
            let names = names.join(desk.t("comma"));
            (
                "several",
                None,
                None,
                html! { <p>{filled(desk.t("programme.governments.several"), &names)}</p> },
            )
        }
        Listed::Unknown => {
            let unnamed = list.unnamed().to_string();
            let text = html! { <p>{filled(desk.t("programme.governments.unknown"), &unnamed)}</p> };
            ("unknown", kind_by_name(&name), None, text)
        }
    };
    let edits = edits(row, &path, kind, leading);
    let apply = (!edits.is_empty()).then(|| {
        let said: Vec<&str> = edits
            .iter()
            .map(|(_, value)| match (value, kind) {
                (Node::Text(_), Some(kind)) => level(desk, kind),
                _ => desk.t("programme.governments.leading"),
            })
            .collect();
        let said = said.join(desk.t("comma"));
        let onclick = {
            let (desk, edits) = (desk.clone(), edits.clone());
            Callback::from(move |event: MouseEvent| {
                focus::around(&event, "[role=region]");
                desk.set(edits.clone());
            })
        };
        html! {
            <button type="button" data-apply={place.to_string()} {onclick}>
                {filled(desk.t("programme.governments.apply"), &said)}
                <span class="hidden">{desk.t("list.of")}{&name}</span>
            </button>
        }
    });
    html! {
        <li data-listed={code}>
            <p class="programme-name">{&name}</p>
            {text}
            {apply}
        </li>
    }
}
