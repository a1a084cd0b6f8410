// The sheet on which two people compare their safety code.

import { expect, type Locator, type Page } from '@playwright/test';
import type { Room } from './room.ts';

export class Safety {
  readonly sheet: Locator;
  readonly words: Locator;
  readonly code: Locator;
  readonly camera: Locator;
  readonly cameraOff: Locator;
  readonly video: Locator;
  readonly picture: Locator;
  readonly said: Locator;
  readonly mark: Locator;
  readonly takeBack: Locator;
  readonly verifiedOn: Locator;
  readonly close: Locator;
  readonly #room: Room;
  readonly #page: Page;

  constructor(room: Room) {
    const page = room.page;
    this.#room = room;
    this.#page = page;
    this.sheet = page.getByRole('dialog', { name: /^Safety code with / });
    this.words = this.sheet.getByRole('group', { name: 'Safety words', exact: true });
    this.code = this.sheet.getByRole('img', { name: 'QR code of the safety code', exact: true });
    this.camera = this.sheet.getByRole('button', { name: 'Scan with the camera', exact: true });
    this.cameraOff = this.sheet.getByRole('button', { name: 'Turn the camera off', exact: true });
    this.video = this.sheet.getByLabel('What the camera sees', { exact: true });
    this.picture = this.sheet.getByLabel('Choose an image of it', { exact: true });
    this.said = this.sheet.getByRole('status');
    this.mark = this.sheet.getByRole('button', { name: 'The words are the same: mark as verified', exact: true });
    this.takeBack = this.sheet.getByRole('button', { name: 'Take back', exact: true });
    this.verifiedOn = this.sheet.getByText(/^Verified on /);
    this.close = this.sheet.getByRole('button', { name: 'Close', exact: true });
  }

  /** Opens the sheet of one of the others, found by their entry in the list. */
  async open(entry: Locator): Promise<void> {
    const details = entry.getByRole('button', { name: /link details$/ });
    if ((await details.getAttribute('aria-expanded')) !== 'true') await details.click();
    await entry.getByRole('button', { name: 'Safety code', exact: true }).click();
    await expect(this.words).toBeVisible();
  }

  async openOf(name: string): Promise<void> {
    await this.open(this.#room.person(name));
  }

  /** The twelve words, in rows of four. */
  async rows(): Promise<string[]> {
    return await this.words.getByRole('paragraph').allTextContents();
  }

  /** The code as the other's camera would see it, in a PNG. */
  async photograph(): Promise<Buffer> {
    await this.code.scrollIntoViewIfNeeded();
    return await this.code.screenshot({ animations: 'disabled' });
  }

  /** Gives a picture to the file input. */
  async chooses(buffer: Buffer, mimeType = 'image/png'): Promise<void> {
    await this.picture.setInputFiles({ name: 'code.png', mimeType, buffer });
  }

  /** The mark of somebody who is verified. */
  verified(within: Locator): Locator {
    return within.getByTitle('Verified', { exact: true });
  }

  /** Whether the page has the camera on. */
  async cameraRuns(): Promise<boolean> {
    return await this.#page.evaluate(() => {
      const stream = document.querySelector('video')?.srcObject;
      return stream instanceof MediaStream && stream.active;
    });
  }
}
