// What a finger has to hit is large enough: 24 px by WCAG 2.5.8, and 44 px for what style/README.md calls controls.

import type { Page } from '@playwright/test';
import { meet } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';
import { eachScreen, eachSheet } from '../screens.ts';

test.use({ keepsPages: false });

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

const SMALLEST_PX = 24;
const CONTROL_PX = 44;

/** Buttons, fields and choices. */
const CONTROLS = '.button, .field-box, .composer-box, select, summary, .choice, .swatch, .message-more, .message-action, .message-menu-item';

/** What is too small to be hit, in words. */
async function small(page: Page): Promise<string[]> {
  return await page.evaluate(
    ([smallest, control, controls]) => {
      const place = document.querySelector('dialog:modal') ?? document.body;
      const all = [...place.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [role=option]')];
      const faults: string[] = [];
      const targets = all.filter((it) => !it.matches(':disabled') && it.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
      // The words of a choice belong to it.
      const whole = (it: HTMLElement) => (it instanceof HTMLInputElement && it.closest('label')) || it;
      const owns = (it: HTMLElement, hit: Element | null) => hit !== null && (it.contains(hit) || whole(it).contains(hit));
      for (const target of targets) {
        const seen = whole(target);
        seen.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
        const box = seen.getBoundingClientRect();
        if (box.width <= 1 || box.height <= 1) continue;
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        // What can be hit may be more than what is drawn. From the middle outwards, for what is not as large as it has to be.
        const reach = (dx: number, dy: number) => {
          for (let by = 1; by <= control; by += 1) {
            if (!owns(target, document.elementFromPoint(x + dx * by, y + dy * by))) return by - 1;
          }
          return control;
        };
        const width = Math.max(box.width, reach(-1, 0) + reach(1, 0) + 1);
        const height = Math.max(box.height, reach(0, -1) + reach(0, 1) + 1);
        const words = target.getAttribute('aria-label') ?? target.innerText ?? '';
        const what = `${target.tagName.toLowerCase()}.${[...target.classList].join('.')} "${words.trim().slice(0, 40)}": ${Math.round(width)} × ${Math.round(height)}`;
        if (seen.matches(controls) && height < control - 0.5) faults.push(`a control: ${what}`);
        if (width >= smallest - 0.5 && height >= smallest - 0.5) continue;
        // A word in a sentence is as high as its line.
        if (getComputedStyle(target).display === 'inline' && target.closest('p, li, dd') !== null) continue;
        // Smaller is enough where nothing else is within a circle of that size.
        const near = targets.some((other) => {
          if (other === target || target.contains(other) || other.contains(target)) return false;
          const { left, top, right, bottom } = whole(other).getBoundingClientRect();
          return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)) < smallest / 2;
        });
        if (near) faults.push(what);
      }
      return [...new Set(faults)];
    },
    [SMALLEST_PX, CONTROL_PX, CONTROLS] as const,
  );
}

test('on every screen of a phone', async ({ newPerson }) => {
  test.setTimeout(120_000);
  const [ada, bo] = [await newPerson('Ada', PHONE), await newPerson('Bo')];
  await eachScreen(ada, bo, async (what) => {
    expect(await ada.page.evaluate(() => matchMedia('(pointer: coarse)').matches), 'there is a finger').toBe(true);
    expect.soft(await small(ada.page), what).toEqual([]);
  });
});

test('on every sheet of a phone', async ({ newPerson }) => {
  test.setTimeout(120_000);
  const [ada, bo] = [await newPerson('Ada', PHONE), await newPerson('Bo')];
  await meet(ada, bo);
  await bo.room.send('hello');
  await expect(ada.room.message('hello')).toBeVisible();
  await eachSheet(ada, async (what) => expect.soft(await small(ada.page), what).toEqual([]));
});

test('what is too small is found', async ({ page }) => {
  await page.setContent('<button>a</button><button>b</button>');
  await page.evaluate(() => {
    for (const button of document.querySelectorAll('button')) Object.assign(button.style, { height: '14px', width: '14px', padding: 0, border: 0 });
  });
  expect(await small(page)).toHaveLength(2);
});
