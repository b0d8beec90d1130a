//! The days up to the call, counted back from the deadline, and a calendar of them.

use yew::prelude::*;

use super::parts::{add, day, day_input, doubt, head, page, place, remove, text_input};
use crate::domain::answer::Answer;
use crate::json::Node;
use crate::programme::{
    Call, Day, Event as Dated, KnownCall, Milestone, Milestones, Step, calendar, call as steps,
};
use crate::ui::late::desk::{Desk, is_framed};
use crate::ui::model::typed;
use crate::ui::words::filled;

const CALL: &str = "preparation.call";

/// The days and the steps.
pub(super) fn call(desk: &Desk) -> Html {
    let call = steps(&desk.draft, desk.rules);
    let milestones = Milestones::shipped();
    let deadline = milestones.deadline();
    let own = format!("{CALL}.steps");
    let input = |key: &str, text, held: &Answer<_>| {
        let path = format!("{CALL}.{key}");
        day_input(desk, desk.t(text), &path, held, desk.to(&path))
    };
    let doubted = deadline.and_then(|last| milestones.about.doubt(last.doubt.as_deref()));
    html! {
        <section>
            {head(desk, &milestones.about)}
            {doubted.map(|text| doubt(desk, text))}
            {calls(desk)}
            <div class="programme-fields">
                {input("opens", "programme.call.opens", &call.opens)}
                {input("deadline", "programme.call.deadline", &call.deadline)}
            </div>
            if call.is_reversed {
                <p class="note" data-severity="error">{desk.t("programme.call.reversed")}</p>
            }
            if call.deadline.is_missing() {
                <p>{desk.t("programme.call.no_deadline")}</p>
            }
            <ol class="programme-rows">{ for call.steps.iter().map(|each| step(desk, each)) }</ol>
            <div class="programme-buttons">
                {add(desk, desk.t("programme.call.add"), &own, fresh)}
                {saved(desk, &call)}
            </div>
        </section>
    }
}

/// When calls were open so far, and where the next will appear.
fn calls(desk: &Desk) -> Html {
    let calls = &Milestones::shipped().calls;
    let known = |call: &'static KnownCall| {
        let when = html! { {desk.pick(&call.when)} };
        html! {
            <li data-call="known">{call.url.as_ref().map_or(when.clone(), |url| page(desk, url, when))}</li>
        }
    };
    let announced = html! { {desk.pick(&calls.announced.label)} };
    html! {
        <>
            <h4>{desk.pick(&calls.title)}</h4>
            <p>{desk.pick(&calls.explanation)}</p>
            <ul class="bullets">{ for calls.known.iter().map(known) }</ul>
            <p>{page(desk, &calls.announced.url, announced)}</p>
            <p class="source">{desk.t("source")}{place(desk, &calls.source)}</p>
        </>
    }
}

/// A step of one's own, with an id that no other has.
fn fresh(others: &[Node]) -> Node {
    let is_free = |id: &String| others.iter().all(|row| row.get("id").as_text() != Some(id));
    let id = (others.len() + 1..).map(|number| format!("s{number}")).find(is_free);
    Node::object([("id".into(), Node::text(&id.unwrap_or_default()))])
}

fn step(desk: &Desk, step: &Step) -> Html {
    let path = match step.own {
        Some(place) => format!("{CALL}.steps[{place}].days"),
        None => format!("{CALL}.days.{}", step.code),
    };
    let is_invalid = step.days == Answer::Unreadable;
    let called = called(desk, step.milestone, &step.name);
    html! {
        <li data-step={step.code.clone()}>
            <fieldset>
                <legend class="programme-name">{called.to_owned()}</legend>
                <div class="programme-fields">
                    if let Some(place) = step.own {
                        {text_input(desk, desk.t("programme.call.name"), &format!("{CALL}.steps[{place}].name"), false, false)}
                    }
                    <div class="programme-days">{text_input(desk, desk.t("programme.call.days"), &path, true, is_invalid)}</div>
                    if let Some(date) = step.date {
                        <p class="programme-date">
                            {filled(desk.t("programme.call.until"), &day(desk, date))}
                            if today().is_some_and(|today| date < today) {
                                {desk.t("programme.call.past")}
                            }
                        </p>
                    }
                </div>
                if is_invalid {
                    <p class="note" data-severity="error">{filled(desk.t("programme.call.no_days"), &typed(desk.draft.at(&path)))}</p>
                }
                if let Some(place) = step.own {
                    {remove(desk, &step.name, &format!("{CALL}.steps"), place)}
                }
            </fieldset>
        </li>
    }
}

/// What a step is called; one's own by its name, once it has one.
fn called<'a>(desk: &Desk, listed: Option<&'static Milestone>, own: &'a str) -> &'a str {
    match listed {
        Some(milestone) => desk.pick(&milestone.title),
        None if own.trim().is_empty() => desk.t("programme.call.own"),
        None => own,
    }
}

/// The way to save the days as a calendar, once there are any.
fn saved(desk: &Desk, call: &Call) -> Html {
    let key = format!("{} {}", desk.rules.id, typed(desk.draft.get("title")));
    let name =
        |listed, own: &str| filled(desk.t("programme.call.event"), called(desk, listed, own));
    let opens = filled(desk.t("programme.call.event"), desk.t("programme.call.opens"));
    let events: Vec<Dated> = call.events(&key, &name, &opens);
    if events.is_empty() {
        return Html::default();
    }
    let address =
        format!("data:text/calendar;charset=utf-8,{}", encoded(&calendar(&events, &stamp())));
    html! {
        <>
            <a class="programme-save" href={address} download="c3p.ics">{desk.t("programme.call.save")}</a>
            if is_framed() {
                <p class="help">{desk.t("files.swallowed")}</p>
            }
        </>
    }
}

/// The day where the page is read. Tests, which have no browser, have no clock.
fn today() -> Option<Day> {
    #[cfg(target_arch = "wasm32")]
    {
        let now = web_sys::js_sys::Date::new_0();
        Day::parse(&format!(
            "{:04}-{:02}-{:02}",
            now.get_full_year(),
            now.get_month() + 1,
            now.get_date()
        ))
    }
    #[cfg(not(target_arch = "wasm32"))]
    None
}

/// Now, as calendars write it. Tests, which have no browser, have no clock.
fn stamp() -> String {
    #[cfg(target_arch = "wasm32")]
    let now = String::from(web_sys::js_sys::Date::new_0().to_iso_string());
    #[cfg(not(target_arch = "wasm32"))]
    let now = String::from("2026-01-01T00:00:00.000Z");
    let seconds = now.split('.').next().unwrap_or_default();
    format!("{}Z", seconds.replace(['-', ':'], ""))
}

/// A text as a part of an address.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_any_language_is_a_part_of_an_address() {
        assert_eq!(encoded("A b\r\n提,"), "A%20b%0D%0A%E6%8F%90%2C");
        assert_eq!(stamp(), "20260101T000000Z");
    }
}
