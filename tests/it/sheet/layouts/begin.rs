//! Decides on a table: its shape, its costs, its marks, its sums.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::digits::Digits;
use super::lines::Sums;
use super::mark::Mark;
use super::random::{CATEGORIES, Random, WORDS};
use super::sheet::Sheet;
use super::style::{self, Column, Mode};
use super::truth::{Cost, Scale, Shape, costs, is_plain};

fn shape(random: &mut Random) -> Shape {
    random.weighted(&[
        (Shape::Columns, 560),
        (Shape::Amounts, 100),
        (Shape::Counts, 70),
        (Shape::Cells, 60),
        (Shape::Foreign, 60),
        (Shape::Calculation, 50),
        (Shape::Gross, 45),
        (Shape::Years, 30),
        (Shape::Months(true), 15),
        (Shape::Months(false), 3),
        (Shape::Change, 4),
        (Shape::Dotted, 3),
    ])
}

/// Decides what a table is like.
pub fn begin(seed: u64) -> Sheet {
    let mut random = Random::new(seed);
    let english = random.chance(250);
    let shape = shape(&mut random);
    let thousands = !english || random.chance(500);
    let scale = match shape {
        Shape::Columns | Shape::Amounts | Shape::Counts | Shape::Cells if thousands => {
            random.weighted(&[(Scale::Yen, 82), (Scale::Thousands, 10), (Scale::Tenths, 8)])
        }
        _ => Scale::Yen,
    };
    let mode = match shape {
        Shape::Cells => random.weighted(&[(Mode::Blank, 5), (Mode::Each, 3), (Mode::Heading, 2)]),
        Shape::Months(_) | Shape::Change | Shape::Dotted => {
            random.weighted(&[(Mode::Blank, 1), (Mode::Each, 1)])
        }
        _ => random.weighted(&[
            (Mode::Blank, 28),
            (Mode::Headed, 18),
            (Mode::Each, 16),
            (Mode::Outline, 12),
            (Mode::Heading, 10),
            (Mode::Ledger, 6),
            (Mode::Ditto, 5),
            (Mode::Outer, 5),
        ]),
    };
    let mut made = costs(&mut random, shape, scale, english);
    // Dots are told from points by a figure that has two of them.
    let million = Decimal::from(1_000_000);
    let dotted =
        |made: &[Cost]| shape != Shape::Dotted || made.iter().any(|cost| cost.shown() >= million);
    while !is_plain(&made) || !dotted(&made) {
        made = costs(&mut random, shape, scale, english);
    }
    if shape == Shape::Years {
        made.iter_mut().for_each(|cost| {
            cost.price = (cost.price / Decimal::from(1000)).trunc() * Decimal::from(1000)
                + Decimal::from(1000)
        });
    }
    let headless = shape == Shape::Cells && random.chance(400);
    let columns = style::columns(&mut random, shape, mode, &made, headless);
    let outer = [Mark::Roman, Mark::Dot, Mark::Letter, Mark::Plain, Mark::Chapter, Mark::Kanji];
    let inner =
        [Mark::WideBrackets, Mark::Brackets, Mark::Circle, Mark::Parts, Mark::Points, Mark::Code];
    let own = [Mark::Half, Mark::SmallLetter, Mark::Bullet, Mark::None, Mark::None, Mark::None];
    let mut marks = [Mark::None; 3];
    if matches!(mode, Mode::Outline | Mode::Outer) {
        let sets = [&outer[..], &inner[..], &own[..]];
        marks = sets.map(|set| set[random.below(set.len())]);
    } else {
        let all = [&outer[..], &inner[..]].concat();
        if random.chance(350) {
            marks[1] = all[random.below(all.len())];
        }
        let others = [&own[..3], &inner[..5], &[Mark::Dot, Mark::Plain][..]].concat();
        let mark = others[random.below(others.len())];
        let brackets = [Mark::Brackets, Mark::WideBrackets];
        let alike = mark == marks[1] || (brackets.contains(&mark) && brackets.contains(&marks[1]));
        if random.chance(180) && !alike {
            marks[2] = mark;
        }
    }
    let names = (0..CATEGORIES.len())
        .map(|at| (at, random.word(&WORDS.categories[&CATEGORIES[at].code], english).to_owned()));
    let names: BTreeMap<usize, String> = names.collect();
    let digits = Digits::of(&mut random, shape, scale, english);
    let mut sheet = Sheet {
        english,
        shape,
        scale,
        mode,
        columns,
        digits,
        marks,
        names,
        costs: made,
        indent: random.pick(&["", "　", "　　", "  "]),
        ditto: random.pick(&["〃", "同上", "”", "\u{3003}"]),
        random,
        units_within: false,
        part_after: None,
        rows: Vec::new(),
        header: Vec::new(),
        features: Vec::new(),
        lines: 0,
        administration: None,
        taxed: false,
        totals: Vec::new(),
        demands: false,
    };
    notes(&mut sheet, headless);
    sheet
}

/// Says by name what was decided, and decides what depends on it.
fn notes(sheet: &mut Sheet, headless: bool) {
    let (shape, mode, scale) = (sheet.shape, sheet.mode, sheet.scale);
    sheet.note(&format!("shape {shape:?}"));
    sheet.note(&format!("categories {mode:?}"));
    sheet.note(&format!("scale {scale:?}"));
    for (at, of) in ["outer", "category", "description"].iter().enumerate() {
        if sheet.marks[at] != Mark::None {
            sheet.note(&format!("mark of {of} {:?}", sheet.marks[at]));
        }
    }
    let said = [
        ("English", sheet.english),
        ("no header", headless),
        ("full-width digits", sheet.digits.wide),
        ("digits without commas", !sheet.digits.commas),
        ("@ before prices", !sheet.digits.at.is_empty()),
        ("円 or ¥ with amounts", sheet.digits.sign != ("", "")),
        ("empty column", sheet.has(Column::Margin)),
        ("column of numbers", sheet.has(Column::Number)),
        ("two quantities", sheet.has(Column::Quantity2)),
        ("column of details", sheet.has(Column::Detail)),
        ("other column", sheet.has(Column::Extra)),
    ];
    said.iter().filter(|(_, is)| *is).for_each(|(name, _)| sheet.note(name));
    let counted = sheet.shape == Shape::Columns && !sheet.has(Column::Unit);
    sheet.units_within = counted && sheet.may("units in the cells of quantities", 400);
    sheet.demands = matches!(shape, Shape::Months(false) | Shape::Change | Shape::Dotted);
    if shape == Shape::Amounts
        && mode == Mode::Each
        && sheet.may("one amount a category, undescribed", 250)
    {
        sheet.columns.retain(|column| *column != Column::Description);
        sheet.marks[2] = Mark::None;
        let mut seen = BTreeSet::new();
        sheet.costs.retain(|cost| seen.insert(cost.category));
    }
    if shape == Shape::Years {
        deal_years(sheet);
    }
    let some = sheet.costs.iter().position(|cost| cost.shown() > Decimal::from(20_000));
    if shape == Shape::Columns
        && scale == Scale::Yen
        && sheet.random.chance(10)
        && mode != Mode::Ledger
    {
        sheet.part_after = some.map(|at| at + 1);
    }
}

fn deal_years(sheet: &mut Sheet) {
    let years = sheet.columns.iter().filter(|column| matches!(column, Column::Year(_))).count();
    for cost in &mut sheet.costs {
        let thousands =
            usize::try_from((cost.price / Decimal::from(1000)).trunc().mantissa()).expect("small");
        for year in 0..years {
            let none = year > 0 && sheet.random.chance(200);
            let of = if none { 0 } else { sheet.random.between(thousands.div_ceil(2), thousands) };
            cost.years.push(Decimal::from(of * 1000));
        }
        cost.price = cost.years.iter().sum();
    }
}

pub fn sums(sheet: &mut Sheet) -> Sums {
    let bare = !sheet.has(Column::Description);
    let sums = match sheet.mode {
        Mode::Ledger => Sums::None,
        _ if bare => Sums::None,
        Mode::Each => {
            sheet.random.weighted(&[(Sums::None, 45), (Sums::Below, 45), (Sums::Above, 10)])
        }
        mode if mode.has_headings() => {
            // An amount on a heading and one line below it: without a total it could be another line.
            sheet.random.weighted(&[(Sums::None, 40), (Sums::Below, 30), (Sums::Above, 30)])
        }
        _ => sheet.random.weighted(&[(Sums::None, 50), (Sums::Below, 50)]),
    };
    if sums != Sums::None {
        sheet.note(&format!("sums of categories {sums:?}"));
    }
    sums
}
