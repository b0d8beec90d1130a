//! Support after the study, by the kind of activity and the country.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::parts::{convention, doubt, go, head, month_text};
use crate::programme::{Reach, Scheme, Schemes};
use crate::ui::control::option;
use crate::ui::late::desk::{Desk, Props};
use crate::ui::words::filled;

/// A choice of activity, and the schemes for it.
#[component]
pub(super) fn SchemesPart(props: &Props) -> Html {
    let desk = &props.desk;
    let Desk { rules, draft, .. } = desk;
    let activity = use_state(String::new);
    let onchange = {
        let activity = activity.setter();
        Callback::from(move |event: Event| {
            activity.set(event.target_unchecked_into::<HtmlSelectElement>().value());
        })
    };
    let list = Schemes::shipped();
    let country = draft.at("application.partner_country").as_text();
    let standing = country.and_then(|code| rules.countries.standing(code));
    let kinds = list
        .activities
        .iter()
        .map(|kind| option(&kind.code, desk.pick(&kind.name), *activity == kind.code));
    let schemes = list.of(&activity).map(|each| scheme(desk, each, each.reach(country, standing)));
    html! {
        <section>
            {head(desk, &list.about)}
            <div class="programme-fields">
                <label>
                    {desk.pick(&list.classing.title)}
                    <select data-schemes="activity" {onchange}>
                        {option("", desk.t("programme.schemes.all"), activity.is_empty())}
                        { for kinds }
                    </select>
                </label>
            </div>
            if country.is_none() {
                <p class="note">{desk.t("programme.country.open")}{" "}{go(desk, desk.t("gates.question"), "application.partner_country")}</p>
            }
            <ul class="programme-rows">{ for schemes }</ul>
            {convention(desk, &list.classing)}
        </section>
    }
}

fn scheme(desk: &Desk, scheme: &'static Scheme, reach: Reach) -> Html {
    let list = Schemes::shipped();
    let (code, note) = match reach {
        Reach::Open => ("open", None),
        Reach::NotByItself => ("not_by_itself", Some("programme.schemes.not_by_itself")),
        Reach::Unknown => ("unknown", Some("programme.schemes.partners")),
    };
    let kinds = list.activities.iter().filter(|kind| scheme.activities.contains(&kind.code));
    let kinds: Vec<&str> = kinds.map(|kind| desk.pick(&kind.name)).collect();
    html! {
        <li data-reach={code}>
            <p class="programme-name">
                {desk.pick(&scheme.name)}
                <span class="programme-kind">{desk.pick(&scheme.by)}</span>
            </p>
            <p class="programme-note">
                {kinds.join(desk.t("comma"))}
                if let Some(form) = &scheme.form {
                    {desk.t("comma")}{desk.pick(form)}
                }
                {desk.t("comma")}{filled(desk.t("source.table"), &scheme.table)}
            </p>
            if let Some(key) = note {
                <p class="note">{desk.t(key)}</p>
            }
            if let Some(url) = &scheme.url {
                <p>
                    <a href={url.clone()} target="_blank" rel="noopener noreferrer">{url}{desk.t("new_tab")}</a>
                    if let Some(month) = &scheme.as_of {
                        {filled(desk.t("programme.as_of"), &month_text(desk, month))}
                    }
                </p>
            }
            {list.about.doubt(scheme.doubt.as_deref()).map(|text| doubt(desk, text))}
        </li>
    }
}
