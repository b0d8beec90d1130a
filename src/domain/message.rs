//! What a problem says to a person: what happened, and what to do.

use super::problem::{Issue, Problem, Severity};
use crate::text::{Text, grouped};

impl Problem {
    /// Its code in files.
    pub fn code(&self) -> &'static str {
        self.issue.code().code()
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.issue.severity()
    }

    /// What happened and what to do, in both languages.
    pub fn message(&self) -> Text {
        self.issue.message()
    }
}

impl Issue {
    /// What happened and what to do, in both languages.
    pub fn message(&self) -> Text {
        match self {
            Self::KindMissing => Text::new(
                "新規か継続かを選んでください。選ぶまでは新規の配点で計算します。",
                "Choose new or continuing. Until then the points of a new proposal are used.",
            ),
            Self::PriceMissing => Text::new(
                "単価を入力してください。入力するまで、この行は合計に入りません。",
                "Enter the unit price. Until then this line does not count.",
            ),
            Self::QuantityMissing => Text::new(
                "数量を入力してください。入力するまで、この行は合計に入りません。",
                "Enter the quantity. Until then this line does not count.",
            ),
            Self::ExchangeRateMissing => Text::new(
                "外貨の単価です。1通貨単位が何円かを入力するか、通貨をJPYにしてください。",
                "The price is in foreign currency. Enter the yen per unit of it, or set the currency \
                 to JPY.",
            ),
            Self::CategoryMissing => Text::new(
                "経費の区分を選んでください。選ぶまで、この行は合計に入りません。",
                "Choose a cost category. Until then this line does not count.",
            ),
            Self::AdministrationMissing => Text::new(
                "一般管理費の率か金額を入力してください。率は公表されていないため、0円で計算しています。",
                "Enter the rate or the amount of general administration. No rate is published, so \
                 0 yen is used.",
            ),
            Self::NotANumber => Text::new(
                "数として読み取れません。整数15桁、小数10桁までの数を入力してください（例：1200.5）。小数点は「.」です（0,402ではなく0.402）。",
                "This is not a number. Enter one of at most 15 digits before and 10 after the point \
                 (such as 1200.5), with a decimal point rather than a comma (0.402, not 0,402).",
            ),
            Self::UnknownValue => Text::new(
                "ここでは使えない値です。入力し直すか、未回答に戻してください。",
                "This value can't be used here. Enter it anew, or leave it unanswered.",
            ),
            Self::Negative => Text::new(
                "負の数は使えません。0以上の数を入力してください。",
                "A negative number can't be used here. Enter zero or more.",
            ),
            Self::OutOfRange { most } => Text::new(
                format!("0から{most}までの数を入力してください。"),
                format!("Enter a number from 0 to {most}."),
            ),
            Self::YearOutOfRange { call } => Text::new(
                format!(
                    "{call}年度より前の年度を西暦の4桁で入力してください（例：{}）。",
                    call - 1
                ),
                format!(
                    "Enter a fiscal year before {call}, as four digits (such as {}).",
                    call - 1
                ),
            ),
            Self::Order => Text::new(
                "低め・見込み・高めの順に大きくなるように入力してください。直すまで未評価として扱います。",
                "Low, expected and high must not decrease in this order. Until mended the item \
                 counts as not rated.",
            ),
            Self::AdministrationConflict => Text::new(
                "率と金額の両方が入っています。金額で計算します。使わない方を消してください。",
                "Both a rate and an amount are given; the amount counts. Clear the one you don't need.",
            ),
            Self::SubsidyConflict => Text::new(
                "補助率と補助額の両方が入っています。補助額で計算します。使わない方を消してください。",
                "Both a rate and a subsidy are given; the subsidy counts. Clear the one you don't need.",
            ),
            Self::DuplicateId => Text::new(
                "同じものがもう一つあります。どちらかを変えるか、消してください。",
                "The same stands there already. Change or remove one of them.",
            ),
            Self::IndexNearThreshold { threshold } => Text::new(
                format!(
                    "基準の{threshold}に近く、四捨五入の桁数で結果が変わることがあります。公表値の小数の桁を確かめてください。"
                ),
                format!(
                    "Close below {threshold}: rounding may turn the result. Check the decimals of the published figure."
                ),
            ),
            Self::PriceNearThreshold { threshold } => {
                let threshold = grouped(&threshold.to_string());
                Text::new(
                    format!(
                        "消費税を加えると{threshold}円以上になります。税を含めて判断するかは公募要領にないため、備品費にあたるか確認してください。"
                    ),
                    format!(
                        "With consumption tax it reaches {threshold} yen. The call does not say whether tax counts: check whether this is equipment."
                    ),
                )
            }
            Self::RestartedButContinuing => Text::new(
                "長い中断があるため、新規として応募できます。継続のままでよいか確かめてください。",
                "After such a long break the pair may apply as new. Check whether this is continuing.",
            ),
            Self::NoYearsButContinuing => Text::new(
                "継続を選んでいますが、実施した年度がありません。年度を加えるか、新規にしてください。",
                "Continuing is chosen, but no year was carried out. Add the years or choose new.",
            ),
            Self::NewInSecondPhase => Text::new(
                "新規の提案はフェーズ1から始まります。フェーズか、新規・継続を直してください。",
                "A new proposal starts with phase 1. Correct the phase, or choose continuing.",
            ),
            Self::SecondPhaseEarly { phase_years } => Text::new(
                format!(
                    "フェーズ2は{phase_years}年の実施を終えてからです。実施年度かフェーズを確かめてください。"
                ),
                format!(
                    "Phase 2 follows {phase_years} years carried out. Check the years or the phase."
                ),
            ),
            Self::RouteNeedsEnergyOrigin => Text::new(
                "JCM設備補助はエネルギー起源CO₂の削減が対象です。資金の種類か、起源の回答を確かめてください。",
                "The JCM subsidy is for energy-related CO₂. Check the route or the answer on the origin.",
            ),
            Self::RatingNotApplicable => Text::new(
                "この項目は、この種類（新規・継続）の企画書では評価されません。この点数は使いません。",
                "This item does not apply to this kind of proposal. The rating is not used.",
            ),
            Self::RatingOfComputed => Text::new(
                "この項目は事実から計算されます。この点数は使いません。",
                "This item is computed from facts. The rating is not used.",
            ),
            Self::RatingOfUnknown => Text::new(
                "この公募の採点表にない項目です。この点数は使いません。",
                "The sheet of this call has no such item. The rating is not used.",
            ),
            Self::TooLarge | Self::TooMany => Text::new(
                "桁や件数が多すぎて計算できません。桁数、金額・量、件数を見直してください。",
                "Too large or too many to compute exactly. Check the digits, the amounts, or how many there are.",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Number;

    #[test]
    fn a_range_is_named() {
        let message = Number::parse("40").map(|most| Issue::OutOfRange { most }.message());
        assert_eq!(message.map(|text| text.en), Some("Enter a number from 0 to 40.".into()));
    }

    #[test]
    fn a_year_before_the_call_is_asked_for() {
        let message = Issue::YearOutOfRange { call: 2026 }.message();
        assert!(message.en.contains("before 2026") && message.en.contains("2025"));
        assert!(message.ja.contains("2026年度より前") && message.ja.contains("2025"));
    }
}
