/** The official CometD client as a peer: what a whole client of the same protocol needs in Node. */
import { CometD } from 'cometd';
import { adapt } from 'cometd-nodejs-client';

/** Resolves when it listens. `hear` gets the data of each notification. */
export async function listenCometd(
  url: string,
  userName: string,
  hear: (data: unknown) => void,
): Promise<void> {
  adapt();
  const client = new CometD();
  const credentials = Buffer.from(`${userName}:demo`).toString('base64');
  client.configure({
    url: `${url}/api/v2/notifications`,
    requestHeaders: { Authorization: `Basic ${credentials}` },
  });
  client.unregisterTransport('websocket');
  await new Promise<void>((resolve, reject) => {
    client.handshake((reply) => {
      if (reply.successful !== true) {
        reject(new Error('the handshake of cometd was refused'));
        return;
      }
      client.subscribe(
        '/v2/me/*',
        ({ data }) => hear(data),
        (answer) => (answer.successful === true ? resolve() : reject(new Error('cometd may not subscribe'))),
      );
    });
  });
}
