// Checks the colour pairs that meet on a page: 4.5:1 for text, 3:1 for what must be seen (WCAG 2.2 AA), in both themes.
// Reads _tokens.scss, so a changed token is checked as it stands. Run: node style/contrast.mjs
import { readFileSync } from "node:fs";

const TEXT = 4.5;
const SHAPE = 3;

// [what is in front, what is behind, least ratio]
const PAIRS = [
  ["ink", "paper", TEXT],
  ["ink", "surface", TEXT],
  ["ink", "sunken", TEXT],
  ["ink", "care-wash", TEXT],
  ["muted", "paper", TEXT],
  ["muted", "surface", TEXT],
  ["muted", "sunken", TEXT],
  ["action", "paper", TEXT],
  ["action", "surface", TEXT],
  ["action", "sunken", TEXT],
  ["action", "care-wash", TEXT],
  ["on-action", "action", TEXT],
  ["on-action", "action-strong", TEXT],
  ["care", "sunken", TEXT],
  ["danger", "sunken", TEXT],
  ["good", "paper", TEXT],
  ["good", "surface", TEXT],
  ["good", "sunken", TEXT],
  ["care", "paper", TEXT],
  ["care", "surface", TEXT],
  ["danger", "paper", TEXT],
  ["danger", "surface", TEXT],
  ["edge", "paper", SHAPE],
  ["edge", "surface", SHAPE],
  ["edge", "sunken", SHAPE],
  ["string", "paper", SHAPE],
  ["string", "surface", SHAPE],
  ["ink", "code", TEXT],
  ["muted", "code", TEXT],
  ["action", "code", TEXT],
  ["good", "code", TEXT],
  ["danger", "code", TEXT],
  ["code-word", "code", TEXT],
  ["code-text", "code", TEXT],
  ["code-number", "code", TEXT],
  ...Array.from({ length: 8 }, (_, tin) => ["on-tin", `tin-${tin}`, TEXT]),
];

const source = readFileSync(new URL("_tokens.scss", import.meta.url), "utf8");
const darkFrom = source.indexOf("@mixin dark");
const light = rawTokens(source.slice(0, darkFrom));
const dark = { ...light, ...rawTokens(source.slice(darkFrom)) };

let failures = 0;
for (const [theme, tokens] of Object.entries({ light, dark })) {
  for (const [front, back, least] of PAIRS) {
    const ratio = contrast(luminance(token(tokens, front)), luminance(token(tokens, back)));
    if (ratio < least) {
      failures += 1;
      console.error(`${theme}: ${front} on ${back} is ${ratio.toFixed(2)}:1, needs ${least}:1`);
    }
  }
}
if (failures > 0) process.exit(1);
console.log(`${PAIRS.length} pairs hold in both themes`);

function rawTokens(text) {
  const tokens = {};
  for (const [, name, l, c, h] of text.matchAll(/--raw-([\w-]+):\s*oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/g)) {
    tokens[name] = [Number(l), Number(c), Number(h)];
  }
  return tokens;
}

function token(tokens, name) {
  if (!tokens[name]) throw new Error(`_tokens.scss has no --raw-${name}`);
  return tokens[name];
}

// OKLCH to linear sRGB (CSS Color 4, section 9), clipped to what a screen shows, then relative luminance (WCAG 2.2).
function luminance([l, chroma, hue]) {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (x) => Math.min(1, Math.max(0, x));
  const red = clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short);
  const green = clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short);
  const blue = clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
