/** Which path leads where; the vendor's misspelt paths lead there too (§7.6). */
import { operateOnAgentChannel, operateOnAgentSession } from './operate-on-agent.ts';
import { changeReadiness, operateOnMe } from './operate-on-me.ts';
import {
  listAgentStates,
  listContacts,
  listMyFeatures,
  listQueues,
  listServices,
  listSystemFeatures,
  readContact,
} from './read-directory.ts';
import { listGroups, listMyGroups, listOfGroup, readGroup } from './read-groups.ts';
import { listSessions, readMessages, readSession } from './read-sessions.ts';
import { listMyChannels, listUsers, readMe, readMyChannel, readUser } from './read-user.ts';
import { accept } from './reply.ts';
import type { Handler } from './request.ts';
import { operateOnSession } from './session-operations.ts';

interface Route {
  readonly method: 'GET' | 'POST';
  readonly pattern: readonly string[];
  readonly handle: Handler;
}

/** The documents do not say whether it needs a login; WWE asks for it only after logging in (§3.6), so it does. */
const readVersion: Handler = () => accept({ version: '8.5.202.96' });

const routes: readonly Route[] = [
  route('GET', '/me', readMe),
  route('POST', '/me', operateOnMe),
  route('GET', '/me/features', listMyFeatures),
  route('GET', '/me/channels', listMyChannels),
  route('GET', '/me/channels/:channel', readMyChannel),
  route('POST', '/me/channels/:channel', changeReadiness),
  route('GET', '/me/groups', listMyGroups),
  route('GET', '/groups', listGroups),
  route('GET', '/groups/:id', readGroup),
  route('GET', '/groups/:id/:subresource', listOfGroup),
  route('GET', '/users', listUsers),
  route('GET', '/users/:userId', readUser),
  route('POST', '/users/:userId/channels/:channel', operateOnAgentChannel),
  route('POST', '/users/:userId/smssessions/:id', operateOnAgentSession),
  route('GET', '/contacts', listContacts),
  route('GET', '/contacts/:id', readContact),
  route('GET', '/queues', listQueues),
  route('GET', '/settings/agent-states', listAgentStates),
  route('GET', '/services', listServices),
  route('GET', '/features', listMyFeatures),
  route('GET', '/system/features', listSystemFeatures),
  route('GET', '/diagnostics/version', readVersion),
  // Some samples leave out /me/, against their own tables (§7.4).
  ...['/me/smssessions', '/smssessions'].flatMap((base) => [
    route('GET', base, listSessions),
    route('GET', `${base}/:id`, readSession),
    route('POST', `${base}/:id`, operateOnSession),
    route('GET', `${base}/:id/messages`, readMessages),
  ]),
];

const misspelt = /^\/(me\/)?sms{1,3}ess?ions?(?=\/|$)/;

export interface RouteMatch {
  readonly handle: Handler;
  readonly params: Readonly<Record<string, string>>;
}

/** `path` is relative to /api/v2. */
export function findRoute(method: string, path: string): RouteMatch | undefined {
  const parts = split(path.replace(misspelt, (_, me: string | undefined) => `/${me ?? ''}smssessions`));
  for (const { method: routeMethod, pattern, handle } of routes) {
    const params = routeMethod === method ? match(pattern, parts) : undefined;
    if (params) return { handle, params };
  }
  return undefined;
}

function route(method: Route['method'], pattern: string, handle: Handler): Route {
  return { method, pattern: split(pattern), handle };
}

function split(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

function match(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [place, expected] of pattern.entries()) {
    const actual = parts[place] ?? '';
    if (expected.startsWith(':')) params[expected.slice(1)] = decodePart(actual);
    else if (expected !== actual) return undefined;
  }
  return params;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
