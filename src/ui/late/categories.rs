//! Which category a cost belongs to: what each means, found by the thing that is bought. Below, what the
//! signs of the required work stand for, and what goes into each field.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::desk::Desk;
use crate::proposal::Node;
use crate::rules::Rule;
use crate::text::Text;
use crate::ui::help;
use crate::ui::more::Part;
use crate::ui::tags::signs;

/// What it needs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every view needs.
    pub desk: Desk,
}

/// The categories, the required work and the fields of a line.
#[component]
pub(super) fn Categories(props: &Props) -> Html {
    let desk = &props.desk;
    let wanted = use_state(String::new);
    let oninput = {
        let wanted = wanted.setter();
        Callback::from(move |event: InputEvent| {
            wanted.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let Some(rules) = desk.rules else { return Html::default() };
    let categories = &rules.budget.categories;
    let found = categories.iter().filter(|rule| fits(desk, &wanted, &rule.value.code, &rule.title));
    let found: Vec<Html> = found.map(|rule| meaning(desk, None, rule, None)).collect();
    let work = rules.budget.required_work.iter().zip(signs());
    html! {
        <>
            <label class="find">
                {desk.t("categories.find")}
                <input type="text" data-find="category" value={(*wanted).clone()} {oninput} />
            </label>
            <p role="status">{found.is_empty().then(|| desk.t("categories.none"))}</p>
            <ul class="help-lines" data-found="true">{ for found }</ul>
            <ul class="help-lines">{ for work.map(|(rule, sign)| {
                meaning(desk, Some(sign), rule, Some(skeleton(desk, &rule.value)))
            }) }</ul>
            {help::of_lines(desk.lang)}
        </>
    }
}

fn meaning<T>(
    desk: &Desk,
    sign: Option<String>,
    rule: &'static Rule<T>,
    way_on: Option<Html>,
) -> Html {
    html! {
        <li>
            <strong>{sign}{desk.pick(&rule.title)}</strong>
            <p>{desk.pick(&rule.explanation)}</p>
            {way_on}
        </li>
    }
}

/// Adds lines that work of this kind usually needs, with neither prices nor quantities.
fn skeleton(desk: &Desk, work: &'static str) -> Html {
    let teller = desk.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let skeletons = Part::Skeletons.loaded();
        let own = |line: &Node, key: &str| match line.get(key) {
            Node::Object(_) => line.get(key).get(teller.lang.code()).clone(),
            code => code.clone(),
        };
        let line = |line: &Node| {
            let mut entries: Vec<(Rc<str>, Node)> =
                line.entries().iter().map(|(key, _)| (Rc::clone(key), own(line, key))).collect();
            entries.push(("work".into(), Node::list([Node::text(work)])));
            Node::object(entries)
        };
        let lines = Node::list(skeletons.get(work).elements().iter().map(line));
        teller.tell("take", [("lines", lines)]);
    });
    html! {
        <button type="button" data-skeleton={work} {onclick}>{desk.t("categories.skeleton")}</button>
    }
}

/// Whether a category's name, or a word for what belongs to it, holds what is looked for.
fn fits(desk: &Desk, wanted: &str, code: &str, title: &Text) -> bool {
    let wanted = wanted.trim().to_ascii_lowercase();
    let words = Part::CategoryWords.loaded();
    let words = words.get(code).elements().iter().filter_map(|word| word.as_text());
    let mut all = words.chain([desk.lang.pick(title)]);
    wanted.is_empty() || all.any(|word| word.to_ascii_lowercase().contains(&wanted))
}

#[cfg(test)]
mod tests {
    use crate::ui::more::tests::source;
    use crate::ui::tests::rules;

    #[test]
    fn every_work_has_lines_to_begin_with_and_they_name_categories() {
        let skeletons = source("skeletons");
        let budget = &rules().budget;
        assert_eq!(skeletons.entries().len(), budget.required_work.len());
        for work in &budget.required_work {
            let lines = skeletons.get(&work.value).elements();
            assert!(!lines.is_empty(), "{}", work.value);
            for line in lines {
                let code = line.get("category").as_text();
                assert!(
                    budget.categories.iter().any(|rule| Some(rule.value.code.as_str()) == code)
                );
                assert!(line.get("unit_price").is_unanswered(), "prices are the proposer's");
                for lang in ["ja", "en"] {
                    assert!(line.get("description").get(lang).as_text().is_some());
                }
            }
        }
    }

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
