//! Which category a cost belongs to: what each means, found by the thing that is bought. Below, what the
//! signs of the required work stand for.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::rules::Rule;
use crate::text::Text;
use crate::ui::ctx::Ctx;
use crate::ui::explanation::about;
use crate::ui::more::{Part, text};
use crate::ui::open::use_open;
use crate::ui::tags::SIGNS;

/// What it needs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every part of the page needs.
    pub ctx: Ctx,
}

/// The categories and the required work, folded away.
#[component]
pub(super) fn Categories(props: &Props) -> Html {
    let ctx = &props.ctx;
    let (is_open, ontoggle) = use_open();
    let wanted = use_state(String::new);
    let oninput = {
        let wanted = wanted.setter();
        Callback::from(move |event: InputEvent| {
            wanted.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let body = || {
        let categories = &ctx.rules.budget.categories;
        let found = categories.iter().filter(|rule| fits(ctx, &wanted, &rule.value.code, &rule.title));
        let work = ctx.rules.budget.required_work.iter().zip(SIGNS);
        html! {
            <>
                <label class="find">
                    {ctx.t("categories.find")}
                    <input type="text" data-find="category" value={(*wanted).clone()} {oninput} />
                </label>
                <ul class="help-lines" role="status">{ for found.map(|rule| meaning(ctx, None, rule)) }</ul>
                <ul class="help-lines">{ for work.map(|(rule, sign)| meaning(ctx, Some(sign), rule)) }</ul>
            </>
        }
    };
    html! {
        <details class="explanation" {ontoggle}>
            <summary>{ctx.t("categories")}</summary>
            if is_open {
                {body()}
            }
        </details>
    }
}

fn meaning<T>(ctx: &Ctx, sign: Option<&'static str>, rule: &'static Rule<T>) -> Html {
    html! {
        <li>
            <strong>{sign}{ctx.pick(&rule.title)}</strong>
            <p>{text(ctx.lang, about(ctx, &rule.id).get("explanation"))}</p>
        </li>
    }
}

/// Whether a category's name, or a word for what belongs to it, holds what is looked for.
fn fits(ctx: &Ctx, wanted: &str, code: &str, title: &Text) -> bool {
    let wanted = wanted.trim().to_lowercase();
    let words = Part::CategoryWords.loaded();
    let words = words.get(code).elements().iter().filter_map(|word| word.as_text());
    let mut all = words.chain([ctx.lang.pick(title)]);
    wanted.is_empty() || all.any(|word| word.to_lowercase().contains(&wanted))
}

#[cfg(test)]
mod tests {
    use crate::ui::more::tests::source;
    use crate::ui::tests::rules;

    #[test]
    fn every_category_has_words_and_none_stands_twice() {
        let words = source("category_words");
        let known: Vec<&str> =
            rules().budget.categories.iter().map(|rule| rule.value.code.as_str()).collect();
        assert_eq!(words.entries().len(), known.len());
        for code in known {
            let words = words.get(code).elements();
            assert!(words.len() >= 8, "{code}");
            for (place, word) in words.iter().enumerate() {
                assert!(!words[..place].contains(word), "{code}: {word:?}");
            }
        }
    }
}
