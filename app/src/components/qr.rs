//! A text as a QR code, for a phone that looks at this screen: the room's link, or a safety code.

use fast_qr::{ECL, QRBuilder};
use i18n::t;
use leptos::prelude::*;

use crate::client_only::ClientOnly;
use crate::erased::memo;

/// The blank modules around a code, as its standard asks for.
const QUIET_ZONE_MODULES: usize = 4;

/// A text as a code, drawn as one path. Dark on light in both themes: many readers know no other.
#[component]
pub fn QrCode(
    /// What the code says.
    #[prop(into)]
    text: Signal<String>,
    /// Its accessible name.
    #[prop(into, default = t::qr_room_link())]
    label: String,
) -> impl IntoView {
    let code = memo(move |_| text.with(|text| qr_path(text)));
    move || {
        code.get().map_or_else(
            || view! { <p class="qr-none">{t::qr_too_long()}</p> }.client_only(),
            |(side, path)| {
                view! {
                    <svg
                        class="qr"
                        role="img"
                        aria-label=label.clone()
                        viewBox=format!("0 0 {side} {side}")
                    >
                        <path class="qr-paper" d=format!("M0 0h{side}v{side}h-{side}z") />
                        <path class="qr-ink" d=path shape-rendering="crispEdges" />
                    </svg>
                }
                .client_only()
            },
        )
    }
}

/// The side of the drawing in modules, quiet zone included, and the dark modules as one path: a stroke of squares for
/// each run in a row. `None` if the text does not fit a code.
fn qr_path(text: &str) -> Option<(usize, String)> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let mut path = String::new();
    for (row, modules) in code.data.chunks(code.size).take(code.size).enumerate() {
        let mut column = 0;
        for run in modules.chunk_by(|left, right| left.value() == right.value()) {
            if run.first().is_some_and(|module| module.value()) {
                let (x, y, width) = (column + QUIET_ZONE_MODULES, row + QUIET_ZONE_MODULES, run.len());
                path.push_str(&format!("M{x} {y}h{width}v1h-{width}z"));
            }
            column += run.len();
        }
    }
    Some((code.size + 2 * QUIET_ZONE_MODULES, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_becomes_a_square_with_its_corner_marks() {
        let (side, path) = qr_path("https://tincan.example/room#AAAAAAAAAAAAAAAAAAAAAA").unwrap();
        assert_eq!((side - 2 * QUIET_ZONE_MODULES - 17) % 4, 0);
        assert!(path.starts_with("M4 4h7v1h-7z"), "the first mark is seven modules wide: {path:.20}");
        assert!(path.contains(&format!("M{} 4h7v1h-7z", side - 11)), "so is the second");
    }

    #[test]
    fn a_text_over_the_capacity_is_refused() {
        assert_eq!(qr_path(&"x".repeat(4000)), None);
    }
}
