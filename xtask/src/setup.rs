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
use std::thread;

use anyhow::{Context as _, Result, anyhow};
use xshell::Shell;

pub use servers::Servers;
use toolchain::Toolchain;
pub use webdriver::{Firefox, WebKit};

/// How much of the tools a command needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needs {
    /// A page to look at, not built as it is shipped.
    Looking,
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
    /// Makes ready what `needs` names: Debian's packages, the standard library and Node beside the programs
    /// that are compiled.
    pub fn ready(root: &Path, needs: Needs) -> Result<Self> {
        let cache = &cache_folder()?;
        shell_in(root)?.create_dir(cache)?;
        let is_testing = needs == Needs::Testing;
        thread::scope(|scope| {
            let compiled = scope.spawn(|| -> Result<(Vec<PathBuf>, Option<PathBuf>)> {
                let shell = shell_in(root)?;
                let programs = cargo_tools::for_wasm(&shell, cache, needs)?;
                let driver =
                    if is_testing { webdriver::firefox_driver(&shell, cache)? } else { None };
                cargo_tools::clean(&shell, cache)?;
                Ok((programs, driver))
            });
            let toolchain = scope.spawn(|| toolchain::ready(&shell_in(root)?, cache, needs));
            let shell = shell_in(root)?;
            let node = node::ready(&shell, cache)?;
            shell.set_var("PATH", programs::path_with(node.clone())?);
            node::packages(&shell, root, "wasm-opt, and what drives browsers in tests")?;
            let chromium =
                if needs >= Needs::Chromium { Some(browser::ready(&shell)?) } else { None };
            let firefox = if is_testing { webdriver::firefox(&shell)? } else { None };
            let webkit = if is_testing { webdriver::webkit(&shell)? } else { None };
            let office = if is_testing { office::ready(&shell)? } else { None };
            let servers = if is_testing { servers::ready(&shell)? } else { None };
            let toolchain = joined(toolchain)?;
            let (wasm_programs, driver) = joined(compiled)?;
            let firefox = firefox.zip(driver).map(|(browser, driver)| Firefox { browser, driver });
            let (root, cache) = (root.to_path_buf(), cache.clone());
            Ok(Self {
                root,
                cache,
                chromium,
                firefox,
                webkit,
                office,
                servers,
                toolchain,
                node,
                wasm_programs,
            })
        })
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

/// A shell in the repository; threads can't share one.
fn shell_in(root: &Path) -> Result<Shell> {
    let shell = Shell::new()?;
    shell.change_dir(root);
    Ok(shell)
}

/// What a thread answered.
fn joined<T>(thread: thread::ScopedJoinHandle<'_, Result<T>>) -> Result<T> {
    thread.join().map_err(|_| anyhow!("a part of set-up broke off"))?
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
