// The connection doctor: what it says when all is well, and when something is in the way.

import type { Page } from '@playwright/test';
import { pasted } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';
import { kept } from '../offline.ts';
import { Doctor } from '../pages/doctor.ts';
import { PAGE_NOT_FOUND, SIGNALING_UNREACHABLE } from '../watch.ts';

test('on the server under test everything is fine, and the result can be copied', async ({ newPerson }) => {
  const ada = await newPerson('Ada');
  const doctor = new Doctor(ada.page);
  await ada.lobby.open();
  await ada.page.getByRole('link', { name: 'Connection doctor' }).click();
  await expect(ada.page).toHaveTitle('Connection doctor · Tincan');
  await doctor.done();
  await expect(doctor.verdict).toHaveText('Everything works from here.');
  await expect(doctor.checks).toHaveCount(10);
  await doctor.says('Packets through the relay', 'fine', /there and back in \d+ ms/);
  await doctor.says('Relay over TCP (TURN)', 'fine', /transport=tcp takes us/);

  await doctor.copy.click();
  await expect(ada.page.getByText('Copied.', { exact: true })).toBeVisible();
  const text = await pasted(ada.page);
  expect(text).toContain('Everything works from here.');
  expect(text).toMatch(/- turn:127\.0\.0\.1:\d+\?transport=udp \(TURN over UDP, offered\) answers in \d+ ms/);

  await doctor.again.click();
  await doctor.done();
  await expect(doctor.verdict).toHaveText('Everything works from here.');
});

test('with JavaScript off the page says what it is for', async ({ newPerson }) => {
  const { page } = await newPerson('Ada', { javaScriptEnabled: false });
  const response = await page.goto('/doctor');
  expect(response?.status()).toBe(200);
  await expect(page).toHaveTitle('Connection doctor · Tincan');
  await expect(new Doctor(page).heading).toBeVisible();
  await expect(page.getByText(/need JavaScript/)).toBeVisible();
});

test('a WebSocket that is refused is the first thing said', async ({ newPerson }) => {
  const { page } = await newPerson('Ada');
  await page.routeWebSocket(/\/signal$/, async (socket) => {
    await socket.close({ code: 1011 });
  });
  const doctor = new Doctor(page);
  await doctor.open();
  await expect(doctor.verdict).toHaveAttribute('data-mark', 'bad');
  await expect(doctor.verdict).toContainText('the signaling socket does not open');
  await doctor.says('Signaling (WebSocket)', 'bad', /it was closed \(1011\).*the proxy must pass on/);
});

test('a server that tells nothing is said so, and the rest is checked', async ({ newPerson, watch }) => {
  watch.expect(PAGE_NOT_FOUND);
  const { page } = await newPerson('Ada');
  await page.route('**/network', (route) => route.fulfill({ status: 404, body: 'no' }));
  const doctor = new Doctor(page);
  await doctor.open();
  await doctor.says('This Tincan’s server', 'note', /it answered 404/);
  await doctor.says('Clock', 'skipped', /did not tell the time/);
  await doctor.says('Signaling (WebSocket)', 'fine', /greets in \d+ ms/);
});

/** What the server says at `/network`, changed on its way. */
const changed = (change: (network: Record<string, unknown>) => void) => async (page: Page) => {
  await page.route('**/network', async (route) => {
    const response = await route.fetch();
    const network = (await response.json()) as Record<string, unknown>;
    change(network);
    await route.fulfill({ response, json: network });
  });
};

test('a server without a relay is said so', async ({ newPerson }) => {
  const { page } = await newPerson('Ada');
  await changed((network) => {
    network['ice_servers'] = [];
    network['stun_alternate'] = null;
    network['turn'] = false;
  })(page);
  const doctor = new Doctor(page);
  await doctor.open();
  await expect(doctor.verdict).toHaveText('Direct links work. For networks that allow none there is no relay.');
  await doctor.says('Relay over UDP (TURN)', 'note', /No relay is in use/);
  await doctor.says('Packets through the relay', 'skipped', /no relay to try/);
});

test('credentials that are refused are told apart from a relay out of reach', async ({ newPerson }) => {
  const { page } = await newPerson('Ada');
  await changed((network) => {
    const servers = network['ice_servers'] as { credential?: string }[];
    for (const server of servers) if (server.credential !== undefined) server.credential = 'wrong';
  })(page);
  const doctor = new Doctor(page);
  await doctor.open();
  await doctor.says('Relay over UDP (TURN)', 'bad', /refuses the user name or password/);
  await doctor.says('UDP and STUN', 'fine', /UDP gets out/);
  await expect(doctor.verdict).toHaveAttribute('data-mark', 'bad');
});

test('a clock that is wrong is named with how far', async ({ newPerson }) => {
  const { page } = await newPerson('Ada');
  await changed((network) => {
    network['time_unix_ms'] = Number(network['time_unix_ms']) + 7_200_000;
  })(page);
  const doctor = new Doctor(page);
  await doctor.open();
  await doctor.says('Clock', 'bad', /1 h 59 min|2 h 0 min/);
  await expect(doctor.verdict).toContainText('clock is wrong');
});

test('servers that do not answer are found out within the bound', async ({ newPerson }) => {
  test.setTimeout(90_000);
  const { page } = await newPerson('Ada');
  await changed((network) => {
    // Port 9 discards what it gets.
    network['ice_servers'] = [
      { urls: ['stun:127.0.0.1:9'] },
      { urls: ['turn:127.0.0.1:9?transport=udp'], username: 'a', credential: 'b' },
    ];
    network['stun_alternate'] = null;
  })(page);
  const doctor = new Doctor(page);
  await doctor.open();
  await expect(doctor.verdict).toHaveAttribute('data-mark', 'bad');
  await doctor.says('Relay over UDP (TURN)', 'bad', /does not answer/);
});

test('it opens while the server is away, and says so', async ({ newPerson, server, watch }) => {
  watch.expect(SIGNALING_UNREACHABLE);
  watch.expect(/net::ERR_CONNECTION_REFUSED/);
  const ada = await newPerson('Ada');
  await ada.lobby.open();
  await kept(ada.page);
  await server.kill();
  const doctor = new Doctor(ada.page);
  await doctor.open();
  await expect(doctor.verdict).toContainText('server is out of reach');
  await doctor.says('Same network', 'fine', /works in \d+ ms/);
});
