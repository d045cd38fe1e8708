/** Says which part of the project may import what. The lint rule below enforces it; test/rules checks the outcome a second way. */
import { posix, relative, sep } from 'node:path';
import { projectFolder } from '../prepare/project.mjs';

/**
 * A wall stands around `inside` (paths below the project, without `except`) and stops every import that `stops` matches:
 * a path below the project for files of ours, the name as written for packages.
 * @typedef {{ inside: RegExp, except?: RegExp, stops: RegExp, message: string }} Wall
 */

const features = [
  'sign-in',
  'team',
  'sessions',
  'connection',
  'settings',
  'my-work',
  'audit',
  'updates',
  'closing',
  'diagnostics',
];

/** @type {Wall[]} */
export const walls = [
  {
    inside: /^main\/sessions\//,
    stops: /^(?!main\/sessions\/|preload\/(model|rules)\/|preload\/errors\.ts$)/,
    message: 'The domain is pure: it imports only its own files and the nouns and rules of preload.',
  },
  {
    inside: /^preload\/(model\/|errors\.ts$)/,
    stops: /^(?!preload\/(model\/|errors\.ts$))/,
    message: 'The nouns of the bridge import nothing but each other: both sides must be able to read them.',
  },
  {
    inside: /^preload\/(contract|commands)\.ts$/,
    stops: /^(?!preload\/(model\/|commands\.ts$|errors\.ts$)|zod$)/,
    message: 'The verbs of the bridge know its nouns, and zod by its types.',
  },
  {
    inside: /^preload\/rules\//,
    stops: /^(?!preload\/(model|rules)\/|preload\/errors\.ts$|re2js$)/,
    message: 'Rules are pure and the same on both sides: they know the nouns, each other and re2js.',
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
    stops: /^(electron(\/|$)|main\/(?!gws\/|sessions\/|errors\/app-error\.ts$))/,
    message:
      'main/gws knows the contact centre and nothing of the computer: it gets what sends for it as an argument.',
  },
  {
    inside: /^main\/network\//,
    stops: /^main\/(gws\/(?!http\/http-exchange\.ts$)|sessions\/)/,
    message: 'The way to the server knows nothing of what is said on it.',
  },
  {
    inside: /^(?!main\/gws\/bayeux\/|test\/|scripts\/)/,
    stops: /^faye(\/|$)/,
    message: 'Only main/gws/bayeux speaks Bayeux.',
  },
  {
    inside: /^(?!test\/)/,
    except: /^main\/keychain\/keychain\.ts$/,
    stops: /^keytar$/,
    message: 'Only main/keychain/keychain.ts sees a secret at rest.',
  },
  {
    inside: /^preload\//,
    stops: /^(main|renderer|scripts)\//,
    message: 'The bridge knows neither of its sides.',
  },
  {
    inside: /^renderer\//,
    stops: /^(main\/|scripts\/|preload\/index\.ts$|electron(\/|$)|node:)/,
    message: 'The renderer runs in a page: of the rest it knows only the words and rules of the bridge.',
  },
  ...features.map((feature) => ({
    inside: new RegExp(`^renderer/${feature}/`),
    stops: new RegExp(`^renderer/(?!${feature}/)(${features.join('|')}|console)/`),
    message: 'Features do not know each other: put what they share into renderer/state or renderer/ui.',
  })),
  {
    inside: /^renderer\/ui\//,
    stops: /^(preload\/(?!rules\/format-span\.ts$)|renderer\/(?!ui\/|styles\/))/,
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
 * @param {string} specifier as written: relative, one of the package's own imports (#main/…), or a package
 * @returns {string} a path below the project for files of ours, the name as written for packages
 */
export function resolveImport(file, specifier) {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier);
  return specifier.startsWith('#') ? specifier.slice(1) : specifier;
}

/**
 * @param {string} file path below the project, with /
 * @param {string} specifier as written
 * @returns {string | undefined} why this import is not allowed
 */
export function findWall(file, specifier) {
  if (/^\.\.\//.test(specifier) && /^(main|preload|renderer|test)\//.test(file)) {
    const target = resolveImport(file, specifier);
    if (/^(main|preload|renderer|test)\//.test(target)) return `Paths do not climb: write '#${target}'.`;
  }
  const target = resolveImport(file, specifier);
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
