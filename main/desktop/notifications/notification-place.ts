/** Puts the place that a notification leads to into its id, so that Windows can hand it to an app that was started by the click. */
import { decodeUriPart } from '#preload/rules/decode-uri-part.ts';

export interface Place {
  readonly sessionId: string;
  /** `null`: the session's end. */
  readonly lineKey: string | null;
}

/** Windows takes no longer ones. */
const LONGEST_ID = 64;
/** Never stands in what is encoded. */
const SEPARATOR = ',';

/** `undefined` where there is no room: the click opens the window then. */
export function idOfPlace({ sessionId, lineKey }: Place): string | undefined {
  const id = [sessionId, lineKey ?? ''].map(encode).join(SEPARATOR);
  return id.length <= LONGEST_ID ? id : undefined;
}

/** `launchArguments` are what Windows says of the click: `type=click&tag=<id>`. */
export function placeOfActivation(launchArguments: string): Place | null {
  const id = /(?:^|&)tag=([^&]*)/.exec(launchArguments)?.[1] ?? '';
  const [sessionId = '', lineKey = ''] = id.split(SEPARATOR).map((part) => decodeUriPart(part) ?? '');
  return sessionId === '' ? null : { sessionId, lineKey: lineKey || null };
}

/** Half a character cannot be encoded, and is in no id. */
function encode(part: string): string {
  return encodeURIComponent(part.replace(/\p{Cs}/gu, ''));
}
