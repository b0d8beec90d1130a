//! Who applies, with whom and where; the years the pair has behind it.

use yew::prelude::*;

use super::control::code_box;
use super::drawer;
use super::figure::facts;
use super::form::field;
use super::guide::question;
use super::list::{Entry, buttons, entries, entries_of, heading};
use super::model::entry::NONE;
use super::model::questions::{LISTS, ORDER};
use super::shown::Unit;
use super::view::View;
use super::words::filled;
use super::{notes, unsure};
use crate::domain::assessment::Status;
use crate::proposal::{Field as Spec, Kind, Node};

const TITLE: Spec = Spec { path: "title", kind: Kind::Text };
const CITY: Spec = Spec { path: "application.partner_cities[]", kind: Kind::Text };
const YEAR: Spec = Spec { path: "application.participation_years[]", kind: Kind::Quantity };

/// What the section asks.
pub(super) fn questions(view: &View<'_>) -> Html {
    let View { ctx, notes, root, level, .. } = *view;
    let title = || field(ctx, notes, TITLE, "title".to_owned(), root.get("title"), None, false);
    let [cities, governments, years] = LISTS.map(|key| format!("application.{key}"));
    let list = |path: &str, title, support: Option<&'static str>, body: Html| {
        let content = html! {
            <>
                <div class="asks">
                    {heading(level, ctx.t(title))}
                    if path == years {
                        {drawer::ask(ctx, ctx.t(title), YEAR.path)}
                    }
                </div>
                if let Some(support) = support {
                    <p class="help">{ctx.t(support)}</p>
                }
                {body}
                {unsure::button(ctx, &view.path(path), ctx.t(title), root.at(path))}
            </>
        };
        question(ctx, &view.path(path), content)
    };
    let of_years = html! {
        <>
            {no_years(view)}
            {texts(view, &years, YEAR, ("past_years.entry", "past_years.add"))}
        </>
    };
    let of_cities = texts(view, &cities, CITY, ("cities.entry", "cities.add"));
    html! {
        <>
            if view.prefix.is_empty() {
                <div class="fields">{title()}</div>
            }
            {view.fields_in("application.", &ORDER)}
            {cannot_lead(view)}
            {hints(view)}
            {list(&cities, "cities", None, of_cities)}
            {list(&governments, "governments", Some("governments.help"), governments_of(view))}
            {list(&years, "past_years", Some("past_years.help"), of_years)}
        </>
    }
}

/// Said at once where the answer is one that the call does not take.
fn cannot_lead(view: &View<'_>) -> Html {
    let mut gates = view.assessment.gates.iter();
    let fails = gates.any(|gate| gate.id == "lead_applicant" && gate.status == Status::Fail);
    if !fails {
        return Html::default();
    }
    html! {
        <p class="banner" data-kind="error" role="status">
            {view.ctx.t("lead.fails")}
            <a href="#start">{view.ctx.t("lead.find")}</a>
        </p>
    }
}

/// Said where the answers on kind and phase do not go with the years carried out. The assessment has no
/// problem there: the years may be right, and the answers too.
fn hints(view: &View<'_>) -> Html {
    let ctx = view.ctx;
    let completed = view.assessment.history.completed_years.unwrap_or_default();
    let is = |path, code| view.root.at(path).as_text() == Some(code);
    let phase_years = ctx.rules.history.phase_years.value;
    let hint =
        |text: String| html! { <p class="note" role="status">{ctx.t("note.warning")}{text}</p> };
    html! {
        <>
            if is("application.kind", "new") && completed > 0 {
                {hint(ctx.t("history.new_with_years").to_owned())}
            }
            if is("application.phase", "1") && completed >= phase_years {
                {hint(filled(ctx.t("history.first_phase_over"), &phase_years.to_string()))}
            }
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

fn governments_of(view: &View<'_>) -> Html {
    let nodes = view.root.at("application.governments").elements();
    let list = view.path("application.governments");
    let keys = ("governments.entry", "governments.add");
    let body =
        |path: &str, _, node: &Node| view.entry_fields("application.governments[].", path, node);
    html! { <div class="governments">{entries(view.ctx, &list, nodes, keys, view.level + 1, &body)}</div> }
}

/// A list of plain texts, each on a line with its buttons.
fn texts(view: &View<'_>, part: &str, spec: Spec, keys: (&'static str, &'static str)) -> Html {
    let nodes = view.root.at(part).elements();
    let body = |entry: Entry<'_>, node: &Node| {
        html! {
            <>
                {heading(entry.level, &entry.named())}
                {field(view.ctx, view.notes, spec, entry.path.to_owned(), node, None, true)}
                {buttons(view.ctx, entry)}
            </>
        }
    };
    html! {
        <div class="texts">
            {entries_of(view.ctx, &view.path(part), nodes, keys, view.level + 1, &body)}
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
