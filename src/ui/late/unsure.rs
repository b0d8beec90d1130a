//! What is being checked: each place with whom to ask and what settles it, by those who are to be asked.

use yew::prelude::*;

use super::alone;
use super::desk::{Desk, Props};
use crate::json::Node;
use crate::proposal::unsure;
use crate::text::with_few_marks;
use crate::ui::focus;
use crate::ui::model::action::Action;
use crate::ui::more::{self, Part};
use crate::ui::place;
use crate::ui::words::filled;

/// Who is asked about places that begin so, the first that fits; the key of what they are called.
const ASKED: [(&str, &str); 12] = [
    ("application.governments", "unsure.of_government"),
    ("application.partner", "unsure.of_partner"),
    ("application.participation_years", "unsure.of_partner"),
    ("application.", "unsure.of_lead"),
    ("eligibility.city_agreement", "unsure.of_partner"),
    ("eligibility.letters_of_interest", "unsure.of_partner"),
    ("eligibility.", "unsure.of_lead_office"),
    ("organisation.", "unsure.of_lead_office"),
    ("ratings.", "unsure.of_lead"),
    ("budget.", "unsure.of_estimate"),
    ("years", "unsure.of_estimate"),
    ("co2.", "unsure.of_engineers"),
];
/// Those, in the order to name them; all else is for whoever writes the proposal.
const GROUPS: [&str; 7] = [
    "unsure.of_lead",
    "unsure.of_lead_office",
    "unsure.of_government",
    "unsure.of_partner",
    "unsure.of_estimate",
    "unsure.of_engineers",
    "unsure.of_writer",
];
/// Lists that are asked for as wholes, and the keys of what they are called.
const LISTS: [(&str, &str); 5] = [
    ("application.partner_cities", "cities"),
    ("application.governments", "governments"),
    ("application.participation_years", "past_years"),
    ("budget.lines", "lines"),
    ("co2.measures", "measures"),
];

/// All of it.
#[component]
pub(super) fn Unsure(props: &Props) -> Html {
    let desk = &props.desk;
    let is_blocked = use_state_eq(|| false);
    let onclick = {
        let is_blocked = is_blocked.setter();
        Callback::from(move |_: MouseEvent| is_blocked.set(!alone::print("unsure")))
    };
    let places = unsure(&desk.draft);
    let help = Part::Help.loaded();
    let group = |key: &&'static str| {
        let own: Vec<&str> =
            places.iter().map(|place| &**place).filter(|place| asked(place) == *key).collect();
        if own.is_empty() {
            return Html::default();
        }
        html! {
            <section key={*key} data-asked={*key}>
                <h4>{filled(desk.t("unsure.ask"), desk.t(key))}</h4>
                <ul class="unsure-places">{ for own.into_iter().map(|place| row(desk, place, &help)) }</ul>
            </section>
        }
    };
    let title = with_few_marks(desk.draft.get("title").as_text().unwrap_or_default());
    html! {
        <div class="unsure-list" role="region" tabindex="-1" aria-label={desk.t("unsure.list")}>
            if !title.trim().is_empty() {
                <p><strong>{title.into_owned()}</strong></p>
            }
            <p>{desk.t("unsure.lead")}</p>
            if places.is_empty() {
                <p>{desk.t("unsure.none")}</p>
            }
            { for GROUPS.iter().map(group) }
            <button type="button" data-unsure="print" {onclick}>{desk.t("unsure.print")}</button>
            <div role="status">
                if *is_blocked {
                    <p class="note" data-severity="error">{desk.t("files.print.blocked")}</p>
                }
            </div>
        </div>
    }
}

/// One place: what it is called, which leads there; the document that settles it; and the way to take it out.
fn row(desk: &Desk, place: &str, help: &Node) -> Html {
    let onclick = {
        let (desk, place) = (desk.clone(), place.to_owned());
        Callback::from(move |event: MouseEvent| {
            // The row goes; the focus stays with the list.
            focus::around(&event, "[role=region]");
            desk.send(Action::Unsure(place.as_str().into()));
        })
    };
    let text = desk.t("unsure");
    let name = called(desk, place);
    let document = more::text(desk.lang, help.get(&question(place)).get("document"));
    html! {
        <li key={place.to_owned()} data-unsure-place={place.to_owned()}>
            <div class="entry-head">
                <button type="button" class="plain" data-unsure="go" onclick={desk.going(place)}>{name.clone()}</button>
                <button
                    type="button"
                    class="unsure"
                    data-action="unsure"
                    data-path={place.to_owned()}
                    aria-pressed="true"
                    aria-label={format!("{text}{}{name}", desk.t("list.of"))}
                    {onclick}
                >
                    {text}
                </button>
            </div>
            if let Some(document) = document {
                <p><span class="name">{desk.t("help.document")}</span>{" "}{document}</p>
            }
        </li>
    }
}

/// The place in the proposal, or in what a variant has for itself.
fn own(place: &str) -> &str {
    let variant = place.strip_prefix("scenarios[").and_then(|rest| rest.split_once("]."));
    variant.map_or(place, |(_, own)| own)
}

fn asked(place: &str) -> &'static str {
    let group = ASKED.iter().find(|(start, _)| own(place).starts_with(start));
    group.map_or("unsure.of_writer", |(_, key)| key)
}

fn called(desk: &Desk, place: &str) -> String {
    match LISTS.iter().find(|(list, _)| *list == own(place)) {
        Some((_, key)) => desk.t(key).to_owned(),
        None => place::name(desk.lang, desk.rules, place),
    }
}

/// The question that help is given on.
fn question(place: &str) -> String {
    let place = own(place);
    match place.strip_prefix("ratings.").map(|item| item.split('.').next().unwrap_or(item)) {
        Some(item) => format!("ratings.{item}"),
        None if place == "application.participation_years" => format!("{place}[]"),
        None => place::pattern(place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::more::tests::source;

    #[test]
    fn everyone_who_is_asked_is_named() {
        for (start, key) in ASKED {
            assert_eq!(asked(&format!("{start}x")), key, "{start} comes too late");
            assert!(GROUPS.contains(&key), "{key}");
        }
        assert_eq!(asked("scenarios[3].co2.measures"), "unsure.of_engineers");
        assert_eq!(asked("title"), "unsure.of_writer");
        assert_eq!(asked("scenarios[3].name"), "unsure.of_writer");
    }

    #[test]
    fn places_have_the_document_that_settles_them() {
        let help = source("help");
        for place in [
            "application.governments[0].fiscal_capability_index",
            "scenarios[0].eligibility.city_agreement",
            "organisation.ems",
            "application.participation_years",
        ] {
            let document = help.get(&question(place)).get("document").get("ja");
            assert!(document.as_text().is_some(), "{place}");
        }
        assert_eq!(question("budget.lines[3].unit_price"), "lines[].unit_price");
        assert_eq!(question("ratings.synergy.expected"), "ratings.synergy");
    }

    #[cfg(feature = "prerender")]
    mod rendered {
        use super::super::*;
        use crate::ui::late::desk::tests::desk;
        use crate::ui::words::Lang;

        fn page(lang: Lang, draft: &str) -> String {
            let draft = serde_json::from_str(draft).expect("JSON");
            let props = Props { desk: desk(lang, &draft) };
            let page = yew::LocalServerRenderer::<Unsure>::with_props(props);
            pollster::block_on(page.hydratable(false).render())
        }

        #[test]
        fn places_stand_by_those_who_are_asked_and_those_answered_are_left_out() {
            let page = page(
                Lang::Ja,
                r#"{"title": "港", "unsure": ["organisation.ems", "application.kind", "title", "no.such",
                    "co2.measures", "application.governments[0].level"],
                    "application": {"governments": [{"name": "A"}]}}"#,
            );
            let places = page.split(" data-unsure-place=\"").skip(1);
            let places: Vec<&str> = places.filter_map(|rest| rest.split('"').next()).collect();
            let expected = [
                "application.kind",
                "organisation.ems",
                "application.governments[0].level",
                "co2.measures",
            ];
            assert_eq!(places, expected);
            assert!(page.contains("<strong>港</strong>"));
            assert!(
                page.contains("data-action=\"unsure\"") && page.contains("aria-pressed=\"true\"")
            );
        }

        #[test]
        fn an_empty_list_says_so() {
            assert!(page(Lang::En, "{}").contains(Lang::En.word("unsure.none")));
        }
    }
}
