//! What the page says before it has started, in both languages.

use anyhow::{Result, bail};

/// What differs between the language versions before the page has started.
pub struct Language {
    /// Its tag.
    pub code: &'static str,
    /// The folder inside the site, and the way back to its top.
    pub folder: &'static str,
    pub base: &'static str,
    title: &'static str,
    description: &'static str,
    /// What to say, and where to turn, when the page does not start.
    trouble: Trouble,
}

/// What to say when the page does not start.
struct Trouble {
    slow: &'static str,
    scripts: &'static str,
    wasm: &'static str,
    policy: &'static str,
    network: &'static str,
    way_out: &'static str,
}

/// Japanese first.
pub const LANGUAGES: [Language; 2] = [
    Language {
        code: "ja",
        folder: "",
        base: "./",
        title: "C3P 企画書シミュレーター",
        description: "脱炭素社会実現のための都市間連携事業（C3P）の企画書を、応募資格・採点・予算・CO₂の面から提出前に自分で確かめるページです。",
        trouble: Trouble {
            slow: "計算の準備をしています。入力欄は、準備が終わると使えます。",
            scripts: "このページの計算にはJavaScriptが必要です。ブラウザの設定でJavaScriptを有効にして、開き直してください。",
            wasm: "このブラウザではWebAssemblyが使えないため、計算を始められません。新しい版のChrome、Edge、Firefox、Safariで開いてください。",
            policy: "このサイトの設定（Content-Security-Policy）がWebAssemblyを禁じているため、計算を始められません。サイトの管理者に、script-srcへ 'wasm-unsafe-eval' を加えるようお伝えください。",
            network: "計算に必要なファイルを読み込めませんでした。通信の状態を確かめて、ページを開き直してください。",
            way_out: "説明と質問は、このままでも読めます。",
        },
    },
    Language {
        code: "en",
        folder: "en",
        base: "../",
        title: "C3P Proposal Calculator",
        description: "Checks a proposal to Japan's City-to-City Collaboration Programme before it is sent: eligibility, points, budget and CO₂.",
        trouble: Trouble {
            slow: "Getting ready to calculate. The fields can be used as soon as that is done.",
            scripts: "The calculations on this page need JavaScript. Allow it in the settings of your browser and load the page again.",
            wasm: "This browser has no WebAssembly, so the page can't calculate. Open it in a current Chrome, Edge, Firefox or Safari.",
            policy: "The policy of this site (Content-Security-Policy) forbids WebAssembly, so the page can't calculate. Ask the site's administrator to add 'wasm-unsafe-eval' to script-src.",
            network: "A file that the calculations need could not be loaded. Check the connection and load the page again.",
            way_out: "The questions and explanations can be read all the same.",
        },
    },
];

impl Language {
    /// A template with what this language says; everything else must have been filled in before.
    pub fn fill(&self, template: &str) -> Result<String> {
        let values = [
            ("lang", self.code),
            ("base", self.base),
            ("title", self.title),
            ("description", self.description),
            ("slow", self.trouble.slow),
            ("scripts", self.trouble.scripts),
            ("wasm_missing", self.trouble.wasm),
            ("policy", self.trouble.policy),
            ("network", self.trouble.network),
            ("way_out", self.trouble.way_out),
        ];
        let mut page = template.to_owned();
        for (name, value) in values {
            page = page.replace(&format!("{{{{{name}}}}}"), value);
        }
        match page.split_once("{{") {
            None => Ok(page),
            Some((_, rest)) => {
                let name = rest.split("}}").next().unwrap_or(rest);
                bail!("a page has a placeholder that nothing fills: {{{{{name}}}}}")
            }
        }
    }
}
