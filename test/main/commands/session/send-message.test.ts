/** Who can be written to in which mode, against a real simulator: nothing may reach anybody by mistake. */
import { afterEach, describe, expect, it } from 'vitest';
import { sendMessage } from '#main/commands/session/send-message.ts';
import type { Recipients } from '#preload/model/messages.ts';
import { MESSAGE_LIMIT } from '#preload/model/messages.ts';
import type { Mode } from '#preload/model/session.ts';
import type { ScriptedSession } from '#test/gws-simulator/index.ts';
import type { ContactCentre } from '#test/main/contact-centre.ts';
import { openContactCentre } from '#test/main/contact-centre.ts';

let centre: ContactCentre;
let session: ScriptedSession;

async function open(mode: Mode): Promise<void> {
  // The server would let it through: main alone stands in the way.
  centre = await openContactCentre({ dialect: { sendMessageInMonitor: 'accept' } });
  session = centre.gws.world.startSession({ agent: 'amy', supervisors: [{ user: 'sam', mode }] });
  await centre.signIn();
}

function send(to: Recipients, text = 'Offer a refund'): Promise<null> {
  return sendMessage({ ...centre, gws: centre.client }, { sessionId: session.id, to, text });
}

afterEach(() => centre.close());

describe('sending', () => {
  it.each([
    ['coach', 'agents', 'SendToAgents'],
    ['barge-in', 'agents', 'SendToAgents'],
    ['barge-in', 'everyone', 'SendMessage'],
  ] as const)('in %s to %s posts %s', async (mode, to, operationName) => {
    await open(mode);
    await send(to);
    const bodies = centre.gws.requests.operations().map((request) => request.body);
    expect(bodies).toEqual([{ operationName, text: 'Offer a refund' }]);
  });

  it.each([
    ['monitor', 'agents'],
    ['monitor', 'everyone'],
    ['coach', 'everyone'],
  ] as const)('in %s to %s is refused here, and nothing is posted', async (mode, to) => {
    await open(mode);
    await expect(send(to)).rejects.toMatchObject({ code: 'message-not-allowed-in-mode' });
    expect(centre.gws.requests.operations()).toEqual([]);
  });

  it('is refused while the mode is changing', async () => {
    await open('barge-in');
    centre.store.apply({ type: 'mode-requested', sessionId: session.id, mode: 'monitor' });
    await expect(send('everyone')).rejects.toMatchObject({ code: 'switch-in-progress' });
    expect(centre.gws.requests.operations()).toEqual([]);
  });

  it.each([
    ['', 'message-empty'],
    ['  \n ', 'message-empty'],
    ['x'.repeat(MESSAGE_LIMIT + 1), 'message-too-long'],
  ])('refuses a text that cannot be sent (case %#)', async (text, code) => {
    await open('barge-in');
    await expect(send('everyone', text)).rejects.toMatchObject({ code });
  });

  it('is refused for a session that is not there, or is over', async () => {
    await open('barge-in');
    const parts = { ...centre, gws: centre.client };
    const elsewhere = sendMessage(parts, { sessionId: 'none', to: 'everyone', text: 'Hi' });
    await expect(elsewhere).rejects.toMatchObject({ code: 'session-not-found' });
    centre.store.apply({ type: 'session-removed', sessionId: session.id, at: 0 });
    await expect(send('everyone')).rejects.toMatchObject({ code: 'session-ended' });
  });
});
