// Reads the QR codes of a picture, off the main thread: a large one takes longer than a frame of the page.
// The page sends a file or a bitmap; the answer is a list of texts or a sentence.

/** Longest side of the picture that is looked at, as in qr-reader/src/lib.rs. */
const SIDE_MAX = 1_600;

let reader;

self.onmessage = async ({ data: picture }) => {
  try {
    self.postMessage(await read(picture));
  } catch (error) {
    self.postMessage(String(error?.message ?? error));
  }
};

async function read(picture) {
  reader ??= load();
  const { read } = await reader;
  const bitmap = picture instanceof ImageBitmap ? picture : await decode(picture);
  const scale = Math.min(1, SIDE_MAX / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [bitmap.width, bitmap.height].map((side) => Math.max(1, Math.floor(side * scale)));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  // What is transparent is white: paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  const luma = new Uint8Array(width * height);
  for (let at = 0; at < luma.length; at += 1) {
    luma[at] = (77 * data[4 * at] + 150 * data[4 * at + 1] + 29 * data[4 * at + 2]) >> 8;
  }
  return read(luma, width);
}

async function load() {
  try {
    const module = await import('/qr/qr-reader.js');
    await module.default();
    return module;
  } catch {
    // The next picture tries again.
    reader = undefined;
    throw new Error('reader-missing');
  }
}

async function decode(file) {
  try {
    return await createImageBitmap(file);
  } catch {
    throw new Error('picture-unreadable');
  }
}
