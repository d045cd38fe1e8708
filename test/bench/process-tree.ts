/** What a program and everything it has started have worked and hold in memory, as Linux counts it. */
import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of the kernel's clock in a second, the same on every Linux. */
const TICKS_PER_SECOND = 100;

interface Process {
  readonly id: number;
  readonly parent: number;
  /** Seconds, those of its children that have ended and were waited for with it. */
  readonly worked: number;
}

/** Seconds of CPU time of the process `root` and all below it. */
export function cpuOfTree(root: number): number {
  return listTree(root).reduce((sum, { worked }) => sum + worked, 0);
}

/** MiB: what several of them share counts once, a part for each (PSS). */
export function memoryOfTree(root: number): number {
  return listTree(root).reduce((sum, { id }) => sum + readPss(id), 0) / 1024;
}

function listTree(root: number): readonly Process[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? readProcess(Number(name)) : []));
  const parents = new Map(all.map(({ id, parent }) => [id, parent]));
  const isBelow = (id: number | undefined): boolean =>
    id !== undefined && (id === root || isBelow(parents.get(id)));
  return all.filter(({ id }) => isBelow(id));
}

/** None when it has ended meanwhile. */
function readProcess(id: number): Process[] {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The name, in brackets, may hold anything; what follows it is numbers.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [, parent = 0] = fields.slice(0, 2).map(Number);
    const ticks = fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0);
    return [{ id, parent, worked: ticks / TICKS_PER_SECOND }];
  } catch {
    return [];
  }
}

/** KiB; 0 when it has ended meanwhile. */
function readPss(id: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
