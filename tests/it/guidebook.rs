//! The guidebook's own lists, copied as they are printed with the numbers of their lines, held against every
//! list that is shipped. Lines are those of a text made from the PDF of the revision of FY2025. What is
//! printed wrong stands as printed, and beside it, under `slips`, what it is.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn json(path: &str) -> Value {
    let text = fs::read_to_string(Path::new(ROOT).join(path)).expect(path);
    serde_json::from_str(&text).expect(path)
}

/// A list of the guidebook.
fn printed(name: &str) -> Value {
    json(&format!("tests/guidebook/{name}.json"))
}

fn rows<'a>(file: &'a Value, key: &str) -> &'a [Value] {
    file[key].as_array().unwrap_or_else(|| panic!("{key} is a list"))
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} of {value}"))
}

/// What is meant by what a line prints.
fn meant(file: &Value, line: &Value, printed: &str) -> String {
    let of_line = rows(file, "slips").iter().filter(|slip| slip["line"] == *line);
    of_line.fold(printed.to_owned(), |text, slip| {
        text.replace(
            slip["printed"].as_str().expect("a text"),
            slip["is"].as_str().expect("a text"),
        )
    })
}

/// A name without what is only a matter of type: width, spaces.
fn plain(name: &str) -> String {
    let narrow = name.chars().map(|c| match c {
        '（' => '(',
        '）' => ')',
        '：' => ':',
        c => c,
    });
    narrow.filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn countries_with_their_days_and_places() {
    let file = printed("countries");
    let shipped = json("src/rules/countries-2026-02.json");
    let places = json("src/programme/countries.json");
    let names = |standing: &str| -> Vec<&str> {
        let of = rows(&shipped, "countries").iter().filter(|one| one["standing"] == standing);
        of.map(|one| text(&one["name"], "ja")).collect()
    };
    let said = |key: &str| -> Vec<String> {
        rows(&file, key).iter().map(|row| meant(&file, &row["line"], text(row, "name"))).collect()
    };
    assert_eq!(names("partner"), said("table"));
    assert_eq!(names("candidate"), said("candidates"));
    let photos = rows(&file, "photos");
    assert_eq!(photos.len(), 31);
    for photo in photos {
        let line = &photo["line"];
        let name = meant(&file, line, text(photo, "name"));
        let country = rows(&shipped, "countries").iter().find(|one| one["name"]["ja"] == *name);
        let country = country.unwrap_or_else(|| panic!("line {line}: {name}"));
        assert_eq!(country["signed"], photo["signed"], "line {line}: {name}");
        let place = &places["places"][text(country, "code")]["ja"];
        let printed = photo["place"].as_str().map(|place| meant(&file, &421.into(), place));
        assert_eq!(place.as_str(), printed.as_deref(), "line {line}: {name}");
    }
    assert_eq!(places["places"].as_object().expect("places").len(), 30);
}

#[test]
fn leading_areas_block_by_block() {
    let file = printed("leading-areas");
    let shipped = json("src/programme/leading-areas.json");
    assert_eq!(shipped["selected"], file["selected"]["count"]);
    assert_eq!(shipped["withdrawn"], file["withdrawn"]["count"]);
    let blocks = rows(&file, "blocks");
    assert_eq!(blocks.len(), rows(&shipped, "blocks").len());
    let mut proposals = 0;
    for block in blocks {
        let own = rows(&shipped, "blocks").iter().find(|own| own["name"]["ja"] == block["block"]);
        let own = own.unwrap_or_else(|| panic!("line {}", block["line"]));
        assert_eq!(own["proposals"], block["proposals"], "line {}", block["line"]);
        assert_eq!(own["prefectures_taking_part"], block["prefectures"], "line {}", block["line"]);
        assert_eq!(own["municipalities"], block["municipalities"], "line {}", block["line"]);
        for row in rows(block, "rows") {
            let line = &row["line"];
            let prefecture = rows(own, "prefectures");
            let prefecture = prefecture.iter().find(|one| one["name"]["ja"] == row["prefecture"]);
            let prefecture = prefecture.unwrap_or_else(|| panic!("line {line}"));
            let named: Vec<String> = rows(prefecture, "proposals").iter().map(written).collect();
            let entries: Vec<&str> =
                rows(row, "entries").iter().map(|one| one.as_str().expect("a text")).collect();
            let said = meant(&file, line, &entries.join("、"));
            assert_eq!(named.join("、"), said, "line {line}");
            proposals += named.len();
        }
    }
    let total: u64 = blocks.iter().filter_map(|block| block["proposals"].as_u64()).sum();
    assert_eq!(proposals as u64, total);
}

/// A proposal as the figure writes it: who else took part unnamed stands after the first name.
fn written(proposal: &Value) -> String {
    let mut names: Vec<String> =
        rows(proposal, "names").iter().map(|name| text(name, "ja").to_owned()).collect();
    if let Some(unnamed) = proposal["unnamed"].as_u64() {
        let kinds = ["市町", "町", "市"].map(|kind| format!("他{unnamed}{kind}"));
        // Which kind they are is no part of what is shipped: the figure has one of these.
        let kind = match (names.first().map(String::as_str), unnamed) {
            (Some("北九州市"), _) => &kinds[0],
            (Some("大分県"), _) => &kinds[2],
            _ => &kinds[1],
        };
        names[0].push_str(kind);
    }
    names.join("・")
}

/// Names as figure 10 writes several of them together.
fn parts(names: &str) -> BTreeSet<String> {
    let names = names.split(['・', '、', '(', ')']).map(str::trim).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}

fn japanese(names: &Value) -> BTreeSet<String> {
    names.as_array().expect("names").iter().map(|name| text(name, "ja").to_owned()).collect()
}

#[test]
fn pairs_with_their_stars_and_the_years_told_elsewhere() {
    let file = printed("pairs");
    let shipped = json("src/programme/pairs.json");
    let countries = json("src/rules/countries-2026-02.json");
    let named = rows(&countries, "countries").iter().chain(rows(&shipped, "other_countries"));
    let codes: Vec<(&str, &str)> =
        named.map(|one| (text(&one["name"], "ja"), text(one, "code"))).collect();
    let at = |key: &str, row: &Value, partner: &str| {
        let known = rows(&file, key).iter();
        known.clone().find(|one| one["line"] == row["line"] && one["partner"] == *partner).cloned()
    };
    let mut found = BTreeSet::new();
    for row in rows(&file, "pairs") {
        let line = &row["line"];
        let partner = text(row, "partner").trim_end_matches('*').trim();
        let starred = format!("{}{}", text(row, "partner"), text(row, "japan")).contains('*');
        let is_star = starred && at("footnote", row, partner).is_none();
        let column = at("columns", row, partner).map(|one| text(&one, "is").to_owned());
        let country = column.unwrap_or_else(|| text(row, "country").to_owned());
        let code = codes.iter().find(|(name, _)| *name == country).expect("a country").1;
        let partners = parts(&meant(&file, line, partner));
        let japan = parts(&meant(&file, line, text(row, "japan").trim_end_matches('*').trim()));
        let own = rows(&shipped, "pairs").iter().position(|pair| {
            pair["country"] == code
                && japanese(&pair["partners"]) == partners
                && japanese(&pair["japan"]) == japan
                && pair["in_2025"].as_bool().unwrap_or_default() == is_star
        });
        let own = own.unwrap_or_else(|| panic!("line {line}: {partners:?} {japan:?}"));
        assert!(found.insert(own), "line {line} stands twice");
    }
    assert_eq!(found.len(), rows(&shipped, "pairs").len());
    assert_eq!(found.len(), 63);
    // What section 1.8 and BOX 8 tell of further years, and nothing else.
    let mut told = BTreeSet::new();
    for row in rows(&file, "told") {
        let japan: BTreeSet<String> =
            rows(row, "japan").iter().map(|one| one.as_str().expect("a name").to_owned()).collect();
        let section = text(row, "section");
        let pair = rows(&shipped, "pairs").iter().find(|pair| {
            japanese(&pair["partners"]).contains(text(row, "partner"))
                && japanese(&pair["japan"]) == japan
                && rows_or_none(pair, "years").iter().any(|year| {
                    let sources = rows(year, "sources");
                    year["year"] == row["year"]
                        && sources.iter().any(|one| one["section"] == section)
                })
        });
        let pair = pair.unwrap_or_else(|| panic!("line {}", row["line"]));
        told.insert((text(&pair["partners"][0], "ja"), section));
    }
    let shipped_told: usize = rows(&shipped, "pairs")
        .iter()
        .flat_map(|pair| rows_or_none(pair, "years"))
        .map(|year| rows(year, "sources").len())
        .sum();
    assert_eq!(told.len(), shipped_told);
    // The name of figure 10 is right; only BOX 8 has it wrong.
    let telangana =
        rows(&shipped, "pairs").iter().find(|pair| pair["partners"][0]["ja"] == "テランガーナ州");
    assert!(telangana.is_some_and(|pair| pair.get("doubt").is_none()));
}

fn rows_or_none<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

#[test]
fn categories_and_required_work_by_their_names() {
    let file = printed("estimate");
    let rules = json("src/rules/2026-1.json");
    let budget = &rules["budget"];
    let titles = |key: &str| -> Vec<&str> {
        rows(budget, key).iter().map(|rule| text(&rule["title"], "ja")).collect()
    };
    let mut expected: Vec<&str> =
        rows(&file, "categories").iter().map(|row| text(row, "name")).collect();
    // These two are computed, and never a line.
    let computed = expected.split_off(expected.len() - 2);
    assert_eq!(computed, ["一般管理費", "消費税"]);
    assert_eq!(titles("categories"), expected);
    assert_eq!(budget["general_administration"]["title"]["ja"], computed[0]);
    let work: Vec<&str> = rows(&file, "required_work")
        .iter()
        .map(|row| text(row, "name").split('（').next().unwrap_or_default())
        .collect();
    assert_eq!(titles("required_work"), work);
}

#[test]
fn documents_and_requirements_in_their_order() {
    let file = printed("documents");
    let shipped = json("src/programme/documents.json");
    let documents = rows(&file, "documents");
    assert_eq!(documents.len(), rows(&shipped, "documents").len());
    for (row, own) in documents.iter().zip(rows(&shipped, "documents")) {
        let line = &row["line"];
        assert_eq!(text(own, "sign"), meant(&file, line, text(row, "sign")), "line {line}");
        assert!(
            text(row, "name").contains(text(&own["title"], "ja")),
            "line {line}: {}",
            own["title"]
        );
    }
    let rules = json("src/rules/2026-1.json");
    let gates = rows(&rules, "gates").iter().map(|gate| text(&gate["title"], "ja"));
    let numbered: Vec<&str> = gates.filter_map(|title| title.strip_prefix("応募資格")).collect();
    let signs: Vec<&str> =
        rows(&file, "requirements").iter().map(|row| text(row, "sign")).collect();
    assert_eq!(numbered.len(), signs.len());
    assert!(numbered.iter().zip(signs).all(|(title, sign)| title.starts_with(sign)));
}

#[test]
fn wordings_as_they_are_written() {
    let (file, shipped) = (printed("wordings"), json("src/programme/wordings.json"));
    let expected: Vec<&str> = rows(&file, "wordings").iter().map(|row| text(row, "name")).collect();
    let own: Vec<&str> =
        rows(&shipped, "wordings").iter().map(|one| text(&one["name"], "ja")).collect();
    assert_eq!(own, expected);
}

#[test]
fn schemes_with_who_runs_them_and_where() {
    let (file, shipped) = (printed("schemes"), json("src/programme/schemes.json"));
    let schemes = rows(&file, "schemes");
    assert_eq!(schemes.len(), rows(&shipped, "schemes").len());
    for (row, own) in schemes.iter().zip(rows(&shipped, "schemes")) {
        let line = &row["line"];
        assert_eq!(own["table"], row["table"], "line {line}");
        assert_eq!(plain(text(&own["name"], "ja")), plain(text(row, "name")), "line {line}");
        assert!(text(&own["by"], "ja").starts_with(text(row, "by")), "line {line}");
        assert_eq!(own["form"]["ja"], row.get("form").cloned().unwrap_or_default(), "line {line}");
        let url = row["url"].as_str().map(|url| meant(&file, line, url));
        let url =
            url.map(|url| if url.starts_with("https") { url } else { format!("https://{url}") });
        assert_eq!(own["url"].as_str(), url.as_deref(), "line {line}");
    }
}

#[test]
fn criteria_with_their_points_and_each_extra_credit() {
    let (file, rules) = (printed("criteria"), json("src/rules/2026-1.json"));
    let (items, own) = (rows(&file, "items"), rows(&rules["score"], "items"));
    assert_eq!(items.len(), own.len());
    let groups = rows(&rules["judging"], "groups");
    for (row, item) in items.iter().zip(own) {
        let line = &row["line"];
        let title = text(&item["title"], "ja");
        let is_named = [&row["name"], &row["group_name"]].iter().any(|name| **name == title);
        assert!(is_named, "line {line}: {title}");
        for key in ["new", "continuing", "group"] {
            assert_eq!(item["value"][key], row[key], "line {line}: {key}");
        }
        if let Some(name) = row["group_name"].as_str() {
            let group = groups.iter().find(|group| group["value"] == row["group"]);
            assert_eq!(group.map(|group| text(&group["title"], "ja")), Some(name), "line {line}");
        }
    }
    let viewpoints = rows(&rules["judging"], "viewpoints");
    let extra = viewpoints.iter().filter(|view| view["value"]["role"] == "extra");
    let own: Vec<(&str, &str)> = extra
        .map(|view| {
            let id = text(view, "id").strip_prefix("judging.viewpoints.").expect("its place");
            (text(&view["value"], "item"), id)
        })
        .collect();
    let expected: Vec<(&str, &str)> = rows(&file, "extra")
        .iter()
        .map(|row| (text(row, "item"), text(row, "viewpoint")))
        .collect();
    assert_eq!(own, expected);
    for row in rows(&file, "extra") {
        let credited = items.iter().find(|item| item["line"] == row["line"]);
        assert!(credited.is_some_and(|item| item["extra_credits"] != 0), "line {}", row["line"]);
    }
    let points =
        rows(&rules["score"], "certificates").iter().map(|rule| text(&rule["value"], "points"));
    let certificates: Vec<&str> =
        rows(&file, "certificates").iter().map(|row| text(row, "points")).collect();
    assert_eq!(points.collect::<Vec<_>>(), certificates);
}
