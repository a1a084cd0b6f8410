// Pictures that are compared: which of them there are for this browser, and what in a picture is no two times the same.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import type { Browser, Locator, Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { repositoryRoot } from './server.ts';

/** Where they are. */
export const PICTURES = path.join(repositoryRoot, 'end2end/pictures');

/** All of them together, in bytes: everybody who clones the repository gets them. */
export const PICTURES_LEN_MAX = 2.5 * 1024 * 1024;

/** The day of the pictures, at 9:41. */
const THE_DAY = Date.UTC(2026, 4, 14, 9, 41);

/**
 * What draws a picture: the browser's version, the system, and by their widths the faces that the system has for what the page's own has
 * not. Pictures of two of these cannot be compared.
 */
export async function drawnBy(browser: Browser): Promise<string> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const widths = await page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d');
    if (canvas === null) throw new Error('there is no canvas');
    const faces = ['system-ui', 'sans-serif', 'ui-monospace, "Cascadia Mono", Menlo, monospace'];
    const texts = ['Quick wizards jumped', 'مرحبا بالجميع', '你好，世界', 'שלום', '👍❤️😂🎉'];
    return faces.flatMap((face) => {
      canvas.font = `40px ${face}`;
      return texts.map((text) => canvas.measureText(text).width.toFixed(2));
    });
  });
  await context.close();
  const faces = createHash('sha256').update(widths.join(' ')).digest('hex').slice(0, 6);
  const [major] = browser.version().split('.');
  return `${browser.browserType().name()}-${major}-${process.platform}-${faces}`;
}

/** Whether there are pictures by this. */
export function arePictures(by: string): boolean {
  return existsSync(path.join(PICTURES, by));
}

/** How many bytes all of them are. */
export function picturesLen(): number {
  const files = readdirSync(PICTURES, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, file) => sum + statSync(path.join(file.parentPath, file.name)).size, 0);
}

/**
 * From now on the page's clock stands at the minute of the pictures: it goes on so slowly that no test sees the next. What measures
 * time on the page has another clock, which is left alone.
 */
export async function stopClock(page: Page): Promise<void> {
  await page.addInitScript(`{
    const now = Date.now;
    const begin = now();
    Date.now = () => ${THE_DAY} + Math.floor((now() - begin) / 1000);
    globalThis.Date = new Proxy(Date, {
      construct: (target, given) => (given.length === 0 ? new target(target.now()) : new target(...given)),
    });
  }`);
}

/** What follows from keys, which are new each time, and what is measured. Covered, so that its place counts and what it says does not. */
export function changing(page: Page): Locator[] {
  return ['.face', '.fingerprint', '.qr', '.invite-link', '.link-box', '.person-latency', '.topology-latency'].map(
    (part) => page.locator(part),
  );
}

/** What is measured has as many digits as it happens to have; it takes the same place with any. */
export async function sameWidth(page: Page): Promise<void> {
  await page.locator('.person-latency').evaluateAll((measured) => {
    for (const element of measured) {
      if (element instanceof HTMLElement) {
        element.style.display = 'inline-block';
        element.style.inlineSize = '3.5rem';
      }
    }
  });
}

/**
 * Draws open sheets afresh. A browser keeps the layers of a sheet from before its content came, when it stood between two pixels, and then
 * letters may stand a pixel lower.
 */
export async function drawAfresh(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const sheets = [...document.querySelectorAll('dialog[open]')].filter((sheet) => sheet instanceof HTMLElement);
    for (const layer of ['transform', '']) {
      for (const sheet of sheets) sheet.style.willChange = layer;
      await frame();
      await frame();
    }
  });
}

/** Colours that differ by less than this in each channel count as one: far less than a comparison takes for another colour. */
const STEP = 17;
/** What a byte can tell apart. */
const COLOURS_MAX = 256;

/** Makes a picture a third of what it was: of colours that are nearly the same only the one that is there most is kept. */
export function shrink(file: string): void {
  const { width, height, data } = PNG.sync.read(readFileSync(file));
  const pixels = new Uint32Array(width * height).map((_, at) => data.readUInt32BE(4 * at) >>> 8);
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const kept = new Map<number, number>();
  for (const [colour] of [...counts].sort(([, a], [, b]) => b - a)) {
    const alike = [16, 8, 0].reduce((all, shift) => all * 16 + Math.floor(((colour >> shift) & 0xff) / STEP), 0);
    if (!kept.has(alike)) kept.set(alike, colour);
  }
  const palette = [...kept.values()].slice(0, COLOURS_MAX);
  const names = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = names.get(pixels[y * width + x] ?? 0) ?? 0;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits that name a colour.
  head.set([8, 3, 0, 0, 0], 8);
  const colourBytes = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]));
  writeFileSync(
    file,
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', head),
      chunk('PLTE', colourBytes),
      chunk('IDAT', deflateSync(rows, { level: 9 })),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

function nearest(palette: readonly number[], colour: number): number {
  const far = (other: number): number =>
    [16, 8, 0].reduce((sum, shift) => sum + (((other >> shift) & 0xff) - ((colour >> shift) & 0xff)) ** 2, 0);
  return palette.reduce((best, other, at) => (far(other) < far(palette[best] ?? 0) ? at : best), 0);
}

function chunk(kind: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(content.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}
