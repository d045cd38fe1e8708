/** What a person can do as a customer or as an agent. */
import type { ChannelState } from '#test/gws-simulator/world/agent-states.ts';
import { agentStates } from '#test/gws-simulator/world/agent-states.ts';
import type { ScriptedSession } from '#test/gws-simulator/world/scripted-session.ts';
import type { World } from '#test/gws-simulator/world/world.ts';

type Body = Readonly<Record<string, unknown>>;
type Act = (session: ScriptedSession, text: string) => void;

const asCustomer: Readonly<Record<string, Act>> = {
  say: (session, text) => {
    session.customerStopsTyping();
    session.customerSays(text);
  },
  type: (session, text) => {
    session.customerStartsTyping(text);
  },
  pause: (session) => {
    session.customerStopsTyping();
  },
  leave: (session) => {
    session.customerLeaves();
  },
};

const asAgent: Readonly<Record<string, Act>> = {
  say: (session, text) => {
    session.agentStopsTyping();
    session.agentSays(text);
  },
  whisper: (session, text) => {
    session.agentSaysToAgents(text);
  },
  type: (session) => {
    session.agentStartsTyping();
  },
  pause: (session) => {
    session.agentStopsTyping();
  },
  leave: (session) => {
    session.agentLeaves();
  },
  complete: (session) => {
    session.complete();
  },
};

export function beginSession(world: World, body: Body): { id: string } {
  const nickname = textOf(body, 'customer') || 'Customer';
  const session = world.startSession({ agent: textOf(body, 'agent'), customer: { nickname } });
  world.playedByHand.add(session.id);
  const text = textOf(body, 'text');
  if (text !== '') session.customerSays(text);
  return { id: session.id };
}

/** Whoever touches a session plays it from then on: the living world says nothing there any more. */
export function act(world: World, id: string, body: Body): { id: string } | undefined {
  const session = world.scriptOf(id);
  const acts = textOf(body, 'as') === 'agent' ? asAgent : asCustomer;
  const name = textOf(body, 'act');
  if (!session || !Object.hasOwn(acts, name)) return undefined;
  world.playedByHand.add(id);
  acts[name]?.(session, textOf(body, 'text'));
  return { id };
}

export function setAgent(world: World, userName: string, body: Body): { id: string } | undefined {
  const state = textOf(body, 'state');
  if (!isChannelState(state)) return undefined;
  world.setAgentState(userName, state);
  return { id: userName };
}

function isChannelState(name: string): name is ChannelState {
  return Object.hasOwn(agentStates, name);
}

function textOf(body: Body, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value.trim() : '';
}
