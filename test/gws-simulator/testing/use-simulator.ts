/** Gives each test a simulator of its own and stops it afterwards. */
import { afterEach } from 'vitest';
import type { Simulator, SimulatorOptions } from '#test/gws-simulator/index.ts';
import { startSimulator } from '#test/gws-simulator/index.ts';

const running: Simulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((gws) => gws.stop()));
});

export async function useSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const gws = await startSimulator(options);
  running.push(gws);
  return gws;
}
