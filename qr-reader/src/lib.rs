//! Reads QR codes out of pictures.
//!
//! A crate and a WebAssembly of its own: its tables weigh 80 kB and hardly anybody needs them, so they are no part of the page.
//! `public/scan-worker.js` loads it when the first code is scanned and turns pictures into grey ones. What a code says is judged in `room`.

use rqrr::PreparedImage;
use wasm_bindgen::prelude::wasm_bindgen;

/// Longest side of a picture in pixels; the worker makes larger ones smaller.
pub const SIDE_MAX: usize = 1_600;

/// What the QR codes in a picture say. `luma` has a byte for each pixel, row by row; a picture that is too large or has a
/// ragged last row has no codes.
#[wasm_bindgen]
pub fn read(luma: &[u8], width: usize) -> Vec<String> {
    let height = luma.len().checked_div(width).unwrap_or_default();
    if width == 0 || width > SIDE_MAX || height > SIDE_MAX || width * height != luma.len() {
        return Vec::new();
    }
    let pixel = |x: usize, y: usize| luma.get(y * width + x).copied().unwrap_or_default();
    let mut picture = PreparedImage::prepare_from_greyscale(width, height, pixel);
    picture.detect_grids().iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect()
}

#[cfg(test)]
mod tests {
    use fast_qr::QRBuilder;

    use super::*;

    const TEXT: &str = "tincan-safety:1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    /// A code as this app draws it: black on white, `scale` pixels a module, the quiet zone around it.
    fn picture(scale: usize) -> (Vec<u8>, usize) {
        let code = QRBuilder::new(TEXT).build().unwrap();
        let side = (code.size + 8) * scale;
        let pixel = |at: usize| {
            let (x, y) = ((at % side / scale).wrapping_sub(4), (at / side / scale).wrapping_sub(4));
            let dark = x < code.size && y < code.size && code.data[y * code.size + x].value();
            if dark { 0 } else { 255 }
        };
        ((0..side * side).map(pixel).collect(), side)
    }

    #[test]
    fn a_code_is_read() {
        for scale in [2, 3, 8] {
            let (luma, width) = picture(scale);
            assert_eq!(read(&luma, width), [TEXT], "{scale} pixels a module");
        }
    }

    #[test]
    fn a_grey_and_turned_code_is_read() {
        let (luma, width) = picture(4);
        // By a quarter, and with little contrast.
        let turned: Vec<u8> =
            (0..luma.len()).map(|at| luma[(width - 1 - at % width) * width + at / width] / 4 + 90).collect();
        assert_eq!(read(&turned, width), [TEXT]);
    }

    #[test]
    fn a_picture_without_a_code_says_nothing() {
        assert_eq!(read(&[200; 64 * 64], 64), [""; 0]);
    }

    #[test]
    fn what_is_no_picture_says_nothing() {
        assert_eq!(read(&[], 0), [""; 0]);
        assert_eq!(read(&[0; 10], 3), [""; 0]);
        assert_eq!(read(&vec![0; SIDE_MAX + 1], SIDE_MAX + 1), [""; 0]);
        assert_eq!(read(&vec![0; SIDE_MAX + 1], 1), [""; 0]);
    }
}
