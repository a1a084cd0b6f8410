//! In *Settings*, *Network*: the STUN and TURN servers that the person added.

use i18n::t;
use leptos::ev;
use leptos::prelude::*;

use super::settings_network::Network;
use super::{FieldState, TextField};
use crate::client_only::ClientOnly;
use crate::network::{IceServer, SettingsRefused};

/// The list, and the form that adds to it.
#[component]
pub(super) fn Servers(network: Network) -> impl IntoView {
    let (url, username, credential) = (FieldState::new(), FieldState::new(), FieldState::new());
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if url.text().is_empty() {
            return url.refuse(t::settings_servers_url_missing());
        }
        let server = IceServer { url: url.text(), username: username.text(), credential: credential.exact() };
        match network.change(|settings| settings.servers.push(server)) {
            Ok(()) => [url, username, credential].iter().for_each(|field| field.set_text("")),
            Err((Some(SettingsRefused::NoCredential(_)), reason)) if !username.text().is_empty() => {
                credential.refuse(reason);
            }
            Err((Some(SettingsRefused::NoCredential(_) | SettingsRefused::Field), reason)) => {
                username.refuse(reason);
            }
            Err((_, reason)) => url.refuse(reason),
        }
    };

    view! {
        <div class="servers">
            <h4 class="field-label" id="servers-title">
                {t::settings_servers_title()}
            </h4>
            {move || {
                let servers = network.settings.with(|settings| settings.servers.clone());
                if servers.is_empty() {
                    return view! { <p class="field-help">{t::settings_servers_none()}</p> }.client_only();
                }
                let rows = servers.into_iter().enumerate().map(|(index, server)| row(network, url, index, server));
                view! {
                    <ul class="server-list" role="list" aria-labelledby="servers-title">
                        {rows.collect::<Vec<_>>()}
                    </ul>
                }
                .client_only()
            }}
            <form class="stack" novalidate on:submit=add>
                <TextField
                    id="server-url"
                    label=t::settings_servers_url()
                    state=url
                    help=t::settings_servers_url_help()
                />
                <div class="field-pair">
                    <TextField id="server-username" label=t::settings_servers_username() state=username />
                    <TextField
                        id="server-credential"
                        label=t::settings_servers_password()
                        state=credential
                        kind="password"
                    />
                </div>
                <div class="actions">
                    <button class="button" type="submit">
                        {t::settings_servers_add()}
                    </button>
                </div>
            </form>
            <p class="field-help">
                {t::settings_servers_help()}
            </p>
        </div>
    }
    .client_only()
}

fn row(network: Network, url: FieldState, index: usize, server: IceServer) -> AnyView {
    let label = t::settings_servers_remove(&server.url);
    let remove = move |_| {
        // The button goes with its server; the box below is where to go on.
        if let Some(input) = url.input.get_untracked() {
            let _ = input.focus();
        }
        if let Err((_, reason)) = network.change(|settings| drop(settings.servers.remove(index))) {
            url.refuse(reason);
        }
    };
    view! {
        <li class="server">
            <span class="server-url" dir="ltr">
                {server.url}
            </span>
            <button class="button" type="button" aria-label=label on:click=remove>
                {t::common_remove()}
            </button>
        </li>
    }
    .client_only()
}
