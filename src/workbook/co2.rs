//! The sheet of CO₂: a column a measure, inputs above and results below, all of them formulas.

use super::co2_formulas::{self as formulas, Rows};
use super::look::{CENTS, WHOLE};
use super::page::{Done, Page, Pen, at};
use super::shown::{Kind, Shown, is_too_long, shown};
use crate::domain::assessment::{Assessment, Co2, Measure, Status};
use crate::domain::problem::Issue;
use crate::json::Node;
use crate::quantity::{Exact, Yen};

const HEAD: u32 = 3;
const FIRST: u32 = 4;
const LABEL: u16 = 0;
const UNIT: u16 = 1;
pub(super) const TOTAL: u16 = 2;
pub(super) const MEASURES: u16 = 3;
/// Characters that a measure has room for.
const WIDTH: u16 = 20;
/// Empty columns for more measures.
const SPARE: u16 = 2;
const TONNES: &str = "#,##0.00;[Red]-#,##0.00";

/// Inputs that are numbers, with their units, in the order of the rows.
const NUMBERS: [(&str, &str, &str); 18] = [
    ("annual_reduction", "co2.annual_reduction", "unit.tonnes_a_year"),
    ("annual_energy_mwh", "co2.annual_energy_mwh", "unit.mwh"),
    ("capacity_kw", "co2.capacity_kw", "unit.kw"),
    ("yield_kwh_per_kw", "co2.yield_kwh_per_kw", "unit.kwh_per_kw"),
    ("project_energy_mwh", "co2.project_energy_mwh", "unit.mwh"),
    ("ratio", "co2.ratio", ""),
    ("reference_emissions", "co2.reference_emissions", "unit.tonnes_a_year"),
    ("project_emissions", "co2.project_emissions", "unit.tonnes_a_year"),
    ("reference_fuel_gj", "co2.reference_fuel_gj", "unit.gj"),
    ("reference_factor", "co2.reference_factor", "unit.kg_per_gj"),
    ("project_fuel_gj", "co2.project_fuel_gj", "unit.gj"),
    ("project_factor", "co2.project_factor", "unit.kg_per_gj"),
    ("project_power_mwh", "co2.project_power_mwh", "unit.mwh"),
    ("grid_factor", "co2.grid_factor", "unit.t_per_mwh"),
    ("useful_life_years", "co2.useful_life_years", "unit.years"),
    ("capital_cost", "co2.capital_cost", "unit.yen"),
    ("subsidy_rate", "co2.subsidy_rate", "unit.percent"),
    ("subsidy", "co2.subsidy_given", "unit.yen"),
];

/// Writes the sheet. `budget_total` is the cell of the first year's total.
pub(super) fn co2<'a>(
    pen: Pen<'a>,
    node: &Node,
    assessment: &Assessment,
    budget_total: &str,
) -> Done<Page<'a>> {
    let co2 = &assessment.co2;
    let refused = assessment.problems.iter().filter(|problem| problem.issue == Issue::TooLarge);
    let refused = refused.filter_map(|problem| {
        problem.path.strip_prefix("co2.measures[")?.strip_suffix(']')?.parse().ok()
    });
    let too_large: Vec<usize> = refused.collect();
    let mut page = Page::new(pen, pen.language.word("sheet.co2"), true)?;
    let count = u16::try_from(co2.measures.len()).unwrap_or(u16::MAX - MEASURES - SPARE);
    let last = MEASURES + count + SPARE - 1;
    let rows = head(&mut page, last)?;
    let given = node.get("measures").elements();
    let empty = Node::Null;
    for column in MEASURES..=last {
        let index = usize::from(column - MEASURES);
        let measure = given.get(index).unwrap_or(&empty);
        inputs(&mut page, &rows, column, index, measure)?;
        let figures = (co2.measures.get(index), too_large.contains(&index));
        results(&mut page, &rows, column, (index, measure), figures)?;
    }
    let threshold = node.get("threshold").get("yen_per_tonne");
    let threshold = shown(Kind::Number, threshold, pen.rules, pen.language);
    let path = "co2.threshold.yen_per_tonne";
    page.input(rows.threshold_given, TOTAL, &threshold, &pen.looks.input_number, path)?;
    totals(&mut page, &rows, last, co2, budget_total)?;
    Ok(page)
}

/// Labels and units; where each row stands.
fn head(page: &mut Page<'_>, last: u16) -> Done<Rows> {
    let pen = page.pen;
    let looks = pen.looks;
    page.word(0, 0, "co2.title", &looks.title)?;
    page.word(1, 0, "co2.legend", &looks.note)?;
    for (column, key) in [(LABEL, "co2.field"), (UNIT, "co2.unit"), (TOTAL, "co2.total")] {
        page.word(HEAD, column, key, &looks.head)?;
    }
    for column in MEASURES..=last {
        let number = (column - MEASURES + 1).to_string();
        page.text(HEAD, column, &pen.language.filled("co2.measure", &[&number]), &looks.head)?;
    }
    let rows = Rows::from(FIRST, NUMBERS.map(|(field, _, _)| field));
    let mut labels = vec![
        (rows.name, "co2.name", ""),
        (rows.route, "co2.route", ""),
        (rows.method, "co2.method", ""),
        (rows.energy_origin, "co2.energy_origin", ""),
        (rows.threshold_given, "co2.threshold_given", "unit.yen_per_tonne"),
        (rows.code, "co2.code", ""),
        (rows.annual, "co2.annual_tonnes", "unit.tonnes_a_year"),
        (rows.lifetime, "co2.lifetime_tonnes", "unit.tonnes"),
        (rows.energy_annual, "co2.energy_origin_annual_tonnes", "unit.tonnes_a_year"),
        (rows.energy_lifetime, "co2.energy_origin_lifetime_tonnes", "unit.tonnes"),
        (rows.subsidy, "co2.subsidy", "unit.yen"),
        (rows.capital, "co2.capital_total", "unit.yen"),
        (rows.subsidy_cost, "co2.subsidy_yen_per_tonne", "unit.yen_per_tonne"),
        (rows.energy_cost, "co2.energy_origin_subsidy_yen_per_tonne", "unit.yen_per_tonne"),
        (rows.capital_cost, "co2.capital_yen_per_tonne", "unit.yen_per_tonne"),
        (rows.public_cost, "co2.public_yen_per_tonne", "unit.yen_per_tonne"),
        (rows.share, "co2.subsidy_share", ""),
        (rows.threshold, "co2.threshold", ""),
    ];
    labels.extend(NUMBERS.map(|(field, label, unit)| (rows.of(field), label, unit)));
    for (row, label, unit) in labels {
        page.word(row, LABEL, label, &looks.label)?;
        if unit.is_empty() {
            page.constant(row, UNIT, &Shown::Blank, &looks.label)?;
        } else {
            page.word(row, UNIT, unit, &looks.label)?;
        }
    }
    page.word(rows.results, LABEL, "co2.results", &looks.section)?;
    page.widths([44, 15].into_iter().chain((TOTAL..=last).map(|_| WIDTH)))?;
    page.sheet.set_row_hidden(rows.code)?;
    page.sheet.set_freeze_panes(FIRST, MEASURES)?;
    page.sheet.set_repeat_rows(HEAD, HEAD)?;
    Ok(rows)
}

/// A measure's inputs; those of an empty column are there to be filled in.
fn inputs(page: &mut Page<'_>, rows: &Rows, column: u16, index: usize, measure: &Node) -> Done {
    let pen = page.pen;
    let looks = pen.looks;
    let path = |field: &str| format!("co2.measures[{index}].{field}");
    let text = |field: &str| shown(Kind::Text, measure.get(field), pen.rules, pen.language);
    page.fit(rows.name, [(text("name").as_text().as_str(), WIDTH)])?;
    page.input(rows.name, column, &text("name"), &looks.input, &path("name"))?;
    let choice = |kind, field: &str| shown(kind, measure.get(field), pen.rules, pen.language);
    let route = choice(Kind::Route, "route");
    page.fit(rows.route, [(route.as_text().as_str(), WIDTH)])?;
    page.input(rows.route, column, &route, &looks.input, &path("route"))?;
    page.choices((rows.route, column), (rows.route, column), "=Routes")?;
    let method = choice(Kind::Method, "method");
    page.fit(rows.method, [(method.as_text().as_str(), WIDTH)])?;
    page.input(rows.method, column, &method, &looks.input, &path("method"))?;
    page.choices((rows.method, column), (rows.method, column), "=Methods")?;
    let origin = choice(Kind::Flag, "energy_origin");
    page.input(rows.energy_origin, column, &origin, &looks.input, &path("energy_origin"))?;
    page.choices((rows.energy_origin, column), (rows.energy_origin, column), "=YesOrNo")?;
    for (field, _, _) in NUMBERS {
        let shown = shown(Kind::Number, measure.get(field), pen.rules, pen.language);
        page.input(rows.of(field), column, &shown, &looks.input_number, &path(field))?;
    }
    let numbers = NUMBERS.map(|(field, _, _)| rows.of(field));
    let (first, last) = (numbers.iter().min(), numbers.iter().max());
    if let (Some(first), Some(last)) = (first, last) {
        page.decimals((*first, column), (*last, column))?;
    }
    Ok(())
}

/// A measure's figures. A number too long for a spreadsheet, or a product that the engine refuses
/// as too large, makes them what they were on export.
fn results(
    page: &mut Page<'_>,
    rows: &Rows,
    column: u16,
    (index, node): (usize, &Node),
    (measure, too_large): (Option<&Measure>, bool),
) -> Done {
    let pen = page.pen;
    let looks = pen.looks;
    let is_live = !too_large && !NUMBERS.iter().any(|(field, _, _)| is_too_long(node.get(field)));
    let cell = |row| at(row, column);
    let code = node.get("method").as_text().filter(|_| measure.is_some()).unwrap_or_default();
    let is_method = pen.rules.co2.methods.iter().any(|rule| rule.value == code);
    let code = if is_method { code } else { "" };
    page.formula(rows.code, column, &formulas::code(&cell(rows.method)), code, &looks.label)?;
    let exact = |value: Option<&Exact>| value.map_or_else(String::new, Exact::to_string);
    let of = |value: fn(&Measure) -> Option<&Exact>| exact(measure.and_then(value));
    let subsidy = measure.and_then(|m| m.subsidy).map_or_else(String::new, |yen| yen.to_string());
    let status = |value: fn(&Measure) -> Status| {
        pen.language.word(status_key(measure.map_or(Status::Unknown, value)))
    };
    let threshold = formulas::threshold(rows, column, pen.language);
    let figures = [
        (
            rows.annual,
            "annual_tonnes",
            formulas::annual(rows, column),
            of(|m| m.annual_tonnes.as_ref()),
            TONNES,
        ),
        (
            rows.lifetime,
            "lifetime_tonnes",
            formulas::lifetime(rows, column),
            of(|m| m.lifetime_tonnes.as_ref()),
            TONNES,
        ),
        (rows.subsidy, "subsidy", formulas::subsidy(rows, column), subsidy, WHOLE),
        (
            rows.subsidy_cost,
            "subsidy_yen_per_tonne",
            formulas::per_tonne(&cell(rows.subsidy), &cell(rows.lifetime)),
            of(|m| m.subsidy_yen_per_tonne.as_ref()),
            CENTS,
        ),
        (
            rows.capital_cost,
            "capital_yen_per_tonne",
            formulas::per_tonne(&cell(rows.of("capital_cost")), &cell(rows.lifetime)),
            of(|m| m.capital_yen_per_tonne.as_ref()),
            CENTS,
        ),
        (
            rows.share,
            "subsidy_share",
            formulas::share(rows, column, pen.language),
            status(|m| m.subsidy_share).to_owned(),
            "",
        ),
        (rows.threshold, "threshold", threshold, status(|m| m.threshold).to_owned(), ""),
    ];
    for (row, field, formula, value, format) in figures {
        let path = format!("co2.measures[{index}].{field}");
        let look = if format.is_empty() { looks.status.clone() } else { looks.number(format) };
        if measure.is_none() {
            let formula = formulas::unless_empty(rows, column, &formula);
            page.formula(row, column, &formula, "", &look)?;
        } else if is_live {
            page.figure(row, column, &formula, (&path, &value), &look)?;
        } else {
            page.fixed(row, column, (&path, &value), &look)?;
        }
    }
    Ok(())
}

fn totals(page: &mut Page<'_>, rows: &Rows, last: u16, co2: &Co2, budget_total: &str) -> Done {
    let pen = page.pen;
    let looks = pen.looks;
    let exact = |value: Option<&Exact>| value.map_or_else(String::new, Exact::to_string);
    let yen = |value: Option<Yen>| value.map_or_else(String::new, |yen| yen.to_string());
    let figures = [
        (rows.annual, "annual_tonnes", exact(co2.annual_tonnes.as_ref()), TONNES),
        (rows.lifetime, "lifetime_tonnes", exact(co2.lifetime_tonnes.as_ref()), TONNES),
        (
            rows.energy_annual,
            "energy_origin_annual_tonnes",
            exact(co2.energy_origin_annual_tonnes.as_ref()),
            TONNES,
        ),
        (
            rows.energy_lifetime,
            "energy_origin_lifetime_tonnes",
            exact(co2.energy_origin_lifetime_tonnes.as_ref()),
            TONNES,
        ),
        (rows.subsidy, "subsidy", yen(co2.subsidy), WHOLE),
        (rows.capital, "capital_cost", exact(co2.capital_cost.as_ref()), WHOLE),
        (
            rows.subsidy_cost,
            "subsidy_yen_per_tonne",
            exact(co2.subsidy_yen_per_tonne.as_ref()),
            CENTS,
        ),
        (
            rows.energy_cost,
            "energy_origin_subsidy_yen_per_tonne",
            exact(co2.energy_origin_subsidy_yen_per_tonne.as_ref()),
            CENTS,
        ),
        (
            rows.capital_cost,
            "capital_yen_per_tonne",
            exact(co2.capital_yen_per_tonne.as_ref()),
            CENTS,
        ),
        (rows.public_cost, "public_yen_per_tonne", exact(co2.public_yen_per_tonne.as_ref()), CENTS),
    ];
    let all = formulas::Totals { rows, first: MEASURES, last, budget_total };
    for (row, field, value, format) in figures {
        let path = format!("co2.{field}");
        page.figure(row, TOTAL, &all.formula(field), (&path, &value), &looks.total(format))?;
    }
    let status = pen.language.word(status_key(co2.threshold));
    page.alarm(rows.threshold, TOTAL)?;
    let formula = all.threshold(pen.language);
    page.figure(rows.threshold, TOTAL, &formula, ("co2.threshold", status), &looks.status)
}

fn status_key(status: Status) -> &'static str {
    match status {
        Status::Pass => "status.pass",
        Status::Fail => "status.fail",
        Status::NotApplicable => "status.not_applicable",
        _ => "status.unknown",
    }
}
