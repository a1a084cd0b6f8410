//! Pictures of people: drawing a file small and bare, and addresses under which the page shows what came.
//!
//! What a person chooses is drawn onto a canvas and written anew from its pixels: nothing that stood beside them in the file is left,
//! neither where the picture was taken nor with what. The bytes that come from others are looked at in `room` before they come here.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use app::store::{PageStateStoreFields, RoomStateStoreFields};
use base64ct::{Base64, Encoding};
use i18n::t;
use js_sys::{Array, Promise, Uint8Array};
use leptos::prelude::*;
use room::{Command, Input, OwnPicture, PICTURE_LEN_MAX, PICTURE_SIDE, PictureKind, UserId};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlInputElement, ImageBitmap,
    Url,
};

use crate::driver::Driver;
use crate::page::Page;
use crate::tabs::Word;
use crate::{browser, task};

/// Longest file, in MiB: over what cameras make.
const FILE_MIB_MAX: f64 = 64.0;
/// Qualities that are tried until the picture is short enough; the last makes a few kilobytes of anything.
const QUALITIES: [f64; 7] = [0.9, 0.8, 0.65, 0.5, 0.35, 0.2, 0.05];
/// An address that is no longer shown is good for this long, in milliseconds: the page may be drawing it.
const LET_GO_MS: u64 = 10_000;
/// What is behind a picture that one can see through.
const BEHIND: &str = "#ffffff";

/// An address of a picture in this page; gone with this.
pub struct Shown {
    address: String,
}

impl Shown {
    /// Shows these bytes, if they are a picture that may be shown.
    fn of(bytes: &[u8]) -> Option<Self> {
        let kind = PictureKind::of(bytes)?;
        let options = BlobPropertyBag::new();
        options.set_type(kind.mime());
        let parts = Array::of1(&Uint8Array::from(bytes));
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
        Some(Self { address: Url::create_object_url_with_blob(&blob).ok()? })
    }

    /// Ends a while after it was taken from the page.
    fn let_go(self) {
        task::after(LET_GO_MS, move || drop(self)).forget();
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        // There is nothing to be done about an address that is not let go.
        let _ = Url::revoke_object_url(&self.address);
    }
}

/// The pictures shown in one room.
#[derive(Default)]
pub struct Pictures(RefCell<BTreeMap<UserId, Shown>>);

impl Pictures {
    /// All of them are no longer shown.
    pub fn clear(&self) {
        self.0.take().into_values().for_each(Shown::let_go);
    }
}

impl Driver {
    /// Somebody has this picture, or none.
    pub(crate) fn show_picture(&self, user: UserId, bytes: &[u8]) {
        let shown = Shown::of(bytes);
        let address = shown.as_ref().map(|shown| shown.address.clone());
        self.store.pictures().update(|pictures| match address {
            Some(address) => drop(pictures.insert(user, address)),
            None => drop(pictures.remove(&user)),
        });
        let mut all = self.pictures.0.borrow_mut();
        let before = match shown {
            Some(shown) => all.insert(user, shown),
            None => all.remove(&user),
        };
        before.into_iter().for_each(Shown::let_go);
    }
}

/// The picture the person chose on this device, as the page holds it.
#[derive(Default)]
pub struct Mine(RefCell<Option<Shown>>);

impl Page {
    /// Draws the chosen file small, keeps it and shows it to everybody.
    pub async fn choose_picture(self: &Rc<Self>, input: &str) -> Result<(), String> {
        let document =
            browser::window().and_then(|window| window.document()).ok_or_else(t::page_errors_page_going)?;
        let input =
            document.get_element_by_id(input).and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
        let file = input.and_then(|input| input.files()).and_then(|files| files.get(0));
        let bytes = small(&file.ok_or_else(t::picture_file_missing)?).await?;
        self.set_picture(bytes);
        Ok(())
    }

    /// From now on the person has this picture, or none.
    pub fn set_picture(self: &Rc<Self>, bytes: Vec<u8>) {
        let picture = OwnPicture { bytes, chosen_unix_ms: browser::unix_ms() };
        let page = Rc::clone(self);
        self.keep().keep_picture(&picture, move || page.tabs().tell(Word::Settings));
        self.tell_picture(picture);
    }

    /// Shows what was chosen, and tells every room that is open here.
    pub(crate) fn tell_picture(&self, picture: OwnPicture) {
        self.show_own_picture(&picture.bytes);
        self.each(|driver| {
            let command = Command::SetPicture(picture.clone());
            driver.give(Input::Command { command, at_unix_ms: browser::unix_ms() });
        });
    }

    /// Shows what this device keeps.
    pub(crate) fn show_own_picture(&self, bytes: &[u8]) {
        let shown = Shown::of(bytes);
        self.store().my_picture().set(shown.as_ref().map(|shown| shown.address.clone()));
        self.mine.0.replace(shown).into_iter().for_each(Shown::let_go);
    }
}

/// As kept among the settings: when, and the bytes.
pub fn print(picture: &OwnPicture) -> String {
    format!("{} {}", picture.chosen_unix_ms, Base64::encode_string(&picture.bytes))
}

/// Reads what [`print`] wrote.
pub fn parse(text: &str) -> Option<OwnPicture> {
    let (chosen, bytes) = text.split_once(' ')?;
    let bytes = Base64::decode_vec(bytes).ok().filter(|bytes| bytes.len() <= PICTURE_LEN_MAX)?;
    Some(OwnPicture { bytes, chosen_unix_ms: chosen.parse().ok()? })
}

/// The middle of a picture, small, and nothing but its pixels.
async fn small(file: &File) -> Result<Vec<u8>, String> {
    if file.size() > FILE_MIB_MAX * 1024.0 * 1024.0 {
        return Err(t::picture_file_too_large(FILE_MIB_MAX));
    }
    // Drawings made of instructions can do more than be looked at.
    if file.type_() == "image/svg+xml" {
        return Err(t::picture_file_unreadable());
    }
    let window = browser::window().ok_or_else(t::page_errors_page_going)?;
    // As it is to be held: a phone's turn is taken into account.
    let read = window.create_image_bitmap_with_blob(file).map_err(|_| t::picture_file_unreadable())?;
    let picture: ImageBitmap =
        JsFuture::from(read).await.map_err(|_| t::picture_file_unreadable())?.unchecked_into();
    let canvas = draw(&window, &picture);
    picture.close();
    let canvas = canvas.ok_or_else(t::picture_file_not_drawn)?;
    for kind in [PictureKind::WebP, PictureKind::Jpeg] {
        for quality in QUALITIES {
            let Some(bytes) = encode(&canvas, kind, quality).await else { break };
            if bytes.len() <= PICTURE_LEN_MAX && PictureKind::of(&bytes) == Some(kind) {
                return Ok(bytes);
            }
        }
    }
    Err(t::picture_file_not_small())
}

fn draw(window: &web_sys::Window, picture: &ImageBitmap) -> Option<HtmlCanvasElement> {
    let canvas = window.document()?.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.set_width(PICTURE_SIDE);
    canvas.set_height(PICTURE_SIDE);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.set_fill_style_str(BEHIND);
    context.fill_rect(0.0, 0.0, PICTURE_SIDE.into(), PICTURE_SIDE.into());
    let set = js_sys::Reflect::set(&context, &"imageSmoothingQuality".into(), &"high".into());
    // A browser that does not know it draws as it can.
    drop(set);
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let side = width.min(height);
    context
        .draw_image_with_image_bitmap_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
            picture,
            (width - side) / 2.0,
            (height - side) / 2.0,
            side,
            side,
            0.0,
            0.0,
            PICTURE_SIDE.into(),
            PICTURE_SIDE.into(),
        )
        .ok()?;
    Some(canvas)
}

/// `None` in a browser that writes no such pictures: it gives another kind instead.
async fn encode(canvas: &HtmlCanvasElement, kind: PictureKind, quality: f64) -> Option<Vec<u8>> {
    let written = Promise::new(&mut |resolve, reject| {
        let started =
            canvas.to_blob_with_type_and_encoder_options(&resolve, kind.mime(), &JsValue::from_f64(quality));
        if let Err(why) = started {
            // A reject function cannot throw.
            let _ = reject.call1(&JsValue::UNDEFINED, &why);
        }
    });
    let blob: Blob = JsFuture::from(written).await.ok()?.dyn_into().ok()?;
    if blob.type_() != kind.mime() {
        return None;
    }
    let bytes = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}
