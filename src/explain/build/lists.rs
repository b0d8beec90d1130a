//! Lists, and what is found or counted in them.

use super::{status, truth};
use crate::domain::assessment::Status;
use crate::explain::operation::Operation;
use crate::explain::tree::{Tree, Value};

/// The children's values as a list; of a list its elements, of nothing known nothing.
pub(in crate::explain) fn list(children: Vec<Tree>) -> Tree {
    let values = children.iter().flat_map(|child| match &child.value {
        Value::Unknown => Vec::new(),
        Value::List(values) => values.clone(),
        value => vec![value.clone()],
    });
    let value = Value::List(values.collect());
    Tree::new(Operation::List, value, children)
}

/// Entries of the first list that are not in the second.
pub(in crate::explain) fn missing_from(wanted: Tree, there: Tree) -> Tree {
    let value = match (&wanted.value, &there.value) {
        (Value::List(wanted), Value::List(there)) => {
            Value::List(wanted.iter().filter(|code| !there.contains(code)).cloned().collect())
        }
        _ => Value::Unknown,
    };
    Tree::new(Operation::MissingFrom, value, vec![wanted, there])
}

/// Pass where the list is empty.
pub(in crate::explain) fn none_listed(list: Tree) -> Tree {
    let empty = matches!(&list.value, Value::List(values) if values.is_empty());
    Tree::new(Operation::NoneListed, status(Some(empty)), vec![list])
}

/// Ids of the children for which the operation's condition holds.
pub(in crate::explain) fn ids_where(operation: Operation, children: Vec<Tree>) -> Tree {
    let holds = |child: &&Tree| match operation {
        Operation::IdsWhereUnknown => child.value == Value::Unknown,
        _ => truth(child) == Some(true),
    };
    let id = |child: &Tree| Value::from(child.id.as_deref());
    let value = Value::List(children.iter().filter(holds).map(id).collect());
    Tree::new(operation, value, children)
}

/// How many children have a status.
pub(in crate::explain) fn count(status: Status, children: Vec<Tree>) -> Tree {
    let operation = match status {
        Status::Pass => Operation::CountPass,
        Status::Fail => Operation::CountFail,
        Status::Check => Operation::CountCheck,
        _ => Operation::CountUnknown,
    };
    let wanted = Value::from(status.code());
    let counted = children.iter().filter(|child| child.value == wanted).count();
    Tree::new(operation, u32::try_from(counted).ok().into(), children)
}
