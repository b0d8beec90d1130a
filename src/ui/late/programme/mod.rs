//! What the programme asks for and knows, beside the assessment: the plan of a year, letters and
//! documents, who worked together before, the days up to the call, what comes after the study.

mod beginning;
mod call;
mod documents;
mod fields;
mod governments;
mod letters;
mod partner;
mod parts;
mod plan;
mod schemes;

use yew::prelude::*;

use super::desk::{Desk, Props};

/// The parts, in the order of the work, with the keys of their names.
const PARTS: [(&str, &str); 8] = [
    ("beginning", "programme.beginning"),
    ("plan", "programme.plan"),
    ("letters", "programme.letters"),
    ("partner", "programme.partner"),
    ("governments", "programme.governments"),
    ("call", "programme.call"),
    ("schemes", "programme.schemes"),
    ("fields", "programme.fields"),
];

/// A choice of the parts, and the one that is chosen.
#[component]
pub(super) fn Programme(props: &Props) -> Html {
    let chosen = use_state_eq(|| "");
    let desk = &props.desk;
    let card = |(id, title): (&'static str, &'static str)| {
        let is_chosen = *chosen == id;
        let onclick = {
            let chosen = chosen.clone();
            Callback::from(move |_: MouseEvent| chosen.set(if is_chosen { "" } else { id }))
        };
        html! {
            <button
                type="button"
                class="card"
                data-programme={id}
                aria-expanded={is_chosen.to_string()}
                aria-controls="programme-part"
                {onclick}
            >
                {desk.t(title)}
            </button>
        }
    };
    let title = PARTS.iter().find(|(id, _)| *id == *chosen).map(|(_, title)| desk.t(title));
    html! {
        <div class="programme">
            <div class="cards" role="group" aria-label={desk.t("programme.parts")}>{ for PARTS.map(card) }</div>
            <div
                id="programme-part"
                class="programme-part"
                data-part={*chosen}
                role={(!chosen.is_empty()).then_some("region")}
                tabindex="-1"
                aria-label={title}
            >
                {part(desk, *chosen)}
            </div>
        </div>
    }
}

fn part(desk: &Desk, id: &str) -> Html {
    match id {
        "beginning" => beginning::beginning(desk),
        "plan" => plan::plan(desk),
        "letters" => html! { <>{letters::letters(desk)}{documents::documents(desk)}</> },
        "partner" => partner::partner(desk),
        "governments" => html! { <governments::Governments desk={desk.clone()} /> },
        "call" => call::call(desk),
        "schemes" => html! { <schemes::SchemesPart desk={desk.clone()} /> },
        "fields" => fields::fields(desk),
        _ => Html::default(),
    }
}

/// A part by itself, for tests.
#[cfg(feature = "prerender")]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Node;
    use crate::ui::late::desk::tests::desk;
    use crate::ui::words::Lang;

    #[derive(Clone, PartialEq, Properties)]
    struct Alone {
        desk: Desk,
        id: &'static str,
    }

    #[component]
    fn One(props: &Alone) -> Html {
        part(&props.desk, props.id)
    }

    /// A part as HTML, of a proposal in a language.
    fn html(id: &'static str, lang: &str, draft: &str) -> String {
        let draft: Node = serde_json::from_str(draft).expect("JSON");
        let desk = desk(Lang::of(lang), &draft);
        let page = yew::LocalServerRenderer::<One>::with_props(Alone { desk, id });
        pollster::block_on(page.hydratable(false).render())
    }

    const FULL: &str = r#"{
        "application": {"partner_country": "VNM", "partner_cities": ["ハイフォン市"], "participation_years": ["2025", "2023"],
            "governments": [{"name": "神戸市"}, {"name": "愛媛県", "level": "prefecture"}, {}]},
        "eligibility": {"city_agreement": "intended"},
        "organisation": {"ems": "certified", "wlb": ["action_plan"], "carbon_neutral": {"target_year": "2050"}},
        "budget": {"work_without_cost": ["conference"], "lines": [{"id": "L1", "category": "joint_implementation", "description": "共同<b>",
            "unit_price": "1000", "quantity": "3", "work": ["field_survey"]}]},
        "preparation": {"plan_start": "2026-07", "documents": {"cover": true},
            "letters": [{"from": "partner_city", "name": "ハイフォン市", "state": "received", "translated": false, "date": "2026-12-01"},
                {"from": "other", "name": "商工会議所"}],
            "call": {"deadline": "2027-02-26", "days": {"check": "3"}, "steps": [{"name": "決裁", "days": "x"}]}}}"#;

    #[test]
    fn every_part_says_something_in_both_languages_whatever_is_answered() {
        let hostile = r#"{"application": 5, "budget": [], "organisation": {"wlb": 7}, "preparation": {"letters": 3, "call": [], "plan_start": 9, "documents": "x"}}"#;
        for (id, _) in PARTS {
            for draft in ["{}", FULL, hostile] {
                let pages = ["ja", "en"].map(|lang| html(id, lang, draft));
                for page in &pages {
                    assert!(page.contains("<h3"), "{id}: {page}");
                    let keys = page.split("programme.").skip(1);
                    let is_key = |rest: &str| rest.starts_with(|c: char| c.is_ascii_lowercase());
                    assert!(!keys.into_iter().any(is_key) && !page.contains("{}"), "{id}: {page}");
                }
                assert_ne!(pages[0], pages[1]);
            }
        }
        assert_eq!(html("", "ja", "{}"), "");
    }

    #[test]
    fn every_part_of_it_has_a_name() {
        for (_, key) in PARTS {
            assert!(Lang::Ja.find(key).is_some(), "{key}");
        }
    }

    fn count(html: &str, part: &str) -> usize {
        html.matches(part).count()
    }

    #[test]
    fn the_plan_says_which_work_has_no_budget() {
        let page = html("plan", "ja", FULL);
        assert_eq!(count(&page, "data-cover=\"nothing\""), 4);
        assert_eq!(count(&page, "data-cover=\"free\""), 1);
        assert_eq!(count(&page, "data-cover=\"lines\""), 1);
        assert_eq!(count(&page, "data-cover=\"untold\""), 6);
        assert!(page.contains("共同&lt;b&gt;") && page.contains("3,000円"));
        // Nine months from July, in the head and for the monthly report.
        assert_eq!(count(&page, "<th scope=\"col\" data-month"), 9);
    }

    #[test]
    fn letters_are_those_of_whoever_takes_part_and_copies_those_of_what_is_claimed() {
        let page = html("letters", "en", FULL);
        assert_eq!(count(&page, "data-letter="), 5);
        assert!(page.contains("data-path=\"preparation.letters[0].translated\""));
        for code in [
            "ems_certificate",
            "wlb_plan",
            "targets",
            "co_profile",
            "co_agreement",
            "city_intention",
            "decokatsu",
        ] {
            assert!(page.contains(&format!("data-proof=\"{code}\"")), "{code}");
        }
        assert!(!page.contains("data-proof=\"ems_former\""));
        assert_eq!(count(&page, "data-document="), 11);
        assert_eq!(count(&html("letters", "en", "{}"), "data-known=\"open\""), 2);
        let none = r#"{"organisation": {"ems": "none", "wlb": [], "carbon_neutral": {"decokatsu_supporters": false}}}"#;
        let none = html("letters", "ja", none);
        assert_eq!(count(&none, "data-known=\"without_copy\""), 2);
        assert_eq!(count(&none, "data-path=\"preparation.documents."), 11, "all can be ticked");
        assert!(none.contains("11点") && none.contains("有無は記載"));
        assert!(none.contains("data-proof=\"decokatsu\""), "yes or no is stated in either case");
    }

    #[test]
    fn pairs_suggest_going_on_or_are_a_risk() {
        let page = html("partner", "ja", FULL);
        assert_eq!(count(&page, "data-relation=\"same_lately\""), 1);
        assert_eq!(count(&page, "data-relation=\"same_city\""), 2);
        assert!(page.contains("data-suggest=\"continuing\""));
        assert!(!page.contains("data-suggest=\"year\""), "it is answered already");
        assert_eq!(count(&page, "data-country="), 33);
        assert_eq!(count(&page, "data-year="), 3 + 4);
        assert_eq!(count(&page, "data-phase="), 2, "both phases begin somewhere");
        let unknown = html("partner", "ja", "{}");
        assert!(!unknown.contains("data-relation") && !unknown.contains("data-suggest"));
    }

    #[test]
    fn years_told_elsewhere_are_shown_with_their_place_and_offered() {
        let of = |country: &str, city: &str, government: &str| {
            let draft = format!(
                r#"{{"application": {{"partner_country": "{country}", "partner_cities": ["{city}"], "governments": [{{"name": "{government}"}}]}}}}"#
            );
            html("partner", "ja", &draft)
        };
        let kuala_lumpur = of("MYS", "クアラルンプール市", "さいたま市");
        assert_eq!(count(&kuala_lumpur, "data-suggest=\"year\""), 1);
        assert!(
            kuala_lumpur.contains("2024年度")
                && !kuala_lumpur.contains("data-suggest=\"continuing\"")
        );
        assert!(kuala_lumpur.contains("2019～2021年度"), "whose years those are is left open");
        let telangana = of("IND", "テランガーナ州", "北九州市");
        assert_eq!(count(&telangana, "data-suggest=\"year\""), 2);
        assert_eq!(count(&telangana, "data-told="), 1);
        assert_eq!(count(&of("VNM", "カントー市", "広島県"), "data-suggest=\"year\""), 0);
    }

    #[test]
    fn first_steps_are_ticked_where_they_are_kept() {
        let page =
            html("beginning", "en", r#"{"preparation": {"beginning": {"way_agreement": true}}}"#);
        let count_of = |part: &str| page.matches(part).count();
        assert_eq!(count_of("data-first="), crate::programme::Beginning::shipped().steps().count());
        assert!(page.contains("data-path=\"preparation.beginning.way_agreement\""));
        assert_eq!(count_of("data-path=\"preparation.beginning."), count_of("data-first="));
    }

    #[test]
    fn a_government_is_suggested_as_what_is_listed_and_never_as_not_listed() {
        let page = html("governments", "ja", FULL);
        assert_eq!(count(&page, "data-listed=\"one\""), 2);
        assert!(page.contains("data-apply=\"0\""), "its level and leading area can be taken over");
        assert!(
            !page.contains("data-apply=\"1\""),
            "nothing is left to take over from a prefecture"
        );
        let other = html(
            "governments",
            "ja",
            r#"{"application": {"governments": [{"name": "湯梨浜町", "leading_area": true}]}}"#,
        );
        assert_eq!(count(&other, "data-listed=\"unknown\""), 1);
        assert!(other.contains("27"));
    }

    #[test]
    fn the_timeline_has_days_and_a_calendar_once_it_has_any() {
        let page = html("call", "ja", FULL);
        assert!(page.contains("2027年2月23日（火）"), "{page}");
        assert!(page.contains("download=\"c3p.ics\"") && page.contains("data:text/calendar"));
        assert!(page.contains("aria-invalid=\"true\""));
        assert!(!html("call", "ja", "{}").contains("download="));
    }

    #[test]
    fn schemes_for_partners_are_marked_for_others() {
        let with =
            |country: &str| format!(r#"{{"application": {{"partner_country": "{country}"}}}}"#);
        assert_eq!(count(&html("schemes", "en", &with("VNM")), "data-reach=\"not_by_itself\""), 0);
        assert_eq!(count(&html("schemes", "en", &with("BRA")), "data-reach=\"not_by_itself\""), 10);
        assert_eq!(count(&html("schemes", "en", "{}"), "data-reach=\"unknown\""), 10);
        assert_eq!(count(&html("fields", "ja", "{}"), "data-wording="), 16);
    }
}
