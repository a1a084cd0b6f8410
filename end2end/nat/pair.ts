// Two people who write to each other all the time while their network gets into trouble, and the account at the end.

import type { Page } from '@playwright/test';
import { allLinked } from '../conversation.ts';
import type { Person } from '../fixtures.ts';
import { expectSignaling } from '../pages/room.ts';
import type { Figures } from './figures.ts';
import { expect } from './fixtures.ts';
import type { Route } from './instrument.ts';

/** Each writes a message this often: three a second is more than people write, and far less than a link carries. */
const WRITE_EVERY_MS = 300;
/** Longest wait for anything to come back; what is too late is for each case to say. */
const PATIENCE_MS = 60_000;

export class Pair {
  readonly ada: Person;
  readonly bo: Person;
  readonly figures: Figures;
  #loaded: string[] = [];

  constructor(ada: Person, bo: Person, figures: Figures) {
    this.ada = ada;
    this.bo = bo;
    this.figures = figures;
  }

  get people(): [Person, Person] {
    return [this.ada, this.bo];
  }

  /** Ada opens a room and Bo follows the link; notes how long he took from Join to the link being up. Returns the link. */
  async meet(): Promise<string> {
    const link = await this.ada.opensRoom();
    await this.bo.opensLink(link);
    await allLinked(this.people);
    this.#loaded = await Promise.all(this.people.map(({ page }) => page.evaluate(() => window.notes.loaded)));
    this.figures.connectMs = await this.bo.page.evaluate(
      () => (window.notes.linkedAt ?? NaN) - (window.notes.joinClickedAt ?? NaN),
    );
    expect(this.figures.connectMs).toBeGreaterThan(0);
    return link;
  }

  /** Both pages show this path, and the browsers' own statistics agree. Returns those, Ada's first. */
  async goes(path: 'direct' | 'relayed'): Promise<[Route, Route]> {
    const [one, other] = this.people;
    for (const [person, peer] of [[one, other], [other, one]] as const) {
      await expect(person.room.person(peer.name)).toHaveAttribute('data-path', path);
    }
    this.figures.path = path;
    const routes: [Route, Route] = [await routeOf(one.page), await routeOf(other.page)];
    for (const { local, remote } of routes) {
      expect(local === 'relay' || remote === 'relay', `relayed, by getStats: ${local} to ${remote}`).toBe(path === 'relayed');
    }
    return routes;
  }

  /** The same with the path that Ada's page shows. */
  async goesSomehow(): Promise<[Route, Route]> {
    const entry = this.ada.room.person(this.bo.name);
    await expect(entry).toHaveAttribute('data-path', /./);
    return await this.goes((await entry.getAttribute('data-path')) === 'relayed' ? 'relayed' : 'direct');
  }

  async startWriting(): Promise<void> {
    for (const { name, page } of this.people) {
      await page.evaluate(([author, every]) => window.notes.write(author, every), [name, WRITE_EVERY_MS] as const);
    }
  }

  /**
   * Waits until something that each wrote at `since` or later is shown to the other, and returns after how many
   * milliseconds that was. All that was written before is there by then, as a log is taken in without holes; `account`
   * makes sure.
   */
  async hearsAgain(since: number): Promise<number> {
    const shown = async (author: Person, reader: Person) => {
      const when = await reader.page.waitForFunction(
        ([name, at]) => window.notes.shownAfter(name, at),
        [author.name, since] as const,
        { timeout: PATIENCE_MS },
      );
      return ((await when.jsonValue()) as number) - since;
    };
    const times = await Promise.all([shown(this.ada, this.bo), shown(this.bo, this.ada)]);
    return Math.max(...times);
  }

  /** Stops writing and counts: everything written is shown to both, once, by pages that were never loaded anew. */
  async account(): Promise<void> {
    for (const { page } of this.people) await page.evaluate(() => window.notes.stopWriting());
    const written = (await Promise.all(this.people.map(({ page }) => page.evaluate(() => window.notes.written)))).flat();
    for (const { page } of this.people) {
      await page
        .waitForFunction(
          (last) => last.every((text) => text === undefined || window.notes.shownAt.has(text)),
          [lastOf(written, this.ada.name), lastOf(written, this.bo.name)],
          { timeout: PATIENCE_MS },
        )
        // What does not come is counted below.
        .catch(() => undefined);
    }
    let lost = 0;
    let twice = 0;
    for (const { room } of this.people) {
      const shown = new Map<string, number>();
      for (const text of await room.everything()) shown.set(text, (shown.get(text) ?? 0) + 1);
      lost += written.filter((text) => !shown.has(text)).length;
      twice += [...shown.values()].filter((times) => times > 1).length;
    }
    const { figures } = this;
    figures.written = written.length;
    figures.lost = lost;
    figures.twice = twice;
    figures.connections = await Promise.all(this.people.map(({ page }) => page.evaluate(() => window.notes.made.length)));
    const refused = await Promise.all(this.people.map(({ page }) => page.evaluate(() => window.notes.refused)));
    const loaded = await Promise.all(this.people.map(({ page }) => page.evaluate(() => window.notes.loaded)));

    expect.soft(lost, 'messages lost').toBe(0);
    expect.soft(twice, 'messages shown more than once').toBe(0);
    expect.soft(refused, 'messages that the composer did not take').toEqual([0, 0]);
    expect.soft(loaded, 'the pages are the ones that met').toEqual(this.#loaded);
  }

  /** Both pages are known to the server; returns how long after `since` the later of them found that out. */
  async knownToServer(since: number): Promise<number> {
    for (const { room } of this.people) await expectSignaling(room, 'connected', { timeout: PATIENCE_MS });
    return Date.now() - since;
  }
}

function lastOf(written: readonly string[], author: string): string | undefined {
  return written.filter((text) => text.startsWith(`${author} `)).at(-1);
}

async function routeOf(page: Page): Promise<Route> {
  const route = await page.evaluate(() => window.notes.route());
  if (route === undefined) throw new Error('no connection is up');
  return route;
}
