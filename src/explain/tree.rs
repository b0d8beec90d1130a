//! The tree behind a figure: values, the operations between them, and what did not count.

use std::fmt;

use super::operation::{Operation, Reason};
use crate::domain::answer::Answer;
use crate::quantity::{Exact, Number, Yen};
use crate::rules::{About, Basis, Source, Table};
use crate::text::Text;

/// A value with its origin.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// What comes out here.
    pub value: Value,
    /// Its unit, where it has one.
    pub unit: Option<&'static str>,
    /// How it comes out of the children.
    pub operation: Operation,
    /// What it comes out of, in order.
    pub children: Vec<Tree>,
    /// Leaves: where a person entered it.
    pub path: Option<String>,
    /// Leaves: which rule gives it.
    pub rule: Option<RuleRef>,
    /// Which of a list this is.
    pub id: Option<String>,
    /// What was there and did not count.
    pub not_counted: Vec<NotCounted>,
}

/// A rule as cited by a leaf.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleRef {
    /// Its place in the rule file.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Guidebook or convention.
    pub basis: Basis,
    /// Where to read it.
    pub source: Source,
}

/// Something that was there and did not count.
#[derive(Clone, Debug, PartialEq)]
pub struct NotCounted {
    /// What.
    pub tree: Tree,
    /// Why not.
    pub reason: Reason,
}

/// What a node holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Can't be known.
    #[default]
    Unknown,
    /// True or false.
    Truth(bool),
    /// A code or other text.
    Text(String),
    /// A number.
    Exact(Exact),
    /// A division that is not rounded yet; the divisor is above zero.
    Ratio(Exact, Exact),
    /// Several codes or ids.
    List(Vec<Value>),
    /// Values by answer: `null` stands for no answer, `*` for any other.
    Table(Table<Value>),
}

impl Tree {
    /// A node.
    pub fn new(operation: Operation, value: Value, children: Vec<Self>) -> Self {
        Self {
            value,
            unit: None,
            operation,
            children,
            path: None,
            rule: None,
            id: None,
            not_counted: Vec::new(),
        }
    }

    /// Leaf: what a field says.
    pub fn input(path: impl Into<String>, value: impl Into<Value>) -> Self {
        Self { path: Some(path.into()), ..Self::new(Operation::Input, value.into(), Vec::new()) }
    }

    /// Leaf: what a rule says.
    pub fn rule(rule: &About, value: impl Into<Value>) -> Self {
        let cited = RuleRef {
            id: rule.id.clone(),
            title: rule.title.clone(),
            basis: rule.basis,
            source: rule.source.clone(),
        };
        Self { rule: Some(cited), ..Self::new(Operation::Rule, value.into(), Vec::new()) }
    }

    /// With a unit.
    pub fn in_unit(self, unit: &'static str) -> Self {
        Self { unit: Some(unit), ..self }
    }

    /// As this one of a list.
    pub fn called(self, id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..self }
    }

    /// With what did not count.
    pub fn without(mut self, tree: Self, reason: Reason) -> Self {
        self.not_counted.push(NotCounted { tree, reason });
        self
    }
}

impl fmt::Display for Value {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown | Self::List(_) | Self::Table(_) => Ok(()),
            Self::Truth(truth) => truth.fmt(out),
            Self::Text(text) => text.fmt(out),
            Self::Exact(value) => value.fmt(out),
            Self::Ratio(dividend, divisor) => write!(out, "{dividend}/{divisor}"),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Truth(truth)
    }
}

impl From<Number> for Value {
    fn from(number: Number) -> Self {
        Self::Exact(number.into())
    }
}

impl From<Yen> for Value {
    fn from(amount: Yen) -> Self {
        Self::Exact(amount.into())
    }
}

impl From<u32> for Value {
    fn from(count: u32) -> Self {
        Self::Exact(count.into())
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Unknown, Into::into)
    }
}

impl<T: Into<Self>> From<Answer<T>> for Value {
    fn from(answer: Answer<T>) -> Self {
        answer.given().into()
    }
}

impl From<Exact> for Value {
    fn from(value: Exact) -> Self {
        Self::Exact(value)
    }
}
