// Who needs more space between letters and lines has it (WCAG 1.4.12), and who wants nothing to move sees nothing move (2.3.3).

import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { eachScreen, eachSheet } from '../screens.ts';

test.use({ keepsPages: false });

/** Puts as much space into the text as anybody may want; through a sheet of the page's own, which its policy allows scripts to make. */
async function spacesOut(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    );
    document.adoptedStyleSheets = [sheet];
  });
}

async function asBefore(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
}

/** Texts that are cut off, stick out of what they are on, or lie under something else. */
async function unreadable(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const place = document.querySelector('dialog:modal, :popover-open') ?? document.body;
    const faults: string[] = [];
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (over > 0) {
      const wide = [...document.querySelectorAll('*')].filter((it) => it.getBoundingClientRect().right > innerWidth || it.getBoundingClientRect().left < 0);
      faults.push(`the page is ${over} px wider than the window: ${wide.map((it) => it.getAttribute('class')).join(', ')}`);
    }
    for (const element of place.querySelectorAll<HTMLElement>('*')) {
      const own = [...element.childNodes].filter((node) => node instanceof Text && node.data.trim() !== '');
      if (own.length === 0 || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      if (element.closest('.visually-hidden, svg, [aria-hidden=true]') !== null) continue;
      // Some words are for screen readers alone on some screens.
      if (element.getBoundingClientRect().width <= 1) continue;
      const what = `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} "${element.innerText.trim().slice(0, 40)}"`;
      const range = document.createRange();
      for (const node of own) {
        range.selectNodeContents(node);
        for (const line of range.getClientRects()) {
          // What clips it, and does not scroll: that would be a way to the rest.
          for (let around: HTMLElement | null = element; around !== null && around !== document.body; around = around.parentElement) {
            const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(around);
            const edge = around.getBoundingClientRect();
            const scrolls = [overflowX, overflowY].some((overflow) => overflow === 'auto' || overflow === 'scroll');
            if (scrolls) break;
            const clips = overflowX === 'hidden' || overflowX === 'clip' || around.matches('button, .button');
            // What ends in dots was meant to, and is told elsewhere in full.
            if (!clips || textOverflow === 'ellipsis' || webkitLineClamp !== 'none') continue;
            const out = Math.max(edge.left - line.left, line.right - edge.right, edge.top - line.top, line.bottom - edge.bottom);
            // A line's box is higher than its letters.
            if (out > 3) faults.push(`${what} is cut off by ${around.tagName.toLowerCase()}.${around.className}, ${Math.round(out)} px`);
          }
          const [x, y] = [line.left + line.width / 2, line.top + line.height / 2];
          // What is scrolled away may lie under anything.
          let away = false;
          for (let around = element.parentElement; around !== null && around !== document.body && !around.matches('dialog'); around = around.parentElement) {
            const { display, overflow } = getComputedStyle(around);
            if (overflow === 'visible' || display === 'contents') continue;
            const edge = around.getBoundingClientRect();
            away ||= x < edge.left || x > edge.right || y < edge.top || y > edge.bottom;
          }
          const hit = away ? null : document.elementFromPoint(x, y);
          // What floats above the log is meant to, and moves with it; so is what stands over a message under the mouse, and what makes a
          // whole row one button.
          if (hit !== null && hit.closest('.messages-at, .messages-jump, .message-more, .message-actions, .person-open') === null && !element.contains(hit) && !hit.contains(element)) {
            faults.push(`${what} lies under ${hit.tagName.toLowerCase()}.${hit.getAttribute('class') ?? ''}`);
          }
        }
      }
    }
    return [...new Set(faults)];
  });
}

for (const [what, viewport] of Object.entries({
  'a phone': { width: 390, height: 844 },
  'a desk': { width: 1280, height: 800 },
})) {
  test(`text with more space is whole: ${what}`, async ({ newPerson }) => {
    test.setTimeout(120_000);
    const [ada, bo] = [await newPerson('Ada', { viewport }), await newPerson('Bo')];
    const { page } = ada;
    const look = async (screen: string) => {
      const usual = await unreadable(page);
      await spacesOut(page);
      const spacing = await page.evaluate(() => getComputedStyle(document.body).letterSpacing);
      expect(parseFloat(spacing), 'there is more space').toBeGreaterThan(1);
      const faults = (await unreadable(page)).filter((fault) => !usual.includes(fault));
      await asBefore(page);
      expect.soft(faults, screen).toEqual([]);
    };
    await eachScreen(ada, bo, look);
    await page.goto(bo.page.url());
    await ada.room.entered();
    await eachSheet(ada, look);
  });
}

/** Keeps, on every page from now on, what moves for longer than a blink. */
async function watchesMotion(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const moved = new Set<string>();
    Object.assign(window, { moved });
    const look = () => {
      for (const { effect, ...animation } of document.getAnimations().map((it) => ({ effect: it.effect, name: 'animationName' in it ? it.animationName : 'transition' }))) {
        const { duration = 0, iterations = 1 } = effect?.getComputedTiming() ?? {};
        if (Number(duration) * iterations <= 1) continue;
        const target = effect instanceof KeyframeEffect ? effect.target : null;
        moved.add(`${target?.getAttribute('class') ?? 'page'}: ${String(animation.name)}`);
      }
      requestAnimationFrame(look);
    };
    look();
  });
  return async () => await page.evaluate(() => [...((window as unknown as { moved: Set<string> }).moved)]);
}

for (const [what, reducedMotion] of Object.entries({ 'nothing moves': 'reduce', 'something does where nobody minds': 'no-preference' } as const)) {
  test(`with motion ${reducedMotion === 'reduce' ? 'reduced' : 'as it is'} ${what}`, async ({ newPerson }) => {
    const [ada, bo] = [await newPerson('Ada', { reducedMotion }), await newPerson('Bo')];
    const moved = await watchesMotion(ada.page);
    await ada.lobby.open();
    // A room with a name: its key is stretched before one's eyes.
    await ada.lobby.join('Ada', 'a quiet place');
    await ada.room.entered();
    await bo.opensLink(ada.page.url());
    await ada.room.linkedTo('Bo');
    await bo.room.composer.pressSequentially('hm');
    await expect(ada.room.writing('Bo')).toBeVisible();
    await ada.room.send('hello');
    await ada.room.sendButton.hover();
    await ada.settings.open();
    await ada.settings.close();
    await bo.page.close();
    await ada.room.alone();
    if (reducedMotion === 'reduce') expect(await moved()).toEqual([]);
    else expect(await moved()).not.toEqual([]);
  });
}
