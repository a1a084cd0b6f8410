// The room: who is there, what was said, where to write.

import { expect, type Locator, type Page } from '@playwright/test';

export type MessageState = 'saving' | 'unsaved' | 'saved' | 'sent' | 'delivered' | 'read' | 'attention';
export type LinkState =
  | 'connecting'
  | 'connected'
  | 'reconnecting'
  | 'offline'
  | 'asleep'
  | 'through-hub'
  | 'waits-for-hub';
export type SignalingState = 'connecting' | 'connected' | 'reconnecting' | 'offline';

export class Room {
  readonly page: Page;
  readonly heading: Locator;
  readonly composer: Locator;
  readonly sendButton: Locator;
  readonly log: Locator;
  readonly messages: Locator;
  readonly people: Locator;
  readonly connection: Locator;
  readonly copyLink: Locator;
  /** Opens the sheet with the link, its code and the ways to send it. */
  readonly invite: Locator;
  readonly inviteSheet: Locator;
  readonly qrCodes: Locator;
  /** On a narrow screen, opens what is done seldom: search, settings, leaving. */
  readonly menu: Locator;
  readonly leave: Locator;
  readonly joinAgain: Locator;
  readonly alert: Locator;
  readonly toLobby: Locator;
  readonly whoIsLinked: Locator;
  readonly picture: Locator;
  readonly links: Locator;
  /** Stands before the first message that nobody here has looked at. */
  readonly newMessages: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1 });
    this.composer = page.getByRole('textbox', { name: 'Message', exact: true });
    this.sendButton = page.getByRole('button', { name: 'Send', exact: true });
    this.log = page.getByRole('log', { name: 'Messages', exact: true });
    this.messages = this.log.getByRole('article');
    this.people = page.getByRole('list', { name: 'People', exact: true }).getByRole('listitem');
    this.connection = page.getByRole('status', { name: 'Connection', exact: true });
    this.invite = page.getByRole('button', { name: 'Invite', exact: true });
    this.inviteSheet = page.getByRole('dialog', { name: /^Invite to / });
    this.copyLink = this.inviteSheet.getByRole('button', { name: 'Copy link', exact: true });
    this.qrCodes = page.getByRole('img', { name: 'QR code of the link to this room' });
    this.menu = page.getByRole('button', { name: 'Room menu', exact: true });
    this.leave = page.getByRole('button', { name: 'Leave', exact: true });
    this.joinAgain = page.getByRole('button', { name: 'Join again', exact: true });
    this.alert = page.getByRole('alert');
    this.toLobby = page.getByRole('link', { name: 'To the lobby', exact: true });
    this.whoIsLinked = page.getByRole('button', { name: 'Who is linked to whom', exact: true });
    this.picture = page.getByRole('img', { name: 'Who is linked to whom', exact: true });
    this.links = page.getByRole('list', { name: 'Links', exact: true }).getByRole('listitem');
    this.newMessages = this.log.getByRole('separator', { name: 'New messages', exact: true });
  }

  /** Answers the question of somebody who follows a link for the first time. */
  async giveName(name: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Your name', exact: true }).fill(name);
    await this.page.getByRole('button', { name: 'Join', exact: true }).click();
  }

  /** Inside, and known to the server. A typed name is stretched into a key first, which takes its time. */
  async entered(): Promise<void> {
    await expect(this.composer).toBeVisible({ timeout: 30_000 });
    await expect(this.connection).toHaveAttribute('data-signaling', 'connected');
  }

  /** Opens that menu where there is one. */
  async opensMenu(): Promise<void> {
    if (!(await this.menu.isVisible())) return;
    await this.menu.click();
    await expect(this.leave).toBeVisible();
  }

  /** The entry of one of the others. */
  person(name: string): Locator {
    return this.people.filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** The button that opens the details of the link to somebody. */
  details(name: string): Locator {
    return this.page.getByRole('button', { name: `${name} link details`, exact: true });
  }

  /** Opens those details unless they are. */
  async openDetails(name: string): Promise<void> {
    if ((await this.details(name).getAttribute('aria-expanded')) !== 'true') await this.details(name).click();
    await expect(this.details(name)).toHaveAttribute('aria-expanded', 'true');
  }

  /** Exactly these others are there, each with a link that carries messages. */
  async linkedTo(...names: string[]): Promise<void> {
    await expect(this.people).toHaveCount(names.length);
    for (const name of new Set(names)) {
      for (const entry of await this.person(name).all()) await expectLink(entry, 'connected');
      await expect(this.person(name)).toHaveCount(names.filter((other) => other === name).length);
    }
  }

  async alone(options: { timeout?: number } = {}): Promise<void> {
    await expect(this.people).toHaveCount(0, options);
  }

  /** The message with exactly this text. */
  message(text: string): Locator {
    return this.messages.filter({ has: this.page.getByText(text, { exact: true }) });
  }

  /** Writes a message and sends it; returns its place in the log. */
  async send(text: string): Promise<Locator> {
    await this.composer.fill(text);
    await this.sendButton.click();
    await expect(this.composer).toHaveValue('');
    return this.message(text);
  }

  /** Tries again with a message that needs attention. */
  retry(message: Locator): Locator {
    return message.getByRole('button', { name: 'Retry', exact: true });
  }

  /** Gives up a message that needs attention. */
  discard(message: Locator): Locator {
    return message.getByRole('button', { name: 'Discard', exact: true });
  }

  /**
   * What all messages say, in their order, however many there are: a long list is drawn in part, so this scrolls from the
   * end to the beginning and puts together what it sees by the numbers that messages have for those who do not see them.
   */
  async everything(): Promise<string[]> {
    return await this.log.evaluate(async (log) => {
      // A list that goes on changing is looked at as it is after so many steps.
      const STEPS_MAX = 2_000;
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const drawn = () =>
        [...log.querySelectorAll('article')].map((message) => ({
          at: Number(message.getAttribute('aria-posinset')),
          of: Number(message.getAttribute('aria-setsize')),
          text: message.querySelector('p')?.textContent ?? '',
        }));
      log.scrollTop = log.scrollHeight;
      await frame();
      await frame();
      const all = new Map<number, string>();
      let of = 0;
      for (let step = 0; step < STEPS_MAX; step += 1) {
        const seen = drawn();
        if (seen.length === 0) break;
        if (seen[0]?.of !== of) all.clear();
        of = seen[0]?.of ?? 0;
        for (const { at, text } of seen) all.set(at, text);
        if (all.size >= of) break;
        log.scrollTop = seen.some(({ at }) => at === 1) ? log.scrollHeight : log.scrollTop - log.clientHeight / 2;
        await frame();
        await frame();
      }
      log.scrollTop = log.scrollHeight;
      return [...all].sort(([a], [b]) => a - b).map(([, text]) => text);
    });
  }

  /** What is drawn, in its order: the text of each message, and `---` where *New messages* stands. */
  async drawn(): Promise<string[]> {
    return await this.log.evaluate((log) =>
      [...log.querySelectorAll('article, [role="separator"], hr')].flatMap((element) => {
        if (element.tagName === 'ARTICLE') return [element.querySelector('p')?.textContent ?? ''];
        return element.textContent?.includes('New messages') || element.getAttribute('aria-label') === 'New messages'
          ? ['---']
          : [];
      }),
    );
  }

  /** What a message says, to the letter. */
  text(message: Locator): Locator {
    return message.getByRole('paragraph');
  }

  /** The line that says that somebody is writing. */
  writing(name: string): Locator {
    return this.page.getByText(`${name} is writing…`, { exact: true });
  }
}

/** An own message got this far. What is delivered may have been read a moment later. */
export async function expectState(
  message: Locator,
  state: MessageState,
  options: { timeout?: number } = {},
): Promise<void> {
  await expect(message).toHaveAttribute('data-state', state === 'delivered' ? /^(delivered|read)$/ : state, options);
}

export async function expectLink(entry: Locator, state: LinkState): Promise<void> {
  await expect(entry).toHaveAttribute('data-link', state);
}

export async function expectSignaling(
  room: Room,
  state: SignalingState,
  options: { timeout?: number } = {},
): Promise<void> {
  await expect(room.connection).toHaveAttribute('data-signaling', state, options);
}

/** A text of 200,000 characters, more than a message may have. In words: browsers choke on one word of that length. */
export function tooLong(): string {
  return 'a word '.repeat(30_000).slice(0, 200_000 - 1).concat('.');
}
