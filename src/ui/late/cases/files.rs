//! Proposals of files beside the one that is worked on, which stays as it is. They are held in memory
//! alone, and are gone with the page.

use std::cell::RefCell;
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::super::desk::{Desk, Props};
use super::super::keep;
use super::grid::{Grid, Line, Shown, Worth};
use super::known::line;
use crate::domain::assessment::Assessment;
use crate::engine::{Engine, FileError, open};
use crate::json::Node;
use crate::planning::co2::thousandths;
use crate::planning::{Beside, Range, beside, compare_files};
use crate::proposal::Reading;
use crate::quantity::Exact;
use crate::rules::Book;
use crate::text::{Text, with_few_marks};
use crate::ui::focus;
use crate::ui::model::by_id;
use crate::ui::model::over::Given;
use crate::ui::shown::Unit;
use crate::ui::words::{filled, filled_all};

/// Files that stand beside each other at most.
const MOST: usize = 20;
/// Pairs that can be told apart which are named one by one.
const NAMED: usize = 10;

/// A file that was opened.
struct Other {
    name: String,
    text: Option<String>,
    /// Its proposal, or why there is none.
    outcome: Result<Case, Text>,
}

/// A proposal and what came of it.
struct Case {
    proposal: Node,
    assessment: Assessment,
}

thread_local! {
    static OTHERS: RefCell<Vec<Rc<Other>>> = const { RefCell::new(Vec::new()) };
}

/// Takes over files, those that are too large or too many without a text. What is there already is not taken
/// twice.
pub(in super::super) fn take(files: &[Given]) {
    OTHERS.with_borrow_mut(|others| {
        for Given { name, text, is_large } in files.iter().cloned() {
            // One that was refused may do now.
            others.retain(|other| other.outcome.is_ok() || other.name != name);
            if others.iter().any(|other| other.name == name && other.text == text) {
                continue;
            }
            let count = others.iter().filter(|other| other.outcome.is_ok()).count();
            let outcome = match &text {
                Some(text) if count < MOST => read(text).map_err(FileError::message),
                None if is_large => Err(FileError::TooLarge.message()),
                _ => Err(too_many()),
            };
            others.push(Rc::new(Other { name, text, outcome }));
        }
    });
}

fn read(text: &str) -> Result<Case, FileError> {
    let (proposal, _) = open(Book::shipped(), text)?;
    let assessment = Engine::new(Book::shipped(), Reading::File).assess(&proposal)?;
    Ok(Case { proposal, assessment })
}

fn too_many() -> Text {
    Text::new(
        format!("並べられるのは{MOST}件までです。いらないものを外してから開いてください。"),
        format!("At most {MOST} stand side by side. Take others away first, then open it again."),
    )
}

/// The files, and how they compare.
#[component]
pub(super) fn Files(props: &Props) -> Html {
    let desk = &props.desk;
    let again = use_force_update();
    let others = OTHERS.with_borrow(Clone::clone);
    let pick = {
        let again = again.clone();
        Callback::from(move |_: MouseEvent| {
            let again = again.clone();
            spawn_local(async move {
                // Whoever thought better of it has chosen none, like those whose browser offers no files.
                take(&keep::files(false).await.unwrap_or_default());
                again.force_update();
            });
        })
    };
    let remove = Callback::from(move |other: Rc<Other>| {
        OTHERS.with_borrow_mut(|others| others.retain(|known| !Rc::ptr_eq(known, &other)));
        again.force_update();
    });
    html! {
        <section class="cases-files" role="region" tabindex="-1" aria-label={desk.t("cases.files")}>
            <h3>{desk.t("cases.files")}</h3>
            <p>{desk.t("cases.files_lead")}</p>
            <button type="button" data-cases="open" onclick={pick}>{desk.t("cases.open")}</button>
            <ul class="kept-list">{ for others.iter().map(|other| file(desk, other, &remove)) }</ul>
            {compared(desk, &others)}
        </section>
    }
}

fn file(desk: &Desk, other: &Rc<Other>, remove: &Callback<Rc<Other>>) -> Html {
    let onclick = {
        let (remove, other) = (remove.clone(), Rc::clone(other));
        Callback::from(move |event: MouseEvent| {
            focus::around(&event, "[role=region]");
            remove.emit(Rc::clone(&other));
        })
    };
    html! {
        <li data-file={other.outcome.is_ok().to_string()}>
            <span class="kept-name">
                <strong>{&other.name}</strong>
                {match &other.outcome {
                    Ok(case) => html! { <span class="help">{title(desk, &case.proposal)}</span> },
                    Err(why) => html! { <span class="note" data-severity="error">{desk.lang.pick(why).to_owned()}</span> },
                }}
            </span>
            <button type="button" class="plain" {onclick}>{desk.t("cases.remove")}<span class="hidden">{desk.t("list.of")}{&other.name}</span></button>
        </li>
    }
}

/// What a proposal is called.
fn title(desk: &Desk, proposal: &Node) -> String {
    let title = proposal.get("title").as_text().unwrap_or_default().trim();
    if title.is_empty() {
        desk.t("files.untitled").to_owned()
    } else {
        with_few_marks(title).into_owned()
    }
}

/// One of those that are compared.
struct Column<'a> {
    name: String,
    proposal: &'a Node,
    assessment: &'a Assessment,
}

/// The proposal and those of files; none where it stands alone.
fn columns<'a>(desk: &'a Desk, others: &'a [Rc<Other>]) -> Option<Vec<Column<'a>>> {
    let own = Column {
        name: desk.t("cases.own").to_owned(),
        proposal: &desk.draft,
        assessment: desk.assessment(),
    };
    let files = || others.iter().filter_map(|other| Some((other, other.outcome.as_ref().ok()?)));
    let mut columns = vec![own];
    for (other, case) in files() {
        let name = title(desk, &case.proposal);
        // Those of one title are told apart by their files.
        let alike = files().filter(|(_, case)| title(desk, &case.proposal) == name);
        let name = if alike.count() > 1 { format!("{name} ({})", other.name) } else { name };
        columns.push(Column { name, proposal: &case.proposal, assessment: &case.assessment });
    }
    (columns.len() > 1).then_some(columns)
}

/// The tables of how they compare, for paper; none where no file was opened.
pub(super) fn grids(desk: &Desk) -> Vec<Grid> {
    let others = OTHERS.with_borrow(Clone::clone);
    let Some(columns) = columns(desk, &others) else { return Vec::new() };
    let cases: Vec<&Assessment> = columns.iter().map(|column| column.assessment).collect();
    vec![points(desk, &columns, &beside(&cases)), figures(desk, &columns, &cases)]
}

fn compared(desk: &Desk, others: &[Rc<Other>]) -> Html {
    let Some(columns) = columns(desk, others) else { return Html::default() };
    let cases: Vec<&Assessment> = columns.iter().map(|column| column.assessment).collect();
    let beside = beside(&cases);
    html! {
        <>
            <h4>{desk.t("cases.points")}</h4>
            <p role="status">{filled(desk.t("cases.count"), &columns.len().to_string())}{overlap(desk, &beside)}</p>
            if !beside.is_open_alike {
                <p class="note" data-severity="warning" data-open="different">{desk.t("cases.open_differs")}</p>
            }
            {drawn(desk, &columns, &beside)}
            {apart(desk, &columns, &beside)}
            {points(desk, &columns, &beside).render(desk)}
            <h4>{desk.t("cases.figures")}</h4>
            {figures(desk, &columns, &cases).render(desk)}
        </>
    }
}

fn range(desk: &Desk, range: Range) -> String {
    filled_all(
        desk.t("sheet.open"),
        &[&range.low.to_string(), &desk.said(Some(range.high), Unit::Points)],
    )
}

/// What the scores as a whole share.
fn overlap(desk: &Desk, beside: &Beside) -> String {
    match beside.ranges.first().and_then(|all| all.common) {
        Some(common) => filled(desk.t("cases.common_is"), &range(desk, common)),
        None => desk.t("cases.common_none").to_owned(),
    }
}

/// A bar for each score, on the whole scale, and what all of them share.
fn drawn(desk: &Desk, columns: &[Column<'_>], beside: &Beside) -> Html {
    let Some(all) = beside.ranges.first() else { return Html::default() };
    let max = Exact::from(desk.assessment().score.max);
    let place = |value| thousandths(&Exact::from(value), &Exact::zero(), &max).unwrap_or_default();
    let percent = |place: i128| format!("{}.{}%", place / 10, place % 10);
    let bar = |class: &'static str, range: Range| {
        let (from, to) = (place(range.low), place(range.high));
        html! { <rect {class} x={percent(from)} width={percent((to - from).max(5))} height="100%" /> }
    };
    let row = |(place, (column, cell)): (usize, (&Column<'_>, &Option<Range>))| {
        html! {
            <li key={place}>
                <span>{&column.name}</span>
                <span class="digits">{cell.map(|cell| range(desk, cell))}</span>
                <svg aria-hidden="true" width="100%" height="14">
                    { for cell.map(|cell| bar("chart-bar", cell)) }
                    { for all.common.map(|common| bar("chart-common", common)) }
                </svg>
            </li>
        }
    };
    let caption = filled(desk.t("cases.chart"), &desk.said(Some(&max), Unit::Points));
    html! {
        <figure class="chart">
            <figcaption>{caption}</figcaption>
            <ul class="cases-ranges">{ for columns.iter().zip(&all.cells).enumerate().map(row) }</ul>
        </figure>
    }
}

/// Those that can be told apart whatever comes of what is open.
fn apart(desk: &Desk, columns: &[Column<'_>], beside: &Beside) -> Html {
    let name = |place: usize| columns.get(place).map(|column| column.name.as_str());
    let pair = |(lower, higher): &(usize, usize)| {
        let names = [name(*lower)?, name(*higher)?];
        Some(html! { <li>{filled_all(desk.t("cases.apart"), &names)}</li> })
    };
    let rest = beside.apart.len().saturating_sub(NAMED);
    html! {
        if beside.apart.is_empty() {
            <p>{desk.t("cases.apart_none")}</p>
        } else {
            <ul data-apart={beside.apart.len().to_string()}>
                { for beside.apart.iter().take(NAMED).filter_map(pair) }
                if rest > 0 {
                    <li>{filled(desk.t("cases.more"), &rest.to_string())}</li>
                }
            </ul>
        }
    }
}

/// The head of a table of them.
fn head(desk: &Desk, first: &'static str, columns: &[Column<'_>]) -> Vec<String> {
    let names = columns.iter().map(|column| column.name.clone());
    [desk.t(first).to_owned()].into_iter().chain(names).collect()
}

/// Every item's range in each of them, and what they share.
fn points(desk: &Desk, columns: &[Column<'_>], beside: &Beside) -> Grid {
    let cell = |cell: Option<Range>, none: &'static str| match cell {
        Some(given) => Shown {
            text: range(desk, given),
            worth: Worth::Range(given.low.to_string(), given.high.to_string()),
            differs: None,
        },
        None => Shown::text(desk.t(none)),
    };
    let item = |id: &str| by_id(&desk.rules.score.items, id).map(|rule| desk.pick(&rule.title));
    let mut rows: Vec<Line> = Vec::new();
    for ranges in &beside.ranges {
        let name = ranges.item.as_deref().map_or(Some(desk.t("cases.whole")), item);
        let cells = ranges.cells.iter().map(|given| cell(*given, "status.not_applicable"));
        let common = cell(ranges.common, "cases.none_shared");
        rows.push(Line {
            code: ranges.item.clone().unwrap_or_else(|| "score".into()),
            name: name.unwrap_or_default().to_owned(),
            cells: cells.chain([common]).collect(),
            is_sum: ranges.item.is_none(),
        });
    }
    let rated = |column: &Column<'_>| {
        let score = &column.assessment.score;
        let max = desk.said(Some(score.expected_max), Unit::Points);
        Shown::text(filled_all(desk.t("cases.of"), &[&score.expected.to_string(), &max]))
    };
    let unrated = |column: &Column<'_>| {
        let items: Vec<&str> =
            column.assessment.score.unrated.iter().filter_map(|id| item(id)).collect();
        Shown::text(if items.is_empty() {
            desk.t("cases.all_rated").to_owned()
        } else {
            items.join(desk.t("comma"))
        })
    };
    let mut told = |code, name, told: &dyn Fn(&Column<'_>) -> Shown| {
        let mut cells: Vec<Shown> = columns.iter().map(told).collect();
        cells.push(Shown::text(desk.t("cases.not_shared")));
        rows.push(line(code, desk.t(name), cells));
    };
    told("expected", "cases.rated", &rated);
    told("unrated", "cases.unrated", &unrated);
    let mut head = head(desk, "sheet.item", columns);
    head.push(desk.t("cases.common").to_owned());
    Grid { code: "files-points", name: desk.t("cases.points").to_owned(), head, rows }
}

/// What they are, and their budgets and tonnes.
fn figures(desk: &Desk, columns: &[Column<'_>], cases: &[&Assessment]) -> Grid {
    let unknown = || desk.t("unknown").to_owned();
    let kind = |column: &Column<'_>| {
        let kind = column.proposal.at("application.kind").as_text();
        let name = kind.and_then(|kind| desk.lang.find(&format!("code.application.kind.{kind}")));
        Shown::text(name.map_or_else(unknown, str::to_owned))
    };
    let cities = |column: &Column<'_>| {
        let cities = column.proposal.at("application.partner_cities").elements().iter();
        let cities: Vec<&str> = cities.filter_map(Node::as_text).collect();
        Shown::text(if cities.is_empty() { unknown() } else { cities.join(desk.t("comma")) })
    };
    let call = |column: &Column<'_>| {
        let rules = Book::shipped().rules(&column.assessment.rules);
        Shown::text(rules.map_or("", |rules| desk.pick(&rules.title)))
    };
    let told = |code, name, told: &dyn Fn(&Column<'_>) -> Shown| {
        line(code, desk.t(name), columns.iter().map(told).collect())
    };
    let facts = [
        told("rules", "cases.call", &call),
        told("kind", "field.application.kind", &kind),
        told("cities", "field.application.partner_cities[]", &cities),
    ];
    let rows = compare_files(cases).into_iter().map(|row| desk.line(&row, false));
    Grid {
        code: "files-figures",
        name: desk.t("cases.figures").to_owned(),
        head: head(desk, "cases.figure", columns),
        rows: facts.into_iter().chain(rows).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn states() -> Vec<(String, bool)> {
        let state = |other: &Rc<Other>| (other.name.clone(), other.outcome.is_ok());
        OTHERS.with_borrow(|others| others.iter().map(state).collect())
    }

    #[test]
    fn a_file_that_cannot_be_read_says_so_at_its_place_and_the_others_go_on() {
        let good = r#"{"format":"c3p-proposal","version":1,"rules":"2026-1","title":"A"}"#;
        let file = |name: &str, text: &str| Given {
            name: name.to_owned(),
            text: Some(text.to_owned()),
            is_large: false,
        };
        let large = Given { name: "large".to_owned(), text: None, is_large: true };
        take(&[file("a", good), file("bad", "{"), large, file("b", good), file("a", good)]);
        let expected = [("a", true), ("bad", false), ("large", false), ("b", true)];
        assert_eq!(states(), expected.map(|(name, is_read)| (name.to_owned(), is_read)));
        let many: Vec<Given> = (0..MOST).map(|place| file(&place.to_string(), good)).collect();
        take(&many);
        assert_eq!(states().iter().filter(|(_, is_read)| *is_read).count(), MOST);
        let last = OTHERS.with_borrow(|others| others.last().cloned()).expect("a file");
        assert_eq!(last.outcome.as_ref().err(), Some(&too_many()));
        // Once there is room, it is read.
        OTHERS.with_borrow_mut(|others| others.retain(|other| other.name != "a"));
        take(&[file(&last.name, good)]);
        assert_eq!(states().last(), Some(&(last.name.clone(), true)));
    }
}
