/** What comes instead of the answer to a command: pages of gateways, answers that say nothing, connections that end. */
import type { ServerResponse } from 'node:http';
import type { LostAnswer } from '#test/gws-simulator/command-faults.ts';

const page = { 'Content-Type': 'text/html' };
const json = { 'Content-Type': 'application/json;charset=UTF-8' };
const html = '<html><body><h1>Something between us and the server answers</h1></body></html>';
/** Longer than what is sent of it. */
const announcedLength = 1000;

export function writeLostAnswer(response: ServerResponse, answer: LostAnswer): void {
  if (response.destroyed) return;
  switch (answer) {
    case '502':
    case '503':
    case '504':
      response.writeHead(Number(answer), page).end(html);
      return;
    case 'page':
      response.writeHead(200, page).end(html);
      return;
    case 'forbidden-page':
      response.writeHead(403, page).end(html);
      return;
    case 'empty':
      response.writeHead(200, json).end();
      return;
    case 'no-json':
      response.writeHead(200, json).end('{"statusCode":');
      return;
    case 'no-status-code':
      response.writeHead(200, json).end('{}');
      return;
    case 'cut':
      response.destroy();
      return;
    case 'cut-in-body':
      response.writeHead(200, { ...json, 'Content-Length': announcedLength });
      response.write('{"statusCode":0', () => response.destroy());
      return;
    case 'none':
  }
}
