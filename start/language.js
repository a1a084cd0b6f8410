// What the page says: the messages of one language, looked up by `@fluent/bundle`. The WebAssembly asks for them by name
// (`i18n/src/page.rs`).

import { FluentBundle, FluentResource } from '@fluent/bundle';

const { dataset } = document.getElementById('hydration');
let spoken = '';
let bundle;

/** As this person's browser writes dates and numbers in a language: British English and American differ. */
function localeOf(tag) {
  const [language] = tag.split('-');
  return navigator.languages.find((locale) => locale.split('-')[0] === language) ?? tag;
}

export const tincan = {
  language: () => spoken,
  locale: () => bundle?.locales[0] ?? 'en',

  /** Fetches the messages of another language, and speaks it from then on. Until then, and where it fails, nothing changes. */
  async speak(tag) {
    const named = dataset.languages.split(' ').map((language) => language.split(','));
    const [, address, integrity] = named.find(([language]) => language === tag);
    const response = await fetch(address, { integrity });
    if (!response.ok) throw new Error(`${response.url} is answered with ${response.status}`);
    // What runs the other way is kept apart by who asks.
    const next = new FluentBundle(localeOf(tag), { useIsolating: false });
    next.addResource(new FluentResource(await response.text()));
    [spoken, bundle] = [tag, next];
  },

  say(id, given) {
    const pattern = bundle?.getMessage(id)?.value;
    return pattern ? bundle.formatPattern(pattern, given, []) : id;
  },
};
