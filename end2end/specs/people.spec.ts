// People's faces and profiles, muting and blocking.

import { allLinked, meet, talk } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';
import { People } from '../pages/people.ts';
import { expectState } from '../pages/room.ts';

/** A red JPEG with an Exif block that tells a place, made in the browser. */
async function jpegWithPlace(person: Person): Promise<Buffer> {
  const plain = await person.page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 600;
    canvas.height = 400;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.fillStyle = '#c01020';
    context.fillRect(0, 0, 600, 400);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
    if (blob === null) throw new Error('no JPEG');
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  // TIFF, big endian: one entry that points to the GPS block, which has the latitude's reference and the words of a place.
  const tiff = Buffer.concat([
    Buffer.from('4d4d002a00000008', 'hex'),
    Buffer.from('0001' + '8825000400000001' + '0000001a' + '00000000', 'hex'),
    Buffer.from('0001' + '0001000200000002' + '4e000000' + '00000000', 'hex'),
    Buffer.from('GPS: 52.5200 N 13.4050 E', 'latin1'),
  ]);
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(exif.length + 2);
  const part = Buffer.concat([Buffer.from('ffe1', 'hex'), length, exif]);
  const bytes = Buffer.from(plain);
  return Buffer.concat([bytes.subarray(0, 2), part, bytes.subarray(2)]);
}

/** All bytes that this page's browser keeps of its operations and settings, as text in which one can look for something. */
async function kept(person: Person): Promise<string> {
  return await person.page.evaluate(async () => {
    const opened = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    let all = '';
    const add = (value: unknown): void => {
      if (typeof value === 'string') {
        all += `${value}\n`;
        // The picture among the settings: when, and base64.
        const base64 = /^\d+ ([A-Za-z0-9+/=]+)$/.exec(value)?.[1];
        if (base64 !== undefined) all += `picture:${atob(base64)}\n`;
      } else if (value instanceof Uint8Array || value instanceof ArrayBuffer) {
        all += `${new TextDecoder('latin1').decode(value)}\n`;
      } else if (value !== null && typeof value === 'object') {
        for (const part of Object.values(value)) add(part);
      }
    };
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const database = await opened(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        for (const value of await opened(database.transaction(store).objectStore(store).getAll())) add(value);
      }
      database.close();
    }
    return all;
  });
}

test('everybody has a face, the same on every screen, and may choose a picture', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const [adas, bos] = [new People(ada.page), new People(bo.page)];
  const link = await meet(ada, bo);
  await talk('faces', [ada, bo]);
  const drawn = await adas.drawing(adas.face('Bo'));
  expect(await bos.drawing(bos.face('Bo')), 'the same for both').toBe(drawn);
  expect(await bos.drawing(bos.face('Ada')), 'another for somebody else').not.toBe(drawn);
  const written = ada.room.message('Bo on faces').getByRole('button', { name: 'Profile of Bo', exact: true });
  expect(await adas.drawing(written)).toBe(drawn);

  // What is no picture is refused where it was chosen, and nothing changes.
  await bos.chooses({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('this is no picture') });
  await expect(bo.settings.alert).toContainText('cannot read this file as a picture');
  await expect(bos.pictureSaid).toBeHidden();
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
  await bos.pictureFile.setInputFiles({ name: 'me.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(drawing) });
  await expect(bo.settings.alert).toContainText('cannot read this file as a picture');
  await expect(adas.face('Bo').locator('svg')).toBeVisible();

  const photo = await jpegWithPlace(bo);
  expect(photo.includes('GPS: 52.5200')).toBe(true);
  await bos.pictureFile.setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: photo });
  await expect(bos.pictureSaid).toBeVisible();
  await bos.closesSettings();
  const arrived = await adas.picture(adas.face('Bo'));
  expect(arrived.kind).toBe('blob');
  expect(arrived.width).toBe(128);
  const [red = 0, green = 0] = arrived.bytes;
  expect(red, 'the colour of the photo').toBeGreaterThan(150);
  expect(green).toBeLessThan(60);
  await adas.picture(written);

  // On the device that chose it, too, nothing is left of what stood beside the pixels.
  const stored = await kept(bo);
  expect(stored).toContain('picture:RIFF');
  for (const trace of ['Exif', 'GPS', 'ICC_PROFILE']) expect(stored, trace).not.toContain(trace);

  // Another room gets it on entering, and a page that comes back has it.
  await ada.page.reload();
  await allLinked([ada, bo]);
  await adas.picture(adas.face('Bo'));
  expect(link).toBe(bo.page.url());

  await bo.settings.open('You');
  await bo.settings.dialog.getByRole('button', { name: 'Take it away', exact: true }).click();
  await bo.settings.close();
  await expect(adas.face('Bo').locator('svg')).toBeVisible();
  expect(await adas.drawing(adas.face('Bo'))).toBe(drawn);
});

test('a profile says who somebody is; who is muted is seen and makes nothing new', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const people = new People(ada.page);
  await meet(ada, bo);
  await talk('names', [ada, bo]);
  const sheet = await people.look('Bo');
  await expect(sheet).toContainText('Member · here');
  await expect(sheet.getByRole('list', { name: 'Devices and tabs' }).getByRole('listitem')).toHaveCount(1);
  await sheet.getByRole('button', { name: 'Safety code', exact: true }).click();
  await expect(ada.page.getByRole('dialog', { name: 'Safety code with Bo' })).toBeVisible();
  await ada.page.keyboard.press('Escape');
  await ada.page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  await people.mutes('Bo', true);
  await ada.private.begins('Bo');
  await bo.room.send('is anybody there?');
  await expectState(bo.room.message('is anybody there?'), 'delivered');
  await expect(ada.private.everybody).toHaveText('Everybody');
  await bo.private.begins('Ada');
  await bo.private.send('psst');
  await expect(ada.private.message('psst')).toBeVisible();
  await ada.private.leave();
  await expect(ada.room.message('is anybody there?')).toBeVisible();
  await expect(ada.room.person('Bo')).toContainText('muted');

  await people.mutes('Bo', false);
  await expect(ada.room.person('Bo')).not.toContainText('muted');
  await ada.private.open('Bo');
  await bo.private.leave();
  await bo.room.send('hello?');
  await expect(ada.private.everybody).toContainText('new');
});

test('nothing of who is blocked is shown, all of it goes on to the others, and comes back', async ({ newPerson }) => {
  const [ada, bo, zoe] = [await newPerson('Ada'), await newPerson('Bo'), await newPerson('Zoe')];
  const people = new People(ada.page);
  const link = await meet(ada, bo, zoe);
  await talk('tea', [ada, bo, zoe]);
  // An answer to her, a reaction of hers, something private.
  const hers = bo.room.message('Zoe on tea');
  await hers.hover();
  await hers.getByRole('button', { name: 'Reply', exact: true }).click();
  await bo.room.send('I see');
  await zoe.private.begins('Ada');
  await zoe.private.send('between us');
  await expect(ada.private.talk('Zoe')).toBeVisible();
  await expect(ada.room.message('I see')).toContainText('Zoe on tea');
  await ada.private.open('Zoe');

  await people.blocks('Zoe');
  await expect(ada.room.log, 'the thread with her is left').toBeVisible();
  await expect(ada.private.talk('Zoe')).toHaveCount(0);
  await expect(ada.room.person('Zoe')).toHaveCount(0);
  await expect(ada.room.message('Zoe on tea')).toHaveCount(0);
  await expect(ada.room.message('I see')).toContainText('a message of somebody you blocked');
  await ada.page.evaluate(() => {
    const look = () => {
      if (document.documentElement.innerHTML.includes('Zoe')) Object.assign(window, { sawZoe: true });
    };
    look();
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  const sawZoe = () => ada.page.evaluate(() => 'sawZoe' in window);
  expect(await sawZoe()).toBe(false);

  // Bo is away while she goes on; then she leaves, and only Ada can give it to him.
  await bo.page.goto('about:blank');
  await zoe.private.leave();
  await expect(zoe.room.people).toHaveCount(1);
  const later = await zoe.room.send('Zoe has more to say');
  await expectState(later, 'delivered');
  await zoe.page.close();
  await expect(ada.room.people).toHaveCount(0);
  await bo.comesTo(link);
  await bo.room.linkedTo('Ada');
  await expect(bo.room.message('Zoe has more to say')).toBeVisible();
  expect(await sawZoe(), 'ever on her screen').toBe(false);

  // Also not when the page is opened anew.
  await ada.page.reload();
  await ada.room.linkedTo('Bo');
  await expect(ada.room.message('I see')).toBeVisible();
  expect(await people.shows('Zoe')).toBe(false);

  await people.unblocks('Zoe');
  await expect(ada.room.message('Zoe on tea')).toBeVisible();
  await expect(ada.room.message('Zoe has more to say')).toBeVisible();
  await expect(ada.room.message('I see')).toContainText('Zoe on tea');
  await expect(ada.private.talk('Zoe')).toBeVisible();
});
