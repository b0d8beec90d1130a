//! How a table is laid out: its columns and their headers.

use super::random::{Random, WORDS};
use super::truth::{Cost, Shape};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// Empty, at the left or among the others.
    Margin,
    Number,
    Outer,
    Category,
    Description,
    Detail,
    Price,
    Quantity,
    Unit,
    Quantity2,
    Unit2,
    Currency,
    Rate,
    /// The amount before it is changed into yen.
    Abroad,
    Amount,
    TaxPart,
    Extra,
    Note,
    Calculation,
    Sign(usize),
    Year(usize),
    Month(usize),
    /// Quantity, price and amount as they were planned before.
    Old(usize),
    Difference,
}

/// Where the category of a line stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// In its row; the categories come and go.
    Ledger,
    /// In its row.
    Each,
    /// In the first row of several.
    Blank,
    /// The same, with 〃 below.
    Ditto,
    /// In a row of its own, in the column of categories.
    Heading,
    /// In a row of its own, in the column of descriptions.
    Headed,
    /// The same in two levels.
    Outline,
    /// Two levels in two columns.
    Outer,
}

impl Mode {
    pub fn has_headings(self) -> bool {
        matches!(self, Self::Heading | Self::Headed | Self::Outline)
    }
}

/// The columns of a table, in one of their usual orders.
pub fn columns(
    random: &mut Random,
    shape: Shape,
    mode: Mode,
    costs: &[Cost],
    headless: bool,
) -> Vec<Column> {
    use Column::*;
    let mut columns = Vec::new();
    if random.chance(60) {
        columns.push(Margin);
    }
    if !headless && random.chance(220) {
        columns.push(Number);
    }
    match mode {
        Mode::Headed | Mode::Outline => columns.push(Description),
        Mode::Outer => columns.extend([Outer, Category, Description]),
        _ => columns.extend([Category, Description]),
    }
    let plain = shape == Shape::Columns;
    if plain && random.chance(90) {
        columns.push(Detail);
    }
    if plain && random.chance(25) {
        columns.push(Margin);
    }
    let extra = !headless && random.chance(50);
    if extra && random.chance(500) {
        columns.push(Extra);
    }
    let two = costs.iter().any(|cost| cost.counts.len() > 1);
    let units = random.chance(880);
    let counted = match (two, units) {
        (true, true) => vec![Quantity, Unit, Quantity2, Unit2],
        (true, false) => vec![Quantity, Quantity2],
        (false, true) => vec![Quantity, Unit],
        (false, false) => vec![Quantity],
    };
    match shape {
        Shape::Columns | Shape::Gross => match random.below(20) {
            0 if plain => columns.extend([vec![Amount, Price], counted].concat()),
            1..=5 => columns.extend([counted, vec![Price, Amount]].concat()),
            6 if units && !two => columns.extend([Unit, Quantity, Price, Amount]),
            7 if units && !two => columns.extend([Unit, Price, Quantity, Amount]),
            _ => columns.extend([vec![Price], counted, vec![Amount]].concat()),
        },
        Shape::Dotted => columns.extend([vec![Price], counted, vec![Amount]].concat()),
        Shape::Counts if random.chance(500) => columns.extend([Quantity, Price, Amount]),
        Shape::Counts => columns.extend([Price, Quantity, Amount]),
        Shape::Cells => columns.extend([
            Price,
            Sign(0),
            Sign(1),
            Quantity,
            Unit,
            Sign(2),
            Quantity2,
            Unit2,
            Sign(3),
            Amount,
            Sign(4),
        ]),
        Shape::Calculation => columns.extend([Calculation, Amount]),
        Shape::Amounts => columns.push(Amount),
        Shape::Foreign => {
            let abroad = random.chance(300);
            columns.extend(if random.chance(500) { [Currency, Price] } else { [Price, Currency] });
            columns.extend(if abroad { vec![] } else { vec![Rate] });
            columns.extend(counted);
            columns.extend(if abroad { vec![Abroad, Rate, Amount] } else { vec![Amount] });
        }
        Shape::Years => {
            let years = random.between(2, 3);
            columns.extend((0..years).map(Year));
            columns.push(Amount);
        }
        Shape::Months(sum) => {
            columns.push(Price);
            let months = random.between(3, 12);
            columns.extend((0..months).map(Month));
            columns.extend(if sum { vec![Quantity] } else { vec![] });
            columns.push(Amount);
        }
        Shape::Change => {
            columns.extend([Old(0), Old(1), Old(2), Quantity, Price, Amount, Difference])
        }
    }
    if shape == Shape::Gross && random.chance(400) {
        columns.push(TaxPart);
    }
    if extra && !columns.contains(&Extra) {
        columns.push(Extra);
    }
    if !headless && random.chance(500) {
        columns.push(Note);
    }
    columns
}

/// What the names of columns depend on.
pub struct Named<'a> {
    pub columns: &'a [Column],
    pub english: bool,
    /// Categories stand in the column of descriptions.
    pub both: bool,
    pub shape: Shape,
    pub units_within: bool,
}

/// The name of a column.
pub fn name(random: &mut Random, column: Column, sheet: &Named<'_>) -> String {
    let Named { columns, english, both, shape, units_within } = *sheet;
    let two = columns.contains(&Column::Quantity2);
    let uncounted = two && !columns.contains(&Column::Unit) && !units_within;
    let detailed = columns.contains(&Column::Detail);
    let list = match column {
        Column::Number => "number",
        Column::Outer => "outer",
        Column::Category => "category",
        Column::Description if both => "both",
        Column::Description => "description",
        Column::Detail => "detail",
        Column::Price => "unit_price",
        Column::Quantity if uncounted => "people",
        Column::Quantity2 if uncounted => "times",
        Column::Quantity => "quantity",
        Column::Quantity2 => "quantity2",
        Column::Unit | Column::Unit2 => "unit",
        Column::Currency => "currency",
        Column::Rate => "exchange_rate",
        Column::Amount if matches!(shape, Shape::Amounts) => "amount_only",
        Column::Amount => "amount",
        Column::TaxPart => "tax_part",
        Column::Extra => "extra",
        Column::Note => "note",
        Column::Calculation => "breakdown",
        _ => return String::new(),
    };
    let list = WORDS.headers[list].of(english);
    // With a column of details beside it, a description has a name that can't be one of these.
    let end = if detailed && column == Column::Description { 3 } else { list.len() };
    let word = &list[random.below(end)];
    let rate = shape == Shape::Foreign && column == Column::Price && word.contains("ate");
    if rate { list[0].clone() } else { word.clone() }
}
