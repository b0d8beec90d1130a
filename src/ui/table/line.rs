//! All of a cost line, in the drawer: the fields that have no room in its row, what is wrong, what is advised, and
//! what can be done with the line.

use std::rc::Rc;

use yew::prelude::*;

use super::cell::spec_of;
use super::columns::{in_drawer, is_in_row};
use super::row::{Known, advised, problems};
use super::wide::use_wide;
use crate::domain::assessment::{Assessment, Budget as Estimate};
use crate::domain::budget::CONSUMABLES;
use crate::domain::problem::Problem;
use crate::proposal::Node;
use crate::rules::{Advice, Rule};
use crate::ui::ctx::{Ctx, Part};
use crate::ui::demand::{meaning, why};
use crate::ui::figure::Figures;
use crate::ui::form::field;
use crate::ui::help;
use crate::ui::list::{Change, button};
use crate::ui::model::action::Action;
use crate::ui::model::entry::place_of;
use crate::ui::notes::{self, Notes};
use crate::ui::shown::Unit;
use crate::ui::view::View;
use crate::ui::words::filled;

/// The line at a path of a proposal.
pub(in crate::ui) fn of(view: &View<'_>, path: &str) -> Html {
    let Some((list, index)) = place_of(path) else { return Html::default() };
    let Some(estimate) = estimate(view.assessment, list.trim_end_matches(".lines")) else {
        return Html::default();
    };
    html! {
        <Line
            key={path.to_owned()}
            ctx={view.ctx.within("line")}
            list={list.to_owned()}
            {index}
            count={view.root.at(list).elements().len()}
            node={Part(view.root.at(path).clone())}
            known={Known(estimate.lines.get(index).cloned())}
            repeated={estimate.repeated_ids.contains(&index)}
        />
    }
}

/// The estimate at a path of a proposal.
fn estimate<'a>(assessment: &'a Assessment, path: &str) -> Option<&'a Rc<Estimate>> {
    if path == "budget" {
        return Some(&assessment.budget);
    }
    let (entry, rest) = path.split_once("].")?;
    let (list, place) = entry.split_once('[')?;
    let place: usize = place.parse().ok()?;
    match list {
        "years" if rest == "budget" => assessment.years.as_ref()?.get(place)?.budget.as_ref(),
        "scenarios" => estimate(&assessment.scenarios.as_ref()?.get(place)?.assessment, rest),
        _ => None,
    }
}

/// A cost line and where it stands.
#[derive(Clone, PartialEq, Properties)]
struct Props {
    /// What every part of the page needs.
    ctx: Ctx,
    /// The path of its list.
    list: AttrValue,
    /// Its place there.
    index: usize,
    /// How many lines there are.
    count: usize,
    /// What the proposal holds there.
    node: Part,
    /// What is known about it.
    known: Known,
    /// A line above has the same id.
    repeated: bool,
}

#[component]
fn Line(props: &Props) -> Html {
    let Props { ctx, list, index, count, node, known, repeated } = props;
    let is_wide = use_wide();
    let path = format!("{list}[{index}]");
    let name = filled(ctx.t("lines.entry"), &(index + 1).to_string());
    let problems = problems(known.0.as_deref(), &path, *repeated);
    let notes = Notes::new(problems.iter().cloned());
    let amount = known.0.as_deref().and_then(|line| line.amount);
    let figures = Figures { ctx, prefix: format!("{path}.") };
    html! {
        <div class="line">
            <p class="line-amount">
                <span>{ctx.t("column.amount")}</span>
                {figures.one("amount", amount, Unit::Yen)}
                {why(ctx, ctx.t("column.amount"), &format!("{path}.amount"), "")}
            </p>
            {in_row(ctx, &path, &problems, is_wide)}
            <div class="line-fields">{fields(ctx, &notes, &path, &node.0, is_wide)}</div>
            {advice(ctx, &node.0)}
            {way_on(ctx, list, *index, *count)}
            <div class="line-buttons">{buttons(ctx, &path, &name, *index, *count)}</div>
            <details class="line-help">
                <summary>{ctx.t("help")}</summary>
                {help::of_lines(ctx.lang)}
            </details>
        </div>
    }
}

/// What is wrong with the line as a whole and with the fields that stand in the row: there the messages have ids.
fn in_row(ctx: &Ctx, path: &str, problems: &[Problem], is_wide: bool) -> Html {
    let key = |problem: &Problem| {
        let key = problem.path.strip_prefix(path)?.strip_prefix('.')?;
        key.split('[').next().map(str::to_owned)
    };
    let own = problems.iter().filter(|problem| {
        let key = key(problem);
        key.is_none() || key.is_some_and(|key| key == "id" || is_in_row(&key, is_wide))
    });
    let own: Vec<Problem> = own.cloned().collect();
    notes::messages(ctx, &format!("drawer:{path}"), &own)
}

fn fields(ctx: &Ctx, notes: &Notes, path: &str, node: &Node, is_wide: bool) -> Html {
    let one = |key: &'static str| {
        let own =
            field(ctx, notes, spec_of(key)?, format!("{path}.{key}"), node.get(key), None, true);
        Some(html! { <div class={key} hidden={is_idle(node, key)}>{own}</div> })
    };
    in_drawer(is_wide).filter_map(one).collect()
}

/// A question that this line does not raise: why something dear is a consumable, where it is none.
/// An answer stays in sight all the same.
fn is_idle(node: &Node, key: &str) -> bool {
    key == "consumable_exception"
        && node.get("category").as_text() != Some(CONSUMABLES)
        && node.get(key).is_unanswered()
}

fn advice(ctx: &Ctx, node: &Node) -> Html {
    let piece = |rule: &'static Rule<Advice>| {
        html! {
            <div class="tip" key={&*rule.id}>
                <p>{ctx.t("note.advice")}{ctx.pick(&rule.title)}</p>
                {meaning(ctx, ctx.pick(&rule.title), &rule.id)}
            </div>
        }
    };
    advised(ctx, node).into_iter().map(piece).collect()
}

/// On to the next line, or to a new one after the last.
fn way_on(ctx: &Ctx, list: &AttrValue, index: usize, count: usize) -> Html {
    let is_last = index + 1 >= count;
    let onclick = {
        let (ctx, list) = (ctx.clone(), list.clone());
        Callback::from(move |_: MouseEvent| {
            if is_last {
                ctx.send(Action::Add(list.as_str().into()));
            }
            ctx.send(Action::Follow(format!("{list}[{}]", index + 1)));
        })
    };
    let text = if is_last { "lines.add" } else { "lines.next" };
    html! { <button type="button" class="solid" data-task="next-line" {onclick}>{ctx.t(text)}</button> }
}

/// The buttons that change the list.
fn buttons(ctx: &Ctx, path: &str, name: &str, index: usize, count: usize) -> Html {
    let offered = [
        (index > 0, Change::Up, "list.up"),
        (index + 1 < count, Change::Down, "list.down"),
        (true, Change::Duplicate, "list.duplicate"),
        (true, Change::Remove, "list.remove"),
    ];
    let offered = offered.into_iter().filter(|(is_offered, ..)| *is_offered);
    offered.map(|(_, action, text)| button(ctx, action, path, ctx.t(text), Some(name))).collect()
}

#[cfg(feature = "prerender")]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::budget::assess_line;
    use crate::proposal::{Reading, budget_line};
    use crate::ui::tests::rules;
    use crate::ui::words::Lang;

    #[derive(Clone, PartialEq, Properties)]
    struct Shown {
        line: Part,
    }

    /// A line by itself, as the drawer would have it.
    #[component]
    fn Alone(props: &Shown) -> Html {
        let ctx = Ctx::new(Lang::Ja, rules(), None, false, false, Callback::noop());
        let (line, problems) = budget_line(&props.line.0, Reading::Draft, rules());
        let known = Known(line.map(|line| Rc::new(assess_line(&line, rules(), problems))));
        let node = props.line.clone();
        html! { <Line {ctx} list="lines" index={0} count={1} {node} {known} repeated={false} /> }
    }

    fn rendered(line: &str) -> String {
        let line = Part(serde_json::from_str::<Node>(line).expect("JSON"));
        let page = yew::LocalServerRenderer::<Alone>::with_props(Shown { line });
        pollster::block_on(page.hydratable(false).render())
    }

    #[test]
    fn why_a_dear_thing_is_a_consumable_is_asked_of_consumables_only() {
        for (line, is_asked) in [
            ("{}", false),
            (r#"{"category": "personnel"}"#, false),
            (r#"{"category": "consumables"}"#, true),
            // What was answered before the category was changed is not out of sight.
            (r#"{"category": "personnel", "consumable_exception": "fragile"}"#, true),
            (r#"{"category": "personnel", "consumable_exception": "no such reason"}"#, true),
        ] {
            let html = rendered(line);
            let tag = html.split('<').find(|tag| tag.contains("class=\"consumable_exception\""));
            let tag = tag.and_then(|tag| tag.split('>').next()).expect("the field's tag");
            assert_eq!(!tag.contains("hidden"), is_asked, "{line}: {tag}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_of_every_field_and_no_id_stands_twice() {
        let html =
            rendered(r#"{"unit_price": "x", "exchange_rate": "y", "work": ["z"], "note": "弁当"}"#);
        for said in ["drawer:lines[0].note0", "lines[0].exchange_rate.note0"] {
            assert_eq!(html.matches(&format!("id=\"{said}\"")).count(), 1, "{said}");
        }
        let mut ids: Vec<&str> =
            html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }
}
