/** Starts the page: joins the bridge, the mirror of main's state, what a page before this one left, and the first component. */
import { mount } from 'svelte';
import './styles/tokens.css';
import './styles/base.css';
import App from './App.svelte';
import { readBridge } from './bridge.ts';
import { Mirror } from './state/mirror.svelte.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no element "app"');

const bridge = readBridge();
const mirror = new Mirror(bridge);
mirror.start();
const recalled = await bridge.recallPage({});
const memory = recalled.ok ? recalled.value : { openSessionId: null, drafts: [] };
const [visit] = performance.getEntriesByType('navigation');
const isReloaded = visit instanceof PerformanceNavigationTiming && visit.type === 'reload';
mount(App, { target, props: { bridge, mirror, memory, isReloaded } });
