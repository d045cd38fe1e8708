/** Every way in which a server, or what guards it, turns away somebody who is not signed in (any more). */
import type { ServerResponse } from 'node:http';
import type { Dialect } from '#test/gws-simulator/dialect.ts';

type Form = Exclude<Dialect['notSignedIn'], '403/20'>;

const html = { 'Content-Type': 'text/html;charset=UTF-8' };
const signInForm =
  '<!doctype html><title>Sign in</title><form method="post"><input name="user"><input type="password" name="pw"></form>';
const forbidden = '<!doctype html><title>403 Forbidden</title><h1>Forbidden</h1>';

/** `messages` is the parsed body. False when this form leaves the request to the usual answer. */
export function turnAwayAs(form: Form, response: ServerResponse, messages: unknown): boolean {
  switch (form) {
    case '401':
      response.writeHead(401, { 'Content-Type': 'application/json' }).end('{"message":"Unauthorized"}');
      return true;
    case '401-page':
      response.writeHead(401, html).end('<!doctype html><title>401</title>');
      return true;
    case '403-page':
      response.writeHead(403, html).end(forbidden);
      return true;
    case 'sign-in-form':
      response.writeHead(200, html).end(signInForm);
      return true;
    case 'redirect':
      response.writeHead(302, { Location: '/ui/ad/v1/index.html' }).end();
      return true;
    case 'redirect-elsewhere':
      response.writeHead(302, { Location: 'https://login.example.com/sso?from=gws' }).end();
      return true;
    case 'bayeux-401':
      return refuseBayeux('401::Unauthorized', response, messages);
    case 'bayeux-403':
      return refuseBayeux('403::denied_by_security_policy', response, messages);
  }
}

function refuseBayeux(error: string, response: ServerResponse, messages: unknown): boolean {
  if (!Array.isArray(messages)) return false;
  const replies = messages.map(({ channel, id }: Record<string, unknown>) => ({
    channel,
    id,
    successful: false,
    error,
    advice: { reconnect: 'none' },
  }));
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(replies));
  return true;
}
