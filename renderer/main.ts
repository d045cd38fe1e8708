/** Starts the page: joins the bridge, the replica of main's state, what a page before this one left, who hears of failures, and the first component. */
import { mount } from 'svelte';
import { readBridge } from './bridge/bridge.ts';
import Page from './Page.svelte';
import { AppStateReplica } from './state/app-state-replica.svelte.ts';
import { PageErrors } from './state/page-errors.ts';

import './styles/tokens.css';
import './styles/base.css';
import './styles/signs.css';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no element "app"');

const bridge = readBridge();
const errors = new PageErrors((error) => void bridge.reportPageError(error));
errors.watch(window);
const replica = new AppStateReplica(bridge, (error) => errors.note('state', error));
replica.start();
const recalled = await bridge.recallPage({});
const memory = recalled.ok ? recalled.value : { openSessionId: null, drafts: [] };
const [visit] = performance.getEntriesByType('navigation');
const isReloaded = visit instanceof PerformanceNavigationTiming && visit.type === 'reload';
mount(Page, { target, props: { bridge, replica, errors, memory, isReloaded } });
