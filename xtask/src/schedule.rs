//! Steps that run beside each other: as many at a time as the machine has cores, each in a process of its
//! own, so that what it prints stays together and a failure can end all others.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Read as _, Write as _, stderr, stdin};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow, bail, ensure};

use crate::report::{say, seconds};

/// Tells a step's process that it ends when its standard input does.
const WATCHED: &str = "C3P_WATCHED";

/// A step to run.
#[derive(Debug, Clone)]
pub struct Task {
    pub name: &'static str,
    /// Steps that must have passed before, as far as they run at all.
    pub after: &'static [&'static str],
}

/// Which steps passed, and how long each took.
pub type Times = BTreeMap<&'static str, Duration>;

/// Runs tasks in their order, each as soon as a core is free and what it comes after has passed; the first
/// failure ends everything.
pub fn run(root: &Path, tasks: &[Task], variables: &[(&str, &str)]) -> Result<Times> {
    for (place, task) in tasks.iter().enumerate() {
        let is_known = |name: &&str| !tasks[place..].iter().any(|later| later.name == *name);
        ensure!(task.after.iter().all(is_known), "{} comes after a later step", task.name);
    }
    let logs = root.join("target/steps");
    fs::create_dir_all(&logs)?;
    let cores = thread::available_parallelism().map_or(2, usize::from);
    let (done, ends) = channel();
    let mut waiting = tasks.to_vec();
    let mut running = Vec::new();
    let mut times = Times::new();
    loop {
        while running.len() < cores {
            let is_ready = |task: &Task| {
                let is_open = |name: &&str| {
                    !times.contains_key(name) && tasks.iter().any(|task| task.name == *name)
                };
                !task.after.iter().any(is_open)
            };
            let Some(place) = waiting.iter().position(is_ready) else { break };
            let task = waiting.remove(place);
            say(&format!("== {}", task.name));
            running.push(Step::start(&logs, task.name, variables, done.clone())?);
        }
        if running.is_empty() {
            return Ok(times);
        }
        let (name, result) = wait(&ends)?;
        let place = running.iter().position(|step| step.name == name);
        let step = running.remove(place.context("a step ended that was not running")?);
        let duration = step.start.elapsed();
        step.print();
        match result {
            Ok(()) => {
                say(&format!("== {name}: passed ({})", seconds(duration)));
                times.insert(name, duration);
            }
            Err(error) => {
                say(&format!("== {name}: FAILED ({})", seconds(duration)));
                for other in &running {
                    say(&format!("== {}: ended, since another step failed", other.name));
                }
                // Whose input ends here end themselves.
                drop(running);
                println!("{} passed, 1 failed", times.len());
                return Err(error).with_context(|| format!("this does not hold: {name}"));
            }
        }
    }
}

/// How a step ended.
type End = (&'static str, Result<()>);

fn wait(ends: &Receiver<End>) -> Result<End> {
    ends.recv().context("no step answers any more")
}

/// A step that runs.
struct Step {
    name: &'static str,
    start: Instant,
    log: PathBuf,
    /// As long as this is open, the step may run.
    _leash: std::process::ChildStdin,
}

impl Step {
    fn start(
        logs: &Path,
        name: &'static str,
        variables: &[(&str, &str)],
        done: Sender<End>,
    ) -> Result<Self> {
        let log = logs.join(format!("{}.log", name.replace([' ', ',', '\''], "-")));
        let output = File::create(&log)?;
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["step", name]).envs(variables.iter().copied()).env(WATCHED, "1");
        command.stdin(Stdio::piped()).stdout(output.try_clone()?).stderr(output);
        in_its_own_group(&mut command);
        let mut child = command.spawn().with_context(|| format!("{name} can't be started"))?;
        let leash = child.stdin.take().context("a step without an input")?;
        thread::spawn(move || done.send((name, end(child))));
        Ok(Self { name, start: Instant::now(), log, _leash: leash })
    }

    /// Prints all that the step has said.
    fn print(&self) {
        if let Ok(said) = fs::read(&self.log) {
            // Who can't read it here finds it in the file.
            let _ = stderr().write_all(&said);
        }
    }
}

/// Waits for a step's end.
fn end(mut child: Child) -> Result<()> {
    let status = child.wait()?;
    if status.success() {
        return Ok(());
    }
    bail!("the step ended with {status}")
}

/// A group of its own, so that a step can be ended with all that it has started.
#[cfg(unix)]
fn in_its_own_group(command: &mut Command) {
    use std::os::unix::process::CommandExt as _;
    command.process_group(0);
}

#[cfg(not(unix))]
fn in_its_own_group(_: &mut Command) {}

/// In a step's process: ends it, and all that it started, when whoever waits for it is gone.
pub fn obey() {
    if std::env::var_os(WATCHED).is_none() {
        return;
    }
    thread::spawn(|| {
        // Nothing is ever written there: reading answers when the other side is closed.
        let _ = stdin().read(&mut [0]);
        let group = format!("-{}", std::process::id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        std::process::exit(1);
    });
}

/// How long steps took, as lines of a table, longest first.
pub fn table(times: &Times) -> String {
    let mut times: Vec<(&&str, &Duration)> = times.iter().collect();
    times.sort_by_key(|(_, duration)| std::cmp::Reverse(**duration));
    let line =
        |(name, duration): (&&str, &Duration)| format!("| {name} | {} |\n", seconds(*duration));
    times.into_iter().map(line).collect()
}

/// The task of a name.
pub fn named<'a>(tasks: impl Iterator<Item = &'a str> + Clone, name: &str) -> Result<&'a str> {
    let names = tasks.clone().collect::<Vec<_>>().join("\n  ");
    tasks
        .clone()
        .find(|own| *own == name)
        .ok_or_else(|| anyhow!("there is no step `{name}`; there are:\n  {names}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_comes_first() {
        let times = Times::from([("a", Duration::from_secs(2)), ("b", Duration::from_secs(61))]);
        assert_eq!(table(&times), "| b | 1 min 01 s |\n| a | 2.0 s |\n");
    }

    #[test]
    fn a_step_that_is_not_there_is_refused_with_those_that_are() {
        let names = ["one", "two"].into_iter();
        assert_eq!(named(names.clone(), "two").ok(), Some("two"));
        let error = named(names, "three").expect_err("no such step").to_string();
        assert!(error.contains("one\n  two"), "{error}");
    }
}
