// A signaling server that lies, with the help of somebody who knows the room's secret: nobody is listened to, nobody gets in, the
// room goes on, and people see why.

import { randomBytes } from 'node:crypto';
import { allLinked, talk } from '../conversation.ts';
import { expect, type Person, test } from '../fixtures.ts';
import { standBetween } from '../hostile/middle.ts';
import { certificate, type Guise, Impostor, newKey } from '../hostile/impostor.ts';
import { open, type RoomKeys, roomKeys, seal, sealProfile } from '../hostile/sealed.ts';
import { HostileServer, type Signal } from '../hostile/server.ts';

test.use({ keepsPages: false });

/** What the other side is told to have done. */
const NOT_THEM = 'could not prove who it is over this very connection';

test('somebody in the middle, who knows the secret of the room, hears nothing', async ({ newPerson }) => {
  // Names too long to stand among random bytes by chance.
  const [ada, bo] = [await newPerson('Adelaide'), await newPerson('Bonifatius')];
  const link = await ada.opensRoom();
  await ada.room.send('nobody else may read this');
  const key = roomKeys(link).signal;
  const mallory = await standBetween((await newPerson('Mallory')).context);
  const hostile = await HostileServer.between(bo.page);

  // Bo, who comes later, dials: his offer is answered by Mallory, and Ada gets an offer of Mallory's in its place. It is made before,
  // so that it comes before Ada dials herself, and what she says first all the same is lost.
  const toAda = await mallory.evaluate(() => window.middle.offer());
  let deceived = false;
  hostile.outgoing = async (message) => {
    if (message.payload === undefined || message.to === undefined) return [message];
    const body = open(key, message.payload, hostile.peer, message.to);
    if (body.kind === 'candidate') {
      await candidate(false, body.candidate, body.sdpMid, body.sdpMLineIndex);
      return [];
    }
    if (body.kind !== 'offer' || deceived) return [message];
    deceived = true;
    answers.push(mallory.evaluate((sdp) => window.middle.answer(sdp), body.sdp));
    return [{ ...message, payload: seal(key, { ...body, sdp: toAda }, hostile.peer, message.to) }];
  };
  const answers: Promise<string>[] = [];
  hostile.incoming = async (message) => {
    if (message.payload === undefined || message.from === undefined) return [message];
    const body = open(key, message.payload, message.from, hostile.peer);
    if (body.kind === 'candidate') {
      await candidate(true, body.candidate, body.sdpMid, body.sdpMLineIndex);
      return [];
    }
    if (body.kind === 'offer') return [];
    const toBo = body.kind === 'answer' ? await answers.shift() : undefined;
    if (toBo === undefined) return [message];
    await mallory.evaluate((sdp) => window.middle.accept(sdp), body.sdp);
    return [{ ...message, payload: seal(key, { ...body, sdp: toBo }, message.from, hostile.peer) }];
  };
  const candidate = async (ofAda: boolean, candidate: string, mid?: string, line?: number) => {
    if (candidate === '') return;
    const init = { candidate, sdpMid: mid ?? null, sdpMLineIndex: line ?? null };
    await mallory.evaluate(([ofAda, init]) => window.middle.candidate(ofAda, init), [ofAda, init] as const);
  };

  await bo.opensLink(link);
  await refused(ada, bo.name);
  await refused(bo, ada.name);
  const { heard, count } = await mallory.evaluate(() => ({ heard: window.middle.heard, count: window.middle.count }));
  // A hello and a proof each, at most a word more.
  expect(Math.min(...count)).toBeGreaterThan(0);
  expect(Math.max(...count)).toBeLessThan(5);
  for (const secret of ['nobody else', ada.name, bo.name]) expect(heard).not.toContain(secret);
  await expect(bo.room.message('nobody else may read this')).toHaveCount(0);

  // An honest way, and everything is as it should be.
  hostile.outgoing = hostile.incoming = (message) => [message];
  await bo.page.reload();
  await bo.room.entered();
  await allLinked([ada, bo]);
  await talk('tin', [ada, bo]);
});

async function refused(person: Person, other: string): Promise<void> {
  await expect(person.room.person(other)).toHaveAttribute('data-link', 'offline');
  await person.room.openDetails(other);
  await expect(person.room.person(other)).toContainText(NOT_THEM);
}

test('a server that repeats old offers changes nothing', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const hostile = await HostileServer.between(ada.page);
  const told: Signal[] = [];
  hostile.incoming = (message) => {
    if (message.from !== undefined) told.push(message);
    return [message];
  };
  const link = await ada.opensRoom();
  await bo.opensLink(link);
  await allLinked([ada, bo]);
  // While he is there, and of a connection that is gone.
  for (const message of told) hostile.tell(message);
  await talk('tin', [ada, bo]);
  await bo.page.reload();
  await bo.room.entered();
  await allLinked([ada, bo]);
  for (const message of told) hostile.tell(message);
  await talk('can', [ada, bo]);
  await allLinked([ada, bo]);
});

test('a server that loses, doubles and mixes up what it passes on slows people down and no more', async ({ newPerson }) => {
  test.setTimeout(120_000);
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const hostile = await HostileServer.between(bo.page);
  // Each way for itself. The first, an offer, is lost; what is kept back goes the same way a little later.
  const mix = () => {
    let count = 0;
    let kept: Signal[] = [];
    return (message: Signal): Signal[] => {
      if (message.payload === undefined) return [message];
      const place = count++ % 4;
      if (place === 0) return [];
      if (place === 1) {
        kept = [message];
        return [];
      }
      const before = kept;
      kept = [];
      return [message, ...before, message];
    };
  };
  hostile.outgoing = mix();
  hostile.incoming = mix();
  const link = await ada.opensRoom();
  await bo.opensLink(link);
  await expect(bo.room.person('Ada')).toHaveAttribute('data-link', 'connected', { timeout: 90_000 });
  await allLinked([ada, bo]);
  await talk('tin', [ada, bo]);
});

test('people whom a server makes up are nobody', async ({ newPerson }) => {
  const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
  const hostile = await HostileServer.between(ada.page);
  let profile = '';
  hostile.incoming = (message) => {
    if (message.type === 'peer_joined') profile = String(message['profile']);
    return [message];
  };
  const link = await ada.opensRoom();
  await bo.opensLink(link);
  await allLinked([ada, bo]);
  const stranger = randomBytes(32).toString('base64url');
  // Without a profile of this room, and with Bo's.
  for (const made of [randomBytes(297).toString('base64url'), profile]) {
    hostile.tell({ type: 'peer_joined', peer: stranger, profile: made });
  }
  // In Bo's name, but not from him.
  hostile.tell({ type: 'offer', from: hostile.peer, payload: randomBytes(500).toString('base64url') });
  await talk('tin', [ada, bo]);
  await ada.room.linkedTo('Bo');
});

// Each comes with an offer that the server makes up, goes through with the connection, and is refused before anything is said.
const impostors: { who: string; guise: (room: RoomKeys, bo: Buffer) => Guise; why: string }[] = [
  {
    who: 'with the id of somebody else',
    guise: (room, bo) => {
      const user = newKey();
      return { peer: bo, signs: newKey(), link: room.link, certificate: certificate(user.id, user, bo, 'Bo') };
    },
    why: NOT_THEM,
  },
  {
    who: 'with a forged certificate',
    guise: (room) => {
      const [me, bosUser] = [newKey(), newKey()];
      const forged = certificate(bosUser.id, newKey(), me.id, 'Bo');
      return { peer: me.id, signs: me, link: room.link, certificate: forged };
    },
    why: 'the signature is not user',
  },
  {
    who: 'with the certificate of another peer',
    guise: (room, bo) => {
      const [me, user] = [newKey(), newKey()];
      return { peer: me.id, signs: me, link: room.link, certificate: certificate(user.id, user, bo, 'Bo') };
    },
    why: 'showed a certificate of somebody else',
  },
  {
    who: 'without the secret of the room',
    guise: () => {
      const [me, user] = [newKey(), newKey()];
      const own = certificate(user.id, user, me.id, 'Bo');
      return { peer: me.id, signs: me, link: randomBytes(32), certificate: own };
    },
    why: 'does not know the secret of this room',
  },
  {
    who: 'with an older version of the protocol',
    guise: (room) => {
      const [me, user] = [newKey(), newKey()];
      const own = certificate(user.id, user, me.id, 'Bo');
      return { peer: me.id, signs: me, link: room.link, certificate: own, protocol: 4 };
    },
    why: 'a hello in version 4',
  },
];

for (const { who, guise, why } of impostors) {
  test(`somebody ${who} is refused before anything is said, and the room goes on`, async ({ newPerson }) => {
    const [ada, bo] = [await newPerson('Ada'), await newPerson('Bo')];
    const hostile = await HostileServer.between(ada.page);
    const link = await ada.opensRoom();
    await bo.opensLink(link);
    await allLinked([ada, bo]);
    await ada.room.send('nobody else may read this');
    const bosId = (await ada.room.person('Bo').getAttribute('data-peer')) ?? '';
    await bo.page.goto('about:blank');
    await expect(ada.room.person('Bo')).toHaveCount(0);

    const room = roomKeys(link);
    const made = guise(room, Buffer.from(bosId, 'base64url'));
    const id = made.peer.toString('base64url');
    const mallory = await Impostor.prepare((await newPerson('Mallory')).context, room, made, hostile.peer);
    hostile.outgoing = async (message) => {
      if (message.to !== id || message.payload === undefined) return [message];
      const body = open(room.signal, message.payload, hostile.peer, id);
      if (body.kind === 'answer') await mallory.accept(body.sdp);
      if (body.kind === 'candidate' && body.candidate !== '') {
        const { candidate, sdpMid, sdpMLineIndex } = body;
        await mallory.candidate({ candidate, sdpMid: sdpMid ?? null, sdpMLineIndex: sdpMLineIndex ?? null });
      }
      return [];
    };
    const sdp = await mallory.offer();
    const offer = { fromInstance: 7n, toInstance: undefined, kind: 'offer', number: 1, sdp } as const;
    hostile.tell({ type: 'peer_joined', peer: id, profile: sealProfile(room.signal, 'Bo', id) });
    hostile.tell({ type: 'offer', from: id, payload: seal(room.signal, offer, id, hostile.peer) });

    const stranger = ada.room.people.and(ada.page.locator(`[data-peer="${id}"]`));
    await ada.room.openDetails('Bo');
    await expect(stranger).toContainText(why);
    await expect(stranger).not.toHaveAttribute('data-link', 'connected');
    // Ada's proof may have come before she saw Mallory's; nothing else does.
    expect(mallory.heardAfterProof).toBeLessThanOrEqual(1);

    hostile.outgoing = (message) => [message];
    hostile.tell({ type: 'peer_left', peer: id });
    await bo.page.goto(link);
    await bo.room.entered();
    await bo.room.linkedTo('Ada');
    await expect(bo.room.message('nobody else may read this')).toBeVisible();
    await talk('tin', [ada, bo]);
  });
}
