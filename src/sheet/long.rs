//! Numbers with more decimals than a proposal's file holds, as spreadsheets keep a third: they are rounded, and
//! where that would change the yen that the sheet shows, the amount is taken once instead.

use super::count::Count;
use super::figures::Priced;
use crate::json::Node;
use crate::quantity::{
    Exact, Number, Yen, half_up_at_tenth, half_up_quotient, truncate_quotient, truncate_to_yen,
};
use crate::rules::RuleSet;

/// What the factors of a row make before anything is rounded, in yen and with any tax that is in them.
#[derive(Default)]
pub(super) struct Whole {
    /// None where a factor is open, or not in yen and without a rate.
    pub product: Option<Exact>,
    /// Some factor has more decimals than a file holds.
    pub is_shortened: bool,
    /// Some factor has all the digits that a spreadsheet shows: it is a third or the like, cut off.
    pub is_cut: bool,
    /// The factors, for the person.
    pub told: String,
}

impl Whole {
    /// Of a price, its quantities, and the rate of its currency: one for yen, none where it is open.
    pub(super) fn of(
        price: Option<Number>,
        source: &Priced,
        counts: &[Count],
        rate: Option<(Number, Option<Exact>)>,
    ) -> Self {
        // A price that comes from elsewhere, such as a share of the amount, is the number itself.
        let own = source.exact().filter(|_| source.number() == price);
        let price = price.map(|price| (price, own));
        let counts = counts.iter().map(|count| Some((count.number, count.exact.clone())));
        let one = Number(1.into());
        let rate_is_one = rate.as_ref().is_some_and(|(number, _)| *number == one);
        let factors: Vec<Option<(Number, Option<Exact>)>> =
            [price].into_iter().chain(counts).chain([rate]).collect();
        let is_shortened = factors.iter().flatten().any(|(_, exact)| exact.is_some());
        let whole = |(number, exact): &(Number, Option<Exact>)| {
            exact.clone().unwrap_or_else(|| Exact::from(*number))
        };
        let mut product = Some(Exact::from(1));
        for factor in &factors {
            product = product.zip(factor.as_ref()).map(|(all, own)| all.scaled_by(&whole(own)));
        }
        let told: Vec<String> =
            factors.iter().flatten().map(|own| whole(own).to_string()).collect();
        let shown = told.len() - usize::from(rate_is_one);
        let told = told.get(..shown).unwrap_or_default().join(" × ");
        let product = product.filter(|_| factors.len() > 2);
        let is_cut = factors.iter().flatten().any(|own| is_cut(&whole(own)));
        Self { product, is_shortened, is_cut, told }
    }
}

/// Significant digits that a spreadsheet shows of a number.
const DIGITS: usize = 15;
/// Decimals to which a product of cut numbers is sure.
const SURE: u32 = 4;

/// A fraction with as many digits as there are.
fn is_cut(number: &Exact) -> bool {
    let text = number.to_string();
    let digits = text.chars().filter(char::is_ascii_digit).skip_while(|digit| *digit == '0');
    text.contains('.') && digits.count() >= DIGITS
}

/// The line with its amount once, where its factors do not come to the yen that the sheet shows: because
/// some were rounded, or because their product needs more digits than there are.
pub(super) fn amount_once(
    line: &Node,
    amount: Option<Yen>,
    shown: Option<&Exact>,
    whole: &Whole,
    rules: &RuleSet,
) -> Option<Node> {
    let product = whole.product.as_ref()?;
    if !whole.is_shortened && !whole.is_cut && amount.is_some() {
        return None;
    }
    // Three times the third of a million is a million.
    let sure = half_up_quotient(product, &Exact::from(1), SURE).filter(|_| whole.is_cut);
    let product = sure.as_ref().unwrap_or(product);
    let includes_tax = *line.get("price_includes_tax") == Node::Bool(true);
    let is_near = |shown: &&Exact| shown.minus(product).magnitude() <= Exact::from(1);
    let gross = half_up_at_tenth(shown.filter(is_near).unwrap_or(product));
    let hundred = Exact::from(100);
    let with_tax = hundred.plus(&Exact::from(rules.budget.tax_rate.value));
    let expected = if includes_tax {
        truncate_quotient(&gross.scaled_by(&hundred), &with_tax)?
    } else {
        truncate_to_yen(&gross)?
    };
    if amount == Some(expected) {
        return None;
    }
    let Yen(yen) = truncate_to_yen(&gross)?;
    let price = if includes_tax { gross.to_string() } else { yen.to_string() };
    let price = Number::parse(&price)?.to_string();
    let dropped = [
        "unit_price",
        "quantity",
        "unit",
        "quantity2",
        "unit2",
        "currency",
        "exchange_rate",
        "note",
    ];
    let kept = line.entries().iter().filter(|(key, _)| !dropped.contains(&&**key)).cloned();
    let note = line.get("note").as_text().unwrap_or_default();
    let parts = [note, whole.told.as_str()].into_iter().filter(|part| !part.is_empty());
    let note = parts.collect::<Vec<_>>().join("　");
    let own = [("unit_price", price), ("quantity", "1".to_owned()), ("note", note)];
    let own = own.into_iter().map(|(key, text)| (key.into(), Node::text(&text)));
    Some(Node::object(kept.chain(own)))
}
