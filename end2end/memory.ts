// What a page of Chromium holds, after it was made to let go of what it can.

import type { Page } from '@playwright/test';

export interface Memory {
  /** Bytes of JavaScript's heap in use. */
  readonly heap: number;
  /** Bytes of the page's WebAssembly memory: it only ever grows. */
  readonly wasm: number;
}

export async function memoryOf(page: Page): Promise<Memory> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    // As its own script has it: asking V8 for all memories ends a page whose program is split.
    const wasm = await page.evaluate(async () => {
      const { src } = document.getElementById('glue') as HTMLScriptElement;
      const { initSync } = (await import(src)) as { initSync: () => { memory: WebAssembly.Memory } };
      return initSync().memory.buffer.byteLength;
    });
    return { heap: usedSize, wasm };
  } finally {
    await session.detach();
  }
}
