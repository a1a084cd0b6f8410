// Eight people who write, edit, react, load the page anew, lose the network, close and crash, by a seed: all agree at the end.
// Two minutes of it in `make test`; `make soak-e2e` for half an hour.

import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { meet } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';
import { memoryOf } from '../memory.ts';
import { randomNumbers } from '../random.ts';
import { SIGNALING_GIVEN_UP, SIGNALING_UNREACHABLE } from '../watch.ts';

const MINUTES = Number(process.env['TINCAN_SOAK_MINUTES'] ?? 2);
const SEED = Number(process.env['TINCAN_SOAK_SEED'] ?? randomInt(2 ** 31));
const NAMES = ['Ada', 'Bo', 'Cy', 'Dee', 'Eli', 'Fay', 'Gus', 'Hal'];
/** Between two actions of one person, at most. */
const PAUSE_MS_MAX = 3_000;
/** Away from the network, or with the page closed, at most. */
const AWAY_MS_MAX = 8_000;
/** Until everybody has found everybody again and has everything. */
const AGREE_MS_MAX = 120_000;
/** What a page may hold more for each message that was added, in bytes: text, log, index, row … */
const MESSAGE_LEN_MAX = 8 * 1024;
/** … and whatever it did, as caches fill and memory grows in steps. */
const SLACK = 12 * 1024 * 1024;
/** Compared to the letter at the end, with reactions and marks: what is drawn of the newest. */
const NEWEST = 40;

const OFFLINE = /console error: Failed to load resource: net::ERR_INTERNET_DISCONNECTED/;

test('eight people in every trouble agree at the end', async ({ newPerson, watch }) => {
  test.setTimeout(MINUTES * 60_000 + 4 * AGREE_MS_MAX);
  console.log(`  soak: TINCAN_SOAK_SEED=${SEED} TINCAN_SOAK_MINUTES=${MINUTES}`);
  for (const pattern of [SIGNALING_UNREACHABLE, SIGNALING_GIVEN_UP, OFFLINE, /^\w+: the page crashed$/]) {
    watch.expect(pattern);
  }
  const people: Person[] = [];
  for (const name of NAMES) people.push(await newPerson(name));
  const [first, ...others] = people;
  if (first === undefined) throw new Error('nobody is there');
  const link = await meet(first, ...others);

  const deadline = Date.now() + MINUTES * 60_000;
  const souls = people.map((person, n) => new Soul(person, link, randomNumbers(SEED + n), n > 0));
  // The first stays throughout: what its page holds is measured, from when all is warm.
  const sample = (async () => {
    await delay(MINUTES * 15_000);
    return { memory: await memoryOf(first.page), written: total(souls) };
  })();
  await Promise.all(souls.map((soul) => soul.live(deadline)));
  const before = await sample;

  const present = souls.map((soul) => soul.person);
  for (const { room } of present) {
    await expect.poll(() => room.people.count(), { timeout: AGREE_MS_MAX }).toBe(NAMES.length - 1);
  }
  await expect(async () => {
    const [mine, ...theirs] = await Promise.all(present.map(newest));
    for (const other of theirs) expect(other).toBe(mine);
  }).toPass({ timeout: AGREE_MS_MAX });
  const all = await Promise.all(present.map(({ room }) => room.everything()));
  for (const one of all) expect(one).toEqual(all[0]);
  const written = total(souls);
  expect(all[0]?.length, 'nothing that was sent is missing, nothing is there twice').toBe(written);

  const after = await memoryOf(first.page);
  const messages = written - before.written;
  const more = after.heap + after.wasm - before.memory.heap - before.memory.wasm;
  const each = Math.round(more / Math.max(messages, 1));
  const actions = souls.map((soul) => soul.summary()).join('; ');
  console.log(`  soak: ${written} messages, ${messages} while measured: ${each} bytes each; ${actions}`);
  expect(more, 'memory is flat').toBeLessThan(SLACK + messages * MESSAGE_LEN_MAX);
});

type Deed = 'write' | 'edit' | 'react' | 'reload' | 'offline' | 'close' | 'kill';

/** One of them, and what they do. */
class Soul {
  person: Person;
  written = 0;
  readonly #link: string;
  readonly #random: () => number;
  readonly #leaves: boolean;
  readonly #done = new Map<Deed, number>();

  constructor(person: Person, link: string, random: () => number, leaves: boolean) {
    this.person = person;
    this.#link = link;
    this.#random = random;
    this.#leaves = leaves;
  }

  async live(deadline: number): Promise<void> {
    while (Date.now() < deadline) {
      const deed = this.#next();
      this.#done.set(deed, (this.#done.get(deed) ?? 0) + 1);
      await this.#do(deed);
      await this.#pause(PAUSE_MS_MAX);
    }
  }

  summary(): string {
    const done = [...this.#done].map(([deed, times]) => `${deed} ${times}`);
    return `${this.person.name}: ${done.join(', ')}`;
  }

  #next(): Deed {
    const chance = this.#random();
    if (chance < 0.5) return 'write';
    if (chance < 0.62) return 'edit';
    if (chance < 0.8) return 'react';
    if (chance < 0.86) return 'offline';
    if (!this.#leaves) return 'write';
    if (chance < 0.92) return 'reload';
    if (chance < 0.96) return 'close';
    return 'kill';
  }

  async #do(deed: Deed): Promise<void> {
    const { room, page, context } = this.person;
    switch (deed) {
      case 'write': {
        this.written += 1;
        await room.send(`${this.person.name} says ${this.written}`);
        return;
      }
      case 'edit': {
        // Only own messages have a state.
        const own = room.log.locator('article[data-state]');
        if ((await own.count()) === 0) return;
        await press(page, (await own.last().getAttribute('id')) ?? '', 'Edit');
        await room.composer.fill(`${this.person.name} says it better (${Math.floor(this.#random() * 1e6)})`);
        await room.sendButton.click();
        return;
      }
      case 'react': {
        const count = await room.messages.count();
        if (count === 0) return;
        const message = room.messages.nth(count - 1 - Math.floor(this.#random() * Math.min(count, 5)));
        const emoji = this.#random() < 0.5 ? '👍' : '❤️';
        await press(page, (await message.getAttribute('id')) ?? '', 'React', emoji);
        return;
      }
      case 'offline':
        await context.setOffline(true);
        await this.#pause(AWAY_MS_MAX);
        await context.setOffline(false);
        return;
      case 'reload':
        await page.reload();
        await room.entered();
        return;
      case 'close':
        this.person = await this.#anew(async () => await page.close());
        return;
      case 'kill':
        this.person = await this.#anew(async () => {
          const session = await context.newCDPSession(page);
          const crashed = page.waitForEvent('crash');
          session.send('Page.crash').catch(() => undefined);
          await crashed;
          await page.close();
        });
    }
  }

  /** Ends the page, stays away, and comes back in another tab. */
  async #anew(end: () => Promise<void>): Promise<Person> {
    const again = await this.person.newTab();
    await end();
    await this.#pause(AWAY_MS_MAX);
    await again.comesTo(this.#link);
    return again;
  }

  /** People take their time: nothing is waited for here. */
  async #pause(most: number): Promise<void> {
    await delay(this.#random() * most);
  }
}

/** Presses the buttons of a message one after another, each once it is there. Without the mouse: messages that arrive move it away. */
async function press(page: Page, id: string, ...names: string[]): Promise<void> {
  await page.evaluate(
    async ([id, names]) => {
      // Frames to wait for a button, at most.
      const FRAMES_MAX = 120;
      const called = (button: Element, name: string) =>
        (button.getAttribute('aria-label') ?? button.textContent ?? '').trim() === name;
      for (const name of names) {
        for (let frame = 0; frame < FRAMES_MAX; frame += 1) {
          const article = document.getElementById(id);
          // It is not drawn any more.
          if (article === null) return;
          article.dispatchEvent(new MouseEvent('mouseenter'));
          const button = [...article.querySelectorAll('button')].find((button) => called(button, name));
          if (button !== undefined) {
            button.click();
            break;
          }
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
      }
    },
    [id, names] as const,
  );
}

/** The newest messages as they are drawn, with their reactions and marks but without what differs by who looks. */
async function newest({ room }: Person): Promise<string> {
  // Whoever answered or looked further up is not at the end, and what is there is not drawn.
  const drawn = await room.log.evaluate(async (log) => {
    log.scrollTop = log.scrollHeight;
    for (let n = 0; n < 3; n += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    return [...log.querySelectorAll('article')].map((article) => {
      const text = article.querySelector('p')?.textContent ?? '';
      const chips = [...article.querySelectorAll('.reaction')].map((chip) => chip.textContent ?? '');
      const edited = article.querySelector('.message-edited:not([hidden])') !== null;
      return `${article.getAttribute('aria-posinset')} ${article.getAttribute('data-author')} ${text} ${edited} ${chips.join(',')}`;
    });
  });
  return drawn.slice(-NEWEST).join('\n');
}

function total(souls: readonly Soul[]): number {
  return souls.reduce((sum, soul) => sum + soul.written, 0);
}
