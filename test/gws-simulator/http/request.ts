/** A request as the handlers see it: who asks for what, checked and parsed. */
import type { CommandFaults } from '#test/gws-simulator/command-faults.ts';
import type { Dialect } from '#test/gws-simulator/dialect.ts';
import type { WireFormat } from '#test/gws-simulator/wire/wire-format.ts';
import type { StaffMember } from '#test/gws-simulator/world/staff.ts';
import type { World } from '#test/gws-simulator/world/world.ts';
import type { Reply } from './reply.ts';

export interface ApiRequest {
  readonly user: StaffMember;
  readonly world: World;
  readonly dialect: Dialect;
  readonly format: WireFormat;
  readonly faults: Pick<CommandFaults, 'takePartialStart'>;
  /** The variable parts of the path, such as `id`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Empty for a GET. */
  readonly body: Readonly<Record<string, unknown>>;
}

export type Handler = (request: ApiRequest) => Reply;

/** A parameter of the body, if it is a text that says something. */
export function readText(body: ApiRequest['body'], name: string): string | undefined {
  const value = body[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
