/** The entry of the simulator: a faithful GWS over real HTTP and real Bayeux, for tests and for trying the app. */
export { startSimulator } from './simulator.ts';
export type { RestartOptions, Simulator, SimulatorOptions, WorldOptions } from './simulator.ts';
export type { Dialect } from './dialect.ts';
export type { Faults } from './faults.ts';
export type { AnswerLoss, LaterFailure, LostAnswer, PartialStart, Refusal } from './command-faults.ts';
export type { HeldNotifications, NotificationFilter } from './notification-faults.ts';
export type { HeldTranscripts } from './reading-faults.ts';
export type { LoggedRequest, RequestLog } from './request-log.ts';
export type { Mode, Visibility } from './world/modes.ts';
export type { SaidWhen, ScriptedSession } from './world/scripted-session.ts';
export type { Line, LineType } from './world/sms-session.ts';
export type { AgentState, ChannelState } from './world/agent-states.ts';
export type { FeatureId } from './world/staff-rights.ts';
export type { StandingOrder } from './world/standing-orders.ts';
export type { Arrival, SessionPlan, World } from './world/world.ts';
