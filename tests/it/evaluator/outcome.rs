//! What comes out of an operation, to be held against what an explanation states.

use serde_json::Value;

use super::exact::{Exact, exact};

/// A number, to be compared as a number, or anything else.
#[derive(Debug)]
pub enum Outcome {
    Number(Exact),
    Plain(Value),
}

impl Outcome {
    pub const UNKNOWN: Self = Self::Plain(Value::Null);

    /// Whether a node may state this value.
    pub fn is(&self, stated: &Value) -> bool {
        match self {
            Self::Number(number) => exact(stated).as_ref() == Some(number),
            Self::Plain(value) => same(value, stated),
        }
    }
}

impl From<Exact> for Outcome {
    fn from(number: Exact) -> Self {
        Self::Number(number)
    }
}

impl From<Value> for Outcome {
    fn from(value: Value) -> Self {
        Self::Plain(value)
    }
}

impl From<bool> for Outcome {
    fn from(truth: bool) -> Self {
        Self::Plain(truth.into())
    }
}

impl From<Option<Value>> for Outcome {
    fn from(value: Option<Value>) -> Self {
        Self::Plain(value.unwrap_or_default())
    }
}

/// Whether two values are the same, numbers written in two ways included.
pub fn same(first: &Value, second: &Value) -> bool {
    first == second || exact(first).is_some_and(|number| exact(second) == Some(number))
}
