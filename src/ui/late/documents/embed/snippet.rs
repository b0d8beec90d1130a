//! What a page needs to show the calculator, as text.

/// How high it shall be.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Height {
    /// As high as what it shows.
    Auto,
    /// As many pixels, as they were typed.
    Pixels(String),
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wish {
    pub lang: &'static str,
    pub theme: &'static str,
    pub mode: &'static str,
    pub height: Height,
}

/// Pixels to begin with, and where none can be read.
const PIXELS: &str = "900";

impl Wish {
    /// The value of a choice, by its name.
    pub(super) fn value(&self, name: &str) -> &'static str {
        match (name, &self.height) {
            ("lang", _) => self.lang,
            ("theme", _) => self.theme,
            ("mode", _) => self.mode,
            (_, Height::Auto) => "auto",
            (_, Height::Pixels(_)) => "fixed",
        }
    }

    /// The same with another value of a choice; what is no value changes nothing.
    pub(super) fn with(&self, name: &str, value: &str) -> Self {
        let mut other = self.clone();
        match (name, value) {
            ("lang", "ja") => other.lang = "ja",
            ("lang", "en") => other.lang = "en",
            ("theme", "auto") => other.theme = "auto",
            ("theme", "light") => other.theme = "light",
            ("theme", "dark") => other.theme = "dark",
            ("mode", "full") => other.mode = "full",
            ("mode", "compact") => other.mode = "compact",
            ("height", "auto") => other.height = Height::Auto,
            ("height", "fixed") => other.height = Height::Pixels(PIXELS.into()),
            _ => {}
        }
        other
    }

    /// Pixels of a frame that can't follow what it shows.
    fn pixels(&self) -> &str {
        match &self.height {
            Height::Pixels(typed) if is_number(typed) => typed,
            _ => PIXELS,
        }
    }

    /// What differs from what holds without being asked for.
    fn settings(&self) -> Vec<(&'static str, &'static str)> {
        let all = [("theme", self.theme, "auto"), ("mode", self.mode, "full")];
        all.into_iter()
            .filter(|(_, value, usual)| value != usual)
            .map(|(name, value, _)| (name, value))
            .collect()
    }
}

fn is_number(typed: &str) -> bool {
    (2..=5).contains(&typed.len()) && typed.bytes().all(|byte| byte.is_ascii_digit())
}

/// A way to put the calculator into a page.
#[derive(Debug)]
pub(super) struct Kind {
    /// For scripts and tests.
    pub code: &'static str,
    /// The key of its name.
    pub name: &'static str,
    /// The key of when to take it.
    pub help: &'static str,
    write: fn(&str, &Wish) -> String,
}

/// All ways, the easiest first.
pub(super) const KINDS: [Kind; 3] = [
    Kind { code: "element", name: "embed.element", help: "embed.element.help", write: element },
    Kind { code: "script", name: "embed.script", help: "embed.script.help", write: with_script },
    Kind { code: "plain", name: "embed.plain", help: "embed.plain.help", write: plain },
];

/// The text for a site's address, which ends in a slash.
pub(super) fn snippet(site: &str, wish: &Wish, kind: &Kind) -> String {
    (kind.write)(site, wish)
}

/// The address of the page in the preview: all that is chosen stands in it, so that a change loads nothing anew, and
/// nothing is kept of what is tried there.
pub(super) fn preview(site: &str, wish: &Wish) -> String {
    let Wish { lang, theme, mode, .. } = wish;
    format!("{site}#keep=no&lang={lang}&theme={theme}&mode={mode}")
}

fn element(site: &str, wish: &Wish) -> String {
    let mut attributes = format!("lang=\"{}\"", wish.lang);
    for (name, value) in wish.settings() {
        attributes.push_str(&format!(" {name}=\"{value}\""));
    }
    if let Height::Pixels(_) = wish.height {
        attributes.push_str(&format!(" height=\"{}\"", wish.pixels()));
    }
    format!(
        "<script src=\"{site}embed.js\"></script>\n<c3p-calculator {attributes}></c3p-calculator>"
    )
}

fn frame(site: &str, wish: &Wish, more: &str) -> String {
    let settings: Vec<String> =
        wish.settings().into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    let fragment =
        if settings.is_empty() { String::new() } else { format!("#{}", settings.join("&amp;")) };
    let (folder, title) = match wish.lang {
        "en" => ("en/", "C3P Proposal Calculator"),
        _ => ("", "C3P 企画書シミュレーター"),
    };
    format!(
        "<iframe {more}src=\"{site}{folder}{fragment}\" title=\"{title}\" width=\"100%\" height=\"{}\" loading=\"lazy\"></iframe>",
        wish.pixels()
    )
}

fn plain(site: &str, wish: &Wish) -> String {
    frame(site, wish, "")
}

/// A frame and the script that keeps it as high as what it shows.
fn with_script(site: &str, wish: &Wish) -> String {
    let origin: String = site.split_inclusive('/').take(3).collect();
    let origin = origin.trim_end_matches('/');
    let frame = frame(site, wish, "id=\"c3p-calculator\" ");
    format!(
        "{frame}\n<script>\n  addEventListener(\"message\", ({{ source, origin, data }}) => {{\n    const frame = document.getElementById(\"c3p-calculator\");\n    if (source !== frame.contentWindow || origin !== \"{origin}\") return;\n    if (data?.type === \"c3p:v1:ready\") source.postMessage({{ type: \"c3p:v1:hello\" }}, origin);\n    if (data?.type === \"c3p:v1:height\") frame.height = Math.ceil(data.height);\n  }});\n</script>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE: &str = "https://host.example/c3p/";

    fn check(wish: &Wish, expected: [&[&str]; 3], absent: &[&str]) {
        for (kind, parts) in KINDS.iter().zip(expected) {
            let text = snippet(SITE, wish, kind);
            for part in parts {
                assert!(text.contains(part), "{}: no {part} in {text}", kind.code);
            }
            for part in absent {
                assert!(!text.contains(part), "{}: {part} in {text}", kind.code);
            }
        }
    }

    #[test]
    fn only_what_differs_is_written() {
        let wish = Wish { lang: "ja", theme: "auto", mode: "full", height: Height::Auto };
        let origin = "origin !== \"https://host.example\"";
        let src = "src=\"https://host.example/c3p/\"";
        let expected: [&[&str]; 3] = [
            &["src=\"https://host.example/c3p/embed.js\"", "<c3p-calculator lang=\"ja\"></c3p"],
            &[src, origin, "c3p:v1:height"],
            &[src, "height=\"900\""],
        ];
        check(&wish, expected, &["theme", "mode=", "#"]);
    }

    #[test]
    fn what_was_chosen_is_written_in_every_way() {
        let wish = Wish { lang: "ja", theme: "auto", mode: "full", height: Height::Auto };
        let mut wish = wish.with("lang", "en").with("theme", "dark").with("mode", "compact");
        wish.height = Height::Pixels("640".into());
        let src = "src=\"https://host.example/c3p/en/#theme=dark&amp;mode=compact\"";
        let element = "lang=\"en\" theme=\"dark\" mode=\"compact\" height=\"640\"";
        check(&wish, [&[element], &[src, "height=\"640\""], &[src, "height=\"640\""]], &["900"]);
        assert_eq!(wish.with("theme", "\"><script>"), wish);
    }

    #[test]
    fn a_height_that_is_no_number_is_the_usual_one() {
        for typed in ["", "\"><script>", "-1", "9", "1000000", "６００"] {
            let wish = Wish {
                lang: "en",
                theme: "auto",
                mode: "full",
                height: Height::Pixels(typed.into()),
            };
            let expected = "height=\"900\"";
            check(&wish, [&[expected], &[expected], &[expected]], &["><script>alert", "-1"]);
        }
    }
}
