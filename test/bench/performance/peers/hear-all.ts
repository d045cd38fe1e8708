/** A client of one kind, in a process of its own: tells how late it heard each message, when it is asked. */
import { epochNow } from '#test/bench/performance/epoch-now.ts';
import { connectFaye } from '#test/gws-simulator/testing/faye-client.ts';
import { RawClient } from '#test/gws-simulator/testing/raw-client.ts';
import { listenCometd } from './listen-cometd.ts';

const [, , kind = '', url = '', userName = ''] = process.argv;

/** Milliseconds, one for each message. */
let delays: number[] = [];
let lastAt = 0;

function hear(data: unknown): void {
  const at = epochNow();
  for (const [, sent] of JSON.stringify(data).matchAll(/"text":"sent ([\d.]+)"/g)) {
    delays.push(at - Number(sent));
    lastAt = at;
  }
}

async function hearRaw(): Promise<void> {
  const client = new RawClient({ url });
  await client.listen(userName);
  void (async () => {
    for (;;) hear(await client.nextNotification());
  })();
}

async function hearFaye(): Promise<void> {
  const client = await connectFaye({ url }, userName, '/v2/me/*');
  void (async () => {
    for (;;) hear({ text: await client.nextText() });
  })();
}

if (kind === 'raw') await hearRaw();
else if (kind === 'faye') await hearFaye();
else await listenCometd(url, userName, hear);

process.on('message', () => {
  process.send?.({ delays, lastAt });
  delays = [];
});
process.send?.('listening');
