//! The documents of the application, and the copies that prove what it claims.

use yew::prelude::*;

use super::parts::{doubt, go, head, place, tick};
use crate::programme::{Attachment, Documents, Known as Need, Proof, attachments};
use crate::ui::late::desk::Desk;
use crate::ui::words::filled_all;

/// The documents.
pub(super) fn documents(desk: &Desk) -> Html {
    let all = attachments(&desk.draft, desk.rules);
    let ready = all.iter().filter(|one| one.is_ready).count().to_string();
    let needed = all.len().to_string();
    html! {
        <section>
            {head(desk, &Documents::shipped().about)}
            <p><strong>{filled_all(desk.t("programme.documents.ready_count"), &[&needed, &ready])}</strong></p>
            <ul class="programme-rows">{ for all.iter().map(|one| document(desk, one)) }</ul>
        </section>
    }
}

fn document(desk: &Desk, one: &Attachment<'static>) -> Html {
    let about = &Documents::shipped().about;
    let document = one.document;
    let path = format!("preparation.documents.{}", document.code);
    let title = html! { <strong>{&document.sign}{" "}{desk.pick(&document.title)}</strong> };
    let (code, note) = match one.known {
        Need::Needed => ("needed", Html::default()),
        Need::WithoutCopy => {
            let said = document.without_copy.as_ref().map(|said| desk.pick(said));
            ("without_copy", html! { <p>{said}</p> })
        }
        Need::Open(question) => (
            "open",
            html! { <p class="note">{desk.t("programme.documents.open")}{" "}{go(desk, desk.t("gates.question"), question)}</p> },
        ),
    };
    html! {
        <li data-document={document.code.clone()} data-known={code}>
            {tick(title, &path, one.is_ready, desk.to(&path))}
            <p class="programme-note">{desk.pick(&document.note)}</p>
            {note}
            {about.doubt(document.doubt.as_deref()).map(|text| doubt(desk, text))}
            if !one.proofs.is_empty() {
                <ul class="programme-proofs">{ for one.proofs.iter().map(|each| proof(desk, each)) }</ul>
            }
        </li>
    }
}

fn proof(desk: &Desk, proof: &Proof<'static>) -> Html {
    let evidence = proof.evidence;
    let about = &Documents::shipped().about;
    html! {
        <li data-proof={evidence.code.clone()}>
            <p>
                {desk.pick(&evidence.title)}
                if let Some(of) = proof.of {
                    {desk.t("list.of")}{desk.pick(of)}
                }
            </p>
            <p class="programme-note">{desk.pick(&evidence.note)}{" "}{desk.t("source")}{place(desk, &evidence.source)}</p>
            {about.doubt(evidence.doubt.as_deref()).map(|text| doubt(desk, text))}
        </li>
    }
}
