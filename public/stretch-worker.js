// Turns a typed room name into the room's secret, off the main thread (about a second, 64 MiB).
// The page sends the addresses of its own WebAssembly; the answer is 32 bytes or a sentence.
self.onmessage = async ({ data: { glue, wasm, name } }) => {
  try {
    const module = await import(glue);
    await module.default({ module_or_path: wasm });
    self.postMessage(module.stretch(name));
  } catch (error) {
    self.postMessage(String(error?.message ?? error));
  }
};
