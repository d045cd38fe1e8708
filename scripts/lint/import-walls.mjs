/** Says which part of the project may import what. The lint rule below enforces it; test/rules checks the outcome a second way. */
import { posix, relative, sep } from 'node:path';
import { projectFolder } from '../prepare/project.mjs';

/**
 * A wall stands around `inside` (paths below the project, without `except`) and stops every import that `stops` matches:
 * a path below the project for files of ours, the name as written for packages.
 * @typedef {{ inside: RegExp, except?: RegExp, stops: RegExp, message: string }} Wall
 */

const shared = /^preload\/(model|contract|errors|default-settings|look-up)\.ts$/;
const words =
  /^preload\/(letter-folds|fold-text|phone-numbers|word-edges|text-match|keywords|time-allowance|span-words)\.ts$/;
const features = ['sign-in', 'team', 'sessions', 'connection', 'settings', 'my-work', 'audit', 'updates'];

/** @type {Wall[]} */
export const walls = [
  {
    inside: /^main\/sessions\//,
    stops: /^(?!main\/sessions\/|preload\/(model|errors)\.ts$)/,
    message:
      'The domain is pure: it imports only its own files and the types of preload/model and preload/errors.',
  },
  {
    inside: shared,
    stops: /^(?!preload\/(model|contract|errors|default-settings|look-up)\.ts$)/,
    message: 'The words of the bridge import nothing but each other: both sides must be able to read them.',
  },
  {
    inside: words,
    stops:
      /^(?!preload\/(letter-folds|fold-text|phone-numbers|word-edges|text-match|keywords|time-allowance|span-words)\.ts$|re2js$)/,
    message:
      'How texts are compared and spans are worded is the same on both sides and knows neither: it imports only its own files and re2js.',
  },
  {
    inside: /^main\/desktop\//,
    stops: /^main\/gws\//,
    message:
      'The desktop is a function of state and never sees the server: take what is needed as an argument.',
  },
  {
    inside: /^main\/commands\//,
    stops: /^electron(\/|$)/,
    message:
      'A command gets what it needs of Electron as an argument, so that it can be tested without a window.',
  },
  {
    inside: /^main\//,
    stops: /^(renderer|scripts)\//,
    message: 'Main speaks to the renderer through the bridge only.',
  },
  {
    inside: /^main\/gws\//,
    stops: /^(electron(\/|$)|main\/(?!gws\/|sessions\/|(app-error|read-json)\.ts$))/,
    message:
      'main/gws knows the contact centre and nothing of the computer: it gets what sends for it as an argument.',
  },
  {
    inside: /^main\/network\//,
    stops: /^main\/(gws\/(?!http-exchange\.ts$)|sessions\/)/,
    message: 'The way to the server knows nothing of what is said on it.',
  },
  {
    inside: /^(?!main\/gws\/|test\/|scripts\/)/,
    stops: /^faye(\/|$)/,
    message: 'Only main/gws speaks Bayeux.',
  },
  {
    inside: /^(?!test\/)/,
    except: /^main\/credentials\.ts$/,
    stops: /^keytar$/,
    message: 'Only main/credentials.ts sees a secret at rest.',
  },
  {
    inside: /^preload\//,
    stops: /^(main|renderer|scripts)\//,
    message: 'The bridge knows neither of its sides.',
  },
  {
    inside: /^renderer\//,
    stops:
      /^(main\/|scripts\/|preload\/(?!(model|contract|errors|default-settings|look-up|fold-text|text-match|keywords|span-words)\.ts$)|electron(\/|$)|node:)/,
    message:
      'The renderer runs in a page: of the rest it knows only the words of the bridge, and look-up, fold-text, text-match, keywords and span-words of preload.',
  },
  ...features.map((feature) => ({
    inside: new RegExp(`^renderer/${feature}/`),
    stops: new RegExp(`^renderer/(?!${feature}/)(${features.join('|')})/`),
    message: 'Features do not know each other: put what they share into renderer/state or renderer/ui.',
  })),
  {
    inside: /^renderer\/ui\//,
    stops: /^(preload\/(?!span-words\.ts$)|renderer\/(?!ui\/|styles\/))/,
    message: 'renderer/ui has no domain words.',
  },
  {
    inside: /^(?!test\/)/,
    stops: /^test\//,
    message: 'Nobody imports test/: it is not shipped.',
  },
];

/**
 * @param {string} file path below the project, with /
 * @param {string} specifier as written
 * @returns {string | undefined} why this import is not allowed
 */
export function findWall(file, specifier) {
  const target = specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : specifier;
  return walls.find(
    ({ inside, except, stops }) => inside.test(file) && !except?.test(file) && stops.test(target),
  )?.message;
}

/** @type {import('eslint').Rule.RuleModule} */
export const importWalls = {
  meta: { type: 'problem' },
  create(context) {
    const file = relative(projectFolder, context.filename).split(sep).join('/');
    /** @param {import('eslint').Rule.Node & { source?: unknown }} node */
    const check = (node) => {
      const specifier = /** @type {{ value?: unknown } | null | undefined} */ (node.source)?.value;
      const message = typeof specifier === 'string' ? findWall(file, specifier) : undefined;
      if (message !== undefined) context.report({ node, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};
