/** When the participants and my own last line tell different modes, none is claimed until they agree. */
import { beforeEach, describe, expect, it } from 'vitest';
import { requireRecipients } from '#main/commands/session/recipients.ts';
import type { Told } from './told.ts';
import { openTold, SESSION_ID, WIRE_CUSTOMER, wireAgent, wireMe } from './told.ts';

let told: Told;
beforeEach(() => {
  told = openTold();
});

const seen = (visibility: string): void => told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireMe(visibility));
const line = (type: string, visibility?: string): void => told.say({ type, from: wireMe(visibility) });

describe('in doubt', () => {
  it.each([
    ['Supervisors', 'All'],
    ['Supervisors', 'Agents'],
    ['Agents', 'All'],
    ['All', 'Supervisors'],
    ['Agents', 'Supervisors'],
  ])(
    'are participants with %s after a line with %s: no mode, nothing can be sent',
    (participants, newest) => {
      seen(participants);
      line('ParticipantRejoined', newest);
      expect(told.session()).toMatchObject({ mode: null, isModeInDoubt: true });
      for (const to of ['everyone', 'agents'] as const)
        expect(() => requireRecipients(told.store, SESSION_ID, to, 'text')).toThrow(
          expect.objectContaining({ code: 'message-not-allowed-in-mode' }),
        );
    },
  );

  it('claims nothing of me among the participants either, and tells it again when both agree', () => {
    const mine = () => told.session().participants.find(({ isMe }) => isMe)?.visibility;
    seen('Supervisors');
    expect(mine()).toBe('supervisors');
    line('ParticipantRejoined', 'All');
    expect(mine()).toBeNull();
    told.say({ from: WIRE_CUSTOMER, text: 'Hello' });
    expect(told.session().isModeInDoubt).toBe(true);
    expect(mine()).toBeNull();
    line('ParticipantRejoined', 'Supervisors');
    expect(told.session()).toMatchObject({ mode: 'monitor', isModeInDoubt: false });
    expect(mine()).toBe('supervisors');
  });

  it('stays when somebody else comes, goes or changes her mode', () => {
    seen('Supervisors');
    line('ParticipantRejoined', 'All');
    for (const type of ['ParticipantJoined', 'ParticipantRejoined', 'ParticipantLeft'])
      told.say({ type, from: wireAgent('Ben', 'All') });
    expect(told.session()).toMatchObject({ mode: null, isModeInDoubt: true });
  });

  it('is a line that names me by my participant alone', () => {
    seen('Supervisors');
    told.say({
      type: 'ParticipantRejoined',
      from: { nickname: 'Sam', type: 'Agent', participantId: 'p-me', visibility: 'All' },
    });
    expect(told.session().isModeInDoubt).toBe(true);
  });

  it('is a log that was told before the participants', () => {
    line('ParticipantJoined', 'All');
    seen('Supervisors');
    expect(told.session()).toMatchObject({ mode: null, isModeInDoubt: true });
  });

  it('stays so, whatever else is told, until both tell the same', () => {
    seen('Supervisors');
    line('ParticipantRejoined', 'All');
    told.tell({ userData: { Subject: 'Parcel' } });
    told.say({ from: WIRE_CUSTOMER, text: 'Hello' });
    seen('Supervisors');
    expect(told.session()).toMatchObject({ mode: null, isModeInDoubt: true });
    seen('All');
    expect(told.session()).toMatchObject({ mode: 'barge-in', isModeInDoubt: false });
  });

  it('is not ended by asking for what was told before', () => {
    seen('Supervisors');
    line('ParticipantRejoined', 'All');
    told.store.apply({ type: 'mode-requested', sessionId: SESSION_ID, mode: 'monitor' });
    seen('Supervisors');
    expect(told.session()).toMatchObject({ mode: null, isModeInDoubt: true, pendingMode: 'monitor' });
    line('ParticipantRejoined', 'Supervisors');
    expect(told.session()).toMatchObject({ mode: 'monitor', isModeInDoubt: false, pendingMode: null });
  });

  it('ends with the session', () => {
    seen('Supervisors');
    line('ParticipantRejoined', 'All');
    told.tell({ state: 'Completed' });
    expect(told.session()).toMatchObject({ mode: null, isModeInDoubt: false });
  });
});

describe('not in doubt', () => {
  it('is what both tell', () => {
    line('ParticipantJoined', 'Supervisors');
    seen('Supervisors');
    expect(told.session()).toMatchObject({ mode: 'monitor', isModeInDoubt: false });
  });

  it('is a mode that I asked for, when the line is merely late', () => {
    line('ParticipantJoined', 'Supervisors');
    seen('Supervisors');
    told.store.apply({ type: 'mode-requested', sessionId: SESSION_ID, mode: 'coach' });
    seen('Agents');
    expect(told.session()).toMatchObject({ mode: 'coach', isModeInDoubt: false, pendingMode: null });
    line('ParticipantRejoined', 'Agents');
    expect(told.session().mode).toBe('coach');
    line('ParticipantRejoined', 'All');
    expect(told.session().isModeInDoubt).toBe(true);
  });

  it.each([
    ['a line that does not say how I was seen', 'ParticipantRejoined', undefined],
    ['a line with a word that nobody knows', 'ParticipantRejoined', 'valueOf'],
    ['a text of mine', 'Text', 'Agents'],
    ['my going', 'ParticipantLeft', 'Agents'],
  ])('is %s', (_what, type, visibility) => {
    seen('Supervisors');
    line(type, visibility);
    expect(told.session()).toMatchObject({ mode: 'monitor', isModeInDoubt: false });
  });

  it('is what others do', () => {
    seen('Supervisors');
    told.say({ type: 'ParticipantRejoined', from: wireAgent('Sue', 'All') });
    expect(told.session()).toMatchObject({ mode: 'monitor', isModeInDoubt: false });
  });
});

describe('no doubt', () => {
  const isSure = (mode: string | null): void =>
    expect(told.session()).toMatchObject({ mode, isModeInDoubt: false });

  it('comes of what somebody else’s line tells', () => {
    seen('Agents');
    line('ParticipantRejoined', 'Agents');
    told.say({ type: 'ParticipantJoined', from: wireAgent('Ben', 'All') });
    told.say({ type: 'ParticipantRejoined', from: wireAgent('Sue', 'Supervisors') });
    isSure('coach');
  });

  it('comes of how I was seen before I went', () => {
    line('ParticipantJoined', 'All');
    line('ParticipantLeft', 'All');
    seen('Supervisors');
    isSure('monitor');
  });

  it('is spoken of where the participants tell no mode at all', () => {
    line('ParticipantJoined', 'All');
    told.people(WIRE_CUSTOMER, wireAgent('Amy'), wireMe(undefined));
    isSure(null);
  });
});

it('what has confirmed one mode confirms no other', () => {
  seen('Supervisors');
  line('ParticipantRejoined', 'Supervisors');
  told.store.apply({ type: 'mode-requested', sessionId: SESSION_ID, mode: 'coach' });
  seen('Agents');
  expect(told.session()).toMatchObject({ mode: 'coach', isModeInDoubt: false });
  seen('All');
  expect(told.session()).toMatchObject({ mode: null, isModeInDoubt: true });
});
