// Another version of the site, for what happens when a server is updated: the same program and files, under other names.

import { chmod, cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Program, repositoryRoot, serverBinary } from './server.ts';

/** The list of hashes that the build leaves beside the program: `kind: hash`, a line each. */
const HASH_LIST = 'hash.txt';

export interface SiteVersion {
  program: Program;
  /** The folder of its site. */
  site: string;
  /** The name of the script's file. */
  glue: string;
}

/** What the build under test calls its script. */
export async function currentGlue(): Promise<string> {
  return `/pkg/tincan.${hashOf(await hashList(), 'js')}.js`;
}

/**
 * Copies program and site into `directory`, where every file that is named after its content gets another name. With
 * `broken`, the WebAssembly is missing, as in an update that is half done.
 */
export async function anotherVersion(directory: string, options: { broken?: boolean } = {}): Promise<SiteVersion> {
  const list = await hashList();
  const site = path.join(directory, 'site');
  const binary = path.join(directory, path.basename(serverBinary));
  await mkdir(directory, { recursive: true });
  await cp(serverBinary, binary);
  await chmod(binary, 0o755);
  await cp(path.join(repositoryRoot, 'target/site'), site, { recursive: true });

  const hashes = [...list.matchAll(/^\s*\w+\s*:\s*(\S+)/gm)].map(([, hash]) => hash ?? '');
  let renamed = list;
  for (const hash of hashes) renamed = renamed.replace(hash, otherHash(hash));
  await writeFile(path.join(directory, HASH_LIST), renamed);
  for (const file of await readdir(path.join(site, 'pkg'))) {
    const hash = hashes.find((known) => file.includes(known));
    const place = path.join(site, 'pkg', file);
    if (hash === undefined || (options.broken === true && /\.wasm(\.|$)/.test(file))) await rm(place);
    else await rename(place, path.join(site, 'pkg', file.replace(hash, otherHash(hash))));
  }
  return {
    program: { binary, args: ['--site-root', site] },
    site,
    glue: `/pkg/tincan.${hashOf(renamed, 'js')}.js`,
  };
}

/** Changes one bit in the middle of a file, and takes away its compressed copies, which would be served in its place. */
export async function tamper(file: string): Promise<void> {
  const content = await readFile(file);
  const at = Math.floor(content.length / 2);
  content[at] = (content[at] ?? 0) ^ 1;
  await writeFile(file, content);
  await Promise.all(['.br', '.gz'].map((suffix) => rm(file + suffix)));
}

async function hashList(): Promise<string> {
  return await readFile(path.join(path.dirname(serverBinary), HASH_LIST), 'utf8');
}

function hashOf(list: string, kind: string): string {
  const hash = new RegExp(`^\\s*${kind}\\s*:\\s*(\\S+)`, 'm').exec(list)?.[1];
  if (hash === undefined) throw new Error(`no ${kind} in ${HASH_LIST}`);
  return hash;
}

function otherHash(hash: string): string {
  return [...hash].reverse().join('');
}
