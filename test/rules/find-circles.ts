/** Finds what depends on itself: groups of nodes of which each leads to every other (Tarjan's algorithm). */

interface Arrow {
  readonly file: string;
  readonly target: string;
}

/** @returns each circle's nodes, sorted */
export function findCircles(arrows: readonly Arrow[]): string[][] {
  const targets = new Map<string, Set<string>>();
  for (const { file, target } of arrows)
    targets.set(file, (targets.get(file) ?? new Set<string>()).add(target));

  const order = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];

  function visit(node: string): number {
    const own = order.size;
    order.set(node, own);
    open.push(node);
    let low = own;
    for (const target of targets.get(node) ?? []) {
      if (!order.has(target)) low = Math.min(low, visit(target));
      else if (open.includes(target)) low = Math.min(low, order.get(target) ?? low);
    }
    if (low === own) {
      const circle = open.splice(open.indexOf(node));
      if (circle.length > 1) circles.push(circle.sort());
    }
    return low;
  }

  for (const node of targets.keys()) if (!order.has(node)) visit(node);
  return circles;
}
