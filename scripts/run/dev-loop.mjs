/** Runs the app on its sources: Vite's server changes the page in place, and a change of main or preload starts the app again. */
import { once } from 'node:events';
import { projectFolder, say } from '../prepare/project.mjs';
import { runInForeground } from './run-in-foreground.mjs';

/** Milliseconds. What main and preload share is built into both: the second build begins within this time after the first. */
const bothBegin = 150;

/**
 * Runs until the app is closed or until `stop`.
 * @param {string} electron
 * @param {string[]} args
 * @param {{ environment: NodeJS.ProcessEnv, stop: AbortSignal }} options
 * @returns {Promise<number>} the app's exit code
 */
export async function runDevLoop(electron, args, { environment, stop }) {
  const { resolveConfig } = await import('electron-vite');
  const { build, createServer } = await import('vite');
  // A sandboxed preload can load no map from a file.
  const how = { root: projectFolder, clearScreen: false, build: { watch: {}, sourcemap: 'inline' } };
  const { config } = await resolveConfig(/** @type {import('vite').InlineConfig} */ (how), 'serve');
  const server = await createServer(config?.renderer);
  const builds = new Builds();
  try {
    for (const part of [config?.main, config?.preload]) builds.follow(await build(part));
    await server.listen();
    const address = server.resolvedUrls?.local[0];
    await builds.settled();
    return await runAgainAndAgain(builds, stop, async (end) => {
      const development = { ...environment, ELECTRON_RENDERER_URL: address };
      return await runInForeground(electron, args, { environment: development, stop: end });
    });
  } finally {
    await builds.close();
    await server.close();
  }
}

/**
 * @param {Builds} builds
 * @param {AbortSignal} stop
 * @param {(end: AbortSignal) => Promise<number>} run
 */
async function runAgainAndAgain(builds, stop, run) {
  for (;;) {
    const change = builds.nextChange();
    const end = AbortSignal.any([stop, change]);
    const code = await run(end);
    if (code !== 0 && !end.aborted) {
      say(`The app ended with exit code ${code}. It is started again after the next change.`);
      await once(end, 'abort');
    }
    if (stop.aborted || !change.aborted) return code;
    await builds.settled();
    say('Main or preload has changed: starting the app again …');
  }
}

/** The builds of main and preload, which begin by themselves whenever one of their files changes. */
class Builds {
  /** @type {import('vite').Rolldown.RolldownWatcher[]} */
  #watchers = [];
  #running = 0;
  #waiting = /** @type {(() => void)[]} */ ([]);
  #change = new AbortController();

  /** @param {Awaited<ReturnType<typeof import('vite').build>>} watcher */
  follow(watcher) {
    if (!('on' in watcher)) throw new TypeError('Vite does not watch');
    this.#watchers.push(watcher);
    this.#running += 1;
    let isFirst = true;
    watcher.on('event', ({ code }) => {
      if (code === 'BUNDLE_START' && !isFirst) this.#running += 1;
      // What cannot be built has been said by Vite; the app goes on as it was.
      if (code !== 'BUNDLE_END' && code !== 'ERROR') return;
      this.#running -= 1;
      if (code === 'BUNDLE_END' && !isFirst) setTimeout(() => this.#change.abort(), bothBegin);
      isFirst = false;
      setTimeout(() => this.#release(), bothBegin);
    });
  }

  #release() {
    if (this.#running === 0) this.#waiting.splice(0).forEach((go) => go());
  }

  /** Resolves when nothing is being built. @returns {Promise<void>} */
  async settled() {
    if (this.#running > 0) await new Promise((resolve) => this.#waiting.push(() => resolve(undefined)));
  }

  /** Is aborted when something has been built anew after this call. */
  nextChange() {
    this.#change = new AbortController();
    return this.#change.signal;
  }

  async close() {
    await Promise.all(this.#watchers.map((watcher) => watcher.close()));
  }
}
