//! Writes the pages that list every rule with its value, meaning, basis and source, one in each
//! language: `cargo run --example rules`. A test holds the pages against the rule files.

use std::path::Path;
use std::{fs, io};

use c3p_calculator::json::Node;
use c3p_calculator::rules::{Basis, Book, Countries, Entry, RuleSet, Standing};
use c3p_calculator::text::Text;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The parts of a rule file by the start of their rules' ids, and what they are called.
const PARTS: [(&str, &str, &str); 8] = [
    ("history.", "実施した年度の数え方", "Counting the years carried out"),
    ("score.", "採点", "Score"),
    ("gates.", "応募の条件", "Conditions for applying"),
    ("budget.", "予算", "Budget"),
    ("co2.", "CO₂の削減と費用", "CO₂ cut and its cost"),
    ("doubts.", "打ち間違いへの注意", "Slips that are warned of"),
    ("judging.", "観点による評価の目安", "Rating by viewpoints"),
    ("planning.", "次にすることの並べ方", "Next steps"),
];

/// Keys whose values name something in proposal files: those are shown as they stand there.
const NAMES: [&str; 6] = ["code", "categories", "suggests", "item", "path", "asked_at"];

/// Keys and codes of values that are said in words; the others are shown as they stand in the file.
const WORDS: [(&str, &str, &str); 45] = [
    ("scored", "決め方", "decided by"),
    ("judged", "審査員の判断", "the reviewers"),
    ("municipality_scale", "財政力指数", "fiscal capability indices"),
    ("ems", "環境マネジメントシステム", "the environmental management system"),
    ("wlb", "認定の種類", "certificates"),
    ("new", "新規", "new"),
    ("continuing", "継続", "continuing"),
    ("group", "まとまり", "group"),
    ("prefecture", "都道府県", "prefecture"),
    ("municipality", "市区町村", "municipality"),
    ("certified", "認証あり", "certified"),
    ("former_own_system", "過去の認証と独自の仕組み", "formerly certified, own system"),
    ("none", "なし", "none"),
    ("code", "コード", "code"),
    ("points", "点数", "points"),
    ("condition", "条件", "condition"),
    ("working_hours", "労働時間の基準", "working-hours criterion"),
    ("action_plan", "行動計画の条件", "conditions of an action plan"),
    ("by", "判定のもと", "decided by"),
    ("answer", "1つの回答", "one answer"),
    ("path", "回答の場所", "place of the answer"),
    ("statuses", "判定", "outcome"),
    ("true", "はい", "yes"),
    ("false", "いいえ", "no"),
    ("pass", "満たす", "met"),
    ("fail", "満たさない", "not met"),
    ("check", "要確認", "to be checked"),
    ("personnel", "人件費", "personnel"),
    ("operating", "業務費", "operating costs"),
    ("outsourcing", "外注費", "outsourcing"),
    ("joint_implementation", "共同実施費", "joint implementation"),
    ("general_administration", "一般管理費", "general administration"),
    ("categories", "経費の区分", "categories"),
    ("words", "語", "words"),
    ("suggests", "勧める区分", "suggests"),
    ("item", "審査項目", "item"),
    ("role", "役割", "role"),
    ("criterion", "審査の基準", "part of the criterion"),
    ("extra", "加点", "extra credit"),
    ("preparation", "準備", "preparation"),
    ("when", "尋ねるとき", "asked when"),
    ("is", "答え", "answers"),
    ("asked_at", "答えのある場所", "answered at"),
    ("limits_subsidy", "補助の上限あり", "subsidy is limited"),
    ("energy_origin_only", "エネルギー起源だけ", "energy-related only"),
];

#[allow(dead_code, reason = "the test of the pages has an entry of its own")]
fn main() -> io::Result<()> {
    for language in [Language::Japanese, Language::English] {
        let page = language.page()?;
        fs::write(Path::new(ROOT).join(language.file()), page)?;
    }
    Ok(())
}

/// The language of a page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// 日本語.
    Japanese,
    /// English.
    English,
}

impl Language {
    /// Where its page stands, from the repository's root.
    pub fn file(self) -> &'static str {
        self.of("docs/rules.ja.md", "docs/rules.md")
    }

    /// The page, as the rule files have it now.
    pub fn page(self) -> io::Result<String> {
        let mut page = self.head();
        for rules in Book::shipped().all() {
            let path = Path::new(ROOT).join(format!("src/rules/{}.json", rules.id));
            let file: Node = serde_json::from_str(&fs::read_to_string(path)?)?;
            page.push_str(&self.set(rules, &file));
        }
        Ok(page)
    }

    fn of<T>(self, japanese: T, english: T) -> T {
        if self == Self::Japanese { japanese } else { english }
    }

    fn pick(self, text: &Text) -> String {
        escaped(self.of(&text.ja, &text.en))
    }

    fn head(self) -> String {
        self.of(
            "# 計算のルール\n\n\
            このツールが使うすべてのルールを、値、説明、根拠、出典とともに並べたものです（[English](rules.md)）。\n\
            `src/rules`のファイルから`cargo run --example rules`で作ります。このページを直接書き換えないでください。\n",
            "# The rules\n\n\
            Every rule this tool goes by, with its value, meaning, basis and source ([日本語](rules.ja.md)).\n\
            `cargo run --example rules` writes this page from the files in `src/rules`; don't edit it.\n",
        )
        .to_owned()
    }

    fn set(self, rules: &RuleSet, file: &Node) -> String {
        let all = rules.all();
        let (title, notice) = (self.pick(&rules.title), self.pick(&rules.notice));
        let from = &rules.validity.from;
        let validity = match &rules.validity.until {
            Some(until) => self.of(format!("{from}から{until}まで"), format!("{from} to {until}")),
            None => self.of(
                format!("{from}から（次の公募のルールはまだありません）"),
                format!("from {from}; those of the next call are not known yet"),
            ),
        };
        let count = all.len();
        let conventions = all.iter().filter(|rule| rule.basis == Basis::Convention).count();
        let mut page = self.of(
            format!(
                "\n## {title}（`{}`）\n\n{notice}\n\n- 有効期間：{validity}。すべてのルールに共通です。\n- ルールの数：{count}（うちこのツールの取り決め：{conventions}）\n",
                rules.id
            ),
            format!(
                "\n## {title} (`{}`)\n\n{notice}\n\n- In force {validity}. This holds for every rule below.\n- {count} rules, of which {conventions} are conventions of this tool\n",
                rules.id
            ),
        );
        for document in &rules.documents {
            let title = self.pick(&document.title);
            let published = &document.published;
            page.push_str(&self.of(
                format!("- 出典の文書：{title}、{published}\n"),
                format!("- Document: {title}, {published}\n"),
            ));
        }
        for (start, japanese, english) in PARTS {
            page.push_str(&format!("\n### {}\n", self.of(japanese, english)));
            for rule in all.iter().filter(|rule| rule.id.starts_with(start)) {
                page.push_str(&self.rule(rules, rule, find(file, rule.id)));
            }
        }
        page.push_str(&self.countries(&rules.countries));
        page
    }

    fn rule(self, rules: &RuleSet, rule: &Entry<'_>, node: Option<&Node>) -> String {
        let (title, meaning) = (self.pick(rule.title), self.pick(rule.explanation));
        let mut page = format!("\n#### {title}\n\n`{}`\n\n{meaning}\n\n", rule.id);
        let unit = node.map(|node| node.get("unit").as_text().unwrap_or_default());
        let value = node.map(|node| node.get("value")).and_then(|value| self.value(value));
        if let Some(value) = value {
            let value = self.with_unit(&value, unit.unwrap_or_default());
            page.push_str(&self.of(format!("- 値：{value}\n"), format!("- Value: {value}\n")));
        }
        let why = rule.why.map(|why| self.pick(why)).unwrap_or_default();
        page.push_str(&match (rule.basis, self) {
            (Basis::Convention, Self::Japanese) => {
                format!("- 根拠：このツールの取り決め。{why}\n")
            }
            (Basis::Convention, Self::English) => {
                format!("- Basis: a convention of this tool. {why}\n")
            }
            (Basis::Guidebook, Self::Japanese) => "- 根拠：出典の文書\n".to_owned(),
            (Basis::Guidebook, Self::English) => "- Basis: the document named below\n".to_owned(),
        });
        let known = rules.documents.iter().find(|document| document.id == rule.source.document);
        let document = known.map(|known| self.pick(&known.title));
        let table = rule.source.table.as_ref();
        let table = table.map(|table| self.of(format!("表{table}"), format!("table {table}")));
        let section = &rule.source.section;
        let section = self.of(format!("{section}節"), format!("section {section}"));
        let source: Vec<String> = [document, table, Some(section)].into_iter().flatten().collect();
        let source = source.join(self.of("、", ", "));
        page.push_str(&self.of(format!("- 出典：{source}\n"), format!("- Source: {source}\n")));
        page
    }

    /// A value in words; none where the rule has none.
    fn value(self, value: &Node) -> Option<String> {
        match value {
            Node::Null => None,
            Node::Bool(is) => Some(self.word(if *is { "true" } else { "false" })),
            Node::Number(number) => Some(number.as_str().to_owned()),
            Node::Text(text) => Some(self.word(text)),
            Node::List(elements) => {
                let parts: Vec<String> =
                    elements.iter().filter_map(|element| self.value(element)).collect();
                let none = self.of("なし（すべてに当てはまる）", "none, which means all of them");
                let joined = parts.join(self.of("、", ", "));
                Some(if parts.is_empty() { none.to_owned() } else { joined })
            }
            Node::Object(entries) => {
                let part = |key: &str, node: &Node| {
                    let value = match (self.value(node), node) {
                        (Some(_), Node::Text(code)) if NAMES.contains(&key) => format!("`{code}`"),
                        (Some(_), Node::List(codes))
                            if NAMES.contains(&key) && !codes.is_empty() =>
                        {
                            let codes = codes.iter().filter_map(Node::as_text);
                            let codes: Vec<String> =
                                codes.map(|code| format!("`{code}`")).collect();
                            codes.join(self.of("、", ", "))
                        }
                        (Some(_), Node::List(words)) if key == "words" && !words.is_empty() => {
                            self.quoted(words)
                        }
                        (Some(value), Node::Object(_)) => {
                            self.of(format!("（{value}）"), format!("({value})"))
                        }
                        (Some(value), _) => value,
                        (None, _) => self.of("なし", "none").to_owned(),
                    };
                    format!("{}{}{value}", self.word(key), self.of("：", ": "))
                };
                let parts: Vec<String> =
                    entries.iter().map(|(key, node)| part(key, node)).collect();
                Some(parts.join(self.of("／", "; ")))
            }
        }
    }

    /// Words that people write, as they stand in the file.
    fn quoted(self, words: &[Node]) -> String {
        let words = words.iter().filter_map(Node::as_text).map(escaped);
        let quoted = words.map(|word| self.of(format!("「{word}」"), format!("“{word}”")));
        quoted.collect::<Vec<_>>().join(self.of("", ", "))
    }

    fn with_unit(self, value: &str, unit: &str) -> String {
        let is_number = value.chars().all(|c| c.is_ascii_digit() || c == '.');
        let (japanese, english) = match unit {
            "yen" => ("円", "yen"),
            "years" => ("年度", "fiscal years"),
            "points" => ("点", "points"),
            "percent" => ("%", "percent"),
            "employees" => ("人", "employees"),
            "decimals" => ("桁（小数点以下）", "decimals"),
            _ => return value.to_owned(),
        };
        match (is_number, self) {
            (true, Self::Japanese) => format!("{}{japanese}", grouped(value)),
            (true, Self::English) => format!("{} {english}", grouped(value)),
            (false, Self::Japanese) => format!("{value}（単位：{japanese}）"),
            (false, Self::English) => format!("{value} (in {english})"),
        }
    }

    /// What a key or code is called; numbers and what people write stay as they are.
    fn word(self, code: &str) -> String {
        let known = WORDS.iter().find(|(known, ..)| *known == code);
        let is_code = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_.[]".contains(c);
        match known {
            Some((_, japanese, english)) => self.of(*japanese, *english).to_owned(),
            None if code.contains(|c: char| c.is_ascii_lowercase())
                && code.chars().all(is_code) =>
            {
                format!("`{code}`")
            }
            None => escaped(code),
        }
    }

    fn countries(self, list: &Countries) -> String {
        let as_of = &list.as_of;
        let mut page = self.of(
            format!("\n### JCMパートナー国と候補国（{as_of}時点）\n\n| コード | 国 | 位置づけ | 署名日 |\n|---|---|---|---|\n"),
            format!("\n### JCM partner and candidate countries, as of {as_of}\n\n| code | country | standing | signed |\n|---|---|---|---|\n"),
        );
        for country in &list.countries {
            let standing = match country.standing {
                Standing::Partner => self.of("パートナー国", "partner"),
                Standing::Candidate => self.of("候補国", "candidate"),
            };
            let (code, name) = (&country.code, self.pick(&country.name));
            let signed = country.signed.as_deref().unwrap_or("–");
            page.push_str(&format!("| {code} | {name} | {standing} | {signed} |\n"));
        }
        page
    }
}

/// The rule with this id, as it stands in the file.
fn find<'a>(node: &'a Node, id: &str) -> Option<&'a Node> {
    if node.get("basis").as_text().is_some() && node.get("id").as_text() == Some(id) {
        return Some(node);
    }
    let entries = node.entries().iter().map(|(_, entry)| entry);
    entries.chain(node.elements()).find_map(|part| find(part, id))
}

/// A whole number in groups of three digits.
fn grouped(number: &str) -> String {
    if number.contains('.') {
        return number.to_owned();
    }
    let groups: Vec<&str> = number
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|group| std::str::from_utf8(group).ok())
        .collect();
    groups.join(",")
}

/// A text without anything that Markdown would take for its own.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut text, c| {
        if "\\`*_[]<>|".contains(c) {
            text.push('\\');
        }
        text.push(c);
        text
    })
}
