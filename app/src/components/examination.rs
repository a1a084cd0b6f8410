//! The checks of the connection doctor as they come in. What they mean is decided in [`crate::doctor`].

use i18n::t;
use leptos::prelude::*;

use crate::client_only::ClientOnly;
use crate::doctor::{Fact, Facts, Finding, Mark, findings, report, verdict};
use crate::session::use_session;

/// Begins to check as soon as it is there.
#[component]
pub fn Examination() -> impl IntoView {
    let session = StoredValue::new(use_session());
    let facts = RwSignal::new(Facts::default());
    let copied = RwSignal::new(String::new());
    // What a check that was begun before the last *Check again* finds out late is of no interest.
    let run = StoredValue::new(0_u32);
    let check = move || {
        let this = run.get_value() + 1;
        run.set_value(this);
        facts.set(Facts::default());
        copied.set(String::new());
        let tell = move |fact: Fact| {
            if run.try_get_value() == Some(this) {
                facts.update(|facts| facts.take(fact));
            }
        };
        session.with_value(|session| {
            if let Some(session) = session {
                session.examine(Box::new(tell));
            }
        });
    };
    let copy = move |_| {
        let done = move |worked: bool| {
            let words = if worked { t::doctor_copied() } else { t::doctor_not_copied() };
            let _ = copied.try_set(words);
        };
        let text = facts.with_untracked(report);
        session.with_value(|session| match session {
            Some(session) => session.copy(&text, Box::new(done)),
            None => done(false),
        });
    };
    check();

    let sum = move || facts.with(|facts| verdict(facts, &findings(facts)));
    let rows = move || facts.with(findings).into_iter().map(row).collect::<Vec<_>>();
    view! {
        <p class="verdict" role="status" data-mark=move || sum().0.attribute()>
            {move || sum().1}
        </p>
        <ol class="checks" role="list" aria-label=t::doctor_checks()>
            {rows}
        </ol>
        <div class="actions">
            <button class="button button-main" type="button" on:click=move |_| check()>
                {t::doctor_check_again()}
            </button>
            <button class="button" type="button" on:click=copy>
                {t::doctor_copy()}
            </button>
            <span class="sheet-said" role="status">
                {copied}
            </span>
        </div>
        <p class="field-help">{t::doctor_copy_help()}</p>
    }
    .client_only()
}

fn row(finding: Finding) -> AnyView {
    let sign = match finding.mark {
        Mark::Waiting => "M4 8H4.100M8 8H8.100M12 8H12.100",
        Mark::Fine => "M3 8.500L6.500 12L13 4.500",
        Mark::Note => "M8 3.500V9M8 12.400V12.500",
        Mark::Bad => "M4 4L12 12M12 4L4 12",
        Mark::Skipped => "M4 8H12",
    };
    let no_advice = finding.advice.is_empty();
    view! {
        <li class="check" data-mark=finding.mark.attribute()>
            <svg class="check-sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
                <path d=sign />
            </svg>
            <p class="check-head">
                <span class="check-name">{finding.check}</span>
                <span class="check-word">{finding.mark.word()}</span>
            </p>
            <p class="check-result" dir="auto">
                {finding.result}
            </p>
            <p class="check-advice" hidden=no_advice>
                {finding.advice}
            </p>
        </li>
    }
    .client_only()
}
