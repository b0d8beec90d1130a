//! What the page loads once it runs, as one file: the texts of `src/ui/more`, and advice at cost lines.

use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};
use xshell::Shell;

/// The file's text; with what the page's module alone does not carry, where it is apart from the second.
pub fn build(shell: &Shell, is_apart: bool) -> Result<String> {
    let file = |path: &str| -> Result<Value> {
        let text = shell.read_file(path)?;
        serde_json::from_str(&text).with_context(|| format!("{path} can't be read"))
    };
    let own = |name: &str| file(&format!("src/ui/more/{name}.json"));
    let in_english = own("samples/en")?;
    let mut samples = json!({"ja": {}, "en": {}});
    for id in ["within-cap", "over-cap", "open"] {
        let sample = own(&format!("samples/{id}"))?;
        samples["en"][id] = translated(&sample, &in_english);
        samples["ja"][id] = sample;
    }
    let texts = file("src/ui/words.json")?;
    let words = own_words(&texts);
    let mut advice = Map::new();
    for path in shell.read_dir("src/rules")? {
        let name = path.to_string_lossy();
        // Beside the rule sets there are lists of countries, which have no validity.
        if !name.ends_with(".json") {
            continue;
        }
        let set = file(&name)?;
        if let (Some(id), Some(_)) = (set["id"].as_str(), set.get("validity")) {
            advice.insert(id.into(), set["budget"]["advice"].clone());
        }
    }
    let more = json!({
        // The whole module has the rest itself.
        "words": is_apart.then(|| json!({"ja": words("ja"), "en": words("en")})),
        "help": own("help")?,
        "visitors": own("visitors")?,
        "keep": own("keep")?,
        "countries": own("other_countries")?,
        "samples": samples,
        "advice": is_apart.then_some(advice),
    });
    Ok(more.to_string())
}

/// A sample with its texts in another language; codes and numbers are no texts.
fn translated(sample: &Value, texts: &Value) -> Value {
    let inner = |part: &Value| translated(part, texts);
    match sample {
        Value::String(text) => texts.get(text).unwrap_or(sample).clone(),
        Value::Array(parts) => parts.iter().map(inner).collect(),
        Value::Object(parts) => {
            let parts = parts.iter().map(|(key, part)| (key.clone(), inner(part)));
            parts.collect::<Map<_, _>>().into()
        }
        _ => sample.clone(),
    }
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
