// What the pages say in each language: the same messages, read by the same library.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

const locales = fileURLToPath(new URL('../i18n/locales', import.meta.url));

export const LANGUAGES = ['en', 'de', 'es', 'fr', 'zh-Hans', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The messages of a language by name. */
export function wordsOf(language: Language): (name: string, given?: Record<string, FluentVariable>) => string {
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const file of readdirSync(path.join(locales, language))) {
    bundle.addResource(new FluentResource(readFileSync(path.join(locales, language, file), 'utf8')));
  }
  return (name, given) => {
    const pattern = bundle.getMessage(name)?.value;
    if (pattern === null || pattern === undefined) throw new Error(`${language} has no ${name}`);
    return bundle.formatPattern(pattern, given);
  };
}
