//! Who applies, with whom and where; the years the pair has behind it.

use yew::prelude::*;

use super::control::code_box;
use super::figure::facts;
use super::form::field;
use super::list::{entries, heading};
use super::notes;
use super::shown::Unit;
use super::state::NONE;
use super::view::View;
use crate::proposal::{Field as Spec, Kind, Node};

const TITLE: Spec = Spec { path: "title", kind: Kind::Text };
const CITY: Spec = Spec { path: "application.partner_cities[]", kind: Kind::Text };
const YEAR: Spec = Spec { path: "application.participation_years[]", kind: Kind::Quantity };

/// What the section asks.
pub(super) fn questions(view: &View<'_>) -> Html {
    let View { ctx, notes, root, level, .. } = *view;
    let title = field(ctx, notes, TITLE, "title".to_owned(), root.get("title"), None);
    html! {
        <>
            if view.prefix.is_empty() {
                <div class="fields">{title}</div>
            }
            {view.fields("application.")}
            {heading(level, ctx.t("cities"))}
            {texts(view, "application.partner_cities", CITY, ("cities.entry", "cities.add"))}
            {heading(level, ctx.t("governments"))}
            <p class="help">{ctx.t("governments.help")}</p>
            {governments(view)}
            {heading(level, ctx.t("past_years"))}
            <p class="help">{ctx.t("past_years.help")}</p>
            {no_years(view)}
            {texts(view, "application.participation_years", YEAR, ("past_years.entry", "past_years.add"))}
        </>
    }
}

/// What the years of the pair come to.
pub(super) fn history(view: &View<'_>) -> Html {
    let history = &view.assessment.history;
    let figures = view.figures("history.");
    let t = |key| view.ctx.t(key);
    facts(vec![
        (
            t("history.completed"),
            figures.one("completed_years", history.completed_years, Unit::Years),
        ),
        (
            t("history.remaining"),
            figures.one("remaining_years", history.remaining_years, Unit::Years),
        ),
        (t("history.restarted"), figures.one("restarted", history.restarted, Unit::Flag)),
    ])
}

fn governments(view: &View<'_>) -> Html {
    let nodes = view.root.at("application.governments").elements();
    let list = view.path("application.governments");
    let keys = ("governments.entry", "governments.add");
    entries(view.ctx, &list, nodes, keys, view.level + 1, &|path, _, node| {
        view.entry_fields("application.governments[].", path, node)
    })
}

/// A list of plain texts.
fn texts(
    view: &View<'_>,
    part: &'static str,
    spec: Spec,
    keys: (&'static str, &'static str),
) -> Html {
    let nodes = view.root.at(part).elements();
    let body =
        |path: &str, _, node: &Node| field(view.ctx, view.notes, spec, path.to_owned(), node, None);
    html! {
        <div class="texts">
            {entries(view.ctx, &view.path(part), nodes, keys, view.level + 1, &body)}
        </div>
    }
}

/// "None so far" is an answer of its own while there are no years.
fn no_years(view: &View<'_>) -> Html {
    let path = view.path("application.participation_years");
    let years = view.root.at("application.participation_years");
    let at = AttrValue::from(path.clone());
    let is_none = matches!(years, Node::List(_));
    let problems = view.notes.at(&path);
    let invalid = notes::is_invalid(&problems).then_some("true");
    html! {
        <>
            if years.elements().is_empty() {
                {code_box(view.ctx, &at, NONE, view.ctx.t("past_years.none"), is_none, invalid)}
            }
            {notes::messages(view.ctx, &path, &problems)}
        </>
    }
}
