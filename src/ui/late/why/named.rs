//! What the nodes of a tree and the codes in it are called.

use crate::explain::{Operation, Tree};
use crate::proposal::{BUDGET_FIELDS, FIELDS, Field, Kind, Node};
use crate::rules::RuleSet;
use crate::text::{Text, with_few_marks};
use crate::ui::codes;
use crate::ui::measure::SOURCES;
use crate::ui::place;
use crate::ui::words::Lang;

/// Where names come from.
pub(in super::super) struct Named<'a> {
    /// The language.
    pub lang: Lang,
    /// The rules of the draft's call.
    pub rules: &'static RuleSet,
    /// The proposal as typed.
    pub draft: &'a Node,
    /// Figures by name, with their trees: where one is a part of another, it keeps its name.
    pub known: Vec<(String, Tree)>,
}

impl Named<'_> {
    /// What a node is called: as the field, the rule or the entry it is, else by its operation.
    pub(super) fn name(&self, tree: &Tree) -> String {
        if let Some((name, _)) = self.known.iter().find(|(_, known)| core(known) == core(tree)) {
            return name.clone();
        }
        if let Some(path) = &tree.path {
            return place::name(self.lang, self.rules, path);
        }
        if let Some(id) = &tree.id {
            return match self.title(id) {
                Some(title) => title.to_owned(),
                None => self.entry(tree).unwrap_or_else(|| id.clone()),
            };
        }
        match (&tree.rule, tree.operation) {
            (Some(rule), Operation::Rule) => self.lang.pick(&rule.title).to_owned(),
            (_, operation) => {
                self.lang.find(&format!("noun.{}", operation.code())).unwrap_or_default().to_owned()
            }
        }
    }

    /// The title of an item, a condition, a category or a certificate.
    fn title(&self, id: &str) -> Option<&'static str> {
        let RuleSet { score, gates, budget, .. } = self.rules;
        let is_own = |rule: &str| rule.rsplit('.').next() == Some(id);
        let items = score.items.iter().map(|rule| (is_own(&rule.id), &rule.title));
        let gates = gates.iter().map(|rule| (is_own(&rule.id), &rule.title));
        let categories = budget.categories.iter().map(|rule| (rule.value.code == id, &rule.title));
        let certificates =
            score.certificates.iter().map(|rule| (rule.value.code == id, &rule.title));
        let work = budget.required_work.iter().map(|rule| (rule.value == id, &rule.title));
        let all = items.chain(gates).chain(categories).chain(certificates).chain(work);
        all.filter(|(is_it, _)| *is_it).map(|(_, title): (_, &Text)| self.lang.pick(title)).next()
    }

    /// The entry of a list that a node was computed from, with what its first words are.
    fn entry(&self, tree: &Tree) -> Option<String> {
        let path = first_path(tree)?;
        let (entry, _) = path.rsplit_once("].")?;
        let entry = format!("{entry}]");
        let node = self.draft.at(&entry);
        let said = ["description", "name"].iter().find_map(|key| node.get(key).as_text());
        let place = place::name(self.lang, self.rules, &entry);
        Some(match said {
            Some(said) => format!("{place} {}", with_few_marks(said)),
            None => place,
        })
    }
}

/// A tree without what only passes it on.
fn core(tree: &Tree) -> &Tree {
    match (tree.operation, &*tree.children) {
        (Operation::Same, [only]) => core(only),
        _ => tree,
    }
}

/// The first field that a tree reads.
fn first_path(tree: &Tree) -> Option<&str> {
    tree.path.as_deref().or_else(|| tree.children.iter().find_map(first_path))
}

/// A code as people know it: as the field at a path offers it, as the rules title it, or as a status.
pub(super) fn code_in_words(named: &Named<'_>, code: &str, path: Option<&str>) -> String {
    let lang = named.lang;
    let offered = path.and_then(|path| {
        let pattern = place::pattern(path);
        let fields = FIELDS.iter().chain(BUDGET_FIELDS).chain(SOURCES);
        let spec: &Field = fields.into_iter().find(|field| field.path == pattern)?;
        let (Kind::Choice(codes) | Kind::Several(codes)) = spec.kind else { return None };
        let codes = codes::of(spec.path, codes, lang, named.rules, &Node::Null);
        codes.into_iter().find(|known| known.code == code).map(|known| known.name.to_owned())
    });
    let known = || {
        let found = named.title(code).or_else(|| lang.find(&format!("status.{code}")));
        let found = found.or_else(|| lang.find(&format!("code.{code}")));
        found.map(str::to_owned)
    };
    match code {
        "true" => lang.word("yes").to_owned(),
        "false" => lang.word("no").to_owned(),
        code => offered.or_else(known).unwrap_or_else(|| code.to_owned()),
    }
}
