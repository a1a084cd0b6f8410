// What Chromium's made-up camera sees: a picture, written as the uncompressed video that it plays over and over.

import { writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';

/** Of the made-up camera. */
const [WIDTH, HEIGHT] = [640, 480];

/** Grey, for a camera that is pointed at nothing. */
export function nothing(file: string): void {
  write(file, new Uint8Array(WIDTH * HEIGHT).fill(128));
}

/** A picture in the middle of a grey wall, enlarged to fill most of the height. */
export function shows(file: string, png: Buffer): void {
  const { width, height, data } = PNG.sync.read(png);
  const scale = Math.min(WIDTH / width, HEIGHT / height) * 0.9;
  const [left, top] = [(WIDTH - width * scale) / 2, (HEIGHT - height * scale) / 2];
  const luma = new Uint8Array(WIDTH * HEIGHT).fill(150);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const [fromX, fromY] = [Math.floor((x - left) / scale), Math.floor((y - top) / scale)];
      if (fromX < 0 || fromY < 0 || fromX >= width || fromY >= height) continue;
      luma[y * WIDTH + x] = data[4 * (fromY * width + fromX)] ?? 0;
    }
  }
  write(file, luma);
}

function write(file: string, luma: Uint8Array): void {
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, colour]);
  writeFileSync(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`), frame, frame]));
}
