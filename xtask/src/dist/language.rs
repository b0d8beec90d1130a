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
    late: &'static str,
    scripts: &'static str,
    network: &'static str,
    damaged: &'static str,
    doubtful: &'static str,
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
            late: "10秒たっても消えないときは、スクリプトが届いていないか、止められています。通信、拡張機能、組織のネットワークの設定を確かめて、開き直してください。ブラウザの「名前を付けて保存」で保存したコピーと古いブラウザでは、計算できません。",
            scripts: "このページの計算にはJavaScriptが必要です。ブラウザの設定でJavaScriptを有効にして、開き直してください。",
            network: "必要なファイルを読み込めませんでした。入力した内容は保存されません。通信の状態を確かめて、ページを開き直してください。",
            damaged: "このファイルは、途中で切れているか書き換えられているため、計算を始められません。もう一度受け取るか、元のページから保存し直してください。メールなどの画面の中で開いているときは、いったん保存してから、ブラウザで開いてください。",
            doubtful: "10秒たっても消えないときは、このファイルが途中で切れているか書き換えられているか、スクリプトが止められているおそれがあります。もう一度受け取るか、いったん保存してから、ブラウザで開いてください。",
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
            late: "If this still stands here after ten seconds, the page's scripts have not come, or are blocked. Check the connection, extensions and your organisation's network, and load the page again. Copies made by the browser's own “Save as” and old browsers can't calculate.",
            scripts: "The calculations on this page need JavaScript. Allow it in the settings of your browser and load the page again.",
            network: "A file that the page needs could not be loaded. What you enter is not kept. Check the connection and load the page again.",
            damaged: "This file is cut off or was changed, so it can't calculate. Have it sent again, or save it anew from the original page. If a mail program or the like is showing it, save it first and open it in a browser.",
            doubtful: "If this still stands here after ten seconds, the file may be cut off or changed, or its scripts blocked. Have it sent again, or save it first and open it in a browser.",
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
            ("late", self.trouble.late),
            ("scripts", self.trouble.scripts),
            ("network", self.trouble.network),
            ("damaged", self.trouble.damaged),
            ("doubtful", self.trouble.doubtful),
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
