/** A command to a session as its operation sees it: who, where, with what. */
import { capabilitiesOf } from '#test/gws-simulator/world/capabilities.ts';
import type { SmsSession, Viewer } from '#test/gws-simulator/world/sms-session.ts';
import type { Reply } from './reply.ts';
import type { ApiRequest } from './request.ts';

export interface Scene {
  readonly request: ApiRequest;
  readonly session: SmsSession;
  readonly viewer: Viewer;
}

export type Operation = (scene: Scene) => Reply;

export function isOffered({ request, session, viewer }: Scene, capability: string): boolean {
  return capabilitiesOf(viewer, session, request.dialect).includes(capability);
}
