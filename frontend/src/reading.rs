//! Reading a room that this page is not in: what is stored of it, as it would be shown.
//!
//! Nothing is written and nobody is told: an engine is made of what is stored, asked what it shows, and dropped.

use std::rc::Rc;

use app::rooms::RoomSummary;
use app::words::address_refusal;
use chacha20::ChaCha20Rng;
use i18n::t;
use rand_core::SeedableRng;
use room::{
    Config, DeviceSecret, DeviceSeed, Engine, Output, PeerSecret, RoomAddress, RoomKeys, UserSecret, View,
};

use crate::page::Page;
use crate::{browser, identity, stretch};

/// What is shown of a room, in order.
pub async fn open(page: &Rc<Page>, room: &RoomSummary) -> Result<Vec<View>, String> {
    let address = RoomAddress::from_fragment(&room.fragment).map_err(|e| address_refusal(&e))?;
    // Locked: there is nothing to be read.
    let shelf = page.keep().at_hand().ok_or_else(t::page_errors_locked)?;
    let secret = stretch::secret_of(&address).await?;
    let keys = RoomKeys::derive(&secret);
    let identity = identity::of_device(&shelf).await?;
    let known = shelf.rooms().await.map_err(|e| identity::sentence(&e))?;
    let turn = known.into_iter().find(|known| known.room_id == keys.room_id).map_or(0, |known| known.turn);
    let stored = shelf.load(&keys.room_id).await.map_err(|e| identity::sentence(&e))?;
    let seed = DeviceSeed(identity.device_seed);
    let config = Config {
        me: PeerSecret::derive(&seed, &keys.room_id, turn),
        user: UserSecret::from_seed(&identity.user_seed),
        name: page.keep().name().unwrap_or_default(),
        unix_ms: browser::unix_ms(),
        device: DeviceSecret::derive(&seed, &keys.room_id),
        founder: None,
        durable: shelf.unavailable().is_none(),
        relay: page.settings().relay,
        picture: None,
        hushed: page.hushed.borrow().clone(),
        privacy: page.privacy(),
        rng: ChaCha20Rng::from_seed(identity::random_bytes()?),
        keys,
    };
    let mut engine = Engine::new(browser::now(), config, stored);
    let outputs = std::iter::from_fn(|| engine.poll());
    // What it would like to have stored or sent is the business of the room itself, once it is opened.
    Ok(outputs.filter_map(|output| if let Output::View(view) = output { Some(view) } else { None }).collect())
}
