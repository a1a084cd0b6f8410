// Which browsers, where they are, and how they are started.

import { existsSync } from 'node:fs';
import type { LaunchOptions } from '@playwright/test';

export type BrowserKind = 'chromium' | 'firefox';

/** Where a browser is, or `undefined` when this machine has none: the variable first, then the usual places. */
function locate(variable: string, places: readonly string[]): string | undefined {
  const chosen = process.env[variable];
  if (chosen !== undefined) return existsSync(chosen) ? chosen : undefined;
  return places.find((place) => existsSync(place));
}

/** Without one of the system's, Playwright looks for its own. */
export const chromiumPath = locate('TINCAN_CHROMIUM', [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]);

/** Playwright speaks to an unmodified Firefox, the release and ESR builds alike. */
export const firefoxPath = locate('TINCAN_FIREFOX', ['/usr/bin/firefox-esr', '/usr/bin/firefox']);

/**
 * Whether the run has a network of its own (see `run.sh`). On a plain host the browsers must not announce
 * themselves by multicast DNS, which leaves the machine.
 */
export const privateNetwork = process.env['TINCAN_E2E_NETWORK'] === 'private';

/** What Playwright switches off itself: only the last list counts, so ours repeats it (`chromiumSwitches` in playwright-core 1.64). */
const OFF_BY_PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'BlockOriginHeaderModificationOnRedirect',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'Translate',
  'AutoDeElevate',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
];

/** Pages of Chromium's own, behind the address bar of each window that nobody sees: they cost as much as one of ours. */
const OWN_PAGES = ['WebUIOmniboxAimPopup', 'WebUIOmniboxPopup'];

/** Of Chromium whose pages come from these hosts; it looks up no other name. */
export function chromiumArguments(hosts: readonly string[]): string[] {
  return [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-domain-reliability',
    '--use-fake-device-for-media-stream',
    `--disable-features=${[...OFF_BY_PLAYWRIGHT, ...OWN_PAGES].join(',')}`,
    // The switches above do not stop every lookup of an outside name; this does. `*.local` are the names browsers
    // give to their own addresses.
    `--host-resolver-rules=MAP * ~NOTFOUND , ${[...hosts, '*.local'].map((host) => `EXCLUDE ${host}`).join(' , ')}`,
  ];
}

export const chromiumOptions: LaunchOptions = {
  ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
  args: chromiumArguments(['localhost', '127.0.0.1']),
};

/** What Playwright cannot do to a Firefox that is not its own: why a test is not run in it. */
export const notInFirefox = {
  offline: 'Playwright cannot take the network from this Firefox',
  media: 'Playwright cannot tell this Firefox what the device is like',
  scripts: 'Playwright cannot switch scripts off in this Firefox',
} as const;

export const firefoxChannel = 'moz-firefox';

export const firefoxOptions: LaunchOptions = {
  ...(firefoxPath === undefined ? {} : { executablePath: firefoxPath }),
  firefoxUserPrefs: {
    'media.navigator.streams.fake': true,
    'media.navigator.permission.disabled': true,
    ...(privateNetwork ? {} : { 'media.peerconnection.ice.obfuscate_host_addresses': false }),
  },
};

/**
 * Permissions of a Chromium context. With the microphone granted, Chromium offers plain addresses instead of
 * names announced by multicast.
 */
export const chromiumPermissions: string[] = [
  'clipboard-read',
  'clipboard-write',
  ...(privateNetwork ? [] : ['microphone']),
];
