//! Advice at cost lines: which piece is given where, what its words find, and that it changes no figure.

use c3p_calculator::domain::budget::advice;
use c3p_calculator::rules::{Book, RuleSet};
use serde_json::{Value, json};

use crate::cases::bases;
use crate::tree::put;

fn rules() -> &'static RuleSet {
    Book::shipped().rules("2026-1").expect("the rules")
}

/// The last part of the ids of what is advised at a line.
fn advised(category: &str, description: &str, note: &str) -> Vec<&'static str> {
    let category = (!category.is_empty()).then_some(category);
    let pieces = advice(category, &[description, note], &rules().budget.advice);
    pieces.iter().filter_map(|rule| rule.id.strip_prefix("budget.advice.")).collect()
}

/// Lines as people write them, and what is advised there: category, description, note, pieces.
const LINES: [(&str, &str, &str, &[&str]); 77] = [
    ("meetings", "ワークショップの弁当", "", &["drinks"]),
    ("meetings", "飲料（ケータリング業者）", "", &["drinks"]),
    ("meetings", "Working LUNCH with officials", "", &["drinks"]),
    ("meetings", "お茶とコーヒー", "懇親会を含む", &["drinks"]),
    ("miscellaneous_services", "意見交換会の飲食", "", &["drinks"]),
    ("meetings", "飲料", "", &[]),
    ("meetings", "Coffee and tea", "", &[]),
    ("meetings", "Piecemeal refreshments", "", &[]),
    ("overseas_travel", "宿泊（食事付き）", "", &[]),
    ("meetings", "ワークショップの会場", "", &["venue"]),
    ("meetings", "Town-hall hire", "", &["venue"]),
    ("meetings", "Meeting　room", "", &["venue"]),
    ("meetings", "会議室と弁当", "", &["drinks", "venue"]),
    ("meetings", "Drinks at the challenge event", "", &[]),
    ("rental", "ワークショップの会場", "", &[]),
    ("domestic_travel", "検討委員の旅費", "", &["outside_travel"]),
    ("overseas_travel", "水道専門家の渡航", "", &["outside_travel"]),
    ("overseas_travel", "Flight", "for an invited Ｅｘｐｅｒｔ", &["outside_travel"]),
    ("domestic_travel", "打合せ", "", &[]),
    ("overseas_travel", "Field survey, unexpert team", "", &[]),
    ("committee_travel", "講師の旅費", "", &[]),
    ("overseas_travel", "市職員の招へい", "", &["guest_travel"]),
    ("committee_travel", "パートナー都市の職員の訪日", "", &["guest_travel"]),
    ("committee_travel", "パートナー都市から招く人の旅費", "", &["guest_travel"]),
    ("overseas_travel", "Air tickets, city officials", "", &["guest_travel"]),
    ("overseas_travel", "パートナー都市との協議", "", &[]),
    ("personnel", "市職員との調整", "", &[]),
    ("miscellaneous_services", "査証の申請代行", "", &["travel_extras"]),
    ("domestic_travel", "Visa fees", "", &["travel_extras"]),
    ("communication", "ビザ申請書の送付", "", &["travel_extras"]),
    ("overseas_travel", "査証と予防接種", "", &[]),
    ("miscellaneous_services", "Advisable checks", "", &[]),
    ("personnel", "資料整理の補助員", "", &["assistants"]),
    ("personnel", "Project assistant, Part-Time", "", &["assistants"]),
    ("personnel", "主任研究員", "", &[]),
    ("wages", "資料整理の補助員", "", &[]),
    ("personnel", "調査員", "退職手当を含む", &["retirement"]),
    ("personnel", "Staff with retirement pay", "", &["retirement"]),
    ("personnel", "調査員", "賞与を含む", &[]),
    ("wages", "退職手当", "", &[]),
    ("utilities", "事務所の電気代", "", &["overhead"]),
    ("consumables", "文具一式", "", &["overhead"]),
    ("rental", "Office rent", "", &["overhead"]),
    ("personnel", "一般管理費相当", "", &["overhead"]),
    ("rental", "ワークショップの会場", "", &[]),
    ("utilities", "実証機の電気代", "", &[]),
    ("overseas_travel", "役員の出張", "", &[]),
    ("equipment", "", "", &["buying"]),
    ("equipment", "分析装置のリース", "", &["buying", "lease"]),
    ("consumables", "ﾉｰﾄPC", "Ｈｉｒｅ", &["lease"]),
    ("consumables", "計測器", "", &[]),
    ("rental", "分析装置のリース", "", &[]),
    ("equipment", "試薬と地図データ", "", &["buying", "short_lived"]),
    ("equipment", "Laboratory glassware", "", &["buying", "short_lived"]),
    ("equipment", "Hourglass", "", &["buying"]),
    ("consumables", "試薬", "", &[]),
    ("miscellaneous_services", "講演料", "", &["fees"]),
    ("", "技術指導の謝金", "", &["fees"]),
    ("domestic_travel", "Honorarium for a lecture", "", &["fees"]),
    ("honoraria", "講演謝金", "", &[]),
    ("honoraria", "通訳", "", &["interpreting"]),
    ("meetings", "Interpreters", "", &["interpreting"]),
    ("miscellaneous_services", "通訳", "", &[]),
    ("outsourcing", "通訳と翻訳", "", &["own_work"]),
    ("consumables", "パンフレットの印刷", "", &["printing"]),
    ("miscellaneous_services", "Printing of posters", "", &["printing"]),
    ("consumables", "Toner of the printer", "", &[]),
    ("printing", "報告書の製本", "", &[]),
    ("outsourcing", "現地の市場調査", "", &["own_work"]),
    ("outsourcing", "現地の大学の調査", "", &["own_work", "sharing"]),
    ("outsourcing", "Study by a JOINT applicant", "", &["own_work", "sharing"]),
    ("outsourcing", "Disjoint studies", "", &["own_work"]),
    ("joint_implementation", "大学の分担", "", &["agreement"]),
    ("", "消費税", "", &["tax"]),
    ("rental", "会場", "Price without Consumption Tax", &["tax"]),
    ("overseas_travel", "航空券（ビジネスクラス）", "海外旅行保険込み", &["manual"]),
    ("", "", "", &[]),
];

#[test]
fn each_piece_is_given_where_it_belongs_and_nowhere_else() {
    for (category, description, note, expected) in LINES {
        assert_eq!(
            advised(category, description, note),
            expected,
            "{category}: {description}, {note}"
        );
    }
}

#[test]
fn every_piece_has_a_line_that_calls_for_it() {
    for rule in &rules().budget.advice {
        let own = rule.id.strip_prefix("budget.advice.").expect("its place");
        assert!(LINES.iter().any(|line| line.3.contains(&own)), "no line calls for {own}");
    }
}

/// As typed with a Japanese keyboard: what ASCII has in full width, and in capitals.
fn wide(word: &str) -> String {
    let wide = |c: char| match c {
        ' ' => '\u{3000}',
        '!'..='~' => char::from_u32(u32::from(c.to_ascii_uppercase()) + 0xFEE0).expect("a sign"),
        c => c,
    };
    word.chars().map(wide).collect()
}

#[test]
fn every_word_finds_its_piece_however_wide_it_is_typed() {
    for rule in &rules().budget.advice {
        let value = &rule.value;
        let own = |code: &str, text: &str| {
            let category = (!code.is_empty()).then_some(code);
            advice(category, &[text], &rules().budget.advice)
                .iter()
                .any(|found| found.id == rule.id)
        };
        let codes = value.categories.iter().map(String::as_str);
        let codes = codes.chain(value.categories.is_empty().then_some(""));
        for code in codes {
            assert_eq!(own(code, "－－－"), value.words.is_empty(), "{}", rule.id);
            for word in &value.words {
                for text in [word.clone(), wide(word), format!("（{word}）"), format!("3 {word}")]
                {
                    assert!(own(code, &text), "{}: {text} at {code}", rule.id);
                }
                assert!(!word.is_ascii() || !own(code, &format!("x{word}")), "{}: {word}", rule.id);
            }
        }
    }
}

#[test]
fn a_line_is_not_sent_where_it_is_and_categories_that_are_unknown_are_no_category() {
    for rule in &rules().budget.advice {
        let words = rule.value.words.join(" ");
        if let Some(code) = &rule.value.suggests {
            let there = advice(Some(code), &[&words], &rules().budget.advice);
            assert!(there.iter().all(|found| found.id != rule.id), "{}", rule.id);
        }
        for category in [None, Some(""), Some("fun"), Some("Meetings")] {
            let found = advice(category, &[&words], &rules().budget.advice);
            let is_given = found.iter().any(|found| found.id == rule.id);
            assert_eq!(is_given, rule.value.categories.is_empty(), "{} at {category:?}", rule.id);
        }
    }
}

#[test]
fn hostile_texts_neither_stop_it_nor_call_for_anything() {
    let texts = [
        "\u{0}\u{1}\u{7f}".to_owned(),
        "\u{feff}\u{200b}\u{202e}\u{2066}".to_owned(),
        "\u{ff00}\u{ff5f}\u{fffd}\u{10ffff}".to_owned(),
        "ﾞﾟ゛゜ﾞ".to_owned(),
        "e\u{301}\u{301}\u{301}".to_owned(),
        "👩‍👩‍👧‍👦🏳️‍🌈".to_owned(),
        "ＬＵＮＣ".repeat(20_000),
        "halhalhal会".repeat(20_000),
        "弁\u{200b}当".to_owned(),
        "[.*+?^${}()|\\]".to_owned(),
        "<b>&amp;</b>".to_owned(),
    ];
    let codes = rules().budget.categories.iter().map(|rule| rule.value.code.as_str());
    for code in codes.map(Some).chain([None]) {
        let silent = advice(code, &[], &rules().budget.advice);
        for text in &texts {
            let ids = |texts: &[&str]| -> Vec<&str> {
                advice(code, texts, &rules().budget.advice)
                    .iter()
                    .map(|rule| rule.id.as_str())
                    .collect()
            };
            let expected: Vec<&str> = silent.iter().map(|rule| rule.id.as_str()).collect();
            assert_eq!(ids(&[text, text]), expected, "{code:?}");
            let mixed = format!("{text} lunch {text}");
            assert_eq!(ids(&[&mixed]), ids(&["lunch"]), "{code:?}");
        }
    }
}

/// What the page itself offers is in its place: nothing of it is sent to another category.
#[test]
fn lines_to_begin_with_and_samples_stay_where_they_are() {
    let stays = |line: &Value, text: &dyn Fn(&Value) -> String| {
        let texts = [text(&line["description"]), text(&line["note"])];
        let pieces =
            advice(line["category"].as_str(), &[&texts[0], &texts[1]], &rules().budget.advice);
        for rule in pieces {
            assert_eq!(rule.value.suggests, None, "{}: {line}", rule.id);
        }
    };
    let plain = |text: &Value| text.as_str().unwrap_or_default().to_owned();
    let skeletons: Value =
        serde_json::from_str(include_str!("../../src/ui/more/skeletons.json")).expect("JSON");
    let mut lines = 0;
    for line in skeletons.as_object().expect("works").values().flat_map(|work| work.as_array()) {
        for line in line {
            stays(line, &|text| plain(&text["ja"]));
            stays(line, &|text| plain(&text["en"]));
            lines += 1;
        }
    }
    for sample in [
        include_str!("../../src/ui/more/samples/within-cap.json"),
        include_str!("../../src/ui/more/samples/over-cap.json"),
        include_str!("../../src/ui/more/samples/open.json"),
    ] {
        let sample: Value = serde_json::from_str(sample).expect("JSON");
        for line in sample["budget"]["lines"].as_array().expect("lines") {
            stays(line, &plain);
            lines += 1;
        }
    }
    assert!(lines > 30, "only {lines} lines");
}

#[test]
fn it_is_no_problem_and_no_part_of_an_assessment() {
    let answer = |description: &str, note: &str| {
        let mut proposal = bases()["quiet"].clone();
        let line = json!({
            "id": "L", "category": "meetings", "unit_price": "100", "quantity": "1",
            "description": description, "note": note,
        });
        put(&mut proposal, "budget.lines", json!([line]));
        c3p_calculator::assess(&proposal.to_string())
    };
    assert!(advised("meetings", "懇親会の弁当", "会場").len() > 1);
    assert_eq!(answer("懇親会の弁当", "会場"), answer("飲料", "-"));
}
