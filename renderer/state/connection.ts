/** How this window is joined to the server, for every component that says so or can do something only while it is. */
import { createContext } from 'svelte';
import type { Connection } from '#preload/model/connection.ts';

/** Its properties are getters: each is read anew whenever it changes. */
export interface WindowConnection {
  /** What main told last of its connection to the server. */
  readonly state: Connection;
  /** This window has missed a patch and waits for the present state. */
  readonly isBehind: boolean;
  /** Main is connected and this window is up to date. Otherwise nothing is claimed as it is now, and nothing can be ordered. */
  readonly isLive: boolean;
}

/** `useConnection` throws in a component that stands in no page. */
export const [useConnection, provideConnection] = createContext<WindowConnection>();
