//! One term for one thing: every text people read, in both languages, held against `docs/glossary.json`.
//!
//! A term is what a thing is called; `not` lists what it is not called, wherever `where` says (everywhere,
//! without it) and but for what stands in `except`. Where `both` is true, a text that has the Japanese term
//! has the English one too.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::tidy::sources;
use crate::tree::walk;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A text in both languages, with the place it stands at.
struct Said {
    place: String,
    ja: String,
    en: String,
}

fn terms() -> Vec<Value> {
    let file = fs::read_to_string(Path::new(ROOT).join("docs/glossary.json")).expect("a glossary");
    serde_json::from_str(&file).expect("JSON")
}

/// Every text of the data, and of the sources that have texts of their own.
fn said() -> Vec<Said> {
    let mut said = Vec::new();
    let mut folders = vec![Path::new(ROOT).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(ROOT).expect("below").to_string_lossy().into_owned();
            if !name.ends_with(".json") {
                continue;
            }
            let text = fs::read_to_string(&path).expect("a text");
            let file: Value = serde_json::from_str(&text).expect("JSON");
            walk(&file, String::new(), &mut |place, value| {
                // Headers of tables that were copied out stay, so that those tables are known again.
                let is_header = place.starts_with("own_headers");
                if let (Some(ja), Some(en), false) =
                    (value["ja"].as_str(), value["en"].as_str(), is_header)
                {
                    let place = format!("{name}: .{place}");
                    said.push(Said { place, ja: ja.into(), en: en.to_owned() });
                }
            });
        }
    }
    // The samples are in Japanese, with an English text for each of theirs.
    let samples = fs::read_to_string(Path::new(ROOT).join("src/ui/more/samples/en.json"));
    let samples: Value = serde_json::from_str(&samples.expect("a text")).expect("JSON");
    for (ja, en) in samples.as_object().expect("texts by their Japanese") {
        let place = "src/ui/more/samples/en.json".to_owned();
        said.push(Said { place, ja: ja.clone(), en: en.as_str().expect("a text").to_owned() });
    }
    // Texts in sources are not told apart by language: each is held against both.
    let own = sources("src").into_iter().filter(|(_, text)| text.contains("Text::new("));
    for (place, text) in sources("examples").into_iter().chain(own) {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
        said.push(Said { place, ja: code.clone(), en: code });
    }
    assert!(said.len() > 900, "only {} texts", said.len());
    said
}

fn list<'a>(term: &'a Value, key: &str, language: &str) -> Vec<&'a str> {
    let list = term[key][language].as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().map(|entry| entry.as_str().expect("a text")).collect()
}

/// English as it is looked for: its case and the form of its apostrophes do not matter.
fn plain(text: &str) -> String {
    text.to_lowercase().replace('’', "'")
}

#[test]
fn every_text_has_the_words_of_the_glossary() {
    let said = said();
    let mut wrong = Vec::new();
    for term in terms() {
        let places: Vec<&str> = term["where"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|part| part.as_str().expect("a text"))
            .collect();
        let here =
            |said: &&Said| places.is_empty() || places.iter().any(|part| said.place.contains(part));
        for text in said.iter().filter(here) {
            for (language, own) in [("ja", text.ja.clone()), ("en", plain(&text.en))] {
                let allowed = list(&term, "except", language);
                let rest =
                    allowed.iter().fold(own, |own, allowed| own.replace(&plain(allowed), ""));
                for word in list(&term, "not", language) {
                    if rest.contains(&plain(word)) {
                        wrong.push(format!(
                            "{}: “{word}” is called “{}”",
                            text.place, term[language]
                        ));
                    }
                }
            }
            let has_both = !text.ja.contains(term["ja"].as_str().expect("a term"))
                || plain(&text.en).contains(&plain(term["en"].as_str().expect("a term")));
            if term["both"] == true && !has_both && !text.place.ends_with(".rs") {
                wrong.push(format!("{}: {} without {}", text.place, term["ja"], term["en"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_term_of_the_glossary_is_used_in_both_languages() {
    let said = said();
    for term in terms() {
        let (ja, en) = (term["ja"].as_str().expect("a term"), term["en"].as_str().expect("a term"));
        assert!(said.iter().any(|said| said.ja.contains(ja)), "nothing says {ja}");
        assert!(said.iter().any(|said| plain(&said.en).contains(&plain(en))), "nothing says {en}");
    }
}
