// Faces, the sheet about one person, and the part of the settings that has the own picture and whom one does not hear.

import { expect, type Locator, type Page } from '@playwright/test';
import { Settings } from './settings.ts';

export class People {
  readonly page: Page;
  readonly pictureFile: Locator;
  readonly pictureSaid: Locator;
  readonly blocked: Locator;
  readonly #settings: Settings;

  constructor(page: Page) {
    this.page = page;
    this.#settings = new Settings(page);
    this.pictureFile = this.#settings.dialog.getByLabel('Choose an image', { exact: true });
    this.pictureSaid = this.#settings.dialog.getByText('This is you now, in all your rooms.', { exact: true });
    this.blocked = this.#settings.dialog.getByRole('list', { name: 'Blocked', exact: true }).getByRole('listitem');
  }

  /** The face of somebody in the list of people, of oneself too. */
  face(name: string): Locator {
    return this.page
      .getByRole('region', { name: 'People', exact: true })
      .getByRole('button', { name: `Profile of ${name}`, exact: true });
  }

  /** What a generated face looks like, to the letter. */
  async drawing(face: Locator): Promise<string> {
    return await face.locator('svg').evaluate((svg) => `${svg.getAttribute('data-tin')} ${svg.innerHTML}`);
  }

  /** The bytes of the picture that is shown in place of a generated face. */
  async picture(face: Locator): Promise<{ kind: string; bytes: number[]; width: number }> {
    const image = face.locator('img');
    await expect(image).toBeVisible();
    return await image.evaluate(async (image) => {
      if (!(image instanceof HTMLImageElement)) throw new Error('no picture');
      await image.decode();
      // The page may not fetch it (`connect-src`), so it is drawn and looked at.
      const canvas = document.createElement('canvas');
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.drawImage(image, 0, 0);
      const middle = context.getImageData(image.naturalWidth / 2, image.naturalHeight / 2, 1, 1);
      return { kind: image.src.split(':')[0] ?? '', bytes: [...middle.data], width: image.naturalWidth };
    });
  }

  /** The sheet about somebody, opened from the list of people. */
  async look(name: string): Promise<Locator> {
    await this.face(name).click();
    const sheet = this.page.getByRole('dialog', { name, exact: true });
    await expect(sheet).toBeVisible();
    return sheet;
  }

  /** Mutes somebody, or hears them again. */
  async mutes(name: string, muted: boolean): Promise<void> {
    const sheet = await this.look(name);
    await sheet.getByRole('checkbox', { name: /^Mute/ }).setChecked(muted);
    await sheet.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(sheet).toBeHidden();
  }

  /** Blocks somebody, after having said yes. */
  async blocks(name: string): Promise<void> {
    const sheet = await this.look(name);
    await sheet.getByRole('button', { name: 'Block…', exact: true }).click();
    await sheet.getByRole('button', { name: `Block ${name}`, exact: true }).click();
    await expect(sheet).toBeHidden();
  }

  async unblocks(name: string): Promise<void> {
    await this.#settings.open('Privacy');
    await this.blocked.filter({ hasText: name }).getByRole('button', { name: `Unblock ${name}` }).click();
    await expect(this.blocked).toHaveCount(0);
    await this.#settings.close();
  }

  /** Chooses a picture; how it went is for the caller to look at, in the open settings. */
  async chooses(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.#settings.open('You');
    await this.pictureFile.setInputFiles(file);
  }

  async closesSettings(): Promise<void> {
    await this.#settings.close();
  }

  /** Whether anything of this text is anywhere on the page. */
  async shows(text: string): Promise<boolean> {
    return await this.page.evaluate((text) => document.documentElement.innerHTML.includes(text), text);
  }
}
