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
use crate::ui::model::action::Action;
use crate::ui::more::text;
use crate::ui::tags::signs;

thread_local! {
    /// Words for what belongs to each category of costs, in both languages.
    static CATEGORY_WORDS: Node = read(include_str!("../more/category_words.json"));
    /// Lines to begin with, without prices, by required work.
    static SKELETONS: Node = read(include_str!("../more/skeletons.json"));
    /// Costs whose category is not named, what they may belong to, and what to say of them.
    static UNNAMED_COSTS: Node = read(include_str!("../more/unnamed_costs.json"));
}

/// A part of the data; the tests prove that it can be read.
fn read(json: &str) -> Node {
    match serde_json::from_str(json) {
        Ok(node) => node,
        Err(error) => unreachable!("{error}"),
    }
}

/// What it needs.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What every view needs.
    pub desk: Desk,
    /// The list that lines to begin with are added to.
    pub list: AttrValue,
}

/// The categories, the required work and the fields of a line.
#[component]
pub(super) fn Categories(props: &Props) -> Html {
    let Props { desk, list } = props;
    let wanted = use_state(String::new);
    let oninput = {
        let wanted = wanted.setter();
        Callback::from(move |event: InputEvent| {
            wanted.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let rules = desk.rules;
    let categories = &rules.budget.categories;
    let unnamed = UNNAMED_COSTS.with(Node::clone);
    let unnamed: Vec<&Node> =
        unnamed.elements().iter().filter(|cost| is_of(cost, &wanted)).collect();
    let may_be = |code: &str| {
        let mut codes = unnamed.iter().flat_map(|cost| cost.get("categories").elements());
        codes.any(|known| known.as_text() == Some(code))
    };
    let found = categories.iter().filter(|rule| {
        let code = &rule.value.code;
        fits(desk, &wanted, code, &rule.title) || may_be(code)
    });
    let found: Vec<Html> = found.map(|rule| meaning(desk, None, rule, None)).collect();
    let work = rules.budget.required_work.iter().zip(signs());
    html! {
        <>
            <label class="find">
                {desk.t("categories.find")}
                <input type="text" data-find="category" value={(*wanted).clone()} {oninput} />
            </label>
            <div role="status">
                if found.is_empty() && unnamed.is_empty() {
                    <p>{desk.t("categories.none")}</p>
                }
                { for unnamed.iter().map(|cost| html! { <p class="note" data-unnamed="true">{text(desk.lang, cost.get("note"))}</p> }) }
            </div>
            <ul class="help-lines" data-found="true">{ for found }</ul>
            <ul class="help-lines">{ for work.map(|(rule, sign)| {
                meaning(desk, Some(sign), rule, Some(skeleton(desk, list, &rule.value)))
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
fn skeleton(desk: &Desk, list: &AttrValue, work: &'static str) -> Html {
    let (teller, list) = (desk.clone(), Rc::<str>::from(list.as_str()));
    let onclick = Callback::from(move |_: MouseEvent| {
        let skeletons = SKELETONS.with(Node::clone);
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
        teller.send(Action::Take {
            list: Rc::clone(&list),
            lines: skeletons.get(work).elements().iter().map(line).collect(),
            replaces: false,
            later: Vec::new(),
            edits: Vec::new(),
        });
    });
    html! {
        <button type="button" data-skeleton={work} {onclick}>{desk.t("categories.skeleton")}</button>
    }
}

/// Whether a category's name, or a word for what belongs to it, holds what is looked for.
fn fits(desk: &Desk, wanted: &str, code: &str, title: &Text) -> bool {
    let wanted = wanted.trim().to_ascii_lowercase();
    let words = CATEGORY_WORDS.with(Node::clone);
    let words = words.get(code).elements().iter().filter_map(|word| word.as_text());
    let mut all = words.chain([desk.lang.pick(title)]);
    wanted.is_empty() || all.any(|word| word.to_ascii_lowercase().contains(&wanted))
}

/// Whether a cost without a category of its own is what is looked for.
fn is_of(cost: &Node, wanted: &str) -> bool {
    let wanted = wanted.trim().to_ascii_lowercase();
    let mut words = cost.get("words").elements().iter().filter_map(Node::as_text);
    !wanted.is_empty() && words.any(|word| word.contains(&wanted) || wanted.contains(word))
}

#[cfg(test)]
mod tests {
    use super::is_of;
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
    fn costs_that_no_category_names_are_told_so_and_no_category_claims_them() {
        let unnamed = source("unnamed_costs");
        let categories = &rules().budget.categories;
        let words = source("category_words");
        for cost in unnamed.elements() {
            for code in cost.get("categories").elements() {
                assert!(
                    categories.iter().any(|rule| Some(rule.value.code.as_str()) == code.as_text())
                );
            }
            for word in cost.get("words").elements() {
                let claims = |(_, own): &(_, crate::proposal::Node)| own.elements().contains(word);
                assert!(!words.entries().iter().any(claims), "{word:?}");
                assert!(is_of(cost, word.as_text().unwrap_or_default()), "{word:?}");
            }
        }
        let told =
            |wanted: &str| unnamed.elements().iter().filter(|cost| is_of(cost, wanted)).count();
        for thing in [
            "弁当",
            "懇親会",
            "文具",
            "市職員の招聘",
            "海外旅行保険",
            "派遣職員",
            "振込手数料",
            "会場設営",
            "燃料費",
        ] {
            assert_eq!(told(thing), 1, "{thing}");
        }
        for thing in ["", "ビザ", "通訳", "visa", "interpreter"] {
            assert_eq!(told(thing), 0, "{thing}");
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
