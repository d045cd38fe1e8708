/** Everything that people say or show in a session, with the audience that each way of saying has (§1.1). */
import type { LineDraft } from './add-line.ts';
import { addLine } from './add-line.ts';
import type { Stage } from './happening.ts';
import type { Visibility } from './modes.ts';
import type { Participant, SmsSession } from './sms-session.ts';

/** What is said, without who says it and who hears it. */
export type Utterance = Pick<LineDraft, 'type' | 'text' | 'url' | 'noticeText' | 'at' | 'raw'>;

/** To everyone, as far as the speaker is visible: what a coach says reaches the agents only (§1.5). */
export function speakToAll(stage: Stage, session: SmsSession, from: Participant, said: Utterance): void {
  addLine(stage, session, { ...said, from, visibility: from.visibility });
}

/** To the agents and supervisors; the customer never hears it (§1.1 SendToAgents). */
export function speakToAgents(stage: Stage, session: SmsSession, from: Participant, said: Utterance): void {
  const visibility: Visibility = from.visibility === 'Supervisors' ? 'Supervisors' : 'Agents';
  addLine(stage, session, { ...said, from, visibility });
}
