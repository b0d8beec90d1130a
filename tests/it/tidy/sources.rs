//! How a source file looks.

use super::{code, sources};

const MOST_LINES: usize = 400;

#[test]
fn every_module_says_what_it_is_for() {
    for folder in ["src", "xtask/src", "tests/it", "examples", "benches"] {
        for (file, text) in sources(folder) {
            let first = text.lines().next().unwrap_or_default();
            let purpose = first.strip_prefix("//! ").unwrap_or_default();
            assert!(
                purpose.len() > 3 && !purpose.contains("TODO"),
                "{file} does not open with its purpose"
            );
        }
    }
}

#[test]
fn nothing_outside_tests_panics_on_purpose() {
    let banned = [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!("];
    for (file, text) in sources("src") {
        for (number, line) in code(&text) {
            let found = banned.iter().find(|call| line.contains(**call));
            assert_eq!(found, None, "{file}:{number}");
        }
    }
}

#[test]
fn tests_stand_at_the_end_of_a_file() {
    for (file, text) in sources("src") {
        let marked: Vec<_> =
            text.lines().skip_while(|line| !line.contains("#[cfg(test)]")).collect();
        let of_tests = |line: &&&str| line.starts_with(|c: char| !c.is_whitespace() && c != '}');
        let outside: Vec<_> = marked.iter().filter(of_tests).collect();
        let fine = outside.is_empty() || (outside.len() == 2 && outside[1].contains("mod tests {"));
        assert!(fine, "{file}: {outside:?}");
    }
}

#[test]
fn no_source_is_longer_than_can_be_read() {
    for (file, text) in sources("src") {
        let lines = text.lines().count();
        assert!(lines <= MOST_LINES, "{file} has {lines} lines");
    }
}
