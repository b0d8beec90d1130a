//! The operations between values, and the reasons why something does not count.

use crate::coded::coded;
use crate::text::Text;

coded! {
    /// How a value comes out of the children's; docs/explain.md says it in full.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Operation {
        /// Leaf: a field of the proposal.
        Input => "input",
        /// Leaf: a value of the rules.
        Rule => "rule",
        /// The child itself.
        Same => "same",
        /// All children added.
        Sum => "sum",
        /// The first less the others.
        Difference => "difference",
        /// The first less the second, not below zero.
        Remaining => "remaining",
        /// All children multiplied.
        Product => "product",
        /// A product that needs more digits, or is larger, than can be computed.
        TooLarge => "too_large",
        /// The child less one.
        LessOne => "less_one",
        /// The child by a thousand.
        Thousandth => "thousandth",
        /// The first times the second percent.
        PercentOf => "percent_of",
        /// One and the child percent.
        OnePlusPercent => "one_plus_percent",
        /// The first by the second; unknown unless that is above zero.
        Quotient => "quotient",
        /// The first in percent of the second; unknown unless that is above zero.
        Percentage => "percentage",
        /// The greatest whole number that, with the second's percentage of it on top and that cut to whole ones,
        /// is at most the first; unknown where that is below zero.
        MostWithin => "most_within",
        /// Rounding: the part below one is dropped.
        Truncate => "truncate",
        /// Rounding: half up at the second's decimals.
        RoundHalfUp => "round_half_up",
        /// The greatest child; zero of none.
        Max => "max",
        /// The least child.
        Min => "min",
        /// The children's mean.
        Mean => "mean",
        /// The first child that is known.
        FirstKnown => "first_known",
        /// The first child where it equals the second.
        IfEqual => "if_equal",
        /// The second child's entry for the first.
        Lookup => "lookup",
        /// Pass where the first is at most the second, else fail.
        AtMost => "at_most",
        /// Pass where the first is below the second, else fail.
        BelowStatus => "below_status",
        /// The first is below the second.
        IsBelow => "is_below",
        /// The first is at most the second.
        IsAtMost => "is_at_most",
        /// The first is at least the second.
        IsAtLeast => "is_at_least",
        /// The child is not answered or can't be read.
        IsUnknown => "is_unknown",
        /// Every child is true.
        All => "all",
        /// Every child is known.
        AllKnown => "all_known",
        /// The first where all others are true, else zero.
        PointsIfAll => "points_if_all",
        /// The first unless one of the others is false, then zero.
        PointsUnlessFailed => "points_unless_failed",
        /// The first unless there are others and all are false, then zero.
        PointsUnlessNone => "points_unless_none",
        /// The first where all others are true, zero where all are false, else unknown.
        PointsIfAgreed => "points_if_agreed",
        /// The children's values as a list.
        List => "list",
        /// Entries of the first list that are not in the second.
        MissingFrom => "missing_from",
        /// Pass where the list is empty, else fail.
        NoneListed => "none_listed",
        /// Ids of the children that are true.
        IdsWhereTrue => "ids_where_true",
        /// Ids of the children that are unknown.
        IdsWhereUnknown => "ids_where_unknown",
        /// How many children pass.
        CountPass => "count_pass",
        /// How many children fail.
        CountFail => "count_fail",
        /// How many children are for a person to look at.
        CountCheck => "count_check",
        /// How many children are open.
        CountUnknown => "count_unknown",
        /// Outsourcing against its strict and its loose limit.
        ShareCheck => "share_check",
        /// Years since the most recent long break.
        YearsSinceBreak => "years_since_break",
        /// There is a long break.
        HasBreak => "has_break",
        /// Novelty on entering phase 2.
        SecondPhaseNovelty => "second_phase_novelty",
    }
}

/// Declares the reasons with their names in the JSON and their texts.
macro_rules! reasons {
    ($($name:ident => $code:literal, $ja:literal, $en:literal;)*) => {
        coded! {
            /// Why something did not count.
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub enum Reason { $(#[doc = $en] $name => $code,)* }
        }

        impl Reason {
            /// In words.
            pub fn text(self) -> Text {
                match self { $(Self::$name => Text::new($ja, $en),)* }
            }
        }
    };
}

reasons! {
    NotRated => "not_rated", "まだ評価を入れていません", "It has no rating yet";
    Unusable => "unusable", "値を読み取れないか、使えません", "It can't be read or used";
    OnlyHighest => "only_highest", "最も高い認定だけを数えます", "Only the highest certificate counts";
    ConditionOpen => "condition_open", "条件を満たしていないか、まだ確かめていません", "Its condition is not met or not confirmed";
    NoAmount => "no_amount", "金額が決まっていません", "Its amount is not known";
    NoCategory => "no_category", "経費の区分がありません", "It has no category";
    AmountCounts => "amount_counts", "金額の入力を優先します", "The amount that is given counts";
    EnergyCounts => "energy_counts", "年間電力量の入力を優先します", "The energy that is given counts";
    NotKnown => "not_known", "値が分かりません", "Its value is not known";
    NotEnergyOrigin => "not_energy_origin", "エネルギー起源CO₂の削減ではありません", "It does not cut energy-related CO₂";
    NotAYear => "not_a_year", "公募より前の年度ではないか、重複しています", "It is no year before the call, or stands there twice";
    BeforeBreak => "before_break", "長い中断より前の年度です", "It lies before a long break";
    NotApplicable => "not_applicable", "この企画では使いません", "It does not apply to this proposal";
}
