/** Milliseconds since 1970 with their fractions: comparable between this process, its children and the page. */
export function epochNow(): number {
  return performance.timeOrigin + performance.now();
}
