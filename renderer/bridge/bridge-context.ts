/** The bridge to main for every component of the page, without being handed from one to the next. */
import { createContext } from 'svelte';
import type { Bridge } from '#preload/contract.ts';

/** `useBridge` throws in a component that stands in no page: then nobody has called `provideBridge` above it. */
export const [useBridge, provideBridge] = createContext<Bridge>();
