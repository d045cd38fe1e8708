/** Reads what is decided when a release is made: where newer versions will be looked for, and who signs. */
import { parseArgs } from 'node:util';
import { PlainError } from '../prepare/project.mjs';

/**
 * @typedef {object} ReleaseOptions
 * @property {string | null} feed an address (https) below which installers and latest*.yml will lie; null: the app never asks
 * @property {string[]} publishers the names that the certificate for Windows may bear, best as whole distinguished names
 */

/**
 * `--feed` and `--publisher` (may come again), or SMS_SUPERVISOR_FEED and SMS_SUPERVISOR_PUBLISHER. All else is for electron-builder.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {{ release: ReleaseOptions, rest: string[] }}
 */
export function readReleaseOptions(args, env, platform) {
  const { values, rest } = takeOwn(args);
  const feed = readFeed(values.feed ?? env['SMS_SUPERVISOR_FEED']);
  const publishers = (values.publisher ?? [env['SMS_SUPERVISOR_PUBLISHER'] ?? '']).filter(
    (name) => name !== '',
  );
  const isForWindows = platform === 'win32' || rest.some((arg) => /^(--win|--windows|-w)$/.test(arg));
  if (isForWindows && feed !== null && publishers.length === 0) {
    throw new PlainError(
      'A release for Windows that updates itself must say whose signature it trusts, or it would install anybody’s:\n' +
        'add --publisher "CN=…" with the subject of the certificate that signs it.',
    );
  }
  return { release: { feed, publishers }, rest };
}

/** @param {string[]} args */
function takeOwn(args) {
  const { values, tokens } = parseArgs({
    args,
    options: { feed: { type: 'string' }, publisher: { type: 'string', multiple: true } },
    strict: false,
    tokens: true,
  });
  const own = new Set();
  for (const token of tokens) {
    if (token.kind !== 'option' || !['feed', 'publisher'].includes(token.name)) continue;
    own.add(token.index);
    if (!token.inlineValue) own.add(token.index + 1);
  }
  return {
    values: /** @type {{ feed?: string, publisher?: string[] }} */ (values),
    rest: args.filter((_, index) => !own.has(index)),
  };
}

/**
 * @param {string | undefined} address
 * @returns {string | null}
 */
function readFeed(address) {
  if (address === undefined || address === '') return null;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'https:' || url.username !== '' || url.search !== '') {
    throw new PlainError(`The feed must be an https address without a password or a question: ${address}`);
  }
  return url.href;
}
