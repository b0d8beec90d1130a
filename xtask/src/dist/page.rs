//! The page: `dist/site`.
//!
//! Every address in it is relative, so that it works at any path of any host, and
//! `index.html` names all it needs, so that nothing is fetched one after another.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use super::assets::{self, Assets};
use super::language::{LANGUAGES, Language};
use super::small::{Kind, bundled, small};
use super::{more, offline, tokens};
use crate::native;
use crate::setup::Tools;
use crate::wasm::Built;

/// The names under which the assets were written.
struct Names {
    style: String,
    glue: String,
    wasm: String,
    start: String,
}

/// The name among the assets of a copy of the page that is not made yet.
pub const UNMADE_COPY: &str = "copy.html";

/// Scripts that have an address of their own.
const APART: [&str; 3] = ["page.js", "guard.js", "keep.js"];

/// What a site is made of, beside what stands in the repository.
#[derive(Debug)]
pub struct Parts<'a> {
    /// The page's module.
    pub page: &'a Built,
    /// The page as one file; without it, whoever asks for the site's copy of that file has to make it.
    pub copy: Option<&'a str>,
    /// What is painted first, in each language.
    pub painted: &'a [String],
}

/// Builds `dist/site`, and `dist/c3p-calculator.html` where there is a copy.
pub fn build(tools: &Tools, parts: &Parts<'_>) -> Result<()> {
    let Parts { page: built, copy, painted } = *parts;
    let shell = tools.shell()?;
    let site = tools.root.join("dist/site");
    shell.remove_path(&site)?;
    let assets = Assets::new(&site)?;

    // With what fetches its chunks: each of the two imports the other.
    let mut glue = bundled(&shell, &built.folder.join("page.js"), &[])?;
    let wasm = assets.add("page_bg.wasm", &built.wasm)?;
    glue = assets::rename(&glue, "page_bg.wasm", &wasm)?;
    for chunk in &built.chunks {
        let name = assets.add(&chunk.name, &chunk.wasm)?;
        glue = assets::rename(&glue, &format!("./{}", chunk.name), &format!("./{name}"))?;
    }
    let glue = assets.add("page.js", glue.as_bytes())?;
    let more = assets.add("more.json", more::build(&shell, true)?.as_bytes())?;
    let late_style = small(&shell, Kind::Style, &styles(&shell, "styles/late")?)?;
    let late_style = assets.add("late.css", late_style.as_bytes())?;
    let copy = match copy {
        None => UNMADE_COPY.to_owned(),
        Some(copy) => {
            shell.write_file(tools.root.join("dist/c3p-calculator.html"), copy)?;
            assets.add("copy.html", copy.as_bytes())?
        }
    };
    let script = |name: &str, known: &[(&str, &str)]| -> Result<String> {
        let apart: Vec<&str> = APART.into_iter().filter(|apart| *apart != name).collect();
        let mut script = bundled(&shell, Path::new(&format!("static/{name}")), &apart)?;
        for (from, to) in known {
            script = assets::rename(&script, &format!("./{from}"), &format!("./{to}"))?;
        }
        assets.add(name, script.as_bytes())
    };
    let own = [("page.js", &*glue), ("late.css", &late_style)];
    let keep = script("keep.js", &[own[0], own[1], ("copy.html", &copy)])?;
    let guard = script("guard.js", &[])?;
    let later = [("more.json", &*more), ("guard.js", &guard), ("keep.js", &keep)];
    let start = script("start.js", &[&own[..], &later].concat())?;
    let style = small(&shell, Kind::Style, &styles(&shell, "styles")?)?;
    let style = assets.add("style.css", style.as_bytes())?;
    let snippets = built.folder.join("snippets");
    if snippets.is_dir() {
        assets.add_folder(&snippets)?;
    }
    copy_static(&shell, &site)?;
    let embed = small(&shell, Kind::Script, &shell.read_file("static/embed.js")?)?;
    shell.write_file(site.join("embed.js"), embed)?;

    let names = Names { style, glue, wasm, start };
    let template = shell.read_file("index.html")?;
    for (language, content) in LANGUAGES.iter().zip(painted) {
        let words = more::words(&shell, language.code)?;
        let page = fill(&template, language, &names, &words, content)?;
        shell.write_file(site.join(language.folder).join("index.html"), page)?;
    }
    offline::build(&shell, &site, &[&copy])
}

/// The page as the same components render it before the engine runs, in each language.
pub fn painted(tools: &Tools) -> Result<Vec<String>> {
    let shell = tools.shell()?;
    let features = native::FEATURES;
    let paint = |language: &Language| {
        let lang = language.code;
        cmd!(shell, "cargo run --quiet --locked --example prerender {features...} -- {lang}")
            .quiet()
            .read()
            .context("the page's first paint could not be rendered")
    };
    LANGUAGES.iter().map(paint).collect()
}

/// The style sheets as one, in the order of their names, after the design tokens they use.
pub fn styles(shell: &Shell, folder: &str) -> Result<String> {
    let mut files: Vec<PathBuf> = shell.read_dir(folder)?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "css"));
    files.sort();
    let sheets: Result<Vec<String>, _> = files.iter().map(|file| shell.read_file(file)).collect();
    let sheets = sheets?.join("\n");
    let tokens = tokens::used(&tokens::read(shell)?, &sheets)?;
    Ok(format!("{tokens}\n{sheets}"))
}

/// Everything in `static/` but the page's own modules keeps its name: icons, the manifest
/// and what other pages refer to.
fn copy_static(shell: &Shell, site: &Path) -> Result<()> {
    for entry in shell.read_dir("static")? {
        let name = entry.file_name().context("a file without a name")?;
        if entry.is_dir() {
            assets::copy_folder(&entry, &site.join(name))?;
        } else if entry.extension().is_none_or(|extension| extension != "js") {
            shell.copy_file(&entry, site.join(name))?;
        }
    }
    Ok(())
}

/// Fills the template's placeholders.
///
/// The texts stand in the page itself: most of them are in what is painted first as well, so that together
/// they compress to far less than apart.
fn fill(
    template: &str,
    language: &Language,
    names: &Names,
    words: &str,
    content: &str,
) -> Result<String> {
    let base = language.base;
    let asset = |name: &str| format!("{base}{}/{name}", assets::FOLDER);
    let values = [
        ("style", &names.style),
        ("glue", &names.glue),
        ("wasm", &names.wasm),
        ("start", &names.start),
    ];
    let mut page = template.to_owned();
    for (name, value) in values {
        page = page.replace(&format!("{{{{{name}}}}}"), &asset(value));
    }
    let page = language.fill(&page)?;
    // Last, since what people read may hold braces of its own. As a part of a page, JSON must not look
    // like its end.
    let words = words.replace('<', "\\u003c");
    assets::rename(&assets::rename(&page, "<!--words-->", &words)?, "<!--page-->", content)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(template: &str, language: usize, expected: Option<&str>) {
        let names = Names {
            style: "s.css".into(),
            glue: "g.js".into(),
            wasm: "w.wasm".into(),
            start: "a.js".into(),
        };
        let filled = fill(template, &LANGUAGES[language], &names, "[<]", "{{x}}").ok();
        assert_eq!(filled.as_deref(), expected, "{template}");
    }

    #[test]
    fn placeholders_are_filled_relative_to_the_page() {
        check(
            "{{lang}} {{start}}<!--page--><!--words-->",
            0,
            Some("ja ./assets/a.js{{x}}[\\u003c]"),
        );
        check(
            "{{lang}} {{start}}<!--page--><!--words-->",
            1,
            Some("en ../assets/a.js{{x}}[\\u003c]"),
        );
    }

    #[test]
    fn an_unknown_placeholder_is_refused() {
        check("{{colour}}<!--page-->", 0, None);
    }

    #[test]
    fn a_template_without_a_place_for_the_page_is_refused() {
        check("{{lang}}", 0, None);
    }
}
