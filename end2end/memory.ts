// What a page of Chromium holds, after it was made to let go of what it can.

import type { Page } from '@playwright/test';

export interface Memory {
  /** Bytes of JavaScript's heap in use. */
  readonly heap: number;
  /** Bytes of all WebAssembly memories: they only ever grow. */
  readonly wasm: number;
}

export async function memoryOf(page: Page): Promise<Memory> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { result: prototype } = await session.send('Runtime.evaluate', { expression: 'WebAssembly.Memory.prototype' });
    if (prototype.objectId === undefined) throw new Error('the page has no WebAssembly');
    const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: prototype.objectId });
    if (objects.objectId === undefined) throw new Error('the page does not tell its memories');
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId,
      functionDeclaration: 'function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }',
      returnByValue: true,
    });
    return { heap: usedSize, wasm: Number(result.value) };
  } finally {
    await session.detach();
  }
}
