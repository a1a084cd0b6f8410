// A signaling server that does what it likes: it stands between a page and the real one.

import type { Page, WebSocketRoute } from '@playwright/test';

/** A message of the signaling socket. */
export interface Signal {
  type: string;
  from?: string;
  to?: string;
  payload?: string;
  [field: string]: unknown;
}

export class HostileServer {
  /** What the page said, as it said it. */
  readonly said: Signal[] = [];
  /** The page's own id, once it joined. */
  peer = '';
  /** Looks at what the page says; gives what goes on instead. */
  outgoing: (message: Signal) => Promise<Signal[]> | Signal[] = (message) => [message];
  /** The same for what the page is told. */
  incoming: (message: Signal) => Promise<Signal[]> | Signal[] = (message) => [message];
  #page: WebSocketRoute | undefined;
  #real: WebSocketRoute | undefined;

  /** From the page's next socket on. */
  static async between(page: Page): Promise<HostileServer> {
    const hostile = new HostileServer();
    await page.routeWebSocket(/\/signal$/, (socket) => {
      const real = socket.connectToServer();
      hostile.#page = socket;
      hostile.#real = real;
      // One after another, as they come.
      let out = Promise.resolve();
      let back = Promise.resolve();
      socket.onMessage((text) => {
        const message = JSON.parse(String(text)) as Signal;
        hostile.said.push(message);
        if (message.type === 'join_room') hostile.peer = String(message['peer']);
        out = out.then(async () => {
          for (const changed of await hostile.outgoing(message)) real.send(JSON.stringify(changed));
        });
      });
      real.onMessage((text) => {
        const message = JSON.parse(String(text)) as Signal;
        back = back.then(async () => {
          for (const changed of await hostile.incoming(message)) socket.send(JSON.stringify(changed));
        });
      });
    });
    return hostile;
  }

  /** Tells the page something. */
  tell(message: Signal): void {
    this.#page?.send(JSON.stringify(message));
  }

  /** Says something in the page's place. */
  say(message: Signal): void {
    this.#real?.send(JSON.stringify(message));
  }
}
