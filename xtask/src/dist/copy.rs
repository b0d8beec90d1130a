//! The page as one file that opens from a disk: `dist/c3p-calculator.html`. Its module is
//! in one piece; that and what the page loads later are packed into the document. Its policy forbids every connection.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use xshell::Shell;

use super::assets::rename;
use super::language::LANGUAGES;
use super::more;
use super::packed::{self, Sort};
use super::page::styles;
use super::small::{Kind, bundled, small};
use crate::module;
use crate::report::say;
use crate::setup::Tools;
use crate::wasm::Built;

const TEMPLATE: &str = include_str!("copy.html");
/// The most bytes that the file may have: it goes by mail.
const LIMIT: usize = 1_445_000;

/// The text of the file, in the first language: it has both.
pub fn build(tools: &Tools, built: &Built) -> Result<String> {
    let language = &LANGUAGES[0];
    let shell = tools.shell()?;
    let script = script(tools, &shell, &built.folder)?;
    ensure!(!script.contains("</script"), "a script in a document must not hold its end");
    let sheets = format!("{}\n{}", styles(&shell, "styles")?, styles(&shell, "styles/late")?);
    let style = small(&shell, Kind::Style, &sheets)?;
    let style = style.trim_end();
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; img-src data: blob:; base-uri 'none'; \
         form-action 'none'",
        hash(&script)
    );
    let mut page = language.fill(&TEMPLATE.replace("{{policy_header}}", &policy))?;
    // Code and texts are packed each in its own way.
    let (code, data) = built.wasm.split_at(module::data(&built.wasm)?);
    let more = more::build(&shell, false)?;
    let texts = [more.as_bytes(), data].concat();
    let parts = [
        ("<!--style-->", &packed::text(style.as_bytes(), Sort::Text)?),
        ("<!--size-->", &more.len().to_string()),
        ("<!--texts-->", &packed::text(&texts, Sort::Text)?),
        ("<!--engine-->", &packed::text(code, Sort::Code)?),
        ("<!--script-->", &script),
    ];
    for (place, part) in parts {
        page = rename(&page, place, part)?;
    }
    Ok(page)
}

/// Whether the file is small enough.
pub fn check(page: &str) -> Result<()> {
    say(&format!("dist/c3p-calculator.html has {} bytes; {LIMIT} are allowed", page.len()));
    ensure!(
        page.len() <= LIMIT,
        "the page as one file has {} bytes, more than {LIMIT}",
        page.len()
    );
    Ok(())
}

/// All scripts as one.
fn script(tools: &Tools, shell: &Shell, built: &Path) -> Result<String> {
    let root = built.with_file_name("scripts");
    shell.remove_path(&root)?;
    let folder = shell.create_dir(root.join("static"))?;
    let texts = shell.create_dir(root.join("src/ui/more"))?;
    for name in ["guard.json", "way_out.json"] {
        shell.copy_file(Path::new("src/ui/more").join(name), &texts)?;
    }
    for entry in shell.read_dir("static")? {
        let name = entry.file_name().context("a file without a name")?;
        if entry.extension().is_some_and(|extension| extension == "js") {
            shell.copy_file(&entry, folder.join(name))?;
        }
    }
    let glue = fs::read_to_string(built.join("whole.js"))?;
    shell.write_file(folder.join("page.js"), glue)?;
    // A copy has all styles in it, and no files beside it that would make it an application.
    shell.write_file(folder.join("late_style.js"), "export const lateStyle = () => {};\n")?;
    shell.write_file(folder.join("offline.js"), "export const goOffline = async () => {};\n")?;
    // Saved again by the browser, a copy starts like any other.
    shell.write_file(folder.join("saved_as.js"), "export const leaveWord = () => {};\n")?;
    shell.copy_file("xtask/npm/unpack.js", &folder)?;
    shell.set_var("NODE_PATH", tools.root.join("node_modules"));
    Ok(bundled(shell, &folder.join("copy.js"), &[])?.trim_end().to_owned())
}

/// How a policy names what stands in the document.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_names_a_text_by_its_hash() {
        assert_eq!(hash("abc"), "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='");
    }
}
