// Turns a typed room name into the room's secret, off the main thread (about a second, 64 MiB).
// The page sends the addresses of its own script and WebAssembly with the hashes they must have; the answer is 32 bytes or a
// sentence. `import` takes no hash in a worker, so what was checked is imported from memory: this file's policy allows it.
self.onmessage = async ({ data: { glue, glueIntegrity, wasm, wasmIntegrity, name } }) => {
  try {
    const script = await fetch(glue, { integrity: glueIntegrity });
    const address = URL.createObjectURL(await script.blob());
    const module = await import(address);
    URL.revokeObjectURL(address);
    await module.default({ module_or_path: fetch(wasm, { integrity: wasmIntegrity }) });
    self.postMessage(module.stretch(name));
  } catch (error) {
    self.postMessage(String(error?.message ?? error));
  }
};
