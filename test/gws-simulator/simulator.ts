/** Puts the simulator together: a world, its wire format, and a server that can be stopped, cut and restarted. */
import { BayeuxEndpoint } from './bayeux/endpoint.ts';
import { CommandFaults } from './command-faults.ts';
import type { Dialect } from './dialect.ts';
import { documentedDialect } from './dialect.ts';
import type { Faults } from './faults.ts';
import { joinFaults } from './faults.ts';
import type { GatewayParts } from './http/gateway.ts';
import { answerRequest } from './http/gateway.ts';
import { HttpSessions } from './http/http-sessions.ts';
import type { Listener, TlsIdentity } from './http/listen.ts';
import { listen } from './http/listen.ts';
import { writeDate } from './http/write-date.ts';
import type { LivingOptions } from './living/living-world.ts';
import { LivingWorld } from './living/living-world.ts';
import { NotificationFaults } from './notification-faults.ts';
import { Outbox } from './outbox.ts';
import { servePlay } from './play/serve-play.ts';
import { ReadingFaults } from './reading-faults.ts';
import { RequestLog } from './request-log.ts';
import type { WireFormat } from './wire/wire-format.ts';
import { writeChannelNotification } from './wire/write-channels.ts';
import { writeSessionNotification } from './wire/write-notification.ts';
import type { Happening } from './world/happening.ts';
import { createIdSource } from './world/ids.ts';
import { hireStaff } from './world/staff.ts';
import { World } from './world/world.ts';

export interface WorldOptions {
  /** How many agents there are; the named ones come first. */
  readonly agents?: number;
  /** Absent: nobody is there and nothing happens by itself, for scripts. */
  readonly living?: LivingOptions;
}

export interface SimulatorOptions {
  /** 0 (any free one) if absent. */
  readonly port?: number;
  /** Loopback if absent. */
  readonly host?: string;
  readonly dialect?: Partial<Dialect>;
  readonly world?: WorldOptions;
  readonly tls?: TlsIdentity;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface RestartOptions {
  readonly downForMs?: number;
  /** What happens while nobody can reach the server. */
  readonly meanwhile?: () => void | Promise<void>;
}

/** Resolves when the server listens. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = new Simulator(options);
  await simulator.open();
  simulator.comeAlive();
  return simulator;
}

const defaultAgentCount = 20;

export class Simulator {
  readonly requests = new RequestLog();
  readonly world: World;
  readonly faults: Faults;
  readonly #dialect: Dialect;
  readonly #now: () => number;
  readonly #options: SimulatorOptions;
  readonly #commandFaults = new CommandFaults();
  readonly #readingFaults = new ReadingFaults();
  readonly #outbox: Outbox;
  readonly #living: LivingWorld | undefined;
  readonly #httpSessions: HttpSessions;
  #bayeux: BayeuxEndpoint;
  #listener: Listener | undefined;
  #port: number;

  constructor(options: SimulatorOptions) {
    this.#options = options;
    this.#dialect = { ...documentedDialect, ...options.dialect };
    this.#now = options.now ?? Date.now;
    this.#port = options.port ?? 0;
    const staff = hireStaff(options.world?.agents ?? defaultAgentCount);
    const announce = this.#announce.bind(this);
    this.world = new World(staff, { now: this.#now, announce, habits: this.#dialect }, createIdSource());
    const living = options.world?.living;
    this.#living = living && new LivingWorld(this.world, living);
    this.#httpSessions = new HttpSessions(staff.members, this.#now, this.#dialect.httpSessionIdleSeconds);
    this.#bayeux = new BayeuxEndpoint(this.#dialect);
    const notificationFaults = new NotificationFaults(
      (notification) => {
        this.#bayeux.deliver(notification);
      },
      (userId) => staff.members.find((each) => each.id === userId)?.userName,
    );
    this.#outbox = new Outbox((notification) => {
      notificationFaults.pass(notification);
    });
    this.faults = joinFaults(this.#commandFaults, notificationFaults, this.#readingFaults, {
      losePollAnswers: (userName, count) => {
        this.#bayeux.loseAnswers(this.world.requireMember(userName).id, count);
      },
    });
  }

  /** The server's origin, without /api/v2. */
  get url(): string {
    const scheme = this.#options.tls ? 'https' : 'http';
    const { host = '127.0.0.1' } = this.#options;
    return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${String(this.#port)}`;
  }

  /** `startSimulator` has done it already. */
  async open(): Promise<void> {
    const { host = '127.0.0.1', tls } = this.#options;
    this.#listener = await listen({ host, port: this.#port, tls }, (request, response) => {
      writeDate(response, this.#dialect.dateHeader, this.#now());
      if (!servePlay(this.world, request, response)) void answerRequest(this.#gateway(), request, response);
    });
    this.#port = this.#listener.port;
  }

  /** Begins the living world, if there is to be one; `startSimulator` has done it already. */
  comeAlive(): void {
    this.#living?.start();
  }

  /** Same port, same world; HTTP sessions and Bayeux clients are forgotten, connections are cut. */
  async restart({ downForMs = 0, meanwhile }: RestartOptions = {}): Promise<void> {
    await this.#close();
    this.#httpSessions.expire();
    await meanwhile?.();
    await new Promise((resolve) => setTimeout(resolve, downForMs));
    this.#bayeux = new BayeuxEndpoint(this.#dialect);
    await this.open();
  }

  /** Delivers any data at all to a user, on the channel of SMS sessions unless another one is named. */
  notifyRaw(userName: string, data: unknown, channel: string = this.#dialect.topic): void {
    this.#outbox.post({ userId: this.world.requireMember(userName).id, channel, data });
  }

  /** The next request of one user, or of anybody, is answered 403/20. */
  expireHttpSessions(userName?: string): void {
    this.#httpSessions.expire(userName);
  }

  /** The old password is refused from now on; who is signed in stays so until the session expires. */
  changePassword(userName: string, password: string): void {
    this.#httpSessions.changePassword(this.world.requireMember(userName).userName, password);
  }

  /** Every request is answered by statusCode 8 until the password is changed. */
  demandNewPassword(userName: string): void {
    this.#httpSessions.demandNewPassword(this.world.requireMember(userName).userName);
  }

  /** The next Bayeux message of one user, or of anybody, is answered 402; held connects are at once. */
  expireBayeuxClients(userName?: string): void {
    this.#bayeux.expire(userName === undefined ? undefined : this.world.requireMember(userName).id);
  }

  /** Cuts all connections, long polls among them; sessions and clients live on. */
  disconnectSockets(): void {
    this.#listener?.cutConnections();
  }

  /** Closes everything at once, open long polls included. */
  async stop(): Promise<void> {
    this.#living?.stop();
    await this.#close();
  }

  async #close(): Promise<void> {
    const listener = this.#listener;
    this.#listener = undefined;
    await listener?.stop();
    this.#bayeux.close();
  }

  get #format(): WireFormat {
    return { dialect: this.#dialect, origin: this.url };
  }

  #gateway(): GatewayParts {
    return {
      dialect: this.#dialect,
      format: this.#format,
      world: this.world,
      httpSessions: this.#httpSessions,
      bayeux: this.#bayeux,
      requests: this.requests,
      faults: this.#commandFaults,
      readingFaults: this.#readingFaults,
      outbox: this.#outbox,
      now: this.#now,
    };
  }

  /** Written at once: a notification shows the world as it was when the thing happened, not when it is sent. */
  #announce(happening: Happening): void {
    const format = this.#format;
    this.#outbox.post(
      happening.kind === 'channels-changed'
        ? writeChannelNotification(format, this.world, happening.userId)
        : writeSessionNotification(format, happening, this.#now()),
    );
  }
}
