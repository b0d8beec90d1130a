//! The link that carries the proposal: to copy, and as a code for a camera where it is short enough.

use fast_qr::{ECL, QRBuilder};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::super::desk::Desk;
use super::super::keep;
use super::said::Said;
use crate::saving::to_link;
use crate::ui::words::{filled, filled_all};

/// Letters up to which mail programs are known to keep an address whole.
const FOR_MAIL: usize = 2000;
/// White modules that a camera needs around a code.
const QUIET: usize = 4;

/// The link, and what can be done with it.
pub(super) fn link(desk: &Desk, say: &Callback<Said>) -> Html {
    let Some(base) = base() else {
        return html! { <p class="note" data-severity="warning">{desk.t("link.no_page")}</p> };
    };
    let Some(fragment) = to_link(&desk.draft) else {
        return html! { <p class="note" data-severity="warning">{desk.t("link.too_large")}</p> };
    };
    let link = format!("{base}#{fragment}");
    let length = link.len();
    let copy = {
        let (desk, say, link) = (desk.clone(), say.clone(), link.clone());
        Callback::from(move |_: MouseEvent| {
            let (desk, say, link) = (desk.clone(), say.clone(), link.clone());
            spawn_local(async move {
                say.emit(match keep::clip(&link).await {
                    Ok(()) => Said::done(desk.t("link.copied")),
                    Err(_) => Said::refused(desk.t("link.not_copied")),
                });
            });
        })
    };
    let code = code(&link);
    let count = crate::text::grouped(&length.to_string());
    html! {
        <div class="link-out">
            <label>
                <span class="name">{desk.t("link.name")}</span>
                <input type="text" readonly=true data-link="true" value={link.clone()} />
            </label>
            <button type="button" data-document="clip" onclick={copy}>{desk.t("link.copy")}</button>
            <p class="help">{filled(desk.t("link.length"), &count)}{desk.t("link.fragment")}</p>
            if length > FOR_MAIL {
                <p class="note" data-severity="warning">{desk.t("link.long")}</p>
            }
            {match code {
                Some((size, path)) => html! {
                    <svg class="qr" role="img" aria-label={desk.t("link.qr")} viewBox={filled_all("0 0 {} {}", &[&size.to_string(), &size.to_string()])}>
                        <rect width={size.to_string()} height={size.to_string()} class="qr-ground" />
                        <path d={path} class="qr-ink" />
                    </svg>
                },
                None => html! { <p class="help">{desk.t("link.no_qr")}</p> },
            }}
        </div>
    }
}

/// The address of this page; a page on a disk has none that anybody else could open.
pub(super) fn base() -> Option<String> {
    let location = gloo::utils::window().location();
    let protocol = location.protocol().ok()?;
    let address = format!("{}{}", location.origin().ok()?, location.pathname().ok()?);
    protocol.starts_with("http").then_some(address)
}

/// A code for a camera: its width in modules, and its dark modules as a path. There is none for what is
/// too long.
fn code(text: &str) -> Option<(usize, String)> {
    let code = QRBuilder::new(text).ecl(ECL::L).build().ok()?;
    let mut path = String::new();
    for row in 0..code.size {
        for column in 0..code.size {
            let module = code.data.get(row * code.size + column)?;
            if module.value() {
                path.push_str(&format!("M{} {}h1v1h-1z", column + QUIET, row + QUIET));
            }
        }
    }
    Some((code.size + 2 * QUIET, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_corners_and_what_is_too_long_has_none() {
        let (size, path) = code("https://example.org/#p=1.2026-1").expect("a code");
        let last = size - QUIET - 1;
        for (x, y) in [(QUIET, QUIET), (last, QUIET), (QUIET, last)] {
            assert!(path.contains(&format!("M{x} {y}h1")), "{x} {y}");
        }
        assert_eq!(code(&"x".repeat(4000)), None);
    }
}
