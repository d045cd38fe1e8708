/** What is told is not lost when the answer to a poll is, whether somebody notices that or not. */
import type { BayeuxMessage } from 'faye';
import { describe, expect, it } from 'vitest';
import { createAcknowledgements } from '#main/gws/bayeux/acknowledgements.ts';
import { useLineOfTest } from '#test/main/gws/connection/line-of-test.ts';
import { until } from '#test/main/gws/supervisor-desk.ts';

const { polling: begin } = useLineOfTest();

describe('with the acknowledgement extension', () => {
  describe.each([
    ['the network stack sends the poll again', true],
    ['the poll fails', false],
  ])('%s', (_how, resendsSilently) => {
    it('a last line that was lost is told again at once, to the same client', async () => {
      const here = await begin({ resendsSilently }, { ack: true });
      here.gws.faults.losePollAnswers('sam', 1);
      const saidAt = performance.now();
      here.session.customerSays('The last line.');
      await here.equal();
      expect(performance.now() - saidAt).toBeLessThan(3000);
      expect(here.heard('/meta/handshake')).toBe(1);
      expect(here.desk.losses()).toBe(0);
    });

    it('a mode that was told and lost is told again at once', async () => {
      const here = await begin({ resendsSilently }, { ack: true });
      here.gws.faults.losePollAnswers('sam', 2);
      here.session.supervisorSwitches('sam', 'barge-in');
      await here.equal();
      expect(here.desk.mode(here.session.id)).toBe('barge-in');
      expect(here.heard('/meta/handshake')).toBe(1);
      expect(here.desk.losses()).toBe(0);
    });

    it('nothing comes twice', async () => {
      const here = await begin({ resendsSilently }, { ack: true });
      for (let round = 0; round < 5; round += 1) {
        here.gws.faults.losePollAnswers('sam', 1);
        here.session.customerSays(`Line ${round}.`);
        here.session.agentSays(`Answer ${round}.`);
        await here.equal();
      }
      expect(here.heard('/meta/handshake')).toBe(1);
    });
  });

  it('a poll that fails again and again ends the line, and all is read', async () => {
    const here = await begin({}, { ack: true });
    here.proxy.fall('drop');
    here.session.customerSays('While nothing goes through.');
    await until('the loss', () => here.desk.losses() > 0);
    here.proxy.heal();
    await here.mended();
    await here.equal();
    expect(here.heard('/meta/handshake')).toBe(2);
  });

  it('a client that the server has forgotten meanwhile begins anew', async () => {
    const here = await begin({}, { ack: true });
    here.gws.expireBayeuxClients();
    here.session.customerSays('While we were not known.');
    await here.mended();
    await here.equal();
  });
});

describe('without it', () => {
  it('a poll that fails ends the line, and all is read', async () => {
    const here = await begin();
    here.gws.faults.losePollAnswers('sam', 1);
    here.session.customerSays('The last line.');
    await here.mended();
    await here.equal();
  });
});

describe('what is said of it', () => {
  const sent = (message: BayeuxMessage, heard: readonly BayeuxMessage[]): BayeuxMessage | null => {
    const { extension } = createAcknowledgements();
    let result: BayeuxMessage | null = null;
    for (const each of heard) extension.incoming?.(each, () => undefined);
    extension.outgoing?.(message, (passed) => (result = passed));
    return result;
  };
  const connect: BayeuxMessage = { channel: '/meta/connect' };
  const handshake = (ext?: unknown): BayeuxMessage => ({
    channel: '/meta/handshake',
    successful: true,
    ext,
  });

  it('is offered in the handshake', () => {
    expect(sent({ channel: '/meta/handshake' }, [])).toMatchObject({ ext: { ack: true } });
  });

  it.each([undefined, {}, { ack: false }, { ack: { enabled: false } }, 'garbage'])(
    'nothing when the server answers %j',
    (ext) => {
      expect(sent(connect, [handshake(ext)])).toEqual(connect);
    },
  );

  it.each([
    [{ ack: true }, -1],
    [{ ack: { enabled: true, batch: 4 } }, 4],
  ])('that nothing has come when the server answers %j', (ext, ack) => {
    expect(sent(connect, [handshake(ext)])).toMatchObject({ ext: { ack } });
  });

  it('the last batch that came, whatever else is said', () => {
    const heard = [
      handshake({ ack: true }),
      { ...connect, successful: true, ext: { ack: 7 } },
      { ...connect, successful: true },
      { ...connect, successful: false, ext: { ack: 8 } },
    ];
    expect(sent(connect, heard)).toMatchObject({ ext: { ack: 7 } });
    expect(sent({ channel: '/meta/subscribe' }, heard)).not.toHaveProperty('ext');
  });
});
