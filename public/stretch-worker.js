// Turns what was typed into a key, off the main thread (about a second, 64 MiB).
// The page sends the addresses of its own WebAssembly, which function to call and with what; the answer is 32 bytes or a sentence.
self.onmessage = async ({ data: { glue, wasm, job, given } }) => {
  try {
    const module = await import(glue);
    await module.default({ module_or_path: wasm });
    self.postMessage(module[job](...given));
  } catch (error) {
    self.postMessage(String(error?.message ?? error));
  }
};
