//! The partner city: its country, who worked with it before, and the years of the pair.

use yew::prelude::*;

use super::parts::{about, day, doubt, go, head, place};
use crate::domain::found::Problems;
use crate::json::Node;
use crate::programme::{
    CountryNotes, Day, KnownYear, Pair, Pairs, Relation, Timeline, Year, related, timeline,
};
use crate::proposal::{Reading, basics, number_typed};
use crate::rules::{Country, Standing};
use crate::text::Text;
use crate::ui::focus;
use crate::ui::late::desk::Desk;
use crate::ui::words::{filled, filled_all};

/// Where the years carried out are answered.
const YEARS: &str = "application.participation_years";

/// The relations in the order to read them, with a name for tests, a title, and what it means.
const RELATIONS: [(Relation, &str, &str, &str); 4] = [
    (Relation::SameLately, "same_lately", "programme.pairs.lately", "programme.pairs.lately_means"),
    (
        Relation::SameSometime,
        "same_sometime",
        "programme.pairs.sometime",
        "programme.pairs.sometime_means",
    ),
    (Relation::SameCity, "same_city", "programme.pairs.city", "programme.pairs.city_means"),
    (
        Relation::SamePartner,
        "same_partner",
        "programme.pairs.partner",
        "programme.pairs.partner_means",
    ),
];

/// All that is known of the partner.
pub(super) fn partner(desk: &Desk) -> Html {
    let pairs = Pairs::shipped();
    html! {
        <>
            {country(desk)}
            <section>
                {head(desk, &pairs.about)}
                {relations(desk, pairs)}
            </section>
            {years(desk)}
        </>
    }
}

fn country(desk: &Desk) -> Html {
    let Desk { rules, draft, .. } = desk;
    let list = CountryNotes::shipped();
    let code = draft.at("application.partner_country").as_text();
    let countries = &rules.countries.countries;
    let found = code.and_then(|code| countries.iter().find(|country| country.code == code));
    let text = match (code, found) {
        (Some(_), Some(country)) => standing(desk, country),
        (Some(_), None) => desk.t("programme.country.other").to_owned(),
        (None, _) => desk.t("programme.country.open").to_owned(),
    };
    let each = |country: &'static Country| {
        html! {
            <li data-country={country.code.clone()}>
                <p>{standing(desk, country)}</p>
                {list.doubt(&country.code).map(|text| doubt(desk, text))}
            </li>
        }
    };
    html! {
        <section>
            <h3>{desk.t("programme.country")}</h3>
            <p>{text}</p>
            {found.and_then(|country| list.doubt(&country.code)).map(|text| doubt(desk, text))}
            if code.is_none() {
                <p>{go(desk, desk.t("gates.question"), "application.partner_country")}</p>
            }
            <details class="explanation">
                <summary>{desk.pick(&list.about.title)}</summary>
                {about(desk, &list.about)}
                <ul class="programme-pairs">{ for countries.iter().map(each) }</ul>
            </details>
        </section>
    }
}

fn standing(desk: &Desk, country: &'static Country) -> String {
    let name = desk.pick(&country.name);
    let signed = country.signed.as_deref().and_then(Day::parse);
    match (country.standing, signed) {
        (Standing::Partner, Some(signed)) => {
            let day = day(desk, signed);
            let place = CountryNotes::shipped().place(&country.code);
            let signed = place.map_or(day.clone(), |place| {
                filled_all(desk.t("programme.country.signed"), &[&day, desk.pick(place)])
            });
            filled_all(desk.t("programme.country.partner"), &[name, &signed])
        }
        (Standing::Partner, None) => filled(desk.t("programme.country.partner_undated"), name),
        (Standing::Candidate, _) => filled(desk.t("programme.country.candidate"), name),
    }
}

fn relations(desk: &Desk, pairs: &'static Pairs) -> Html {
    let found = related(pairs, &desk.draft);
    if found.is_empty() {
        return html! { <p class="banner">{desk.t("programme.pairs.none")}</p> };
    }
    let group = |(relation, code, title, means): (
        Relation,
        &'static str,
        &'static str,
        &'static str,
    )| {
        let own: Vec<&Pair> =
            found.iter().filter(|(of, _)| *of == relation).map(|(_, pair)| *pair).collect();
        if own.is_empty() {
            return Html::default();
        }
        html! {
            <div class="programme-group">
                <h4>{desk.t(title)}</h4>
                <p>{desk.t(means)}</p>
                if matches!(relation, Relation::SameLately | Relation::SameSometime) {
                    {going_on(desk, relation, &own, pairs.fiscal_year)}
                }
                if relation == Relation::SameCity && !names_government(desk) {
                    <p class="note">{desk.t("programme.letters.no_government")}{" "}{go(desk, desk.t("gates.question"), "application.governments")}</p>
                }
                if relation == Relation::SameSometime {
                    <p>{go(desk, desk.t("gates.question"), YEARS)}</p>
                }
                <ul class="programme-pairs">{ for own.into_iter().map(|each| pair(desk, pairs, code, each)) }</ul>
            </div>
        }
    };
    html! { <>{ for RELATIONS.map(group) }</> }
}

/// A Japanese government is named, so that pairs with others can be told apart.
fn names_government(desk: &Desk) -> bool {
    let rows = desk.draft.at("application.governments").elements();
    rows.iter().any(|row| !row.get("name").is_unanswered())
}

/// The suggestions that the proposal goes on, where the same two took part lately, and that the known years
/// were carried out; and the way to take them.
fn going_on(desk: &Desk, relation: Relation, own: &[&'static Pair], marked: i64) -> Html {
    let kind = desk.draft.at("application.kind").as_text();
    let answered = desk.draft.at(YEARS).elements();
    let is_answered = |year: i64| {
        answered.iter().any(|node| number_typed(node).and_then(|known| known.whole()) == Some(year))
    };
    let mut years: Vec<i64> = own.iter().flat_map(|pair| pair.carried_out(marked)).collect();
    years.sort_unstable_by(|one, other| other.cmp(one));
    years.dedup();
    let go_on = {
        let own = desk.clone();
        Callback::from(move |event: MouseEvent| {
            focus::around(&event, "[role=region]");
            own.set([("application.kind".to_owned(), Node::text("continuing"))]);
        })
    };
    let add_year = |year: i64| {
        let own = desk.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            focus::around(&event, "[role=region]");
            let place = own.latest().at(YEARS).elements().len();
            own.set([(format!("{YEARS}[{place}]"), Node::text(&year.to_string()))]);
        });
        html! {
            <button key={year.to_string()} type="button" data-suggest="year" {onclick}>
                {filled(desk.t("programme.pairs.add_year"), &year.to_string())}
            </button>
        }
    };
    let open = years.into_iter().filter(|year| !is_answered(*year));
    html! {
        <div class="programme-buttons">
            if relation == Relation::SameLately {
                if kind == Some("continuing") {
                    <p>{desk.t("programme.pairs.is_continuing")}</p>
                } else {
                    <button type="button" data-suggest="continuing" onclick={go_on}>{desk.t("programme.pairs.go_on")}</button>
                }
            }
            { for open.map(add_year) }
        </div>
    }
}

fn pair(desk: &Desk, pairs: &'static Pairs, code: &'static str, pair: &'static Pair) -> Html {
    let names = |names: &'static [Text]| -> String {
        let names: Vec<&str> = names.iter().map(|name| desk.pick(name)).collect();
        names.join(desk.t("comma"))
    };
    html! {
        <li data-relation={code}>
            <p>
                {filled_all(desk.t("programme.pairs.pair"), &[&names(&pair.partners), &names(&pair.japan)])}
                if pair.in_2025 {
                    <span class="programme-kind">{filled(desk.t("programme.pairs.marked"), &pairs.fiscal_year.to_string())}</span>
                }
            </p>
            { for pair.years.iter().map(|year| told(desk, year)) }
            {pairs.doubt(pair).map(|text| doubt(desk, text))}
        </li>
    }
}

/// A year that is told outside the list of pairs.
fn told(desk: &Desk, year: &'static KnownYear) -> Html {
    let sources: Vec<String> = year.sources.iter().map(|source| place(desk, source)).collect();
    html! {
        <p class="programme-note" data-told={year.year.to_string()}>
            {filled(desk.t("programme.pairs.marked"), &year.year.to_string())}
            {desk.t("stop")}
            {year.note.as_ref().map(|note| desk.pick(note))}
            {" "}{desk.t("source")}{sources.join(desk.t("comma"))}
        </p>
    }
}

/// The years of the pair, one by one.
fn years(desk: &Desk) -> Html {
    let Desk { rules, draft, .. } = desk;
    let application = basics(draft, Reading::Draft, rules, &mut Problems::default()).application;
    let content = match timeline(&application, rules) {
        Some(timeline) => line(desk, &timeline),
        None => html! {
            <p class="note">{desk.t("programme.years.open")}{" "}{go(desk, desk.t("gates.question"), YEARS)}</p>
        },
    };
    html! {
        <section>
            <h3>{desk.t("programme.years")}</h3>
            <p>{desk.pick(&rules.history.most_years.about.explanation)}</p>
            {content}
        </section>
    }
}

fn line(desk: &Desk, timeline: &Timeline) -> Html {
    let Timeline { years, completed, remaining, most, .. } = timeline;
    let sum = [most, completed, remaining].map(|count| count.to_string());
    let sum = filled_all(desk.t("programme.years.sum"), &sum.each_ref().map(String::as_str));
    let year = |(year, what): &(i64, Year)| {
        let (code, text) = match what {
            Year::Counted(which) => {
                ("counted", filled(desk.t("programme.years.counted"), &which.to_string()))
            }
            Year::Before => ("before", desk.t("programme.years.before").to_owned()),
            Year::Idle => ("idle", desk.t("programme.years.idle").to_owned()),
            Year::Open(which) => {
                ("left", filled(desk.t("programme.years.left"), &which.to_string()))
            }
        };
        let begun = timeline.phase_begun(*what).map(|phase| phase.to_string());
        html! {
            <li data-year={year.to_string()} data-what={code} data-phase={begun.clone()}>
                <strong>{filled(desk.t("programme.years.year"), &year.to_string())}</strong>
                <span>{text}</span>
                if let Some(begun) = begun {
                    <span class="programme-kind">{filled(desk.t("programme.years.phase"), &begun)}</span>
                }
            </li>
        }
    };
    html! {
        <>
            <p><strong>{sum}</strong></p>
            <ol class="programme-years">{ for years.iter().map(year) }</ol>
        </>
    }
}
