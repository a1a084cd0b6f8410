// The page's policy at work: what a hole in the page would need, the browser refuses.

import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';

/** Tries, in the page; answers the name of the error, or `nothing` if there was none. */
async function tries(page: Page, attempt: () => unknown): Promise<string> {
  return await page.evaluate(`(async () => { try { await (${String(attempt)})(); return 'nothing'; } catch (e) { return e.name; } })()`);
}

test('text does not become a script, by no way there is', async ({ newPerson, watch }) => {
  watch.expect(/console error: .*(Content Security Policy|TrustedHTML|TrustedScript)/);
  const { page, lobby } = await newPerson('Ada');
  await lobby.open();
  const attempts: Record<string, () => unknown> = {
    'markup with a handler': () => { document.body.innerHTML = '<img src="/favicon.svg" onload="globalThis.ran = 1">'; },
    'markup with a script': () => { document.body.insertAdjacentHTML('beforeend', '<script>ran = 1</script>'); },
    'markup with a frame': () => { document.body.insertAdjacentHTML('beforeend', '<iframe srcdoc="x"></iframe>'); },
    'a handler as an attribute': () => { document.body.setAttribute('onclick', 'globalThis.ran = 1'); },
    'the text of a script': () => { document.createElement('script').textContent = 'globalThis.ran = 1'; },
    'the address of a script': () => { document.createElement('script').src = '/stretch-worker.js?'; },
    'another worker': () => new Worker('/favicon.svg'),
    'another service worker': () => navigator.serviceWorker.register('/robots.txt'),
  };
  for (const [what, attempt] of Object.entries(attempts)) {
    expect(await tries(page, attempt), what).toBe('TypeError');
  }
  expect(await tries(page, () => { document.body.insertAdjacentHTML('beforeend', '<p>words</p>'); })).toBe('nothing');
  expect(await page.evaluate('globalThis.ran')).toBeUndefined();
});

test('nothing reaches another server', async ({ newPerson, watch }) => {
  watch.expect(/console error: .*Content Security Policy/);
  const asked: string[] = [];
  const other = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('here');
  });
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  try {
    const at = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const { page, lobby } = await newPerson('Ada');
    await lobby.open();
    const outcome = await page.evaluate(async (address) => {
      const fails = async (attempt: () => Promise<unknown>) => attempt().then(() => 'reached', () => 'refused');
      const image = () => new Promise((resolve, reject) => {
        const element = new Image();
        element.onload = resolve;
        element.onerror = reject;
        element.src = `${address}/image`;
      });
      const socket = () => new Promise((resolve, reject) => {
        const opened = new WebSocket(`${address.replace('http', 'ws')}/socket`);
        opened.onopen = resolve;
        opened.onerror = reject;
      });
      const beacon = async () => { if (!navigator.sendBeacon(`${address}/beacon`, 'x')) throw new Error('refused'); };
      return {
        fetch: await fails(() => fetch(`${address}/fetch`)),
        image: await fails(image),
        socket: await fails(socket),
        script: await fails(() => import(`${address}/script.js`)),
        beacon: await fails(beacon),
      };
    }, at);
    expect(outcome).toMatchObject({ fetch: 'refused', image: 'refused', socket: 'refused', script: 'refused' });
    expect(asked).toEqual([]);
  } finally {
    other.close();
  }
});

test('a page that runs has no script and no style in it', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  await ada.opensRoom();
  const inline = () => [...document.querySelectorAll('script:not([src]), style')].map(({ outerHTML }) => outerHTML);
  expect(await ada.page.evaluate(inline)).toEqual([]);
});
