//! The tree as JSON: values as plain texts, ratios as "dividend/divisor", unknown as `null`.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::tree::{NotCounted, RuleRef, Tree, Value};
use crate::rules::Basis;
use crate::shape::object;

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unknown => serializer.serialize_unit(),
            Self::Truth(truth) => serializer.serialize_bool(*truth),
            Self::List(values) => serializer.collect_seq(values),
            Self::Table(entries) => serializer.collect_map(entries.iter()),
            value => serializer.collect_str(value),
        }
    }
}

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("value", &self.value)?;
        map.serialize_entry("unit", &self.unit)?;
        map.serialize_entry("operation", self.operation.code())?;
        map.serialize_entry("children", &self.children)?;
        if let Some(path) = &self.path {
            map.serialize_entry("path", path)?;
        }
        if let Some(rule) = &self.rule {
            map.serialize_entry("rule", rule)?;
        }
        if let Some(id) = &self.id {
            map.serialize_entry("id", id)?;
        }
        if !self.not_counted.is_empty() {
            map.serialize_entry("not_counted", &self.not_counted)?;
        }
        map.end()
    }
}

impl Serialize for Basis {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

object!(
    /// A rule as it is cited.
    RuleRef, rule, {
        /// Its place in the rule file.
        "id": rule.id,
        "title": rule.title,
        "basis": rule.basis,
        "source": rule.source,
    }
);

object!(
    /// Something that was there and did not count.
    NotCounted, left_out, {
        "reason": left_out.reason.code() => super::operation::Reason,
        /// The reason in words.
        "text": left_out.reason.text(),
        "node": left_out.tree,
    }
);
