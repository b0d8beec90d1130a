//! The page: `dist/site`.
//!
//! Every address in it is relative, so that it works at any path of any host, and
//! `index.html` names all it needs, so that nothing is fetched one after another.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use xshell::{Shell, cmd};

use super::assets::{self, Assets};
use super::small::{Kind, bundled, small};
use super::{more, tokens};
use crate::setup::Tools;
use crate::wasm::{self, Build};

/// What differs between the language versions before the page has started.
struct Language {
    code: &'static str,
    /// The folder inside the site, and the way back to its top.
    folder: &'static str,
    base: &'static str,
    title: &'static str,
    description: &'static str,
    /// What to say, and where to turn, when the page does not start.
    trouble: Trouble,
}

/// What to say when the page does not start.
struct Trouble {
    slow: &'static str,
    scripts: &'static str,
    wasm: &'static str,
    policy: &'static str,
    network: &'static str,
    way_out: &'static str,
}

const LANGUAGES: [Language; 2] = [
    Language {
        code: "ja",
        folder: "",
        base: "./",
        title: "C3P 企画書シミュレーター",
        description: "脱炭素社会実現のための都市間連携事業（C3P）の企画書を、応募資格・採点・予算・CO₂の面から提出前に自分で確かめるページです。",
        trouble: Trouble {
            slow: "計算の準備をしています。入力欄は、準備が終わると使えます。",
            scripts: "このページの計算にはJavaScriptが必要です。ブラウザの設定でJavaScriptを有効にして、開き直してください。",
            wasm: "このブラウザではWebAssemblyが使えないため、計算を始められません。新しい版のChrome、Edge、Firefox、Safariで開いてください。",
            policy: "このサイトの設定（Content-Security-Policy）がWebAssemblyを禁じているため、計算を始められません。サイトの管理者に、script-srcへ 'wasm-unsafe-eval' を加えるようお伝えください。",
            network: "計算に必要なファイルを読み込めませんでした。通信の状態を確かめて、ページを開き直してください。",
            way_out: "説明と質問は、このままでも読めます。",
        },
    },
    Language {
        code: "en",
        folder: "en",
        base: "../",
        title: "C3P Proposal Calculator",
        description: "Checks a proposal to Japan's City-to-City Collaboration Programme before it is sent: eligibility, points, budget and CO₂.",
        trouble: Trouble {
            slow: "Getting ready to calculate. The fields can be used as soon as that is done.",
            scripts: "The calculations on this page need JavaScript. Allow it in the settings of your browser and load the page again.",
            wasm: "This browser has no WebAssembly, so the page can't calculate. Open it in a current Chrome, Edge, Firefox or Safari.",
            policy: "The policy of this site (Content-Security-Policy) forbids WebAssembly, so the page can't calculate. Ask the site's administrator to add 'wasm-unsafe-eval' to script-src.",
            network: "A file that the calculations need could not be loaded. Check the connection and load the page again.",
            way_out: "The questions and explanations can be read all the same.",
        },
    },
];

/// The names under which the assets were written.
struct Names {
    style: String,
    glue: String,
    wasm: String,
    start: String,
}

/// Builds `dist/site`.
pub fn build(tools: &Tools) -> Result<()> {
    let built = wasm::build(tools, &Build { feature: "page", target: "web" })?;
    let shell = tools.shell()?;
    let site = tools.root.join("dist/site");
    shell.remove_path(&site)?;
    let assets = Assets::new(&site)?;

    let glue = fs::read_to_string(built.folder.join("page.js"))?;
    let start = shell.read_file("static/start.js")?;
    let wasm = assets.add("page_bg.wasm", &built.wasm)?;
    let glue = assets::rename(&glue, "page_bg.wasm", &wasm)?;
    let glue = assets.add("page.js", small(&shell, Kind::Script, &glue)?.as_bytes())?;
    let more = assets.add("more.json", more::build(&shell)?.as_bytes())?;
    let start = assets::rename(&start, "./page.js", &format!("./{glue}"))?;
    let start = assets::rename(&start, "./more.json", &format!("./{more}"))?;
    let late = late(tools, &shell, &assets)?;
    let start = assets::rename(&start, "./late.js", &format!("./{late}"))?;
    let views =
        assets::rename(&shell.read_file("static/views.js")?, "./page.js", &format!("./{glue}"))?;
    let mut start = start;
    for name in ["views.js", "keep.js"] {
        let script = bundled(&shell, &format!("static/{name}"))?;
        let script = assets::rename(&script, "./page.js", &format!("./{glue}"))?;
        let script = assets.add(name, script.as_bytes())?;
        start = assets::rename(&start, &format!("./{name}"), &format!("./{script}"))?;
    }
    let start = assets.add("start.js", small(&shell, Kind::Script, &start)?.as_bytes())?;
    let style = small(&shell, Kind::Style, &styles(&shell, "styles")?)?;
    let style = assets.add("style.css", style.as_bytes())?;
    let snippets = built.folder.join("snippets");
    if snippets.is_dir() {
        assets.add_folder(&snippets)?;
    }
    copy_static(&shell, &site)?;

    let names = Names { style, glue, wasm, start };
    let template = shell.read_file("index.html")?;
    for language in &LANGUAGES {
        let content = painted_first(tools, language.code)?;
        let words = more::words(&shell, language.code)?;
        let page = fill(&template, language, &names, &words, &content)?;
        shell.write_file(site.join(language.folder).join("index.html"), page)?;
    }
    Ok(())
}

/// The second module: its engine, the glue that runs it, and the tasks on top. Answers the name of the
/// last.
fn late(tools: &Tools, shell: &Shell, assets: &Assets) -> Result<String> {
    let built = wasm::build(tools, &Build { feature: "late", target: "web" })?;
    let wasm = assets.add("late_bg.wasm", &built.wasm)?;
    let glue = fs::read_to_string(built.folder.join("late.js"))?;
    let glue = assets::rename(&glue, "late_bg.wasm", &wasm)?;
    let glue = small(shell, Kind::Script, &glue)?;
    let glue = assets.add("late_engine.js", glue.as_bytes())?;
    let tasks = shell.read_file("static/late.js")?;
    let tasks = assets::rename(&tasks, "./late_engine.js", &format!("./{glue}"))?;
    let style = small(shell, Kind::Style, &styles(shell, "styles/late")?)?;
    let style = assets.add("late.css", style.as_bytes())?;
    let tasks = assets::rename(&tasks, "./late.css", &format!("./{style}"))?;
    assets.add("late.js", small(shell, Kind::Script, &tasks)?.as_bytes())
}

/// The page as the same components render it before the engine runs.
fn painted_first(tools: &Tools, lang: &str) -> Result<String> {
    let shell = tools.shell()?;
    cmd!(shell, "cargo run --quiet --locked --example prerender --features prerender -- {lang}")
        .quiet()
        .read()
        .context("the page's first paint could not be rendered")
}

/// The style sheets as one, in the order of their names, after the design tokens they use.
fn styles(shell: &Shell, folder: &str) -> Result<String> {
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
        ("lang", language.code.to_owned()),
        ("base", base.to_owned()),
        ("title", language.title.to_owned()),
        ("description", language.description.to_owned()),
        ("slow", language.trouble.slow.to_owned()),
        ("scripts", language.trouble.scripts.to_owned()),
        ("wasm_missing", language.trouble.wasm.to_owned()),
        ("policy", language.trouble.policy.to_owned()),
        ("network", language.trouble.network.to_owned()),
        ("way_out", language.trouble.way_out.to_owned()),
        ("style", asset(&names.style)),
        ("glue", asset(&names.glue)),
        ("wasm", asset(&names.wasm)),
        ("start", asset(&names.start)),
    ];
    let mut page = template.to_owned();
    for (name, value) in values {
        page = page.replace(&format!("{{{{{name}}}}}"), &value);
    }
    match page.split_once("{{") {
        // Last, since what people read may hold braces of its own.
        None => {
            // As a part of a page, JSON must not look like its end.
            let words = words.replace('<', "\\u003c");
            assets::rename(&assets::rename(&page, "<!--words-->", &words)?, "<!--page-->", content)
        }
        Some((_, rest)) => {
            let name = rest.split("}}").next().unwrap_or(rest);
            bail!("index.html has a placeholder that nothing fills: {{{{{name}}}}}")
        }
    }
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
