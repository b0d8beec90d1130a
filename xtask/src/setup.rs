//! Set-up: finds what building and testing need, and installs what is missing.
//!
//! Every part first looks whether its tool is there, so a second start costs
//! well under a second. What is installed lands in one cache folder outside the
//! repository; only Debian's packages go where packages go.

mod browser;
mod cargo_tools;
mod debian;
mod node;
mod office;
mod programs;
mod servers;
mod toolchain;
mod webdriver;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use xshell::Shell;

pub use servers::Servers;
use toolchain::Toolchain;
pub use webdriver::{Firefox, WebKit};

/// How much of the tools a command needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needs {
    Building,
    /// Building, and a Chromium.
    Chromium,
    /// All that, the lints of the WebAssembly build, the other browsers, a spreadsheet, and web servers.
    Testing,
}

/// Everything that was found or installed, and how to start it.
#[derive(Debug)]
pub struct Tools {
    pub root: PathBuf,
    pub cache: PathBuf,
    pub chromium: Option<PathBuf>,
    /// The other browsers, where they could be had.
    pub firefox: Option<Firefox>,
    pub webkit: Option<WebKit>,
    /// LibreOffice, where it could be had.
    pub office: Option<PathBuf>,
    /// nginx and Apache, where they could be had.
    pub servers: Option<Servers>,
    toolchain: Toolchain,
    /// The folder of a Node of our own, if the system's would not do.
    node: Option<PathBuf>,
    /// Folders of the programs for WebAssembly builds, in front of `PATH`.
    wasm_programs: Vec<PathBuf>,
}

impl Tools {
    /// Makes ready what `needs` names.
    pub fn ready(root: &Path, needs: Needs) -> Result<Self> {
        let cache = cache_folder()?;
        let shell = Shell::new()?;
        shell.change_dir(root);
        shell.create_dir(&cache)?;

        let toolchain = toolchain::ready(&shell, &cache, needs)?;
        let wasm_programs = cargo_tools::for_wasm(&shell, &cache)?;
        let node = node::ready(&shell, &cache)?;
        shell.set_var("PATH", programs::path_with(node.clone())?);
        node::packages(&shell, root, "wasm-opt, and what drives browsers in tests")?;
        let chromium = if needs >= Needs::Chromium { Some(browser::ready(&shell)?) } else { None };
        let mut tools = Self {
            root: root.to_path_buf(),
            cache,
            chromium,
            firefox: None,
            webkit: None,
            office: None,
            servers: None,
            toolchain,
            node,
            wasm_programs,
        };
        if needs == Needs::Testing {
            tools.firefox = webdriver::firefox(&shell, &tools.cache)?;
            tools.webkit = webdriver::webkit(&shell)?;
            tools.office = office::ready(&shell)?;
            tools.servers = servers::ready(&shell)?;
        }
        Ok(tools)
    }

    /// Installs the npm packages of a folder that only one command needs.
    pub fn packages(&self, folder: &Path, what: &str) -> Result<()> {
        node::packages(&self.shell()?, folder, what)
    }

    /// A shell in the repository with the user's own Rust toolchain, and Node.
    pub fn shell(&self) -> Result<Shell> {
        self.shell_with(self.node.clone())
    }

    /// The same for WebAssembly builds: their toolchain, their helpers, and a
    /// target folder of their own, so that two compilers never undo each other's work.
    pub fn wasm_shell(&self) -> Result<Shell> {
        let packages = self.root.join("node_modules/.bin");
        let folders = self.toolchain.programs().into_iter().chain(self.wasm_programs.clone());
        let shell = self.shell_with(folders.chain([packages]).chain(self.node.clone()))?;
        shell.set_var("CARGO_TARGET_DIR", self.wasm_target());
        shell.set_var("CARGO_ENCODED_RUSTFLAGS", self.same_everywhere()?);
        self.toolchain.choose(&shell);
        Ok(shell)
    }

    /// Where WebAssembly builds keep their intermediate files.
    pub fn wasm_target(&self) -> PathBuf {
        self.root.join("target/wasm")
    }

    /// Compiler flags that keep this machine's folders out of what is shipped (file
    /// names are part of panic messages), so that the same sources give the same bytes.
    fn same_everywhere(&self) -> Result<OsString> {
        let home = std::env::home_dir().context("no home folder: set HOME")?;
        let cargo =
            std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
        let mut flags = OsString::from("--remap-path-prefix=");
        flags.push(&self.root);
        // Cargo separates flags by this character, so that they may hold blanks.
        flags.push("=.\u{1f}--remap-path-prefix=");
        flags.push(cargo);
        flags.push("=cargo");
        Ok(flags)
    }

    fn shell_with(&self, folders: impl IntoIterator<Item = PathBuf>) -> Result<Shell> {
        let shell = Shell::new()?;
        shell.change_dir(&self.root);
        shell.set_var("PATH", programs::path_with(folders)?);
        Ok(shell)
    }
}

/// `$XDG_CACHE_HOME/c3p-calculator`, or its usual place in the home folder.
fn cache_folder() -> Result<PathBuf> {
    let base = match std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from) {
        Some(folder) if folder.is_absolute() => folder,
        _ => std::env::home_dir()
            .context("no home folder: set HOME, the tools are cached there")?
            .join(".cache"),
    };
    Ok(base.join("c3p-calculator"))
}
