//! In *Settings*: whether, of what, when and how this device notifies.

use i18n::t;
use leptos::html;
use leptos::prelude::*;
use room::NotifyLevel;

use crate::client_only::ClientOnly;
use crate::erased::{effect, memo};
use crate::notifications::{NotificationSettings, Permission, QuietHours, clock_minute, clock_text};
use crate::session::{Session, use_session};
use crate::words::{level_help, level_word, permission_words};

/// The levels, in the order they are offered.
pub(super) const LEVELS: [NotifyLevel; 3] = [NotifyLevel::All, NotifyLevel::Mentions, NotifyLevel::Nothing];

/// The settings in force, and how to change them.
#[derive(Clone, Copy)]
struct Choices {
    session: StoredValue<Option<Session>>,
    settings: RwSignal<NotificationSettings>,
    permission: RwSignal<Permission>,
}

impl Choices {
    fn new() -> Self {
        let session = use_session();
        let settings = session.as_ref().map(|session| session.notifications()).unwrap_or_default();
        let permission =
            session.as_ref().map(|session| session.notification_permission()).unwrap_or_default();
        Self {
            session: StoredValue::new(session),
            settings: RwSignal::new(settings),
            permission: RwSignal::new(permission),
        }
    }

    /// Keeps and uses what `change` makes of the settings.
    fn change(self, change: impl FnOnce(&mut NotificationSettings)) {
        if self.settings.try_update(change).is_none() {
            return;
        }
        let settings = self.settings.get_untracked();
        self.session.with_value(|session| {
            if let Some(session) = session {
                session.set_notifications(&settings);
            }
        });
    }

    /// Switches on, once the browser allows it.
    fn ask(self) {
        let done = move |permission| {
            let _ = self.permission.try_set(permission);
            self.change(|settings| settings.on = permission == Permission::Granted);
        };
        self.session.with_value(|session| {
            if let Some(session) = session {
                session.ask_notifications(Box::new(done));
            }
        });
    }

    fn on(self) -> bool {
        self.permission.get() == Permission::Granted && self.settings.with(|settings| settings.on)
    }
}

/// The section *Notifications*.
#[component]
pub(super) fn NotificationsPart() -> impl IntoView {
    let choices = Choices::new();
    let on = memo(move |_| choices.on());
    let switch = NodeRef::<html::Input>::new();
    let flip = move |_| {
        if switch.get_untracked().is_some_and(|input| input.checked()) {
            choices.ask();
        } else {
            choices.change(|settings| settings.on = false);
        }
    };
    // What the browser refuses is not switched on.
    effect(move |_| {
        let on = choices.on();
        if let Some(input) = switch.get() {
            input.set_checked(on);
        }
    });
    let unsupported = move || choices.permission.get() == Permission::Unsupported;
    view! {
        <div class="sheet-part">
            <label class="choice">
                <input type="checkbox" role="switch" node_ref=switch disabled=unsupported on:change=flip />
                <span>
                    <span class="choice-name">{t::settings_notifications_on()}</span>
                    <span class="choice-help">
                        {t::settings_notifications_on_help()}
                    </span>
                </span>
            </label>
            {move || {
                permission_words(choices.permission.get()).map(|words| view! { <p role="status">{words}</p> }.client_only())
            }}
            {move || on.get().then(|| view! { <Details choices=choices /> }.client_only())}
        </div>
    }
    .client_only()
}

/// What can be chosen once they are on.
#[component]
fn Details(choices: Choices) -> impl IntoView {
    let now = choices.settings.get_untracked();
    let level = move |level: NotifyLevel| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="notify-level"
                    checked=now.level == level
                    on:change=move |_| choices.change(|settings| settings.level = level)
                />
                <span>
                    <span class="choice-name">{level_word(level)}</span>
                    <span class="choice-help">{level_help(level)}</span>
                </span>
            </label>
        }
        .client_only()
    };
    let levels: Vec<AnyView> = LEVELS.into_iter().map(level).collect();
    let hear = move |_| {
        choices.session.with_value(|session| {
            if let Some(session) = session {
                session.play_notification();
            }
        });
    };
    view! {
        <fieldset class="choices">
            <legend class="field-label">{t::settings_notifications_level()}</legend>
            {levels}
        </fieldset>
        <Quiet choices=choices />
        {check(
            t::settings_notifications_text(),
            t::settings_notifications_text_help(),
            now.text,
            move |on| choices.change(|settings| settings.text = on),
        )}
        {check(
            t::settings_notifications_sound(),
            t::settings_notifications_sound_help(),
            now.sound,
            move |on| choices.change(|settings| settings.sound = on),
        )}
        <div class="actions">
            <button class="button" type="button" on:click=hear>
                {t::settings_notifications_hear()}
            </button>
        </div>
    }
    .client_only()
}

/// When there are none.
#[component]
fn Quiet(choices: Choices) -> impl IntoView {
    let hours = choices.settings.get_untracked().quiet;
    let shown = hours.unwrap_or(QuietHours::NIGHT);
    let on = RwSignal::new(hours.is_some());
    let (from, to) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let read = move |input: NodeRef<html::Input>, before: u16| {
        input.get_untracked().and_then(|input| clock_minute(&input.value())).unwrap_or(before)
    };
    let keep = move || {
        let hours = QuietHours { from: read(from, shown.from), to: read(to, shown.to) };
        let quiet = on.get_untracked().then_some(hours);
        choices.change(|settings| settings.quiet = quiet);
    };
    let time = move |id: &'static str, label: String, input: NodeRef<html::Input>, minute: u16| {
        view! {
            <div class="field">
                <label class="field-label" for=id>
                    {label}
                </label>
                <input
                    class="field-box"
                    id=id
                    type="time"
                    required
                    node_ref=input
                    value=clock_text(minute)
                    on:change=move |_| keep()
                />
            </div>
        }
        .client_only()
    };
    view! {
        {check(
            t::settings_notifications_quiet(),
            t::settings_notifications_quiet_help(),
            hours.is_some(),
            move |now| {
                on.set(now);
                keep();
            },
        )}
        {move || {
            on.get()
                .then(|| {
                    view! {
                        <div class="field-pair">
                            {time("quiet-from", t::settings_notifications_quiet_from(), from, shown.from)}
                            {time("quiet-to", t::settings_notifications_quiet_until(), to, shown.to)}
                        </div>
                    }
                    .client_only()
                })
        }}
    }
    .client_only()
}

fn check(name: String, help: String, now: bool, change: impl Fn(bool) + Copy + 'static) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    view! {
        <label class="choice">
            <input
                type="checkbox"
                node_ref=input
                checked=now
                on:change=move |_| change(input.get_untracked().is_some_and(|input| input.checked()))
            />
            <span>
                <span class="choice-name">{name}</span>
                <span class="choice-help">{help}</span>
            </span>
        </label>
    }
    .client_only()
}
