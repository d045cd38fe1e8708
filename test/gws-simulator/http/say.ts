/** The commands with which somebody says or shows something: messages, links, notices, typing (§1.1). */
import type { Utterance } from '#test/gws-simulator/world/speak.ts';
import { speakToAgents, speakToAll } from '#test/gws-simulator/world/speak.ts';
import type { Reply } from './reply.ts';
import { accept, refuse, wrongState } from './reply.ts';
import { readText } from './request.ts';
import type { Operation, Scene } from './scene.ts';

export const sayingOperations: Readonly<Record<string, Operation>> = {
  SendMessage: (scene) => sayParameter(scene, speakToAll, 'text'),
  SendToAgents: (scene) => sayParameter(scene, speakToAgents, 'text'),
  SendUrl: (scene) => sayParameter(scene, speakToAll, 'url'),
  SendCustomNotice: (scene) => sayParameter(scene, speakToAll, 'noticeText'),
  SendCustomNoticeToAgents: (scene) => sayParameter(scene, speakToAgents, 'noticeText'),
  SendStartTypingNotification: (scene) => say(scene, speakToAll, { type: 'TypingStarted' }),
  SendStopTypingNotification: (scene) => say(scene, speakToAll, { type: 'TypingStopped' }),
  SendStartTypingToAgentsNotification: (scene) => say(scene, speakToAgents, { type: 'TypingStarted' }),
  SendStopTypingToAgentsNotification: (scene) => say(scene, speakToAgents, { type: 'TypingStopped' }),
  // The page drops an s (§1.1).
  SendStopTypingToAgentNotification: (scene) => say(scene, speakToAgents, { type: 'TypingStopped' }),
};

const lineTypes = { text: 'Text', url: 'PushUrl', noticeText: 'CustomNotice' } as const;

function sayParameter(scene: Scene, speak: typeof speakToAll, parameter: keyof typeof lineTypes): Reply {
  const value = readText(scene.request.body, parameter);
  if (value === undefined) return refuse(1, `Parameter ${parameter} is missing`);
  return say(scene, speak, { type: lineTypes[parameter], [parameter]: value });
}

/** A monitoring supervisor has the capability and yet "cannot send messages in this mode" (§1.5). */
function say({ request, session, viewer }: Scene, speak: typeof speakToAll, said: Utterance): Reply {
  if (viewer.state !== 'Chatting') return wrongState;
  const isHidden = viewer.visibility === 'Supervisors';
  if (isHidden && request.dialect.sendMessageInMonitor === 'refuse') return wrongState;
  speak(request.world.stage, session, viewer, said);
  return accept();
}
