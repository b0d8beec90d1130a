//! Places in a tree, such as `budget.lines[0].unit_price`, and edits there.

use std::rc::Rc;

use super::Node;
use super::node::ABSENT;

/// One step down the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

/// The steps of a path; `None` where the text is no path.
fn steps(path: &str) -> Option<Vec<Step<'_>>> {
    let mut steps = Vec::new();
    for part in path.split('.').filter(|_| !path.is_empty()) {
        let (key, mut rest) = part.split_at(part.find('[').unwrap_or(part.len()));
        if !key.is_empty() {
            steps.push(Step::Key(key));
        }
        while !rest.is_empty() {
            let (index, after) = rest.strip_prefix('[')?.split_once(']')?;
            steps.push(Step::Index(index.parse().ok()?));
            rest = after;
        }
    }
    Some(steps)
}

impl Node {
    /// The part at a path; not answered where there is nothing.
    pub fn at(&self, path: &str) -> &Self {
        let Some(steps) = steps(path) else { return ABSENT };
        steps.iter().fold(self, |node, step| match step {
            Step::Key(key) => node.get(key),
            Step::Index(index) => node.element(*index),
        })
    }

    /// The tree with another part at a path. Missing objects and lists on the way are made; an index
    /// past the end of a list appends. Text that is no path changes nothing.
    pub fn with(&self, path: &str, part: Self) -> Self {
        match steps(path) {
            Some(steps) => self.replaced(&steps, part),
            None => self.clone(),
        }
    }

    /// The tree with the list at a path changed.
    pub fn with_list(&self, path: &str, change: impl FnOnce(&mut Vec<Self>)) -> Self {
        let mut elements = self.at(path).elements().to_vec();
        change(&mut elements);
        self.with(path, Self::list(elements))
    }

    fn replaced(&self, steps: &[Step<'_>], part: Self) -> Self {
        match steps.split_first() {
            None => part,
            Some((Step::Key(key), rest)) => {
                let part = self.get(key).replaced(rest, part);
                let mut entries = self.entries().to_vec();
                match entries.iter_mut().find(|(known, _)| &**known == *key) {
                    Some(entry) => entry.1 = part,
                    None => entries.push(((*key).into(), part)),
                }
                Self::Object(Rc::new(entries))
            }
            Some((Step::Index(index), rest)) => {
                let part = self.element(*index).replaced(rest, part);
                let mut elements = self.elements().to_vec();
                match elements.get_mut(*index) {
                    Some(element) => *element = part,
                    None => elements.push(part),
                }
                Self::List(Rc::new(elements))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(json: &str) -> Node {
        serde_json::from_str(json).expect("JSON")
    }

    #[test]
    fn finds_parts() {
        let node = tree(r#"{"budget":{"lines":[{"id":"a"},{"id":"b"}]}}"#);
        assert_eq!(node.at("budget.lines[1].id"), &Node::text("b"));
        assert_eq!(node.at("budget.lines[2].id"), &Node::Null);
        assert_eq!(node.at("budget.lines[x].id"), &Node::Null);
    }

    #[test]
    fn edits_share_what_they_do_not_touch() {
        let node = tree(r#"{"title":"t","budget":{"lines":[{"id":"a"},{"id":"b"}]}}"#);
        let edited = node.with("budget.lines[1].unit_price", Node::text("5"));
        assert_eq!(edited.at("budget.lines[1].unit_price"), &Node::text("5"));
        assert!(edited.at("budget.lines[0]").is_same(node.at("budget.lines[0]")));
        assert!(!edited.at("budget.lines[1]").is_same(node.at("budget.lines[1]")));
        assert_eq!(node.at("budget.lines[1].unit_price"), &Node::Null);
    }

    #[test]
    fn makes_what_is_missing_on_the_way() {
        let edited = Node::Null.with("co2.measures[0].name", Node::text("PV"));
        assert_eq!(edited, tree(r#"{"co2":{"measures":[{"name":"PV"}]}}"#));
    }

    #[test]
    fn changes_lists() {
        let node = tree(r#"{"work":["a","b"]}"#);
        let shorter = node.with_list("work", |work| {
            work.remove(0);
        });
        assert_eq!(shorter, tree(r#"{"work":["b"]}"#));
    }
}
