/** Phase 3: what talks to others, none of which begins by itself: the keychain, the network, the contact centre, updates, the desktop's bus. */
import { app, session } from 'electron';
import { createConnectionPublisher } from '#main/app-state/connection-publisher.ts';
import { createSessionBus } from '#main/desktop/d-bus/session-bus.ts';
import { createConnectionHistory } from '#main/diagnostics/connection-history.ts';
import { AppError } from '#main/errors/app-error.ts';
import { reportFailure } from '#main/errors/error-reporting.ts';
import { createGwsClient } from '#main/gws/api/gws-client.ts';
import { backoff } from '#main/gws/connection/backoff.ts';
import type { GwsConnection } from '#main/gws/connection/connection.ts';
import { createConnection } from '#main/gws/connection/connection.ts';
import { createAsyncFailures } from '#main/gws/sync/async-failures.ts';
import { createUnrecognisedMessages } from '#main/gws/sync/unrecognised-messages.ts';
import type { PasswordStore } from '#main/keychain/keychain.ts';
import { createPasswordStore } from '#main/keychain/keychain.ts';
import type { ReadAuthorities } from '#main/network/certificates/authorities.ts';
import { authoritiesOf } from '#main/network/certificates/authorities.ts';
import { applyCertificateVerdict } from '#main/network/certificates/certificate-verdict.ts';
import type { Network } from '#main/network/network.ts';
import { createNetwork } from '#main/network/network.ts';
import { watchNetworkService } from '#main/network/network-process.ts';
import { createTeamSource } from '#main/team/team-source.ts';
import type { TeamWatch } from '#main/team/team-watch.ts';
import { createTeamWatch } from '#main/team/team-watch.ts';
import { createAppUpdater } from '#main/updates/app-updater.ts';
import type { Updater } from '#main/updates/updater.ts';
import { EMPTY_APP_STATE } from '#preload/model/empty-app-state.ts';
import type { State } from './state.ts';

export type Services = ReturnType<typeof createServices>;

export function createServices(state: State) {
  const { adminFolder, log } = state;
  const credentials = createPasswordStore();
  const readAuthorities = authoritiesOf({ adminFolder, platform: process.platform, env: process.env, log });
  const network = openNetwork(state, credentials, readAuthorities);
  const gwsParts = openContactCentre(state, network);
  surviveNetworkService(state, network, gwsParts.connection);
  return {
    bus: createSessionBus(process.env),
    credentials,
    network,
    ...gwsParts,
    updater: openUpdater(state, network, readAuthorities),
  };
}

/** The server's cookies are kept in memory only: they are as good as a password. */
function openNetwork(
  { appState, log }: State,
  credentials: PasswordStore,
  readAuthorities: ReadAuthorities,
): Network {
  return createNetwork({
    // Nothing is to be answered from a cache: it could be older than what is on screen.
    openSession: (number) => session.fromPartition(`gws-${number}`, { cache: false }),
    credentials,
    readAuthorities,
    log,
    onProxyQuestion: (proxyQuestion) => appState.change({ proxyQuestion }),
  });
}

function openContactCentre(state: State, network: Network) {
  const { appState, log, now, serverClock, settings, store, tellDifference } = state;
  const unreadable = createUnrecognisedMessages((what) => log.warn('notification not used', { what }));
  const asyncFailures = createAsyncFailures((failure) =>
    appState.change({ notice: reportFailure(log, 'accepted operation', failure) }),
  );
  const connectionHistory = createConnectionHistory(now);
  const publishConnection = createConnectionPublisher(appState);
  const connection = createConnection({
    send: network.send,
    store,
    now,
    serverClock,
    backoff,
    asyncFailures,
    unreadable,
    onConnection(latest) {
      connectionHistory.note(latest);
      tellDifference();
      publishConnection(latest);
      if (latest.phase === 'signed-out') appState.change({ work: EMPTY_APP_STATE.work });
    },
    onMyChannels: (channels) => appState.change({ work: { ...appState.read().work, channels } }),
    log: log.info,
    forgetCookies: network.forgetCookies,
  });
  const gws = createGwsClient(connection.perform);
  const team = createTeamWatch({
    source: createTeamSource(gws, connection.myUserId, () => settings.read().nickname),
    now,
    publish: (latest) => appState.change({ team: latest }),
    log: log.warn,
  });
  followWithTeam(state, team);
  return { asyncFailures, connection, connectionHistory, gws, team, unreadable };
}

function followWithTeam({ appState, store }: State, team: TeamWatch): void {
  appState.subscribe(({ connection }) => {
    if (connection) team.follow(connection.phase);
  });
  store.subscribe((ids) => team.noteSessions(ids.flatMap((id) => store.get(id)?.session ?? [])));
}

function surviveNetworkService(
  { appState, log }: State,
  network: Network,
  connection: Pick<GwsConnection, 'probe'>,
): void {
  watchNetworkService({
    onDeath(reason) {
      log.error('network service gone', { reason });
      network.replaceSessions();
      connection.probe();
    },
    onGivenUp: () =>
      appState.change({
        notice: reportFailure(log, 'network service', new AppError('network-service-lost')),
      }),
  });
}

function openUpdater(
  { appState, log, policy, store }: State,
  network: Network,
  readAuthorities: ReadAuthorities,
): Updater {
  const updater = createAppUpdater({
    preferences: () => appState.read().settings,
    policyFeed: () => policy.updateFeed ?? null,
    isManaged: () => policy.updatesOn !== undefined,
    isSupervising: () => [...store.all()].some(({ session: { ended } }) => !ended),
    quit: () => app.quit(),
    publish: (updates) => appState.change({ updates }),
    prepareSession: (updates) => applyCertificateVerdict(updates, readAuthorities, log),
    answerProxy: network.createProxyAnswers(),
    log,
  });
  appState.subscribe(({ settings: changed }) => {
    if (changed) updater.followSettings();
  });
  return updater;
}
