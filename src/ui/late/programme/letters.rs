//! Letters of interest: from whom, how far each is, translation and day.

use yew::prelude::*;

use super::parts::{add, day_input, go, remove, select, text_input, tick};
use crate::domain::answer::Answer;
use crate::json::Node;
use crate::programme::{Letter, Sender, State, letters as listed};
use crate::ui::control::option;
use crate::ui::late::desk::Desk;
use crate::ui::words::filled_all;

const LIST: &str = "preparation.letters";

/// The letters.
pub(super) fn letters(desk: &Desk) -> Html {
    let letters = listed(&desk.draft);
    let needed =
        letters.iter().filter(|letter| letter.from != Sender::Other && !letter.is_left_over);
    let complete = needed.clone().filter(|letter| letter.is_complete()).count();
    let needed = needed.count();
    let count = desk.draft.at(LIST).elements().len();
    // Letters without a place would get the next ones.
    let new = |place: usize| {
        count + letters.iter().take(place).filter(|letter| letter.place.is_none()).count()
    };
    let asks = [
        (Sender::Government, "programme.letters.no_government", "application.governments"),
        (Sender::PartnerCity, "programme.letters.no_city", "application.partner_cities"),
    ];
    let ask = |(from, text, path): (Sender, &'static str, &'static str)| {
        let is_there = letters.iter().any(|letter| letter.from == from && !letter.is_left_over);
        (!is_there).then(|| html! { <p class="note">{desk.t(text)}{" "}{go(desk, desk.t("gates.question"), path)}</p> })
    };
    html! {
        <section>
            <h3>{desk.t("programme.letters.title")}</h3>
            <p>{desk.t("programme.letters.lead")}</p>
            if needed > 0 {
                <p><strong>{filled_all(desk.t("programme.letters.complete"), &[&needed.to_string(), &complete.to_string()])}</strong></p>
            }
            { for asks.into_iter().filter_map(ask) }
            <ul class="programme-rows">{ for letters.iter().enumerate().map(|(place, each)| letter(desk, place, each, new(place))) }</ul>
            {add(desk, desk.t("programme.letters.add"), LIST, |_| Node::object([("from".into(), Node::text(Sender::Other.code()))]))}
        </section>
    }
}

fn letter(desk: &Desk, place: usize, letter: &Letter, new: usize) -> Html {
    let who = match letter.from {
        Sender::Government => "programme.letters.government",
        Sender::PartnerCity => "programme.letters.city",
        Sender::Other => "programme.letters.other",
    };
    let name = if letter.name.is_empty() { desk.t("unanswered") } else { &letter.name };
    let is_own = letter.from == Sender::Other || letter.is_left_over;
    let title = html! { <>{name}<span class="programme-kind">{desk.t(who)}</span></> };
    if letter.name.is_empty() && !is_own {
        let list = match letter.from {
            Sender::PartnerCity => "application.partner_cities",
            Sender::Government | Sender::Other => "application.governments",
        };
        return html! {
            <li data-letter={place.to_string()}>
                <p class="programme-name">{title}</p>
                <p class="note">{desk.t("programme.letters.no_name")}{" "}{go(desk, desk.t("gates.question"), list)}</p>
            </li>
        };
    }
    let path = format!("{LIST}[{}]", letter.place.unwrap_or(new));
    let put = |key: &'static str| putting(desk, letter, key);
    let states = State::ALL.iter().map(|(state, code)| {
        let key = match state {
            State::Requested => "programme.letters.requested",
            State::Received => "programme.letters.received",
        };
        option(code, desk.t(key), letter.state.is(state))
    });
    let options = html! {
        <>
            {option("", desk.t("programme.letters.not_yet"), !letter.state.is_given())}
            { for states }
        </>
    };
    let translated = if letter.needs_translation() {
        "programme.letters.translated"
    } else {
        "programme.letters.translated_if"
    };
    let is_foreign = letter.from != Sender::Government;
    html! {
        <li data-letter={place.to_string()}>
            <fieldset>
                <legend class="programme-name">{title}</legend>
                if letter.is_left_over {
                    <p class="note">{desk.t("programme.letters.left_over")}</p>
                }
                <div class="programme-fields">
                    if letter.from == Sender::Other {
                        {text_input(desk, desk.t("programme.letters.name"), &format!("{path}.name"), false, false)}
                    }
                    {select(desk.t("programme.letters.state"), &format!("{path}.state"), options, put("state"))}
                    {day_input(desk, desk.t("programme.letters.date"), &format!("{path}.date"), &letter.date, put("date"))}
                    if is_foreign {
                        {tick(desk.t(translated).into(), &format!("{path}.translated"), letter.translated.is(&true), put("translated"))}
                    }
                </div>
                if letter.state == Answer::Unreadable {
                    <p class="note" data-severity="error">{desk.t("programme.unreadable")}</p>
                }
                if let (true, Some(own)) = (is_own, letter.place) {
                    {remove(desk, name, LIST, own)}
                }
            </fieldset>
        </li>
    }
}

/// Puts what is known of a letter where the proposal keeps it, or says first whose it is where nothing was
/// known. The place is looked for when it is needed: another letter may just have got one.
fn putting(desk: &Desk, letter: &Letter, key: &'static str) -> Callback<Node> {
    let (desk, from, name) = (desk.clone(), letter.from, letter.name.clone());
    let given = letter.place;
    Callback::from(move |value: Node| {
        let latest = desk.latest();
        let is_own = |letter: &&Letter| letter.from == from && letter.name == name;
        let place = given.or_else(|| listed(&latest).iter().find(is_own)?.place);
        let count = latest.at(LIST).elements().len();
        let path = format!("{LIST}[{}]", place.unwrap_or(count));
        let whose = [("from", Node::text(from.code())), ("name", Node::text(&name))];
        let first = whose.into_iter().filter(|_| place.is_none());
        let edits =
            first.chain([(key, value)]).map(|(key, value)| (format!("{path}.{key}"), value));
        desk.set(edits.collect::<Vec<_>>());
    })
}
