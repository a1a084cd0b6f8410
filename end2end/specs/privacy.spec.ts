// The server learns who talks to whom, and not a word more.

import { allLinked, talk } from '../conversation.ts';
import { expect, test } from '../fixtures.ts';
import { leaks, RecordingProxy, takeApart } from '../recorder.ts';

/** What session descriptions and candidates are made of. */
const SDP_WORDS = [
  'v=0\r\no=',
  'a=fingerprint',
  'a=ice-',
  'ice-ufrag',
  'ice-pwd',
  'candidate:',
  'IN IP4',
  ' typ host',
  '"sdp"',
  'sdpMid',
  'usernameFragment',
];

interface SignalingMessage {
  type: string;
  payload?: string;
  profile?: string;
  room?: string;
  peers?: { profile: string }[];
}

test('every byte on /signal: no message, no name, no session description, no candidate', async ({
  newPerson,
  server,
}) => {
  const logBefore = server.output.length;
  const proxy = await RecordingProxy.start(server.port);
  const names = ['Wilhelmina Quetzal', 'Łukasz “Ørn” 🦉'] as const;
  const ada = await newPerson(names[0], { baseURL: proxy.origin });
  const bo = await newPerson(names[1], { baseURL: proxy.origin });
  const fragments: string[] = [];
  try {
    const link = await ada.opensRoom();
    expect(link, 'through the recorder').toContain(proxy.origin);
    fragments.push(new URL(link).hash.slice(1));
    await bo.opensLink(link);
    await allLinked([ada, bo]);
    await talk('marzipan submarines', [ada, bo]);
    // Profiles go out again when somebody comes back, and what was said with them.
    await bo.page.reload();
    await bo.room.entered();
    await allLinked([ada, bo]);
    await talk('the second helping', [ada, bo]);
    await ada.room.leave.click();
    await bo.room.alone();
  } finally {
    await proxy.stop();
  }

  const secrets = [...names, 'marzipan submarines', 'the second helping', ...fragments];
  for (const fragment of fragments) secrets.push(fragment.replace(/^tc1-/, '').replaceAll('-', ''));

  const sockets = proxy.signaling;
  expect(sockets.length, 'signaling connections: two people, one of them twice').toBeGreaterThanOrEqual(3);
  const up: SignalingMessage[] = [];
  const down: SignalingMessage[] = [];
  for (const socket of sockets) {
    for (const [raw, into] of [[socket.toServer, up], [socket.toBrowser, down]] as const) {
      const { head, messages, control } = takeApart(raw);
      // With compression the bytes below would say nothing.
      if (into === down) expect(head.toLowerCase()).not.toContain('permessage-deflate');
      const said = Buffer.concat([Buffer.from(head, 'latin1'), ...messages, ...control]);
      expect(leaks(said, [...secrets, ...SDP_WORDS])).toEqual([]);
      expect(leaks(raw, [...secrets, ...SDP_WORDS])).toEqual([]);
      into.push(...messages.map((message) => JSON.parse(message.toString()) as SignalingMessage));
    }
  }

  // All of it did pass here, sealed: the search above looked in the right place.
  const of = (messages: SignalingMessage[], type: string) => messages.filter((message) => message.type === type);
  const rooms = new Set(of(up, 'join_room').map((join) => join.room));
  expect([...rooms], 'one room id, made from the secret').toEqual([expect.stringMatching(/^[A-Za-z0-9_-]{16,64}$/)]);
  for (const type of ['challenge', 'room_joined', 'peer_joined']) {
    expect(of(down, type), `${type} from the server`).not.toEqual([]);
  }
  for (const type of ['offer', 'answer', 'ice_candidate']) {
    for (const direction of [up, down]) {
      expect(of(direction, type), `${type} in each direction`).not.toEqual([]);
      for (const { payload } of of(direction, type)) expect(payload).toMatch(/^[A-Za-z0-9_-]{60,}$/);
    }
  }
  for (const profile of [
    ...of(up, 'join_room').map((join) => join.profile),
    ...of(down, 'peer_joined').map((joined) => joined.profile),
    ...of(down, 'room_joined').flatMap((joined) => joined.peers?.map((entry) => entry.profile) ?? []),
  ]) {
    expect(profile).toMatch(/^[A-Za-z0-9_-]{40,}$/);
  }

  // The pages were asked for over the same wire, without the fragment, and nothing else came along.
  const pages = proxy.recordings.filter((recording) => !sockets.includes(recording));
  const asked = Buffer.concat(pages.map((recording) => recording.toServer));
  expect(asked.toString('latin1')).toContain('GET /room HTTP/1.1');
  expect(leaks(asked, secrets)).toEqual([]);

  const log = Buffer.from(server.output.slice(logBefore));
  expect(leaks(log, [...secrets, ...SDP_WORDS]), 'the server log').toEqual([]);
});

test('no cookies, and the fragment stays in the browser', async ({ newPerson }) => {
  const people = [await newPerson('Ada'), await newPerson('Bo')] as const;
  const asked: string[] = [];
  const cookies: string[] = [];
  for (const { context } of people) {
    context.on('request', (request) => asked.push(request.url()));
    context.on('response', (response) => {
      const set = response.headers()['set-cookie'];
      if (set !== undefined) cookies.push(`${response.url()}: ${set}`);
    });
  }
  const link = await people[0].opensRoom();
  await people[1].opensLink(link);
  await allLinked(people);
  await people[1].page.reload();
  await allLinked(people);
  expect(asked.length).toBeGreaterThan(0);
  expect(cookies).toEqual([]);
  for (const { context, page } of people) {
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect(await page.evaluate(() => document.referrer)).not.toContain('tc1-');
  }
  const code = new URL(link).hash.slice(1);
  // Only page loads know a fragment, and they keep it to themselves (the bytes are looked at above).
  for (const url of asked) expect(url.split('#')[0]).not.toContain(code);
});
