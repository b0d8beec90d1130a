//! A rule file that is not shipped: whatever it holds, it is read or refused, and set against the rules
//! that are shipped.

use super::book::{Book, COUNTRIES, WHOLE};
use super::{BookError, RuleSet};
use crate::json::Node;
use crate::text::Text;

/// Most bytes of a draft, and most rules in it.
const MOST_BYTES: usize = 2_000_000;
const MOST_RULES: usize = 1_000;
/// Most decimals that a rule may ask for, and fiscal years that a call may be of.
const MOST_DECIMALS: u32 = 10;
const YEARS: std::ops::Range<i64> = 2000..2200;

/// What is wrong with a place of a rule file, and the same in Japanese.
const REASONS: [(&str, &str); 16] = [
    (" is missing", "がありません"),
    (" is no known code", "は決まったコードではありません"),
    (" is no text", "は文字列ではありません"),
    (" is no whole number", "は整数ではありません"),
    (" is no plain decimal", "は数字だけの文字列ではありません"),
    (" is too large or below zero", "は大きすぎるか、0より小さい値です"),
    (" is neither true nor false", "はtrueでもfalseでもありません"),
    (" is not null", "はnullではありません"),
    (" is no list", "はリストではありません"),
    (" is no object", "はオブジェクトではありません"),
    (" is answered by nothing that is known", "の判定のしかた（by）が決まったものではありません"),
    (" is no fiscal year of a call", "は公募の年度ではありません"),
    (" stands there twice", "が2つあります"),
    (" has more rules than can be read", "のルールが多すぎます"),
    (" has too many entries", "の項目が多すぎます"),
    (" is no month of a country list that is here", "の国の一覧がここにはありません"),
];

/// Rules of a draft.
#[derive(Debug)]
pub struct Draft {
    /// The book that holds them, and nothing else.
    pub book: Book,
    file: Node,
}

/// A part of a rule that a draft has otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The rule's id; none for what is said of all rules.
    pub id: Option<String>,
    /// The rule's title.
    pub title: Option<Text>,
    /// The place in the rule, such as `value.new`.
    pub part: String,
    /// What the shipped rules say there; none where they have nothing there.
    pub old: Option<String>,
    /// What the draft says there.
    pub new: Option<String>,
}

/// How a draft differs from shipped rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Id of those rules: the draft's own, or the newest.
    pub against: String,
    /// Rules that are new, that are gone, and that say something else.
    pub counts: [usize; 3],
    /// Every part that is not the same, in the order of the files.
    pub parts: Vec<Changed>,
}

impl Draft {
    /// Reads a draft.
    ///
    /// # Errors
    /// What is wrong with it and where, the first thing only.
    pub fn read(text: &str) -> Result<Self, Text> {
        if text.len() > MOST_BYTES {
            return Err(Self::too_large());
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let file: Node = serde_json::from_str(text).map_err(|error| {
            Text::new(
                format!("ファイルの形式（JSON）が壊れています（{error}）。"),
                format!("The file is damaged: it is not JSON ({error})."),
            )
        })?;
        let book = Book::read(&[text], &COUNTRIES).map_err(refusal)?;
        let draft = Self { book, file };
        match draft.fault() {
            Some(fault) => Err(said(&fault)),
            None => Ok(draft),
        }
    }

    /// What is said of a file that is far too large to be one of rules.
    pub fn too_large() -> Text {
        Text::new(
            "2MBを超えるルールファイルは読み込めません。ルールのファイルか確かめてください。",
            "A rule file over 2 MB can't be read. Check that it is a file of rules.",
        )
    }

    /// Its rules.
    pub fn rules(&self) -> Option<&RuleSet> {
        self.book.all().first()
    }

    /// What can be read and would still lead nowhere.
    fn fault(&self) -> Option<String> {
        let rules = self.rules()?;
        let decimals = [
            &rules.score.mean_decimals,
            &rules.budget.percent_decimals,
            &rules.co2.yen_per_tonne_decimals,
            &rules.judging.decimals,
            &rules.planning.tonnes_decimals,
        ];
        if let Some(rule) = decimals.iter().find(|rule| MOST_DECIMALS < rule.value) {
            return Some(format!("{}.value is too large or below zero", rule.id));
        }
        let year = &rules.history.call_fiscal_year;
        if !YEARS.contains(&year.value) {
            return Some(format!("{}.value is no fiscal year of a call", year.id));
        }
        let all = rules.all();
        if all.len() > MOST_RULES {
            return Some("the file has more rules than can be read".to_owned());
        }
        // No sorting for a thousand ids: its code would be the larger part of this module.
        let twice = all
            .iter()
            .enumerate()
            .find(|(place, rule)| all.iter().take(*place).any(|before| before.id == rule.id));
        twice.map(|(_, rule)| format!("{} stands there twice", rule.id))
    }

    /// What it has otherwise than the shipped rules of its id, or the newest where it is of another call.
    pub fn changes(&self) -> Changes {
        let shipped = WHOLE.map(|file| serde_json::from_str::<Node>(file).unwrap_or_default());
        let id = self.file.get("id");
        let newest = Book::whole().newest().map(|rules| Node::text(&rules.id));
        let of = |id: &Node| shipped.iter().find(|file| file.get("id") == id);
        let Some(old) = of(id).or_else(|| of(&newest.unwrap_or_default())) else {
            return Changes::default();
        };
        let (before, after) = (rules_of(old), rules_of(&self.file));
        let find = |rules: &[(Option<String>, Node)], id: &Option<String>| {
            rules.iter().find(|(known, _)| known == id).map(|(_, rule)| rule.clone())
        };
        let added = after.iter().filter(|(id, _)| find(&before, id).is_none());
        let all = before.iter().chain(added);
        let mut changes = Changes {
            against: old.get("id").as_text().unwrap_or_default().to_owned(),
            ..Changes::default()
        };
        let [added, gone, changed] = &mut changes.counts;
        for (id, _) in all {
            let (old, new) = (find(&before, id), find(&after, id));
            let count = changes.parts.len();
            differ(id, old.as_ref(), new.as_ref(), &mut changes.parts);
            match (&old, &new) {
                (None, _) => *added += 1,
                (_, None) => *gone += 1,
                _ if id.is_some() && changes.parts.len() > count => *changed += 1,
                _ => {}
            }
        }
        changes
    }
}

fn refusal(error: BookError) -> Text {
    said(error.why())
}

/// A fault in both languages.
fn said(fault: &str) -> Text {
    let place = |place: &str| place.replace("the file", "ファイル");
    let known = REASONS.iter().find_map(|(english, japanese)| {
        Some(format!("{}{japanese}", place(fault.strip_suffix(english)?)))
    });
    let japanese = known.or_else(|| {
        let (at, key) = fault.split_once(" has an unknown key, ")?;
        Some(format!("{}に知らないキー「{key}」があります", place(at)))
    });
    let japanese = japanese.unwrap_or_else(|| fault.to_owned());
    Text::new(
        format!("ルールとして読めません。{japanese}。"),
        format!("It can't be read as rules: {fault}."),
    )
}

/// What a file says of all rules, under no id, and its rules in their order.
fn rules_of(file: &Node) -> Vec<(Option<String>, Node)> {
    let heads = ["id", "title", "notice", "validity", "countries", "documents"];
    let head = heads.map(|key| (key.into(), file.get(key).clone()));
    let mut rules = vec![(None, Node::object(head))];
    collect(file, &mut rules);
    rules
}

fn collect(node: &Node, rules: &mut Vec<(Option<String>, Node)>) {
    if let (Node::Text(_), Some(id)) = (node.get("basis"), node.get("id").as_text()) {
        rules.push((Some(id.to_owned()), node.clone()));
    }
    node.entries().iter().for_each(|(_, part)| collect(part, rules));
    node.elements().iter().for_each(|part| collect(part, rules));
}

fn differ(id: &Option<String>, old: Option<&Node>, new: Option<&Node>, to: &mut Vec<Changed>) {
    let leaves = |node: Option<&Node>| {
        let mut found = Vec::new();
        if let Some(node) = node {
            leaves(node, String::new(), &mut found);
        }
        found
    };
    let (before, after) = (leaves(old), leaves(new));
    let find = |leaves: &[(String, String)], part: &String| {
        leaves.iter().find(|(known, _)| known == part).map(|(_, text)| text.clone())
    };
    let title = new.or(old).map(|rule| rule.get("title")).filter(|_| id.is_some());
    let text = |title: &Node, key| title.get(key).as_text().unwrap_or_default().to_owned();
    let title = title.map(|title| Text::new(text(title, "ja"), text(title, "en")));
    let mut changed = |part: &String, old: Option<String>, new: Option<String>| {
        let (id, title, part) = (id.clone(), title.clone(), part.clone());
        to.push(Changed { id, title, part, old, new });
    };
    for (part, old) in &before {
        let new = find(&after, part);
        if new.as_ref() != Some(old) {
            changed(part, Some(old.clone()), new);
        }
    }
    for (part, new) in after.iter().filter(|(part, _)| find(&before, part).is_none()) {
        changed(part, None, Some(new.clone()));
    }
}

/// Every value below a node with its place; a list of plain values is one. `null` is none.
fn leaves(node: &Node, path: String, to: &mut Vec<(String, String)>) {
    let plain = |node: &Node| match node {
        Node::Null | Node::Object(_) | Node::List(_) => None,
        Node::Bool(value) => Some(value.to_string()),
        Node::Number(digits) => Some(digits.as_str().to_owned()),
        Node::Text(text) => Some(text.to_string()),
    };
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match node {
        Node::Object(entries) => {
            entries.iter().for_each(|(key, part)| leaves(part, below(key), to));
        }
        Node::List(elements) => {
            let texts: Option<Vec<String>> = elements.iter().map(plain).collect();
            match texts {
                Some(texts) => to.push((path, texts.join(", "))),
                None => elements.iter().enumerate().for_each(|(place, part)| {
                    leaves(part, format!("{path}[{place}]"), to);
                }),
            }
        }
        node => to.extend(plain(node).map(|text| (path, text))),
    }
}
