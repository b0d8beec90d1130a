//! What a table says of administration and tax.

use super::administration::{self, Administration};
use super::budget;
use crate::json::Node;
use crate::proposal;
use crate::quantity::{Exact, Yen, truncate_to_yen};
use crate::rules::RuleSet;
use crate::sheet::{Reason, Said, Sum, Taken};

/// What a table says beside its lines; nothing that it does not say.
#[derive(Clone, Debug, Default)]
pub(super) struct Settings {
    pub administration: Option<Administration>,
    /// "standard" or "none".
    pub tax_mode: Option<&'static str>,
}

/// The administration and tax mode as the file has them; what can't be read is open.
pub(super) fn known((administration, tax): &(Node, Node)) -> Settings {
    let number = |key: &str| administration.get(key).as_text().and_then(proposal::normalised);
    let groups = administration.get("base").elements().iter().filter_map(|code| {
        let code = code.as_text()?;
        administration::GROUPS.into_iter().find(|group| group.code() == code)
    });
    let own = Administration {
        rate: number("rate"),
        base: Some(groups.collect()),
        amount: number("amount").and_then(|amount| truncate_to_yen(&Exact::from(amount))),
    };
    let tax_mode = ["none", "standard"].into_iter().find(|mode| tax.as_text() == Some(mode));
    let is_open = own.rate.is_none() && own.amount.is_none();
    Settings { administration: (!is_open).then_some(own), tax_mode }
}

/// Reads the rows of administration and of tax, and says what a person should know of them.
pub(super) fn of(taken: &mut Taken, rules: &RuleSet) -> Settings {
    let mut settings = Settings::default();
    let rows = |reason| taken.sums.iter().filter(move |sum| sum.reason == reason);
    let administration: Vec<&Sum> = rows(Reason::GeneralAdministration).collect();
    let taxes: Vec<&Sum> = rows(Reason::Tax).collect();
    let mut said = Vec::new();
    if !administration.is_empty() {
        let lines = budget::assessed(&taken.lines, &settings, rules);
        settings.administration = administration::of(&administration, &lines, taken, rules);
        said.extend(settings.administration.is_none().then_some(Said::AdministrationOpen));
        let later = budget::years(&taken.lines).len() > 1;
        let has_amount = settings.administration.as_ref().is_some_and(|own| own.amount.is_some());
        said.extend((later && has_amount).then_some(Said::AdministrationOfYears));
    }
    if let Some(tax) = taxes.last() {
        let is_none = tax.is_exempt || tax.amount.as_ref().is_some_and(|n| *n == Exact::zero());
        settings.tax_mode = Some(if is_none { "none" } else { "standard" });
        let is_other = !is_none && has_other_rate(tax, taken, &settings, rules);
        said.extend(is_other.then_some(Said::TaxRate));
    }
    taken.said.extend(said);
    settings
}

/// The same with the administration's amount instead of its rate, where the table shows one.
pub(super) fn with_amount(settings: &Settings, taken: &Taken, rules: &RuleSet) -> Option<Settings> {
    settings.administration.as_ref().filter(|own| own.rate.is_some())?;
    let amount = administration::amount(taken, rules)?;
    let own = Administration { rate: None, base: None, amount: Some(amount) };
    Some(Settings { administration: Some(own), ..settings.clone() })
}

/// The table's tax is at another rate than the rules'.
fn has_other_rate(tax: &Sum, taken: &Taken, settings: &Settings, rules: &RuleSet) -> bool {
    let own = rules.budget.tax_rate.value;
    if !tax.percentages.is_empty() {
        return !tax.percentages.contains(&own);
    }
    // Without a percentage: what the amount is of everything before it.
    let Some(amount) = tax.amount.as_ref().filter(|_| !taken.includes_tax) else { return false };
    let all = budget::assessed(&taken.lines, settings, rules);
    let subtotal: Yen = all.iter().map(|assessment| assessment.budget.subtotal).sum();
    let expected = Exact::from(subtotal).scaled(own).shifted_right(2);
    let Some(Yen(expected)) = truncate_to_yen(&expected) else { return false };
    let off = amount.minus(&Exact::from(Yen(expected))).magnitude();
    // A few yen are rounding; a tenth of the tax is another rate.
    off.scaled_by(&Exact::from(10)) > Exact::from(Yen(expected))
}
