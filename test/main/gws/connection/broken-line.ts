/** A desk that follows one session through a fault proxy, for tests that break the line between them. */
import type { FaultProxy } from '#test/fault-proxy/fault-proxy.ts';
import { startFaultProxy } from '#test/fault-proxy/fault-proxy.ts';
import type { Dialect, ScriptedSession, Simulator } from '#test/gws-simulator/index.ts';
import { startSimulator } from '#test/gws-simulator/index.ts';
import { transcriptFor } from '#test/main/gws/server-view.ts';
import type { Desk, DeskOptions } from '#test/main/gws/supervisor-desk.ts';
import { openDesk, until } from '#test/main/gws/supervisor-desk.ts';

export interface BrokenLine {
  readonly gws: Simulator;
  readonly proxy: FaultProxy;
  readonly desk: Desk;
  readonly session: ScriptedSession;
  /** Waits until transcript and mode are the server's. */
  equal(): Promise<void>;
  /** Waits until the line has been lost and is there again. */
  mended(): Promise<void>;
  /** How many Bayeux messages the server got on this channel. */
  heard(channel: string): number;
  close(): Promise<void>;
}

export async function openBrokenLine(
  options: Omit<DeskOptions, 'url'> = {},
  dialect: Partial<Dialect> = {},
): Promise<BrokenLine> {
  const gws = await startSimulator({ dialect });
  const proxy = await startFaultProxy(gws.url);
  const desk = openDesk({ url: proxy.url, ...options });
  const session = gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode: 'monitor' }] });
  session.customerSays('Before.');
  const isEqual = (): boolean =>
    desk.transcript(session.id).join('\n') === transcriptFor(session, 'sam').join('\n') &&
    desk.mode(session.id) === session.modeOf('sam');
  return {
    gws,
    proxy,
    desk,
    session,
    async equal() {
      await until(() => describeBoth(desk, session), isEqual);
    },
    async mended() {
      await until('the loss', () => desk.losses() > 0);
      await until('connected again', () => desk.isConnected());
    },
    heard: (channel) =>
      gws.requests.all().filter(({ body }) => JSON.stringify(body ?? null).includes(`"channel":"${channel}"`))
        .length,
    async close() {
      await desk.connection.signOut();
      await proxy.stop();
      await gws.stop();
    },
  };
}

function describeBoth(desk: Desk, session: ScriptedSession): string {
  return JSON.stringify({
    desk: [desk.mode(session.id), ...desk.transcript(session.id)],
    server: [session.modeOf('sam'), ...transcriptFor(session, 'sam')],
  });
}
