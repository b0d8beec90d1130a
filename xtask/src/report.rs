//! What the commands say while they work: one line a step, with the reason.

use std::time::Duration;

/// Says one line on standard error, so that standard output stays for results.
pub fn say(line: &str) {
    eprintln!("xtask: {line}");
}

/// A duration as people read it: `0.4 s`, `12.3 s`, `3 min 05 s`.
pub fn seconds(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds < 60 {
        return format!("{:.1} s", duration.as_secs_f64());
    }
    format!("{} min {:02} s", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(seconds(Duration::from_millis(420)), "0.4 s");
        assert_eq!(seconds(Duration::from_secs(185)), "3 min 05 s");
    }
}
