//! What a column of a cost table can be, and what its header says.

use super::fold::{self, bare, fold};
use super::money::{YEN, tax_state};
use super::period;
use super::words::{contained, has_any, named as named_in, words};

/// What a column is taken as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// Nothing that is taken: numbers of rows, dates, tax amounts.
    #[default]
    Ignored,
    /// The category, or a group of categories.
    Category,
    /// What the cost is for.
    Description,
    /// Price and quantities in one cell.
    Breakdown,
    /// Price of one unit.
    UnitPrice,
    /// The price's currency.
    Currency,
    /// Yen per unit of the currency.
    ExchangeRate,
    /// How many, or how many times.
    Quantity,
    /// What is counted.
    Unit,
    /// The line's amount.
    Amount,
    /// Whether tax is in the price.
    Tax,
    /// Required tasks.
    Work,
    /// Why a dear thing is a consumable.
    ConsumableException,
    /// Notes.
    Note,
}

impl Column {
    /// All of them, in the order of a cost table.
    pub const ALL: [Self; 14] = [
        Self::Ignored,
        Self::Category,
        Self::Description,
        Self::Breakdown,
        Self::UnitPrice,
        Self::Currency,
        Self::ExchangeRate,
        Self::Quantity,
        Self::Unit,
        Self::Amount,
        Self::Tax,
        Self::Work,
        Self::ConsumableException,
        Self::Note,
    ];

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ignored => "ignored",
            Self::Category => "category",
            Self::Description => "description",
            Self::Breakdown => "breakdown",
            Self::UnitPrice => "unit_price",
            Self::Currency => "currency",
            Self::ExchangeRate => "exchange_rate",
            Self::Quantity => "quantity",
            Self::Unit => "unit",
            Self::Amount => "amount",
            Self::Tax => "tax",
            Self::Work => "work",
            Self::ConsumableException => "consumable_exception",
            Self::Note => "note",
        }
    }

    /// The column of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.code() == code)
    }

    /// What a header of the word list names.
    pub(super) fn of_header(code: &str) -> Option<Named> {
        match code {
            "number" => Some(Named::Number),
            "item" => Some(Named::Item),
            "detail" => Some(Named::Detail),
            code => Self::of(code).map(Named::Column),
        }
    }

    /// It holds a figure of a line.
    pub(super) fn is_figure(self) -> bool {
        matches!(self, Self::UnitPrice | Self::Quantity | Self::Amount | Self::Breakdown)
    }
}

/// What a header names; some names mean one thing or another, by what else is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// Numbers of rows.
    Number,
    /// A category where there is a description beside it.
    Item,
    /// A description where there is none, else a note.
    Detail,
    /// Just this.
    Column(Column),
}

/// A header cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub named: Option<Named>,
    /// Yen that one of the column's numbers stands for, where it says so.
    pub scale: Option<u32>,
    pub currency: Option<&'static str>,
    /// Its amounts are in another currency, whichever.
    pub is_abroad: bool,
    /// Whether tax is in the column's amounts, where it says so.
    pub includes_tax: Option<bool>,
    /// What a column of quantities counts, where its name says so.
    pub unit: Option<&'static str>,
    /// The cell is empty.
    pub blank: bool,
    /// There is nothing but a scale, a currency or a letter for a formula.
    pub ornament: bool,
    /// What else the header can name, the usual first; none where it has one meaning.
    pub alternatives: &'static [String],
    /// It is named by a word for sums only.
    pub is_sum: bool,
}

/// Ways of taking fillers off a header that are tried.
const MOST_TRIED: usize = 40;
/// Longest text of a header, folded.
const MOST_CHARACTERS: usize = 40;

impl Head {
    /// What a cell says as a header.
    pub(super) fn of(text: &str) -> Self {
        let folded = fold(text);
        if folded.is_empty() || folded.chars().nth(MOST_CHARACTERS).is_some() {
            return Self { blank: folded.is_empty(), ..Self::default() };
        }
        let words = words();
        // A year, or the side of a change, stands before the name of the column.
        let parted = period::year(&folded)
            .map(|(_, rest)| rest)
            .or_else(|| period::side(&folded).map(|(_, rest)| rest));
        let told = parted.unwrap_or(&folded);
        let name = bare(told);
        let column = |name: &str| words.columns_by_name.get(name).map(String::as_str);
        let mut named = find(&column, told).or_else(|| find(&column, &name));
        if parted.is_some_and(str::is_empty) || period::is_month(&folded) {
            named = None;
        }
        // 計（日） counts days, whatever 計 is otherwise.
        let is_sum = words.sum_cores.contains(&name);
        let counted = fold::remark(told)
            .and_then(|(_, unit)| words.counted_units.iter().find(|known| *known == unit))
            .filter(|_| is_sum && named == Some("amount"));
        if counted.is_some() {
            named = Some("quantity");
        }
        let alternatives = if counted.is_some() { &[] } else { alternatives(&name) };
        let scale = scale(&folded);
        let currency =
            contained(&words.currencies, &folded).filter(|_| scale.is_none_or(|s| s == 1));
        let mut letters = folded.chars().filter(|c| c.is_alphanumeric());
        let ornament = named.is_none()
            && parted.is_none()
            && (find_all(&words.header_fillers, &folded)
                || (folded.chars().count() <= 12 && letters.all(is_formula_letter)));
        Self {
            named: named.and_then(Column::of_header),
            scale,
            currency,
            is_abroad: named == Some("amount") && has_any(&words.abroad, &folded),
            includes_tax: tax_state(&folded),
            unit: counted.map(String::as_str).or_else(|| {
                named.and_then(|_| find(&|name| named_in(&words.header_units, name), &name))
            }),
            blank: false,
            ornament,
            alternatives: if named.is_some() { alternatives } else { &[] },
            is_sum,
        }
    }

    /// The column it names for sure.
    pub(super) fn column(&self) -> Option<Column> {
        if let Some(Named::Column(column)) = self.named { Some(column) } else { None }
    }

    /// Its amounts are not in yen.
    pub(super) fn is_foreign(&self) -> bool {
        self.is_abroad || self.currency.is_some_and(|code| code != YEN)
    }

    /// This header with what one below or above it says beside.
    pub(super) fn joined(&self, other: &Self) -> Self {
        Self {
            named: self.named.or(other.named),
            scale: self.scale.or(other.scale),
            currency: self.currency.or(other.currency),
            is_abroad: self.is_abroad || other.is_abroad,
            includes_tax: self.includes_tax.or(other.includes_tax),
            unit: self.unit.or(other.unit),
            blank: self.blank && other.blank,
            ornament: self.ornament && other.ornament,
            alternatives: if self.named.is_some() { self.alternatives } else { other.alternatives },
            is_sum: if self.named.is_some() { self.is_sum } else { other.is_sum },
        }
    }
}

fn is_formula_letter(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, 'a'..='h' | 'x' | '①'..='⑨')
}

/// Yen that one stands for, where a text names a scale.
pub(super) fn scale(folded: &str) -> Option<u32> {
    if has_any(&words().roundings, folded) {
        return None;
    }
    contained(&words().scales, folded).and_then(|yen| yen.parse().ok())
}

/// What is known by a name, with what may stand around it taken off.
fn find<'w>(known: &dyn Fn(&str) -> Option<&'w str>, folded: &str) -> Option<&'w str> {
    let mut open = vec![folded];
    let mut tried = 0;
    while let Some(name) = open.pop() {
        if let Some(key) = known(name) {
            return Some(key);
        }
        tried += 1;
        if tried > MOST_TRIED {
            return None;
        }
        let bare = name.trim_matches(['(', ')']);
        if bare.len() < name.len() {
            open.push(bare);
            continue;
        }
        let (first, last) = (name.as_bytes().first(), name.as_bytes().last());
        for filler in &words().header_fillers {
            // The bytes tell most apart at once.
            let starts = filler.as_bytes().first() == first;
            let ends = filler.as_bytes().last() == last;
            let after = if starts { name.strip_prefix(filler.as_str()) } else { None };
            let before = if ends { name.strip_suffix(filler.as_str()) } else { None };
            open.extend([after, before].into_iter().flatten().filter(|name| !name.is_empty()));
        }
    }
    None
}

/// The text is made of these words and of brackets.
fn find_all(fillers: &[String], folded: &str) -> bool {
    let mut rest = folded.trim_start_matches(['(', ')']);
    while !rest.is_empty() {
        let filler = fillers.iter().find_map(|word| rest.strip_prefix(word.as_str()));
        let Some(next) = filler else { return false };
        rest = next.trim_start_matches(['(', ')']);
    }
    true
}

/// The header names what a column of the word list can be besides.
fn alternatives(name: &str) -> &'static [String] {
    words().header_alternatives.get(name).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_by_whole_names() {
        use Column::{Amount, Breakdown, Category, Currency, Description, ExchangeRate, Note};
        use Column::{Quantity, Unit, UnitPrice};
        for (text, column) in [
            ("単　価", Some(UnitPrice)),
            ("単価（千円）", Some(UnitPrice)),
            ("税込単価", Some(UnitPrice)),
            ("単価\n(円)", Some(UnitPrice)),
            ("単価/円", Some(UnitPrice)),
            ("Unit price (USD)", Some(UnitPrice)),
            ("Unit Cost USD", Some(UnitPrice)),
            ("金額（税込）", Some(Amount)),
            ("Amount (JPY)", Some(Amount)),
            ("金額 C=A×B", Some(Amount)),
            ("合計", Some(Amount)),
            ("FX rate (JPY)", Some(ExchangeRate)),
            ("Qty 2", Some(Quantity)),
            ("数量②", Some(Quantity)),
            ("日数等", Some(Quantity)),
            ("通貨単位", Some(Currency)),
            ("単位", Some(Unit)),
            ("経費区分", Some(Category)),
            ("品名・内容", Some(Description)),
            ("積算内訳（単価×数量）", Some(Breakdown)),
            ("備　考", Some(Note)),
            ("うち消費税額", None),
            ("年間削減量（tCO2）", None),
            ("年間削減電力量（MWh）", None),
            ("実施時期", None),
            ("人件費", None),
            ("小計に含まれない項目の説明", None),
        ] {
            assert_eq!(Head::of(text).column(), column, "{text}");
        }
    }

    #[test]
    fn headers_tell_scale_currency_tax_and_unit() {
        let head = Head::of("単価（千円、税込）");
        assert_eq!((head.scale, head.includes_tax), (Some(1_000), Some(true)));
        assert_eq!(Head::of("単価（円）").scale, Some(1));
        assert_eq!(Head::of("Amount (JPY thousand)").scale, Some(1_000));
        assert_eq!(Head::of("Unit price (US$)").currency, Some("USD"));
        assert_eq!(Head::of("人数").unit, Some("人"));
        assert_eq!(Head::of("数量").unit, None);
        assert!(Head::of("（千円）").ornament && Head::of("C=A×B").ornament);
        assert!(!Head::of("内訳表").ornament);
    }
}
