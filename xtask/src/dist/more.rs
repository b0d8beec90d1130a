//! What the page loads once it runs, as one file: the texts of `src/ui/more`, and what the rules mean.

use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};
use xshell::Shell;

/// The parts that a person reads about a rule; `build.rs` leaves them out of the page's module.
const ABOUT: [&str; 4] = ["explanation", "basis", "why", "source"];

/// The file's text.
pub fn build(shell: &Shell) -> Result<String> {
    let file = |path: &str| -> Result<Value> {
        let text = shell.read_file(path)?;
        serde_json::from_str(&text).with_context(|| format!("{path} can't be read"))
    };
    let own = |name: &str| file(&format!("src/ui/more/{name}.json"));
    let mut samples = Map::new();
    for id in ["within-cap", "over-cap", "open"] {
        samples.insert(id.into(), own(&format!("samples/{id}"))?);
    }
    let texts = file("src/ui/words.json")?;
    let words = own_words(&texts);
    let (mut rules, mut advice) = (Map::new(), Map::new());
    for path in shell.read_dir("src/rules")? {
        let name = path.to_string_lossy();
        // Beside the rule sets there are lists of countries, which have no validity.
        if !name.ends_with(".json") {
            continue;
        }
        let set = file(&name)?;
        if let (Some(id), Some(_)) = (set["id"].as_str(), set.get("validity")) {
            rules.insert(id.into(), about(&set));
            advice.insert(id.into(), set["budget"]["advice"].clone());
        }
    }
    let more = json!({
        "words": {"ja": words("ja"), "en": words("en")},
        "help": own("help")?,
        "visitors": own("visitors")?,
        "countries": own("other_countries")?,
        "samples": samples,
        "rules": rules,
        "advice": advice,
    });
    Ok(more.to_string())
}

/// The page's texts in one language.
pub fn words(shell: &Shell, lang: &str) -> Result<String> {
    let texts: Value = serde_json::from_str(&shell.read_file("src/ui/words.json")?)?;
    Ok(own_words(&texts)(lang).to_string())
}

fn own_words(texts: &Value) -> impl Fn(&str) -> Value + '_ {
    move |lang| {
        let texts = texts.as_object().into_iter().flatten();
        texts.map(|(key, text)| (key.clone(), text[lang].clone())).collect::<Map<_, _>>().into()
    }
}

/// What is said about each rule of a file, by the rule's id; but for those that only the second module
/// goes by, which has them itself.
fn about(file: &Value) -> Value {
    let mut rules = Map::new();
    let parts = file.as_object().into_iter().flatten();
    for (_, part) in parts.filter(|(name, _)| !["judging", "planning"].contains(&name.as_str())) {
        gather(part, &mut rules);
    }
    Value::Object(rules)
}

fn gather(value: &Value, rules: &mut Map<String, Value>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| gather(value, rules)),
        Value::Object(entries) => {
            let id = entries.get("id").and_then(Value::as_str);
            if let (Some(id), true) = (id, entries.contains_key("basis")) {
                let part = |key: &str| Some((key.to_owned(), entries.get(key)?.clone()));
                rules.insert(id.into(), ABOUT.into_iter().filter_map(part).collect());
            }
            entries.values().for_each(|value| gather(value, rules));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_found_wherever_it_stands() {
        let rule = |id: &str| json!({"id": id, "value": 1, "basis": "guidebook", "source": {}});
        let file = json!({"id": "2026-1", "a": {"b": rule("a.b")}, "c": [rule("c.0"), {"d": rule("c.d")}]});
        let about = about(&file);
        let ids: Vec<&String> = about.as_object().expect("an object").keys().collect();
        assert_eq!(ids, ["a.b", "c.0", "c.d"]);
        assert_eq!(about["a.b"], json!({"basis": "guidebook", "source": {}}));
    }
}
