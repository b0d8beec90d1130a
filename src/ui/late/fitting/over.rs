//! Too much: the largest lines, and prices lowered to where the call allows them.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::known::Known;
use super::tried::tried;
use crate::domain::assessment::Reduction;
use crate::fitting::{Change, Excess, LargeLine, Reduced, Reductions};
use crate::proposal::normalised;
use crate::text::grouped;
use crate::ui::control::option;
use crate::ui::late::desk::Shared;
use crate::ui::late::desk::scrolled;
use crate::ui::shown::{Unit, shown};
use crate::ui::words::{filled, filled_all};

/// How much is over, and the lines that weigh most.
pub(super) fn over(known: &Rc<Known>, excess: &Excess) -> Html {
    let desk = &known.desk;
    let row = |line: &LargeLine| {
        let onclick = desk.going(&known.path(line.position));
        let percent = line.percent_of_subtotal.as_ref();
        let percent = percent.map(|share| shown(desk.lang, &share.to_string(), Unit::Percent));
        html! {
            <tr>
                <th scope="row">
                    <button type="button" class="plain" data-fit="go" {onclick}>{known.line(line.position)}</button>
                </th>
                <td>{known.category(&line.category)}</td>
                <td class="digits">{known.yen(line.amount)}</td>
                <td class="digits">{percent}</td>
            </tr>
        }
    };
    let text = if excess.complete { "panel.over" } else { "panel.over_at_least" };
    html! {
        <section>
            <h4>{desk.t(text).replace("{yen}", &known.yen(excess.over))}</h4>
            {scrolled(desk.t("fit.largest"), html! {
                <table class="fit-table">
                    <caption>{desk.t("fit.largest")}</caption>
                    <thead><tr>
                        <th scope="col">{desk.t("fit.line")}</th>
                        <th scope="col">{desk.t("fit.category")}</th>
                        <th scope="col" class="digits">{desk.t("fit.amount")}</th>
                        <th scope="col" class="digits">{desk.t("fit.share")}</th>
                    </tr></thead>
                    <tbody>{ for excess.largest.iter().map(row) }</tbody>
                </table>
            })}
        </section>
    }
}

/// By how much costs must fall, before the administration and tax that fall with them.
pub(super) fn least(known: &Rc<Known>, reduction: &Reduction) -> Html {
    let said = |key: &'static str, yen: Option<_>| {
        yen.map(|yen| html! { <p>{filled(known.desk.t(key), &known.yen(yen))}</p> })
    };
    html! {
        <div data-fit="least">
            {said("fit.charged", reduction.charged)}
            {said("fit.uncharged", reduction.uncharged)}
        </div>
    }
}

/// What to reduce: each line by itself, then several together; nothing that brings it within the cap but costs
/// more elsewhere.
pub(super) fn reductions(known: &Rc<Known>, reductions: &Reductions) -> Html {
    let desk = &known.desk;
    let one = |reduced: &Reduced| {
        let Reduced { position, key, before, after, change } = reduced;
        let field = desk.lang.find(&format!("column.{key}")).unwrap_or_default();
        let [before, after] = [before, after].map(|number| grouped(&number.to_string()));
        html! {
            <li data-fit-reduce={format!("{}.{key}", known.path(*position))}>
                <p class="name">{filled_all(desk.t("fit.from_to"), &[&known.line(*position), field, &before, &after])}</p>
                {tried(known, change)}
            </li>
        }
    };
    let together = |change: &Change| {
        html! {
            <li data-fit-reduce="together"><p class="name">{desk.t("fit.together")}</p>{tried(known, change)}</li>
        }
    };
    let Reductions { quantities, together: several, prices } = reductions;
    let all = quantities.iter().map(one).chain(several.iter().map(together));
    let all: Vec<Html> = all.chain(prices.iter().map(one)).collect();
    html! {
        <section>
            <h4>{desk.t("fit.reduce")}</h4>
            if all.is_empty() {
                <p class="note">{desk.t("fit.impossible")}</p>
            } else {
                <p>{desk.t("fit.reduce_lead")}</p>
                <ol class="fit-reduce">{ for all }</ol>
            }
        </section>
    }
}

/// What an estimate is known by.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What is known.
    pub known: Shared<Known>,
}

/// Lines lowered alike, so that the total fits: which lines, and what comes of it.
#[component]
pub(super) fn Trimming(props: &Props) -> Html {
    let known = &props.known.0;
    let desk = &known.desk;
    let of = use_state(|| 0_usize);
    let Some(estimate) = known.estimate() else { return Html::default() };
    let lines = &estimate.budget().lines;
    let all = || 0..lines.len();
    let without_work = |index: &usize| lines.get(*index).is_some_and(|line| line.work.is_empty());
    let positions: Vec<usize> = match *of {
        0 => {
            let largest = estimate.excess().map(|excess| excess.largest).unwrap_or_default();
            largest.iter().map(|line| line.position).collect()
        }
        1 => all().filter(without_work).collect(),
        _ => all().collect(),
    };
    let names = ["fit.of_largest", "fit.of_others", "fit.of_all"];
    let onchange = {
        let of = of.clone();
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            of.set(usize::try_from(select.selected_index()).unwrap_or_default());
        })
    };
    let option = |(place, key): (usize, &&'static str)| option(key, desk.t(key), place == *of);
    html! {
        <section>
            <h4>{desk.t("fit.trim")}</h4>
            <label>
                {desk.t("fit.which")}
                <select data-fit="trim" {onchange}>{ for names.iter().enumerate().map(option) }</select>
            </label>
            {result(known, estimate.trim(&positions).as_ref())}
        </section>
    }
}

/// One category at a percentage of itself.
#[component]
pub(super) fn Scaling(props: &Props) -> Html {
    let known = &props.known.0;
    let desk = &known.desk;
    let wanted = use_state(|| None::<String>);
    let percent = use_state(|| None::<String>);
    let Some(estimate) = known.estimate() else { return Html::default() };
    let costly = estimate.budget().by_category.iter().filter(|(_, yen)| yen.0 > 0);
    let codes: Vec<String> = costly.map(|(code, _)| code.clone()).collect();
    let Some(first) = codes.first() else { return Html::default() };
    let code = (*wanted).clone().filter(|code| codes.contains(code)).unwrap_or(first.clone());
    let greatest = estimate.greatest_percent(&code);
    let typed = (*percent).clone().or(greatest.map(|percent| percent.to_string()));
    let typed = typed.unwrap_or_else(|| "100".into());
    let whole = normalised(&typed).and_then(|number| number.whole());
    let whole = whole.and_then(|percent| u32::try_from(percent).ok());
    let scaled = whole.and_then(|percent| estimate.scale(&code, percent));
    let onchange = {
        let (wanted, percent, codes) = (wanted.setter(), percent.setter(), codes.clone());
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let place = usize::try_from(select.selected_index()).unwrap_or_default();
            wanted.set(codes.get(place).cloned());
            percent.set(None);
        })
    };
    let oninput = {
        let percent = percent.setter();
        Callback::from(move |event: InputEvent| {
            percent.set(Some(event.target_unchecked_into::<HtmlInputElement>().value()));
        })
    };
    let option =
        |known_code: &String| option(known_code, known.category(known_code), *known_code == code);
    let bound = match greatest {
        Some(percent) => filled(desk.t("fit.greatest"), &percent.to_string()),
        None => desk.t("fit.not_alone").into(),
    };
    html! {
        <section>
            <h4>{desk.t("fit.scale")}</h4>
            <div class="fit-fields">
                <label>
                    {desk.t("fit.category")}
                    <select data-fit="category" {onchange}>{ for codes.iter().map(option) }</select>
                </label>
                <label>
                    {desk.t("fit.percent")}
                    <input type="text" inputmode="numeric" data-fit="percent" value={typed} {oninput} />
                </label>
            </div>
            <p>{bound}</p>
            if whole.is_some() {
                {result(known, scaled.as_ref())}
            } else {
                <p class="note" role="status">{desk.t("fit.percent_wanted")}</p>
            }
        </section>
    }
}

/// Outsourcing brought to the most that is allowed now.
pub(super) fn outsourcing(known: &Rc<Known>, change: &Change) -> Html {
    html! {
        <section>
            <h4>{known.desk.t("fit.outsourcing")}</h4>
            <p>{known.desk.t("fit.outsourcing_lead")}</p>
            {tried(known, change)}
        </section>
    }
}

fn result(known: &Rc<Known>, change: Option<&Change>) -> Html {
    match change {
        Some(change) => tried(known, change),
        None => html! { <p class="note" role="status">{known.desk.t("fit.impossible")}</p> },
    }
}
