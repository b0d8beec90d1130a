//! A row as a line of the proposal, and whether its amount agrees.

use std::rc::Rc;

use super::category::Categories;
use super::codes::{code, codes};
use super::count::{self, Count};
use super::figures::{Figures, Priced};
use super::fold::{fold, half, one_line};
use super::grid::{Row, cell};
use super::layout::Layout;
use super::long::{Whole, amount_once};
use super::money::{self, Reading, YEN, tax_state};
use super::said::Said;
use super::words::{starts_with_any, words};
use crate::domain::budget::assess_line;
use crate::json::Node;
use crate::proposal::{self, budget_line};
use crate::quantity::{Exact, Number, Yen, truncate_quotient};
use crate::rules::RuleSet;

/// The entries of a line's node.
pub(super) type Fields = Vec<(Rc<str>, Node)>;

/// A line taken from a row.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenLine {
    /// The row it comes from, from 1 on.
    pub row: usize,
    /// The place of its sheet among those that are taken together.
    pub sheet: usize,
    /// What goes into `budget.lines`.
    pub node: Node,
    /// The amount as it was pasted, where there was one.
    pub amount_cell: Option<String>,
    /// The amount its factors give; below zero for a deduction, which a proposal does not take.
    pub amount: Option<Yen>,
    /// Whether the pasted amount is another one; none where they can't be compared.
    pub mismatch: Option<bool>,
    /// Price or quantity is below zero.
    pub negative: bool,
    /// The amount that the table shows, in yen; none where it shows none that can be read.
    pub shown: Option<Exact>,
    /// The year of the plan, from 2 on; none for the first.
    pub year: Option<u32>,
    /// Worth knowing of it.
    pub said: Vec<Said>,
}

/// A line whose category is still open.
pub(super) struct Draft {
    pub row: usize,
    pub category: Option<usize>,
    pub description: String,
    pub fields: Fields,
    pub compared: Compared,
    pub whole: Whole,
    pub year: Option<u32>,
    pub said: Vec<Said>,
}

/// The pasted amount, and how it counts tax.
#[derive(Default)]
pub(super) struct Compared {
    pub amount: Priced,
    pub price_includes_tax: bool,
}

impl Compared {
    /// The pasted amount in yen, where it is in yen.
    fn shown(&self) -> Option<Exact> {
        let is_yen =
            !self.amount.head.is_abroad && self.amount.currency().is_none_or(|code| code == YEN);
        self.amount.number().filter(|_| is_yen).map(Exact::from)
    }
}

impl Draft {
    /// The line of a row. Where it has no description, its title is one.
    pub(super) fn of(
        number: usize,
        row: &Row<'_>,
        layout: &Layout,
        figures: Figures,
        title: &str,
        rules: &RuleSet,
    ) -> Self {
        let mut fields = Fields::new();
        let texts = layout.descriptions.iter().map(|at| one_line(cell(row, *at)));
        let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
        let description = if texts.is_empty() { one_line(title) } else { texts.join(" ") };
        put(&mut fields, "description", &description);
        let (price, counts) = factors(&figures);
        let source = if price.is_some() && figures.price.money.is_empty() {
            &figures.amount
        } else {
            &figures.price
        };
        match price {
            Some(price) => put(&mut fields, "unit_price", &price.to_string()),
            None => put(&mut fields, "unit_price", &figures.price.typed),
        }
        let currency = currency(row, layout, source);
        // Yen go without saying, unless a column says so.
        let told = currency.as_deref().filter(|code| *code != YEN || layout.currency.is_some());
        put(&mut fields, "currency", told.unwrap_or_default());
        if currency.as_deref() != Some(YEN) {
            put(&mut fields, "exchange_rate", &exchange_rate(row, layout));
        }
        let one = || Some((Number(1.into()), None));
        let rate = match currency.as_deref() {
            Some(YEN) => one(),
            Some(_) => rate(row, layout),
            None => rate(row, layout).or_else(one),
        };
        // A quantity that can't be read leaves the whole open.
        let rate = rate.filter(|_| figures.unreadable_count.is_none());
        let whole = Whole::of(price, source, &counts, rate);
        put_counts(&mut fields, &figures, &counts, source);
        let tax_cell = layout.tax.and_then(|at| tax_state(&fold(cell(row, at))));
        let price_includes_tax = tax_cell.or_else(|| source.includes_tax()) == Some(true);
        if price_includes_tax {
            fields.push(("price_includes_tax".into(), Node::Bool(true)));
        }
        put_codes(&mut fields, row, layout, rules);
        put(&mut fields, "note", &note(row, layout, &figures));
        let compared = Compared { amount: figures.amount, price_includes_tax };
        let (category, year, said) = (None, None, Vec::new());
        Self { row: number, category, description, fields, compared, whole, year, said }
    }

    /// With its category, computed.
    pub(super) fn finished(self, categories: &Categories, rules: &RuleSet) -> TakenLine {
        let mut fields = self.fields;
        if let Some(code) = self.category.and_then(|index| categories.code(index)) {
            fields.insert(0, ("category".into(), Node::text(code)));
        }
        let mut line = finished(self.row, fields, &self.compared, rules);
        let once = amount_once(&line.node, line.amount, line.shown.as_ref(), &self.whole, rules);
        let said = match &once {
            Some(_) => Some(Said::AmountTaken),
            None => self.whole.is_shortened.then_some(Said::Shortened),
        };
        if let Some(once) = once {
            line = finished(self.row, once.entries().to_vec(), &self.compared, rules);
        }
        line.year = self.year;
        line.said = self.said;
        line.said.extend(said);
        line.said.extend(remarks(&line, &self.compared));
        line
    }
}

/// A line of these fields, with what its factors give.
pub(super) fn finished(
    row: usize,
    fields: Fields,
    compared: &Compared,
    rules: &RuleSet,
) -> TakenLine {
    let node = Node::object(fields);
    let (amount, negative) = amount(&node, rules);
    let typed = &compared.amount.typed;
    TakenLine {
        row,
        sheet: 0,
        mismatch: amount.and_then(|amount| mismatch(amount, &node, compared, rules)),
        amount_cell: (!money::is_nothing(typed)).then(|| typed.clone()),
        node,
        amount,
        negative,
        shown: compared.shown(),
        year: None,
        said: Vec::new(),
    }
}

/// What a person should know of a line before it is taken.
fn remarks(line: &TakenLine, compared: &Compared) -> Vec<Said> {
    let text = |key: &str| line.node.get(key).as_text().unwrap_or_default();
    let typed = ["unit_price", "quantity", "quantity2", "exchange_rate"].map(text);
    let unreadable = || typed.iter().filter(|t| !t.is_empty() && proposal::normalised(t).is_none());
    let shown = compared.amount.typed.as_str();
    let has_formula = typed.into_iter().chain([shown]).any(is_formula);
    let is_foreign = !matches!(text("currency"), "" | YEN);
    let is_unreadable = compared.amount.money == Reading::Unreadable;
    let mut said = Vec::new();
    let mut say = |remark: Said, holds: bool| said.extend(holds.then_some(remark));
    say(Said::CategoryOpen, text("category").is_empty());
    say(Said::DecimalComma, unreadable().any(|text| proposal::has_decimal_comma(text)));
    say(
        Said::Unreadable,
        unreadable().any(|text| !proposal::has_decimal_comma(text) && !is_formula(text)),
    );
    say(Said::FormulaOpen, has_formula);
    say(Said::RateOpen, is_foreign && text("exchange_rate").is_empty());
    let has_reason =
        unreadable().next().is_some() || (is_foreign && text("exchange_rate").is_empty());
    say(Said::AmountOpen, line.amount.is_none() && !has_reason);
    say(Said::AmountDiffers, line.mismatch == Some(true) && !is_unreadable);
    say(Said::AmountUnreadable, is_unreadable && !is_error(&compared.amount.typed));
    say(Said::Negative, line.negative);
    said
}

/// What a spreadsheet shows instead of a value.
fn is_error(typed: &str) -> bool {
    starts_with_any(&words().errors, typed) || is_formula(typed)
}

/// A formula whose value no program has stored.
fn is_formula(typed: &str) -> bool {
    typed.starts_with('=')
}

pub(super) fn put(fields: &mut Fields, key: &str, text: &str) {
    if !text.is_empty() {
        fields.push((key.into(), Node::text(text)));
    }
}

/// Price and quantities. A row with an amount only is one of that price; a quantity or a price that
/// is left out is what the amount says, where that leaves no doubt.
fn factors(figures: &Figures) -> (Option<Number>, Vec<Count>) {
    let price = figures.price.number();
    let amount = figures.amount.number();
    let mut counts = figures.counts.clone();
    let one = || Count { number: Number(1.into()), unit: figures.unit.clone(), exact: None };
    if figures.is_amount_only() {
        if counts.is_empty() && amount.is_some() {
            counts.push(one());
        }
        return (amount, counts);
    }
    if counts.is_empty() && figures.unreadable_count.is_none() && price.is_some() && price == amount
    {
        counts.push(one());
    }
    if figures.price.money.is_empty() && figures.unreadable_count.is_none() {
        return (whole_share(amount, &counts), counts);
    }
    (price, counts)
}

/// The amount divided by the quantities, where that is whole.
fn whole_share(amount: Option<Number>, counts: &[Count]) -> Option<Number> {
    let by = count::multiplied(counts).filter(|_| !counts.is_empty())?;
    let amount = Exact::from(amount?);
    let share = truncate_quotient(&amount, &Exact::from(by))?;
    let share = Number::parse(&share.to_string())?;
    (Exact::from(share).scaled(by) == amount).then_some(share)
}

/// The currency of a price: the cell's own, its column's, that of the header.
fn currency(row: &Row<'_>, layout: &Layout, price: &Priced) -> Option<String> {
    let own = price.money.value().and_then(|money| money.currency);
    let column = layout.currency.map(|at| cell(row, at)).filter(|text| !money::is_nothing(text));
    let listed = |text: &str| {
        let code = words().currencies_by_name.get(&fold(text));
        code.cloned().unwrap_or_else(|| text.to_owned())
    };
    own.map(str::to_owned)
        .or_else(|| column.map(listed))
        .or_else(|| price.head.currency.map(str::to_owned))
}

/// Yen per unit; as typed where it can't be read.
fn exchange_rate(row: &Row<'_>, layout: &Layout) -> String {
    let typed = layout.exchange_rate.map(|at| cell(row, at)).unwrap_or_default();
    if money::is_nothing(typed) {
        return String::new();
    }
    rate(row, layout).map_or_else(|| typed.to_owned(), |(number, _)| number.to_string())
}

/// The rate, and as it was where it had more decimals; none where it can't be read.
fn rate(row: &Row<'_>, layout: &Layout) -> Option<(Number, Option<Exact>)> {
    // "1 USD = 150.25円"
    let half = half(layout.exchange_rate.map(|at| cell(row, at)).unwrap_or_default());
    let told = half.rsplit_once('=').filter(|(of, _)| !of.trim().is_empty());
    let rate = money::read(told.map_or(half.as_str(), |(_, rate)| rate));
    rate.value().map(|rate| (rate.number, rate.exact.clone()))
}

fn put_counts(fields: &mut Fields, figures: &Figures, counts: &[Count], price: &Priced) {
    let per = price.money.value().and_then(|money| money.per.clone()).unwrap_or_default();
    if let Some(typed) = &figures.unreadable_count {
        put(fields, "quantity", typed);
        put(fields, "unit", &figures.unit);
        if let [count] = counts {
            put(fields, "quantity2", &count.number.to_string());
            put(fields, "unit2", &count.unit);
        }
        return;
    }
    let Some((first, rest)) = counts.split_first() else {
        return put(fields, "unit", &figures.unit);
    };
    put(fields, "quantity", &first.number.to_string());
    put(fields, "unit", if first.unit.is_empty() { &per } else { &first.unit });
    if !rest.is_empty() {
        let units: Vec<&str> = rest.iter().map(|count| count.unit.as_str()).collect();
        // A product of more digits than there are stays what it is: one that can't be read.
        let told =
            || rest.iter().map(|count| count.number.to_string()).collect::<Vec<_>>().join("×");
        let number = count::multiplied(rest).map_or_else(told, |number| number.to_string());
        put(fields, "quantity2", &number);
        put(fields, "unit2", units.join("×").trim_matches('×'));
    }
}

/// Required tasks and exceptions, by code or by title.
fn put_codes(fields: &mut Fields, row: &Row<'_>, layout: &Layout, rules: &RuleSet) {
    let text = |at: Option<usize>| at.map(|at| cell(row, at)).unwrap_or_default();
    let work = text(layout.work);
    if !work.is_empty() {
        fields.push(("work".into(), codes(work, &rules.budget.required_work)));
    }
    let exception = text(layout.consumable_exception);
    if !exception.is_empty() {
        let code = code(exception, &rules.budget.consumable_exceptions);
        put(fields, "consumable_exception", &code);
    }
}

/// Notes, and a calculation that was not taken.
fn note(row: &Row<'_>, layout: &Layout, figures: &Figures) -> String {
    let breakdowns = layout.breakdowns.iter().filter(|_| !figures.used_breakdown);
    let texts = breakdowns.chain(&layout.notes).map(|at| one_line(cell(row, *at)));
    let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    texts.join("　")
}

/// What the engine makes of a line, with the sign that it does not take; and whether there is one.
fn amount(node: &Node, rules: &RuleSet) -> (Option<Yen>, bool) {
    let mut minus = false;
    let mut any = false;
    let mut unsigned = node.clone();
    for key in ["unit_price", "quantity", "quantity2"] {
        let number = node.get(key).as_text().and_then(proposal::normalised);
        if let Some(number) = number.filter(|number| number.is_negative()) {
            unsigned = unsigned.with(key, Node::text(&Number(number.0.abs()).to_string()));
            (minus, any) = (!minus, true);
        }
    }
    let (line, problems) = budget_line(&unsigned, proposal::Reading::Draft, rules);
    let amount = line.and_then(|line| assess_line(&line, rules, problems).amount);
    (amount.map(|Yen(yen)| Yen(if minus { -yen } else { yen })), any)
}

/// Whether the pasted amount is none of those the line can mean.
fn mismatch(net: Yen, node: &Node, compared: &Compared, rules: &RuleSet) -> Option<bool> {
    let shown = &compared.amount;
    if shown.money == Reading::Unreadable {
        // An error of the sheet says nothing of the amount; anything else does not agree.
        return Some(!is_error(&shown.typed));
    }
    let number = Exact::from(shown.number()?);
    let foreign = shown.head.is_abroad || shown.currency().is_some_and(|code| code != YEN);
    let without = |node: &Node, keys: &[&str]| {
        let kept = node.entries().iter().filter(|(key, _)| !keys.contains(&&**key));
        self::amount(&Node::object(kept.cloned()), rules).0
    };
    let net = if foreign { without(node, &["currency", "exchange_rate"])? } else { net };
    let gross = if compared.price_includes_tax {
        let mut keys = vec!["price_includes_tax"];
        keys.extend(if foreign { &["currency", "exchange_rate"][..] } else { &[] });
        Exact::from(without(node, &keys)?)
    } else {
        let tax = Exact::from(rules.budget.tax_rate.value).shifted_right(2);
        Exact::from(net).scaled_by(&tax.plus(&Exact::from(1)))
    };
    let close = |amount: &Exact| amount.minus(&number).magnitude() <= shown.step();
    let agrees = match (shown.includes_tax(), compared.price_includes_tax) {
        (Some(true), _) => close(&gross),
        (None, true) => close(&gross) || close(&net.into()),
        _ => close(&net.into()),
    };
    Some(!agrees)
}
