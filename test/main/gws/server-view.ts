/** What the simulator would show a viewer, in the words of supervisor-desk.ts: the truth that a desk must equal. */
import type { Line, ScriptedSession } from '#test/gws-simulator/index.ts';
import { KINDS } from './supervisor-desk.ts';

/** The transcript as `index kind text`, in index order. */
export function transcriptFor(session: ScriptedSession, userName: string): readonly string[] {
  return session
    .messagesFor(userName)
    .map((line) => [line.index, KINDS[line.type], textOf(line)].join(' ').trim());
}

function textOf({ text, url, noticeText }: Line): string {
  return text ?? url ?? noticeText ?? '';
}
