/** Binds a program in the background to this process, so that even a `kill -9` of ours leaves nothing running. */

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {[program: string, args: string[]]} what to start instead; where the system cannot do it, the same
 */
export function endingWithUs(program, args) {
  if (process.platform !== 'linux') return [program, args];
  return ['setpriv', ['--pdeathsig', 'TERM', '--', program, ...args]];
}
