// Another version of the site, for what happens when a server is updated: the same program, and files of which one is other.

import { appendFile, chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Program, repositoryRoot, serverBinary } from './server.ts';

export interface SiteVersion {
  program: Program;
  /** The folder of its site. */
  site: string;
}

/** The name that a server's pages have for the script of its version. */
export async function servedGlue(origin: string): Promise<string> {
  const html = await (await fetch(origin)).text();
  const glue = /id="glue" src="([^"]+)"/.exec(html)?.[1];
  if (glue === undefined) throw new Error('the page names no script');
  return glue;
}

/**
 * Copies program and site into `directory`, with a style sheet that is longer by a line. With `broken`, the WebAssembly is missing,
 * as in an update that is half done.
 */
export async function anotherVersion(directory: string, options: { broken?: boolean } = {}): Promise<SiteVersion> {
  const site = path.join(directory, 'site');
  const binary = path.join(directory, path.basename(serverBinary));
  await mkdir(directory, { recursive: true });
  await cp(serverBinary, binary);
  await chmod(binary, 0o755);
  await cp(path.join(repositoryRoot, 'target/site'), site, { recursive: true });
  const built = path.join(site, 'pkg');
  await appendFile(path.join(built, 'tincan.css'), '\n');
  for (const file of await readdir(built)) {
    const gone = options.broken === true && /\.wasm(\.|$)/.test(file);
    if (gone || /^tincan\.css\.(br|gz)$/.test(file)) await rm(path.join(built, file));
  }
  return { program: { binary, args: ['--site-root', site] }, site };
}

/** Where a file of the page lies that it names like this, in the folder of its version. */
export function placeOf(site: string, address: string): string {
  return path.join(site, 'pkg', path.basename(address));
}

/** Changes one bit in the middle of a file, and takes away its compressed copies, which would be served in its place. */
export async function tamper(file: string): Promise<void> {
  const content = await readFile(file);
  const at = Math.floor(content.length / 2);
  content[at] = (content[at] ?? 0) ^ 1;
  await writeFile(file, content);
  await Promise.all(['.br', '.gz'].map((suffix) => rm(file + suffix)));
}
