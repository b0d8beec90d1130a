//! The page for one's own website: what it shall look like there, how that looks, and what to put into the
//! website's page. `docs/embedding.md` says what all of it means.

mod snippet;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use self::snippet::{Height, KINDS, Wish, preview, snippet};
use super::super::desk::{Desk, Props};
use super::super::keep;
use super::link;
use crate::ui::open::use_open;
use crate::ui::words::Lang;

/// What can be chosen: its name for scripts, the key of its name for people, its values with their keys.
type Choice = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const CHOICES: [Choice; 4] = [
    ("lang", "embed.lang", &[("ja", "embed.lang.ja"), ("en", "embed.lang.en")]),
    (
        "theme",
        "embed.theme",
        &[
            ("auto", "embed.theme.auto"),
            ("light", "embed.theme.light"),
            ("dark", "embed.theme.dark"),
        ],
    ),
    ("mode", "embed.mode", &[("full", "embed.mode.full"), ("compact", "embed.mode.compact")]),
    ("height", "embed.height", &[("auto", "embed.height.auto"), ("fixed", "embed.height.fixed")]),
];

/// Folded away until somebody wants it.
#[component]
pub(super) fn Builder(props: &Props) -> Html {
    let desk = &props.desk;
    let (is_open, ontoggle) = use_open();
    let wish = use_state(|| Wish::new(desk.lang));
    let said = use_state(|| None::<&'static str>);
    let body = match link::base() {
        None => html! { <p class="note" data-severity="warning">{desk.t("embed.no_site")}</p> },
        Some(base) => {
            let site = base.strip_suffix("en/").unwrap_or(&base);
            html! {
                <>
                    <p>{desk.t("embed.lead")}</p>
                    <div class="embed-choices">{ for CHOICES.iter().map(|choice| select(desk, &wish, choice)) }</div>
                    if let Height::Pixels(pixels) = &wish.height {
                        {height(desk, &wish, pixels)}
                    }
                    <h3>{desk.t("embed.preview")}</h3>
                    <iframe class="embed-preview" title={desk.t("embed.preview")} src={preview(site, &wish)}></iframe>
                    // A height that is fixed needs no script.
                    { for KINDS.iter().filter(|kind| kind.code != "script" || wish.height == Height::Auto).map(|kind| {
                        html! { <Snippet desk={desk.clone()} key={kind.code} name={kind.name} help={kind.help} text={snippet(site, &wish, kind)} code={kind.code} said={said.setter()} /> }
                    }) }
                    <p role="status">{(*said).map(|key| desk.t(key))}</p>
                </>
            }
        }
    };
    html! {
        <details class="explanation" data-embed="builder" {ontoggle}>
            <summary>{desk.t("embed.name")}</summary>
            if is_open {
                <div class="embed">{body}</div>
            }
        </details>
    }
}

fn select(desk: &Desk, wish: &UseStateHandle<Wish>, choice: &Choice) -> Html {
    let (name, title, values) = *choice;
    let onchange = {
        let wish = wish.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            wish.set(wish.with(name, &value));
        })
    };
    let chosen = wish.value(name);
    let option = |(value, key): &(&'static str, &'static str)| {
        html! { <option value={*value} selected={*value == chosen}>{desk.t(key)}</option> }
    };
    html! {
        <label>
            <span class="name">{desk.t(title)}</span>
            <select data-embed={name} {onchange}>{ for values.iter().map(option) }</select>
        </label>
    }
}

fn height(desk: &Desk, wish: &UseStateHandle<Wish>, pixels: &str) -> Html {
    let oninput = {
        let wish = wish.clone();
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            wish.set(Wish { height: Height::Pixels(typed), ..(*wish).clone() });
        })
    };
    html! {
        <label>
            <span class="name">{desk.t("embed.pixels")}</span>
            <input type="text" inputmode="numeric" data-embed="pixels" value={pixels.to_owned()} {oninput} />
        </label>
    }
}

/// One way to put it into a page.
#[derive(Clone, PartialEq, Properties)]
struct SnippetProps {
    desk: Desk,
    code: &'static str,
    name: &'static str,
    help: &'static str,
    text: String,
    said: UseStateSetter<Option<&'static str>>,
}

#[component]
fn Snippet(props: &SnippetProps) -> Html {
    let SnippetProps { desk, code, name, help, text, said } = props;
    let onclick = {
        let (text, said) = (text.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            let (text, said) = (text.clone(), said.clone());
            spawn_local(async move {
                let is_done = keep::clip(&text).await.is_ok();
                said.set(Some(if is_done { "embed.copied" } else { "embed.not_copied" }));
            });
        })
    };
    html! {
        <section class="embed-way">
            <h3>{desk.t(name)}</h3>
            <p class="help">{desk.t(help)}</p>
            <pre class="scroll" tabindex="0" role="region" aria-label={desk.t(name)} data-embed-text={*code}>{text}</pre>
            <button type="button" data-embed-copy={*code} {onclick}>{desk.t("embed.copy")}<span class="hidden">{format!(" {}", desk.t(name))}</span></button>
        </section>
    }
}

impl Wish {
    /// As a page in this language would have it.
    fn new(lang: Lang) -> Self {
        Self { lang: lang.code(), theme: "auto", mode: "full", height: Height::Auto }
    }
}
