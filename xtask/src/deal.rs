//! Which journeys go in which setting. Each goes in one of four, and those that say so in all; from one run
//! to the next they change their language, so that any two runs in a row show every journey in both.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use crate::report::say;

/// Says it to the journeys: the deal's number, or `all` for every journey in every setting.
pub const VARIABLE: &str = "C3P_DEAL";

/// The deal of this run: the one after the last on this machine, and the number of the commit on one that
/// has run none.
pub fn next(shell: &Shell, cache: &Path, is_whole: bool) -> Result<String> {
    if is_whole {
        say("every journey goes in all four settings");
        return Ok("all".to_owned());
    }
    if let Ok(given) = std::env::var(VARIABLE) {
        return Ok(given);
    }
    let commit = cmd!(shell, "git rev-parse --short HEAD").quiet().read()?;
    let count = cmd!(shell, "git rev-list --count HEAD").quiet().read()?;
    let record = cache.join("deal");
    let last = fs::read_to_string(&record).ok().and_then(|last| last.trim().parse().ok());
    let deal = after(last, count.parse().context("git counts commits in numbers")?).to_string();
    fs::write(&record, &deal)?;
    say(&format!(
        "journeys are dealt out by {deal}, at commit {commit} ({VARIABLE}={deal} repeats it)"
    ));
    Ok(deal)
}

/// A new clone starts with its commits' number; then each run has the next.
fn after(last: Option<u64>, commits: u64) -> u64 {
    last.map_or(commits, |last| last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_in_a_row_take_turns() {
        assert_eq!(after(None, 300), 300);
        assert_eq!(after(Some(300), 300), 301);
        assert_eq!(after(Some(300), 900), 301);
    }
}
