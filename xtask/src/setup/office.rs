//! LibreOffice's spreadsheet, which recalculates exported workbooks in tests.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use xshell::Shell;

use super::webdriver::where_possible;
use super::{debian, programs};

/// Its program; `None` where it can't be had.
pub fn ready(shell: &Shell) -> Result<Option<PathBuf>> {
    where_possible("LibreOffice", || {
        let find = || ["soffice", "libreoffice"].into_iter().find_map(programs::find);
        if find().is_none() {
            let packages = ["libreoffice-calc-nogui"];
            debian::install(shell, &packages, "recalculating exported workbooks")?;
        }
        find().context("no LibreOffice on PATH")
    })
}
