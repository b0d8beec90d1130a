//! The design tokens of the Digital Agency Design System, as far as the style sheets use them.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail};

/// Where npm puts the package's tokens.
pub const FILE: &str = "node_modules/@digital-go-jp/design-tokens/dist/tokens.css";

/// Names of the package's tokens start with one of these; all others are the sheets' own.
const GROUPS: [&str; 6] = [
    "--color-",
    "--font-weight-",
    "--font-size-",
    "--line-height-",
    "--border-radius-",
    "--elevation-",
];

/// A sheet that defines those tokens of the package that the style sheets use, and those that these
/// are made of.
pub fn used(tokens: &str, sheets: &str) -> Result<String> {
    let known = definitions(tokens);
    let mut wanted = references(sheets);
    let mut used = BTreeMap::new();
    while let Some(name) = wanted.pop() {
        if !GROUPS.iter().any(|group| name.starts_with(group)) || used.contains_key(name) {
            continue;
        }
        let Some(value) = known.get(name) else {
            bail!("the style sheets use {name}, which the design tokens don't define");
        };
        used.insert(name, *value);
        wanted.extend(references(value));
    }
    let lines: Vec<String> =
        used.iter().map(|(name, value)| format!("  {name}: {value};\n")).collect();
    Ok(format!(":root {{\n{}}}\n", lines.concat()))
}

/// Name and value of each token.
fn definitions(tokens: &str) -> BTreeMap<&str, &str> {
    let lines = tokens.lines().filter_map(|line| line.trim().strip_suffix(';')?.split_once(':'));
    lines.map(|(name, value)| (name.trim(), value.trim())).collect()
}

/// Names of the custom properties that a text refers to.
fn references(text: &str) -> Vec<&str> {
    let parts = text.split("var(").skip(1);
    let name = |part: &'_ str| -> usize { part.find([')', ',']).unwrap_or(part.len()) };
    parts.map(|part| part[..name(part)].trim()).collect()
}

/// Reads the package's tokens.
pub fn read(shell: &xshell::Shell) -> Result<String> {
    shell.read_file(FILE).context("the design tokens are not installed: `cargo xtask setup`")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKENS: &str =
        ":root {\n  --color-a: #fff;\n  --color-b: var(--color-a);\n  --color-c: #000;\n}\n";

    #[test]
    fn only_what_is_used_is_kept() {
        let sheet = used(TOKENS, "p { color: var(--color-b); width: var(--own, 1px) }");
        assert_eq!(
            sheet.ok().as_deref(),
            Some(":root {\n  --color-a: #fff;\n  --color-b: var(--color-a);\n}\n")
        );
    }

    #[test]
    fn a_token_that_is_not_there_is_an_error() {
        assert!(used(TOKENS, "p { color: var(--color-z) }").is_err());
    }
}
