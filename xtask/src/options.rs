//! The command line: which command, with which options.

use anyhow::{Context as _, Result, bail};

pub const HELP: &str = "\
usage: cargo xtask <command>

  serve [--port N] [--prefix /P]  set up, build, and serve the page on 127.0.0.1 (port 8080)
  test [--all]                    everything that has to hold, as continuous integration runs it
                                  (--all: every journey in every setting, as before a release)
  step NAME                       one step of it, by itself
  dist                            set up and build dist/site (the page), dist/c3p-calculator.html
                                  (the same in one file) and dist/npm (the engine)
  size                            build, and print what the page loads before its first figure,
                                  and how large the npm package is
  look [--accept]                 build, and compare the page with its pictures in tests/browser/look
  aria [--accept]                 build, and compare what assistive technology is told of the page
                                  (--accept: what is there now becomes what is expected)
  lighthouse                      build, and let Lighthouse judge the page
  bench                           time the engine, natively and in Node, and a keystroke on the page
  fuzz [TARGET] [SECONDS]         change what comes from outside at random (all targets, 600 s each)
  setup                           only install what building and testing need
";

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    Help,
    Setup,
    Dist,
    Size,
    Bench,
    Look { accept: bool },
    Aria { accept: bool },
    Lighthouse,
    Fuzz { target: Option<String>, seconds: u32 },
    Test { is_whole: bool },
    Step { name: String },
    Serve { port: u16, prefix: String },
}

/// Reads the arguments that follow the program's name.
pub fn parse(arguments: impl Iterator<Item = String>) -> Result<Command> {
    let mut arguments = arguments;
    let name = arguments.next().unwrap_or_default();
    let command = match name.as_str() {
        "serve" => return parse_serve(arguments),
        "look" => return Ok(Command::Look { accept: parse_flag("look", "--accept", arguments)? }),
        "aria" => return Ok(Command::Aria { accept: parse_flag("aria", "--accept", arguments)? }),
        "fuzz" => return parse_fuzz(arguments),
        "test" => return Ok(Command::Test { is_whole: parse_flag("test", "--all", arguments)? }),
        "step" => return Ok(Command::Step { name: arguments.collect::<Vec<_>>().join(" ") }),
        "setup" => Command::Setup,
        "dist" => Command::Dist,
        "size" => Command::Size,
        "bench" => Command::Bench,
        "lighthouse" => Command::Lighthouse,
        "" | "help" | "--help" | "-h" => Command::Help,
        other => bail!("there is no command `{other}`\n\n{HELP}"),
    };
    match arguments.next() {
        None => Ok(command),
        Some(extra) => bail!("`{name}` takes no `{extra}`\n\n{HELP}"),
    }
}

/// Whether the one option that a command has is given.
fn parse_flag(command: &str, flag: &str, arguments: impl Iterator<Item = String>) -> Result<bool> {
    let arguments: Vec<String> = arguments.collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => Ok(false),
        [given] if given == flag => Ok(true),
        _ => bail!("`{command}` takes no `{}`\n\n{HELP}", arguments.join(" ")),
    }
}

fn parse_fuzz(arguments: impl Iterator<Item = String>) -> Result<Command> {
    let (mut target, mut seconds) = (None, 600);
    for argument in arguments {
        match argument.parse() {
            Ok(given) => seconds = given,
            Err(_) if target.is_none() => target = Some(argument),
            Err(_) => bail!("`fuzz` takes no `{argument}`\n\n{HELP}"),
        }
    }
    Ok(Command::Fuzz { target, seconds })
}

fn parse_serve(mut arguments: impl Iterator<Item = String>) -> Result<Command> {
    let mut port = 8080;
    let mut prefix = String::new();
    while let Some(argument) = arguments.next() {
        let (option, attached) = match argument.split_once('=') {
            Some((option, value)) => (option, Some(value.to_owned())),
            None => (argument.as_str(), None),
        };
        let mut value = || {
            attached
                .clone()
                .or_else(|| arguments.next())
                .with_context(|| format!("{option} needs a value"))
        };
        match option {
            "--port" => {
                let given = value()?;
                port =
                    given.parse().with_context(|| format!("`{given}` is no port (0 to 65535)"))?;
            }
            "--prefix" => prefix = normal_prefix(&value()?)?,
            other => bail!("`serve` takes no `{other}`\n\n{HELP}"),
        }
    }
    Ok(Command::Serve { port, prefix })
}

/// `some/path/` and `/some/path` both become `/some/path`; nothing and `/` become empty.
pub fn normal_prefix(given: &str) -> Result<String> {
    let inner = given.trim_matches('/');
    if inner.is_empty() {
        return Ok(String::new());
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.~/".contains(c);
    if !inner.chars().all(plain) || inner.split('/').any(|part| matches!(part, "" | "." | "..")) {
        bail!("`{given}` is no plain path such as /some/path");
    }
    Ok(format!("/{inner}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Command) {
        let arguments = line.split_whitespace().map(str::to_owned);
        assert_eq!(parse(arguments).expect(line), expected, "{line}");
    }

    #[test]
    fn commands_and_options_are_read() {
        check("", Command::Help);
        check("dist", Command::Dist);
        check("test", Command::Test { is_whole: false });
        check("test --all", Command::Test { is_whole: true });
        check("step the look of the page", Command::Step { name: "the look of the page".into() });
        check("look", Command::Look { accept: false });
        check("aria --accept", Command::Aria { accept: true });
        check("fuzz", Command::Fuzz { target: None, seconds: 600 });
        check("fuzz link 5", Command::Fuzz { target: Some("link".into()), seconds: 5 });
        check("serve", Command::Serve { port: 8080, prefix: String::new() });
        check(
            "serve --port 9000 --prefix /a/b/",
            Command::Serve { port: 9000, prefix: "/a/b".into() },
        );
        check("serve --port=9000 --prefix=/", Command::Serve { port: 9000, prefix: String::new() });
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for line in [
            "fly",
            "dist now",
            "look --accept twice",
            "aria now",
            "test --some",
            "fuzz link file",
            "serve --port",
            "serve --port 70000",
            "serve --prefix /../x",
            "serve --colour",
        ] {
            let arguments = line.split_whitespace().map(str::to_owned);
            assert!(parse(arguments).is_err(), "{line}");
        }
    }
}
