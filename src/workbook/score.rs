//! The sheet of the score: what reviewers judge is live, what facts decide stands as it was computed.

use super::page::{Done, Page, Pen, at, down};
use super::shown::{Kind, shown};
use crate::domain::assessment::{Item, ItemKind, PointSums, Score};
use crate::json::Node;
use crate::proposal::RATING_BOUNDS;
use crate::quantity::Number;

const HEAD: u32 = 3;
const FIRST: u32 = 4;
const ITEM: u16 = 0;
const KIND: u16 = 1;
const MAX: u16 = 2;
const INPUT: u16 = 3;
const LOW: u16 = 6;
const EXPECTED: u16 = 7;
const HIGH: u16 = 8;
const STATE: u16 = 9;
const ITEM_WIDTH: u16 = 62;
/// Points have few decimals, and no grouping.
const POINTS: &str = "0.##########";

/// Writes the sheet.
pub(super) fn score<'a>(pen: Pen<'a>, ratings: &Node, score: &Score) -> Done<Page<'a>> {
    let mut page = Page::new(pen, pen.language.word("sheet.score"), true)?;
    head(&mut page)?;
    let titles = pen.rules.score.items.iter().map(|rule| pen.language.pick(&rule.title));
    let mut row = FIRST;
    for (title, item) in titles.zip(&score.items) {
        write_item(&mut page, row, title, item, ratings)?;
        row += 1;
    }
    sums(&mut page, row, score)?;
    Ok(page)
}

fn head(page: &mut Page<'_>) -> Done {
    let looks = page.pen.looks;
    page.word(0, 0, "score.title", &looks.title)?;
    page.word(1, 0, "score.legend", &looks.note)?;
    for (column, key) in [
        (ITEM, "score.item"),
        (KIND, "score.kind"),
        (MAX, "score.max"),
        (INPUT, "score.input.low"),
        (INPUT + 1, "score.input.expected"),
        (INPUT + 2, "score.input.high"),
        (LOW, "score.low"),
        (EXPECTED, "score.expected"),
        (HIGH, "score.high"),
        (STATE, "score.state"),
    ] {
        page.word(HEAD, column, key, &looks.head)?;
    }
    page.widths([ITEM_WIDTH, 18, 10, 10, 10, 10, 10, 10, 10, 34])?;
    page.sheet.set_row_height(HEAD, 30)?;
    page.sheet.set_freeze_panes(FIRST, 1)?;
    page.sheet.set_repeat_rows(HEAD, HEAD)?;
    Ok(())
}

fn write_item(page: &mut Page<'_>, row: u32, title: &str, item: &Item, ratings: &Node) -> Done {
    let pen = page.pen;
    let (looks, number) = (pen.looks, pen.looks.number(POINTS));
    let kind = match item.kind {
        ItemKind::Judged => "score.kind.judged",
        ItemKind::Computed => "score.kind.computed",
        ItemKind::NotApplicable => "score.kind.not_applicable",
    };
    let path = format!("score.items.{}", item.id);
    let expected = item.expected.map_or_else(String::new, |points| points.to_string());
    let (low, high) = (item.low.to_string(), item.high.to_string());
    page.text(row, ITEM, title, &looks.text)?;
    page.fit(row, [(title, ITEM_WIDTH)])?;
    page.word(row, KIND, kind, &looks.text)?;
    page.fixed(row, MAX, (&format!("{path}.max"), &item.max.to_string()), &number)?;
    let points = [
        (LOW, format!("{path}.low"), low),
        (EXPECTED, format!("{path}.expected"), expected),
        (HIGH, format!("{path}.high"), high),
    ];
    if item.kind != ItemKind::Judged {
        for (column, path, value) in &points {
            page.fixed(row, *column, (path, value), &number)?;
        }
        return Ok(());
    }
    let rating = ratings.get(&item.id);
    for (column, bound) in (INPUT..).zip(RATING_BOUNDS) {
        let shown = shown(Kind::Number, rating.get(bound), pen.rules, pen.language);
        let path = format!("ratings.{}.{bound}", item.id);
        let look = looks.input_number.clone().set_num_format(POINTS);
        page.input(row, column, &shown, &look, &path)?;
    }
    let formulas = Formulas::of(row, pen.language.word("score.state.range"));
    let state = if is_usable(rating, item) { "" } else { pen.language.word("score.state.range") };
    page.formula(row, STATE, &formulas.state, state, &looks.text)?;
    for ((column, path, value), formula) in
        points.iter().zip([&formulas.low, &formulas.expected, &formulas.high])
    {
        page.figure(row, *column, formula, (path, value), &number)?;
    }
    Ok(())
}

/// The bounds give a range: nothing is given, or the engine made something of it.
fn is_usable(rating: &Node, item: &Item) -> bool {
    let given: Vec<&Node> = RATING_BOUNDS
        .iter()
        .map(|bound| rating.get(bound))
        .filter(|b| !b.is_unanswered())
        .collect();
    if given.is_empty() {
        return true;
    }
    let bounds = RATING_BOUNDS.map(|bound| super::shown::number(rating.get(bound)));
    let all_read = given.iter().all(|bound| super::shown::number(bound).is_some());
    let in_range = bounds.iter().flatten().all(|n| !n.is_negative() && *n <= item.max);
    let [low, expected, high] = bounds;
    let low = low.unwrap_or_default();
    let high = high.unwrap_or(item.max);
    let middle = expected.unwrap_or(low);
    all_read && in_range && low <= middle && middle <= high
}

/// An item's formulas.
struct Formulas {
    low: String,
    expected: String,
    high: String,
    state: String,
}

impl Formulas {
    fn of(row: u32, out_of_range: &str) -> Self {
        let (low, expected, high) = (at(row, INPUT), at(row, INPUT + 1), at(row, INPUT + 2));
        let (max, state) = (at(row, MAX), at(row, STATE));
        let given = format!("{low},{expected},{high}");
        let least = format!("IF({low}=\"\",0,{low})");
        let middle = format!("IF({expected}=\"\",{least},{expected})");
        let most = format!("IF({high}=\"\",{max},{high})");
        // An expectation alone is certain; bounds that are no range leave all open.
        let alone = format!("AND({low}=\"\",{high}=\"\",{expected}<>\"\")");
        Self {
            state: format!(
                "=IF(AND(COUNT({given})=COUNTA({given}),MIN(0,{given})>=0,MAX(0,{given})<={max},\
                 {least}<={middle},{middle}<={most}),\"\",\"{out_of_range}\")"
            ),
            low: format!("=IF({state}<>\"\",0,IF({alone},{expected},{least}))"),
            expected: format!("=IF(OR({state}<>\"\",{expected}=\"\"),\"\",{expected})"),
            high: format!("=IF({state}<>\"\",{max},IF({alone},{expected},{most}))"),
        }
    }
}

/// Sums over all items, then over those of each kind.
fn sums(page: &mut Page<'_>, mut row: u32, score: &Score) -> Done {
    let last = row.saturating_sub(1).max(FIRST);
    let column = |column| down(FIRST, last, column);
    let pen = page.pen;
    let looks = pen.looks;
    let whole = PointSums {
        max: score.max,
        low: score.low,
        expected: score.expected,
        expected_max: score.expected_max,
        high: score.high,
    };
    let kinds = [
        ("score.total", "score", None, whole),
        ("score.of_computed", "score.computed", Some("score.kind.computed"), score.computed),
        ("score.of_judged", "score.judged", Some("score.kind.judged"), score.judged),
    ];
    for (label, path, kind, sums) in kinds {
        page.word(row, ITEM, label, &looks.strong)?;
        let values: [(u16, &str, Number); 4] = [
            (MAX, "max", sums.max),
            (LOW, "low", sums.low),
            (EXPECTED, "expected", sums.expected),
            (HIGH, "high", sums.high),
        ];
        for (place, name, value) in values {
            // Ratings have at most ten decimals: rounding takes away the noise of floats only.
            let formula = match kind {
                None => format!("=ROUND(SUM({}),10)", column(place)),
                Some(kind) => format!(
                    "=ROUND(SUMIFS({},{},\"{}\"),10)",
                    column(place),
                    column(KIND),
                    pen.language.word(kind)
                ),
            };
            let figure = (format!("{path}.{name}"), value.to_string());
            page.figure(row, place, &formula, (&figure.0, &figure.1), &looks.total(POINTS))?;
        }
        row += 1;
    }
    let rated = format!("SUMPRODUCT(({}<>\"\")*{})", column(EXPECTED), column(MAX));
    let rest = [
        ("score.expected_max", "score.expected_max", format!("={rated}"), score.expected_max),
        (
            "score.unrated_max",
            "score.unrated_max",
            format!("=SUM({})-{rated}", column(MAX)),
            score.unrated_max,
        ),
    ];
    for (label, path, formula, value) in rest {
        page.word(row, ITEM, label, &looks.label)?;
        let value = value.to_string();
        page.figure(row, MAX, &formula, (path, &value), &looks.number(POINTS))?;
        row += 1;
    }
    Ok(())
}
