// The room: who is there, what was said, where to write.

import { expect, type Locator, type Page } from '@playwright/test';

export type MessageState = 'saved' | 'sent' | 'delivered' | 'read' | 'attention';
export type LinkState = 'connecting' | 'connected' | 'reconnecting' | 'offline';
export type SignalingState = 'connected' | 'reconnecting' | 'offline';

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
  readonly showQr: Locator;
  readonly qrCodes: Locator;
  readonly leave: Locator;
  readonly joinAgain: Locator;
  readonly alert: Locator;
  readonly toLobby: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1 });
    this.composer = page.getByRole('textbox', { name: 'Message', exact: true });
    this.sendButton = page.getByRole('button', { name: 'Send', exact: true });
    this.log = page.getByRole('log', { name: 'Messages', exact: true });
    this.messages = this.log.getByRole('article');
    this.people = page.getByRole('list', { name: 'People', exact: true }).getByRole('listitem');
    this.connection = page.getByRole('status', { name: 'Connection', exact: true });
    this.copyLink = page.getByRole('button', { name: 'Copy link', exact: true });
    this.showQr = page.getByRole('button', { name: 'Show QR code', exact: true });
    this.qrCodes = page.getByRole('img', { name: 'QR code of the link to this room' });
    this.leave = page.getByRole('button', { name: 'Leave', exact: true });
    this.joinAgain = page.getByRole('button', { name: 'Join again', exact: true });
    this.alert = page.getByRole('alert');
    this.toLobby = page.getByRole('link', { name: 'To the lobby', exact: true });
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

  /** The entry of one of the others. */
  person(name: string): Locator {
    return this.people.filter({ has: this.page.getByText(name, { exact: true }) });
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

  /** What a message says, to the letter. */
  text(message: Locator): Locator {
    return message.getByRole('paragraph');
  }

  /** The line that says that somebody is writing. */
  writing(name: string): Locator {
    return this.page.getByText(`${name} is writing…`, { exact: true });
  }
}

export async function expectState(message: Locator, state: MessageState): Promise<void> {
  await expect(message).toHaveAttribute('data-state', state);
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
