/** All scenarios, in the order of the table. */
import type { Scenario } from '#test/bench/performance/scenario.ts';
import { burst } from './burst.ts';
import { eventCost } from './event-cost.ts';
import { filter } from './filter.ts';
import { memory } from './memory.ts';
import { mode } from './mode.ts';
import { openSession } from './open-session.ts';
import { painted } from './painted.ts';
import { rest } from './rest.ts';
import { resync } from './resync.ts';
import { signIn } from './sign-in.ts';
import { simulator } from './simulator.ts';
import { size } from './size.ts';
import { start } from './start.ts';

export const SCENARIOS: readonly Scenario[] = [
  start,
  signIn,
  memory,
  rest,
  painted,
  burst,
  filter,
  openSession,
  mode,
  size,
  resync,
  eventCost,
  simulator,
];
