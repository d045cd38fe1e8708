/** The entry of the simulator: a faithful GWS over real HTTP and real Bayeux, for tests and for trying the app. */
export { startSimulator } from './simulator.ts';
export type { RestartOptions, Simulator, SimulatorOptions, WorldOptions } from './simulator.ts';
export type { Dialect } from './dialect.ts';
export type { Faults } from './faults.ts';
export type { Refusal } from './command-faults.ts';
export type { HeldNotifications, NotificationFilter } from './notification-faults.ts';
export type { LoggedRequest, RequestLog } from './request-log.ts';
export type { Mode, Visibility } from './world/modes.ts';
export type { SaidWhen, ScriptedSession } from './world/scripted-session.ts';
export type { Line, LineType } from './world/sms-session.ts';
export type { SessionPlan, World } from './world/world.ts';
