//! The result in one sentence.

use super::ctx::Ctx;
use super::shown;
use crate::domain::assessment::Assessment;

/// The result in one sentence, for the live region.
pub(super) fn spoken(ctx: &Ctx, assessment: &Assessment) -> String {
    let lang = ctx.lang;
    let score = &assessment.score;
    let budget = &assessment.budget;
    let points = |value: crate::quantity::Number| {
        shown::shown(lang, &value.to_string(), shown::Unit::Points)
    };
    let yen =
        |value: crate::quantity::Yen| shown::shown(lang, &value.to_string(), shown::Unit::Yen);
    let remainder = super::panel::remainder(budget);
    let remains = ctx.t(remainder.text).replace("{yen}", &yen(remainder.amount));
    let fails = assessment.gate_counts.fail;
    let fails = (fails > 0).then(|| {
        let count = shown::shown(lang, &fails.to_string(), shown::Unit::Count);
        ctx.t("panel.fails").replace("{count}", &count)
    });
    let parts = [
        if score.expected_max.0.is_zero() {
            ctx.t("panel.unrated").to_owned()
        } else {
            let rated = [&points(score.expected), &points(score.expected_max)];
            super::words::filled_all(ctx.t("spoken.score"), &rated.map(String::as_str))
        },
        super::words::filled(ctx.t("spoken.total"), &yen(budget.total)),
        remains,
    ];
    let parts: Vec<String> = fails.into_iter().chain(parts).collect();
    parts.join(ctx.t("spoken.join"))
}
