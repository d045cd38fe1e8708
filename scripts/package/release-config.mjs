/** Turns what was decided for a release into what electron-builder is told beside electron-builder.yml. */
import { join } from 'node:path';
import { projectFolder } from '../prepare/project.mjs';

/**
 * @param {import('./release-options.mjs').ReleaseOptions} release
 * @param {string} version
 * @param {string} changelog
 * @returns {import('electron-builder').Configuration}
 */
export function makeReleaseConfig({ feed, publishers }, version, changelog) {
  const notes = readNotes(changelog, version);
  return {
    extends: join(projectFolder, 'electron-builder.yml'),
    ...(feed === null ? {} : { publish: { provider: 'generic', url: feed, useMultipleRangeRequest: false } }),
    ...(publishers.length === 0 ? {} : { win: { signtoolOptions: { publisherName: publishers } } }),
    ...(notes === '' ? {} : { releaseInfo: { releaseNotes: notes } }),
  };
}

/**
 * The part of the changelog under this version's heading, or under "Unreleased" where it has none yet.
 * @param {string} changelog
 * @param {string} version
 */
export function readNotes(changelog, version) {
  const parts = changelog.split(/^## /m).slice(1);
  const named = (/** @type {string} */ title) => parts.find((part) => part.match(/[\w.+-]+/)?.[0] === title);
  const part = named(version) ?? named('Unreleased') ?? '';
  return part.split('\n').slice(1).join('\n').trim();
}
