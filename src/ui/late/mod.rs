//! What the page shows on demand only: components that borrow what the page knows, and change the proposal
//! like any other part of it.

mod alone;
mod arrange;
mod cases;
mod categories;
mod desk;
mod documents;
mod draft;
mod fitting;
mod give;
mod given;
mod intake;
mod judging;
mod keep;
mod planning;
mod programme;
mod reach;
mod report;
mod rulebook;
mod scripts;
mod unsure;
mod why;
mod written;

use std::future::Future;
use std::pin::Pin;

use web_sys::js_sys::Object;
use yew::prelude::*;

use self::arrange::Arrange;
use self::cases::{Cases, Compared};
use self::categories::Categories;
use self::desk::Desk;
use self::documents::{Documents, Linked};
use self::draft::Rules;
use self::fitting::Fitting;
use self::intake::Pasted;
use self::judging::Judging;
use self::planning::Planning;
use self::programme::Programme;
use self::reach::Reach;
use self::unsure::Unsure;
use self::why::Why;
use super::asked::Asked;
use super::lazy::{Own, Show};
use super::standing::Standing;
use super::words::{self, Lang};
use crate::json::Node;
use crate::rules::RuleSet;

/// What is done in a while.
type Done<T> = Pin<Box<dyn Future<Output = T>>>;

/// What comes with the views.
pub(super) struct Views {
    /// Shows all that has no chunk of its own.
    pub show: Show,
    /// What scripts ask of them.
    pub scripts: fn() -> Object,
    /// Gives lines away for a spreadsheet to take: copied, or as a file. Answers whether that was done.
    pub give: fn(Node, Lang, &'static RuleSet, bool) -> Done<bool>,
}

/// All of it.
pub(super) static VIEWS: Views = Views {
    show,
    scripts: scripts::scripts,
    give: |lines, lang, rules, is_copy| Box::pin(give::give(lines, lang, rules, is_copy)),
};

/// Shows why figures are what they are.
pub(super) fn why(asked: &Asked, standing: &Standing, own: &Own) -> Html {
    words::know_late();
    let Asked::Why { about, rule } = asked else { return Html::default() };
    html! { <Why desk={Desk::of(standing, own)} about={about.clone()} rule={rule.clone()} /> }
}

/// Shows a table that is being taken over.
pub(super) fn intake(asked: &Asked, standing: &Standing, own: &Own) -> Html {
    words::know_late();
    let Asked::Intake(taking) = asked else { return Html::default() };
    html! { <Pasted desk={Desk::of(standing, own)} taking={taking.clone()} /> }
}

fn show(asked: &Asked, standing: &Standing, own: &Own) -> Html {
    words::know_late();
    let desk = Desk::of(standing, own);
    match asked.clone() {
        Asked::Arrange(lines) => html! { <Arrange {desk} {lines} /> },
        Asked::Cases => html! { <Cases {desk} /> },
        Asked::Categories { list } => html! { <Categories {desk} {list} /> },
        Asked::Compared(files) => html! { <Compared {desk} {files} /> },
        Asked::Documents => html! { <Documents {desk} /> },
        Asked::Fitting { list } => html! { <Fitting {desk} {list} /> },
        Asked::Judging => html! { <Judging {desk} /> },
        Asked::Offered(offer) => html! { <Linked {desk} {offer} /> },
        Asked::Planning => html! { <Planning {desk} /> },
        Asked::Programme => html! { <Programme {desk} /> },
        Asked::Reach => html! { <Reach {desk} /> },
        Asked::Rulebook => html! { <Rules {desk} /> },
        Asked::Unsure => html! { <Unsure {desk} /> },
        // These have chunks of their own.
        Asked::Intake(_) | Asked::Why { .. } => Html::default(),
    }
}
