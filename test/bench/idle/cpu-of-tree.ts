/** How much a program and everything it has started have worked so far, as Linux counts it. */
import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of the kernel's clock in a second, the same on every Linux. */
const TICKS = 100;

interface Process {
  readonly id: number;
  readonly parent: number;
  /** Seconds. */
  readonly worked: number;
}

/** Seconds of CPU time of the process `root` and all below it that are still there. */
export function cpuOfTree(root: number): number {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? readProcess(Number(name)) : []));
  const isBelow = ({ id, parent }: Process): boolean => {
    if (id === root || parent === root) return true;
    const above = all.find((each) => each.id === parent);
    return above !== undefined && isBelow(above);
  };
  return all.filter(isBelow).reduce((sum, { worked }) => sum + worked, 0);
}

/** None when it has ended meanwhile. */
function readProcess(id: number): Process[] {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The name, in brackets, may hold anything; what follows it is numbers.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
    return [{ id, parent: parent ?? 0, worked: ((user ?? 0) + (system ?? 0)) / TICKS }];
  } catch {
    return [];
  }
}
