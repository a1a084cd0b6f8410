// The keyboard's way through a page: what has the focus, whether one sees that it has, and the way on.

import { expect, type Locator, type Page } from '@playwright/test';

/** So many stops no page has. */
const STOPS_MAX = 200;

/** What has the focus, in words, and what is wrong with how that is shown. */
interface Focused {
  what: string;
  faults: string[];
}

/**
 * Looks at what has the focus: it must be something, in sight (WCAG 2.4.11: not behind anything else; here a quarter has to be seen), and be
 * marked by a line or a shadow around it (2.4.7). What was given the focus to be read, not to be used, shows none: a heading, a list.
 */
export async function focused(page: Page): Promise<Focused> {
  return await page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body || element === document.documentElement) {
      return { what: 'nothing', faults: ['nothing has the focus'] };
    }
    const words = element.getAttribute('aria-label') ?? element.innerText ?? '';
    const kind = [element.tagName.toLowerCase(), element.id && `#${element.id}`, ...[...element.classList].map((name) => `.${name}`)];
    const what = `${kind.join('')} "${words.trim().split('\n')[0]?.slice(0, 40) ?? ''}"`;
    const faults: string[] = [];

    // A choice is drawn by its label; the box itself is for screen readers.
    const label = element.closest('label');
    const seen = label !== null && element.getBoundingClientRect().width <= 1 ? label : element;

    // What of it is not cut off by what scrolls around it, or by the window.
    const clip = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    for (let around = seen.parentElement; around !== null && around !== document.body; around = around.parentElement) {
      const { display, overflow } = getComputedStyle(around);
      // What has no box of its own cuts nothing off.
      if (overflow !== 'visible' && display !== 'contents') {
        const edge = around.getBoundingClientRect();
        clip.left = Math.max(clip.left, edge.left + around.clientLeft);
        clip.top = Math.max(clip.top, edge.top + around.clientTop);
        clip.right = Math.min(clip.right, edge.left + around.clientLeft + around.clientWidth);
        clip.bottom = Math.min(clip.bottom, edge.top + around.clientTop + around.clientHeight);
      }
      // A sheet is above everything, whatever it stands in, and so is what is open over the page.
      if (around.matches('dialog:modal, :popover-open')) break;
    }
    const box = seen.getBoundingClientRect();
    // Of what is larger than the place it is in, a part is seen.
    const width = Math.min(box.width, clip.right - clip.left);
    const height = Math.min(box.height, clip.bottom - clip.top);
    const left = Math.max(box.left, Math.min(clip.left, box.right - width));
    const top = Math.max(box.top, Math.min(clip.top, box.bottom - height));
    let [points, met] = [0, 0];
    for (const across of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      for (const down of [0.15, 0.5, 0.85]) {
        const [x, y] = [left + width * across, top + height * down];
        points += 1;
        if (x < clip.left || x > clip.right || y < clip.top || y > clip.bottom) continue;
        const hit = document.elementFromPoint(x, y);
        if (hit !== null && (seen.contains(hit) || hit.contains(seen) || label?.contains(hit) === true)) met += 1;
      }
    }
    if (met * 4 < points) faults.push(`only ${met} of ${points} points of it are in sight`);

    if (!element.matches('h1, h3, .message-sheet, nav')) {
      // A line may be drawn by what stands around the words.
      const marks = (seen === element ? [element] : [seen, ...seen.querySelectorAll('*')].filter((it) => it !== element)).flatMap((it) =>
        [undefined, '::before', '::after'].map((part) => ({ it, part, style: getComputedStyle(it, part) })),
      );
      const mark = marks.find(({ part, style: { content, outlineStyle, outlineWidth, boxShadow } }) =>
        (part === undefined || content !== 'none') && ((outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none'),
      );
      if (mark === undefined) {
        faults.push('nothing shows that it has the focus');
      } else {
        // Of the four sides of the line around it most are in sight.
        const { outlineOffset, outlineWidth } = mark.style;
        const by = Math.max(0, parseFloat(outlineOffset) + parseFloat(outlineWidth) / 2);
        const ring = mark.it.getBoundingClientRect();
        const sides = [
          ring.left - by >= clip.left - 0.5,
          ring.top - by >= clip.top - 0.5,
          ring.right + by <= clip.right + 0.5,
          ring.bottom + by <= clip.bottom + 0.5,
        ].filter(Boolean).length;
        if (sides < 2) faults.push(`${4 - sides} sides of the line around it are cut off`);
      }
    }
    return { what, faults };
  });
}

/** Whether it is there, and has the focus. */
async function has(target: Locator): Promise<boolean> {
  return await target.evaluateAll((all) => all.some((element) => element === document.activeElement));
}

/** The focus is where one sees it, on this if given; it may take a moment to get there. */
export async function seen(page: Page, target?: Locator): Promise<void> {
  // Not `toBeFocused`: of several windows only one is in front, whichever has the focus in itself.
  if (target !== undefined) await expect.poll(() => has(target), { message: `${target} has the focus`, timeout: 10_000 }).toBe(true);
  let last: Focused | undefined;
  await expect(async () => {
    last = await focused(page);
    expect(last.faults, last.what).toEqual([]);
  }).toPass({ timeout: 5_000 });
}

/** Presses Tab until this has the focus; every stop on the way is seen, and so is this, otherwise than before. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  const style = async () =>
    await target.evaluate((element) => {
      const parts = [undefined, '::before', '::after'].map((part) => getComputedStyle(element, part));
      return parts.map(({ outlineStyle, outlineWidth, outlineColor, boxShadow }) => [outlineStyle, outlineWidth, outlineColor, boxShadow].join(' ')).join();
    });
  if (await has(target)) return await seen(page, target);
  const before = await style();
  const passed: string[] = [];
  let outside = 0;
  while (passed.length < STOPS_MAX) {
    await page.keyboard.press(key);
    if (await has(target)) {
      await seen(page, target);
      if ((await target.evaluate((element) => element.getBoundingClientRect().width)) > 1) {
        expect(await style(), `${target} looks otherwise with the focus`).not.toBe(before);
      }
      return;
    }
    const { what } = await focused(page);
    passed.push(what);
    // Past the last stop the browser itself has its turn.
    if (what === 'nothing') {
      outside += 1;
      expect(outside, `${target} was not reached: ${passed.join(', ')}`).toBeLessThan(3);
    } else {
      await seen(page);
    }
  }
  throw new Error(`${target} was not reached: ${passed.join(', ')}`);
}

/** Reaches it by Tab, and presses a key there. */
export async function press(page: Page, target: Locator, key = 'Enter', way: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await tabTo(page, target, way);
  await page.keyboard.press(key);
}

/**
 * Once around by Tab, and once back: everything that can be reached is, is seen when it has the focus, and nothing holds it.
 */
export async function around(page: Page, what: string): Promise<void> {
  for (const key of ['Tab', 'Shift+Tab'] as const) {
    const stops = await page.evaluateHandle((): Element[] => []);
    const there = await page.evaluateHandle(() => [...document.querySelectorAll('*')]);
    const faults: string[] = [];
    let [outside, done] = [0, false];
    for (let step = 0; step < STOPS_MAX && !done; step += 1) {
      await page.keyboard.press(key);
      const { what, faults: wrong } = await focused(page);
      if (what === 'nothing') {
        outside += 1;
        // What is drawn anew while it has the focus loses it, which looks the same.
        if (outside > 4) break;
        continue;
      }
      if (wrong.length > 0) {
        // A frame later what follows the focus has followed it.
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
        const again = await focused(page);
        faults.push(...again.faults.map((fault) => `${again.what}: ${fault}`));
      }
      done = await stops.evaluate((stops) => {
        const stop = document.activeElement;
        if (stop === null || stops.includes(stop)) return stops[0] === stop;
        stops.push(stop);
        return false;
      });
    }
    expect.soft(faults, `${what}, by ${key}`).toEqual([]);
    expect.soft(done, `${what}, by ${key}: back at the first stop`).toBe(true);
    const missed = await stops.evaluate((stops, there) => {
      const place = document.querySelector('dialog:modal') ?? document.body;
      const all = place.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]');
      return [...all]
        .filter((it) => it.tabIndex >= 0 && !it.matches(':disabled') && it.checkVisibility({ visibilityProperty: true }))
        // Of the boxes of one choice only the chosen one is a stop.
        .filter((it) => !(it instanceof HTMLInputElement && it.type === 'radio' && !it.checked))
        // Float above the log only while one is far from its end.
        .filter((it) => !stops.includes(it) && it.closest('.messages-at, .messages-jump') === null)
        // Drawn anew since it was met, or come meanwhile.
        .filter((it) => !stops.some((stop) => !stop.isConnected && stop.outerHTML === it.outerHTML) && there.includes(it))
        .map((it) => it.outerHTML.slice(0, 120));
    }, there);
    expect.soft(missed, `${what}, by ${key}: what was not reached`).toEqual([]);
  }
}
