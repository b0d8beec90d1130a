//! What to look for, which lines, and in which order.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::known::Known;
use crate::arrange::{Criteria, Filter, Sort};
use crate::ui::control::option;
use crate::ui::focus;
use crate::ui::tags::signs;

/// The controls, and what they are set to.
pub(super) fn controls(known: &Known, criteria: &UseStateHandle<Criteria>) -> Html {
    let desk = &known.desk;
    let oninput = {
        let criteria = criteria.clone();
        Callback::from(move |event: InputEvent| {
            let find = event.target_unchecked_into::<HtmlInputElement>().value();
            criteria.set(Criteria { find, ..(*criteria).clone() });
        })
    };
    let group = {
        let criteria = criteria.clone();
        Callback::from(move |event: Event| {
            let grouped = event.target_unchecked_into::<HtmlInputElement>().checked();
            criteria.set(Criteria { grouped, ..(*criteria).clone() });
        })
    };
    let clear = {
        let criteria = criteria.clone();
        Callback::from(move |event: MouseEvent| {
            focus::around(&event, "[role=region]");
            criteria.set(Criteria::default());
        })
    };
    let filters = filters(known);
    let sorts = [
        (Sort::Entered, "arrange.entered"),
        (Sort::Category, "arrange.by_category"),
        (Sort::Dearest, "arrange.dearest"),
        (Sort::Cheapest, "arrange.cheapest"),
        (Sort::Description, "arrange.by_description"),
    ];
    let sorts = sorts.map(|(sort, key)| (sort, desk.t(key).to_owned()));
    let filter = choice(desk.t("arrange.filter"), "filter", &filters, criteria.filter, {
        let criteria = criteria.clone();
        move |filter| criteria.set(Criteria { filter, ..(*criteria).clone() })
    });
    let sort = choice(desk.t("arrange.sort"), "sort", &sorts, criteria.sort, {
        let criteria = criteria.clone();
        move |sort| criteria.set(Criteria { sort, ..(*criteria).clone() })
    });
    html! {
        <div class="arrange-controls">
            <label>
                {desk.t("arrange.find")}
                <input type="text" data-arrange="find" value={criteria.find.clone()} {oninput} />
            </label>
            {filter}
            {sort}
            <label class="arrange-tick">
                <input type="checkbox" data-arrange="group" checked={criteria.grouped} onchange={group} />
                {desk.t("arrange.grouped")}
            </label>
            if **criteria != Criteria::default() {
                <button type="button" data-arrange="clear" onclick={clear}>{desk.t("arrange.clear")}</button>
            }
        </div>
    }
}

fn filters(known: &Known) -> Vec<(Filter, String)> {
    let desk = &known.desk;
    let all = [(Filter::All, "arrange.all"), (Filter::Problems, "arrange.problems")];
    let all = all.into_iter().map(|(filter, key)| (filter, desk.t(key).to_owned()));
    let rules = &known.desk.rules.budget;
    let categories = rules.categories.iter().enumerate();
    let categories = categories
        .map(|(index, rule)| (Filter::Category(Some(index)), desk.pick(&rule.title).to_owned()));
    let work = rules.required_work.iter().zip(signs()).enumerate().map(|(index, (rule, sign))| {
        (Filter::Work(Some(index)), format!("{sign} {}", desk.pick(&rule.title)))
    });
    let none =
        [(Filter::Category(None), "arrange.no_category"), (Filter::Work(None), "arrange.no_work")];
    let none = none.into_iter().map(|(filter, key)| (filter, desk.t(key).to_owned()));
    all.chain(categories).chain(work).chain(none).collect()
}

/// A choice of one of several values, by name.
fn choice<T: Copy + PartialEq + 'static>(
    name: &'static str,
    code: &'static str,
    offered: &[(T, String)],
    held: T,
    choose: impl Fn(T) + 'static,
) -> Html {
    let values: Vec<T> = offered.iter().map(|(value, _)| *value).collect();
    let onchange = Callback::from(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let place = usize::try_from(select.selected_index()).ok();
        if let Some(value) = place.and_then(|place| values.get(place)) {
            choose(*value);
        }
    });
    let option = |(value, name): &(T, String)| option("", name, *value == held);
    html! {
        <label>{name}<select data-arrange={code} {onchange}>{ for offered.iter().map(option) }</select></label>
    }
}
