//! The sheet of a year's estimate: its lines, each with a live amount, and below them the sums.

use super::columns::{AMOUNT, COLUMNS, FORMULA_WIDTHS, PLACE, SOURCE, SOURCE_KEY, STATE, position};
use super::look::WHOLE;
use super::page::{Done, Page, Pen, at, down, on, pinned};
use super::shown::{Kind, Shown, is_too_long, json, shown};
use super::sums;
use crate::domain::assessment::{Budget, BudgetLine};
use crate::domain::budget::CONSUMABLES;
use crate::domain::problem::Issue;
use crate::json::Node;

const KEYS: u32 = 2;
const HEAD: u32 = 3;
const FIRST: u32 = 4;
/// Empty rows for more lines, and the last one, before which rows can be inserted.
const SPARE: u32 = 10;

/// Lines that are printed on one page, with all that stands below them.
const ONE_PAGE: usize = 25;

/// What a year's sheet is made from.
pub(super) struct Year<'a> {
    /// The estimate in the proposal.
    pub node: &'a Node,
    /// The same as the engine answers it.
    pub budget: &'a Budget,
    /// Its place in the proposal and in the assessment.
    pub path: &'a str,
    /// The sheet's name.
    pub name: &'a str,
    /// The sheet's title.
    pub title: &'a str,
}

/// A sheet, and what others refer to.
pub(super) struct Estimate<'a> {
    pub page: Page<'a>,
    /// The lines with their row of keys.
    pub table: String,
    /// The cell of the total.
    pub total: String,
}

/// Writes the sheet.
pub(super) fn estimate<'a>(pen: Pen<'a>, year: &Year<'_>) -> Done<Estimate<'a>> {
    let mut page = Page::new(pen, year.name, true)?;
    head(&mut page, year.title)?;
    let given = year.node.get("lines").elements();
    let mut row = FIRST;
    for (index, (node, line)) in given.iter().zip(year.budget.lines.iter()).enumerate() {
        let path = format!("{}.lines[{index}]", year.path);
        write_line(&mut page, row, node, line, &path)?;
        row += 1;
    }
    let last = row + SPARE;
    for row in row..=last {
        spare_line(&mut page, row)?;
    }
    choices(&mut page, last)?;
    let lines = Lines { first: FIRST, last };
    let total = sums::sums(&mut page, year, &lines)?;
    if given.len() <= ONE_PAGE {
        page.sheet.set_print_fit_to_pages(1, 1);
    }
    let table = format!("{}:{}", pinned(KEYS, 0), pinned(last, SOURCE));
    let (table, total) = (on(year.name, &table), on(year.name, &total));
    Ok(Estimate { page, table, total })
}

/// The rows that lines may stand in.
pub(super) struct Lines {
    pub first: u32,
    pub last: u32,
}

impl Lines {
    /// All of a column.
    pub(super) fn column(&self, column: u16) -> String {
        down(self.first, self.last, column)
    }
}

fn head(page: &mut Page<'_>, title: &str) -> Done {
    let looks = page.pen.looks;
    page.text(0, 0, title, &looks.title)?;
    page.word(1, 0, "estimate.legend", &looks.note)?;
    let hidden = [(AMOUNT, "column.amount"), (STATE, "column.state"), (PLACE, "column.place")];
    for (column, key) in hidden.into_iter().chain([(SOURCE, "column.source")]) {
        page.word(HEAD, column, key, &looks.head)?;
    }
    for (column, field) in (0..).zip(COLUMNS) {
        page.text(KEYS, column, field.key, &looks.note)?;
        page.word(HEAD, column, &format!("column.{}", field.key), &looks.head)?;
    }
    page.text(KEYS, SOURCE, SOURCE_KEY, &looks.note)?;
    page.widths(COLUMNS.iter().map(|field| field.width).chain(FORMULA_WIDTHS))?;
    page.sheet.set_row_hidden(KEYS)?;
    page.sheet.set_column_hidden(SOURCE)?;
    page.sheet.set_row_height(HEAD, 30)?;
    page.sheet.set_freeze_panes(FIRST, 3)?;
    page.sheet.set_repeat_rows(HEAD, HEAD)?;
    Ok(())
}

fn write_line(page: &mut Page<'_>, row: u32, node: &Node, line: &BudgetLine, path: &str) -> Done {
    let mut texts = Vec::new();
    for (column, field) in (0..).zip(COLUMNS) {
        let shown = cell(page, field.key, field.kind, node);
        input(page, row, column, field.kind, &shown, &format!("{path}.{}", field.key))?;
        if field.kind != Kind::Number {
            texts.push((shown.as_text(), field.width));
        }
    }
    page.fit(row, texts.iter().map(|(text, width)| (text.as_str(), *width)))?;
    if json(node).len() <= 32_000 {
        page.text(row, SOURCE, &json(node), &page.pen.looks.note)?;
    }
    let amount = line.amount.map_or_else(String::new, |amount| amount.to_string());
    let look = page.pen.looks.number(WHOLE);
    let path = format!("{path}.amount");
    let state = if line.silent {
        ""
    } else if line.amount.is_none() {
        page.pen.language.word("state.amount")
    } else if line.category.is_none() {
        page.pen.language.word("state.category")
    } else {
        ""
    };
    let place = if line.misplaced { wrong_place(page, node) } else { "" };
    if is_live(node, line) {
        let formulas = Formulas::of(page, row);
        page.figure(row, AMOUNT, &formulas.amount, (&path, &amount), &look)?;
        page.formula(row, STATE, &formulas.state, state, &page.pen.looks.text)?;
        return page.formula(row, PLACE, &formulas.place, place, &page.pen.looks.text);
    }
    page.fixed(row, AMOUNT, (&path, &amount), &look)?;
    let state = if state.is_empty() { page.pen.language.word("state.fixed") } else { state };
    let look = page.pen.looks.fixed(&page.pen.looks.text);
    page.text(row, STATE, state, &look)?;
    page.text(row, PLACE, place, &look)
}

/// What a cell shows of a line. A row that is no line shows what it is as its description.
fn cell(page: &Page<'_>, key: &str, kind: Kind, node: &Node) -> Shown {
    let is_line = node.is_unanswered() || matches!(node, Node::Object(_));
    let node =
        if !is_line && key == "description" { &Node::text(&json(node)) } else { node.get(key) };
    shown(kind, node, page.pen.rules, page.pen.language)
}

fn input(
    page: &mut Page<'_>,
    row: u32,
    column: u16,
    kind: Kind,
    shown: &Shown,
    path: &str,
) -> Done {
    let looks = page.pen.looks;
    let look = if kind == Kind::Number { &looks.input_number } else { &looks.input };
    page.input(row, column, shown, look, path)
}

fn spare_line(page: &mut Page<'_>, row: u32) -> Done {
    let looks = page.pen.looks;
    for (column, field) in (0..).zip(COLUMNS) {
        let look = if field.kind == Kind::Number { &looks.input_number } else { &looks.input };
        page.constant(row, column, &Shown::Blank, look)?;
    }
    let formulas = Formulas::of(page, row);
    page.formula(row, AMOUNT, &formulas.amount, "", &looks.number(WHOLE))?;
    page.formula(row, STATE, &formulas.state, "", &looks.text)?;
    page.formula(row, PLACE, &formulas.place, "", &looks.text)
}

fn choices(page: &mut Page<'_>, last: u32) -> Done {
    for (key, list) in [
        ("category", "=Categories"),
        ("price_includes_tax", "=YesOrNo"),
        ("consumable_exception", "=Exceptions"),
    ] {
        page.choices((FIRST, position(key)), (last, position(key)), list)?;
    }
    for key in ["unit_price", "exchange_rate", "quantity", "quantity2"] {
        page.decimals((FIRST, position(key)), (last, position(key)))?;
    }
    Ok(())
}

/// Whether a formula gives what the engine gives: not where a cell cannot hold a number to its last
/// digit, nor where the engine refuses a product as too large.
fn is_live(node: &Node, line: &BudgetLine) -> bool {
    let factors = ["unit_price", "exchange_rate", "quantity", "quantity2"];
    let too_large = line.problems.iter().any(|problem| problem.issue == Issue::TooLarge);
    !too_large && !factors.iter().any(|key| is_too_long(node.get(key)))
}

fn wrong_place<'a>(page: &Page<'a>, node: &Node) -> &'a str {
    let is_consumable = node.get("category").as_text() == Some(CONSUMABLES);
    page.pen.language.word(if is_consumable { "place.equipment" } else { "place.consumables" })
}

/// A line's formulas.
struct Formulas {
    amount: String,
    state: String,
    place: String,
}

impl Formulas {
    fn of(page: &Page<'_>, row: u32) -> Self {
        let word = |key| page.pen.language.word(key);
        let cell = |key| at(row, position(key));
        let (price, currency, rate) = (cell("unit_price"), cell("currency"), cell("exchange_rate"));
        let (count, times, taxed) =
            (cell("quantity"), cell("quantity2"), cell("price_includes_tax"));
        let (category, exception) = (cell("category"), cell("consumable_exception"));
        let (description, note) = (cell("description"), cell("note"));
        let amount = at(row, AMOUNT);

        // Blank is "not answered": no rate is needed for yen, and no second quantity means once.
        // Text is "can't be read", and below zero nothing counts.
        let rate_known = format!(
            "OR(ISNUMBER({rate}),AND({rate}=\"\",OR({currency}=\"\",EXACT({currency},\"JPY\"))))"
        );
        let price_known = format!("ISNUMBER({price}),{rate_known},MIN({price},{rate})>=0");
        let known = format!(
            "ISNUMBER({price}),ISNUMBER({count}),{rate_known},\
             OR({times}=\"\",ISNUMBER({times})),MIN({price},{rate},{count},{times})>=0"
        );
        let untaxed = |product: &str| {
            // Rounding to six decimals takes away the noise of floats, nothing else.
            format!("ROUND({product}*100/(100+IF({taxed}=YesWord,TaxRate,0)),6)")
        };
        let one = |cell: &str| format!("IF({cell}=\"\",1,{cell})");
        let product = format!("{price}*{}*{count}*{}", one(&rate), one(&times));
        let in_yen = untaxed(&format!("{price}*{}", one(&rate)));

        let silent = format!("COUNTA({price},{rate},{count},{times},{description},{note})=0");
        let category_known = format!("ISNUMBER(MATCH({category},Categories,0))");
        let excepted = format!("ISNUMBER(MATCH({exception},Exceptions,0))");
        Self {
            amount: format!("=IF(AND({known}),TRUNC({}),\"\")", untaxed(&product)),
            state: format!(
                "=IF({silent},\"\",IF({amount}=\"\",\"{}\",IF({category_known},\"\",\"{}\")))",
                word("state.amount"),
                word("state.category"),
            ),
            place: format!(
                "=IF(AND({price_known}),\
                 IF(AND({category}=ConsumablesName,{in_yen}>=EquipmentPrice,NOT({excepted})),\"{}\",\
                 IF(AND({category}=EquipmentName,{in_yen}<EquipmentPrice),\"{}\",\"\")),\"\")",
                word("place.equipment"),
                word("place.consumables"),
            ),
        }
    }
}
