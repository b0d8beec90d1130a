//! Files that use each other in a circle can't be read one after the other.

use std::collections::{BTreeMap, BTreeSet};

use super::{code, sources};

/// Where dependencies run one way between files, too.
const FOLDERS: [&str; 3] = ["src/planning", "src/sheet", "src/ui"];

/// A module by the names on the way to it, or anything in one.
type Path = Vec<String>;

/// Modules of the crate with their file and their code.
struct Crate {
    files: BTreeMap<Path, (String, String)>,
    /// What a module passes on under its own name.
    passed_on: BTreeMap<Path, Vec<Path>>,
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let krate = Crate::read();
    for folder in FOLDERS {
        let uses = krate.uses(folder);
        let circle: Vec<_> =
            uses.keys().filter(|file| reached(&uses, file).contains(*file)).collect();
        let circle: BTreeMap<_, _> = circle.into_iter().map(|file| (file, &uses[file])).collect();
        assert!(circle.is_empty(), "these use each other in circles: {circle:#?}");
    }
}

/// The files that a file uses, directly or by others.
fn reached<'u>(uses: &'u BTreeMap<String, BTreeSet<String>>, from: &str) -> BTreeSet<&'u String> {
    let mut found = BTreeSet::new();
    let mut open = vec![from];
    while let Some(file) = open.pop() {
        for used in uses.get(file).into_iter().flatten() {
            if found.insert(used) {
                open.push(used);
            }
        }
    }
    found
}

impl Crate {
    fn read() -> Self {
        let mut files = BTreeMap::new();
        for (file, text) in sources("src") {
            let own = file.trim_start_matches("src/").trim_end_matches(".rs");
            let own = own.trim_end_matches("/mod").split('/').map(str::to_owned);
            let text: Vec<&str> = code(&text).map(|(_, line)| line).collect();
            files.insert(own.collect(), (file, text.join("\n")));
        }
        let mut krate = Self { files, passed_on: BTreeMap::new() };
        for (module, (_, text)) in &krate.files {
            let passed = statements(text).filter(|(is_public, _)| *is_public);
            let passed = passed.flat_map(|(_, tree)| krate.named(module, tree)).collect();
            krate.passed_on.insert(module.clone(), passed);
        }
        krate
    }

    /// The files of a folder, each with those it uses.
    fn uses(&self, folder: &str) -> BTreeMap<String, BTreeSet<String>> {
        let is_inside = |file: &str| file.starts_with(&format!("{folder}/"));
        let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (module, (file, text)) in self.files.iter().filter(|(_, (file, _))| is_inside(file)) {
            let private = statements(text).filter(|(is_public, _)| !is_public);
            let mut named: Vec<Path> =
                private.flat_map(|(_, tree)| self.named(module, tree)).collect();
            named.extend(self.in_code(module, text));
            let found = named.iter().filter_map(|path| Some(self.file_of(path, 0)?.to_owned()));
            let found = found.filter(|used| used != file && is_inside(used));
            uses.entry(file.clone()).or_default().extend(found);
        }
        uses
    }

    /// What a `use` statement names. A module that is named for what is in it stands for that.
    fn named(&self, module: &Path, tree: &str) -> Vec<Path> {
        let (_, text) = &self.files[module];
        let found = leaves(tree).into_iter().filter_map(|leaf| self.whole(module, &leaf));
        found
            .flat_map(|path| {
                let name = path.last().cloned().unwrap_or_default();
                let inside = self.files.contains_key(&path).then(|| after(text, &name));
                let inside = inside.filter(|inside| !inside.is_empty()).unwrap_or_default();
                if inside.is_empty() {
                    return vec![path];
                }
                inside.into_iter().map(|item| [path.clone(), vec![item]].concat()).collect()
            })
            .collect()
    }

    /// What the rest of the code names by its way from `crate`, `super`, `self` or a module below.
    fn in_code(&self, module: &Path, text: &str) -> Vec<Path> {
        let rest: String =
            text.split_inclusive(';').filter(|part| tree_of(part).is_none()).collect();
        // Who may see something is no use of it.
        let rest = rest.replace("(in crate::", "(in ").replace("(in super::", "(in ");
        let words = rest.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
        let ways = words.filter(|word| word.contains("::"));
        ways.filter_map(|way| {
            let parts: Path = way.split("::").map(str::to_owned).collect();
            let below = [module.clone(), vec![parts[0].clone()]].concat();
            match self.files.contains_key(&below) {
                true => Some([module.clone(), parts].concat()),
                false => self.whole(module, &parts),
            }
        })
        .collect()
    }

    /// A way in a module as one from the crate's root; none where it leads out of the crate.
    fn whole(&self, module: &Path, way: &[String]) -> Option<Path> {
        let ups = way.iter().take_while(|part| *part == "super").count();
        let (base, rest) = match way.first()?.as_str() {
            "crate" => (&[][..], &way[1..]),
            "self" => (&module[..], &way[1..]),
            "super" => (module.get(..module.len().checked_sub(ups)?)?, &way[ups..]),
            first => {
                let below = [module.clone(), vec![first.to_owned()]].concat();
                self.files.contains_key(&below).then_some((&module[..], way))?
            }
        };
        Some([base, rest].concat())
    }

    /// The file that something is defined in, wherever it is passed on.
    fn file_of(&self, path: &[String], depth: usize) -> Option<&str> {
        let length =
            (1..=path.len()).rev().find(|length| self.files.contains_key(&path[..*length]))?;
        let (module, rest) = path.split_at(length);
        let passed = rest.first().filter(|_| depth < 9).and_then(|name| {
            let mut passed = self.passed_on.get(module)?.iter();
            passed.find(|passed| passed.last() == Some(name) && passed.as_slice() != path)
        });
        match passed {
            Some(passed) => self.file_of(passed, depth + 1),
            None => Some(&self.files.get(module)?.0),
        }
    }
}

/// What is used, of a part of the code that is a `use` statement, and whether it is passed on.
fn tree_of(part: &str) -> Option<(bool, &str)> {
    let start =
        part.rfind("use ").filter(|at| part[..*at].lines().last().is_none_or(is_visibility))?;
    let is_public = part[..start].lines().last().is_some_and(|before| before.contains("pub"));
    Some((is_public, part[start + 4..].trim_end_matches(';')))
}

fn is_visibility(before: &str) -> bool {
    let before = before.trim();
    before.is_empty() || before == "pub" || before.starts_with("pub(") && before.ends_with(')')
}

fn statements(text: &str) -> impl Iterator<Item = (bool, &str)> {
    text.split_inclusive(';').filter_map(tree_of)
}

/// The single ways of a tree such as `a::{b, c::{self, d}}`.
fn leaves(tree: &str) -> Vec<Path> {
    let parts = |way: &str| -> Path {
        let way = way.split(" as ").next().unwrap_or_default();
        way.split("::").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
    };
    let Some((stem, rest)) = tree.split_once('{') else { return vec![parts(tree)] };
    let rest = rest.rsplit_once('}').map_or(rest, |(inside, _)| inside);
    let mut depth = 0;
    let branches = rest.split(|c| {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        c == ',' && depth == 0
    });
    let branches = branches.map(str::trim).filter(|branch| !branch.is_empty());
    let whole =
        branches.flat_map(|branch| if branch == "self" { vec![vec![]] } else { leaves(branch) });
    whole.map(|rest| [parts(stem), rest].concat()).collect()
}

/// What stands after a module's name in the code.
fn after(text: &str, name: &str) -> Vec<String> {
    let way = format!("{name}::");
    let is_own =
        |before: &str| !before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
    let found = text.match_indices(&way).filter(|(at, _)| is_own(&text[..*at]));
    let word = |rest: &str| {
        rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().map(str::to_owned)
    };
    found
        .filter_map(|(at, _)| word(&text[at + way.len()..]))
        .filter(|word| !word.is_empty())
        .collect()
}
