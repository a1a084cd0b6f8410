// Turns what was typed into a key, off the main thread (about a second, 64 MiB).
// The page sends where the WebAssembly is, the hash it must have, what was typed, the salt and the costs; the answer is 32 bytes, or a
// number of stretcher/src/exports.rs, or nothing when all broke down.
self.onmessage = async ({ data: { wasm, integrity, typed, salt, memoryKib, passes, lanes } }) => {
  try {
    const { instance } = await WebAssembly.instantiateStreaming(fetch(wasm, { integrity }));
    const { memory, place, stretch } = instance.exports;
    const at = place(typed.length + salt.length) >>> 0;
    const given = new Uint8Array(memory.buffer, at);
    given.set(typed);
    given.set(salt, typed.length);
    typed.fill(0);
    const went = stretch(typed.length, salt.length, memoryKib, passes, lanes);
    // The memory may be another after it grew.
    self.postMessage(went === 0 ? new Uint8Array(memory.buffer, at, 32).slice() : went);
  } catch {
    self.postMessage(null);
  }
};
