//! Rules by the last part of their ids.

use crate::rules::Rule;

/// The last part of a rule's id, such as `legal_entity` of `gates.legal_entity`.
pub(in crate::ui) fn own_id(id: &str) -> &str {
    id.rsplit('.').next().unwrap_or(id)
}

/// The rule of one item by its id.
pub(in crate::ui) fn by_id<'a, T>(rules: &'a [Rule<T>], id: &str) -> Option<&'a Rule<T>> {
    rules.iter().find(|rule| own_id(&rule.id) == id)
}
