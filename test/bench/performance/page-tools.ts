/**
 * What notes in the page when it shows what. It finds things by their accessible names, as the end-to-end tests do, so that
 * it holds for a list that draws all rows and for one that draws those on screen.
 */

/** A row of the list as it was painted. */
export interface SeenRow {
  readonly customer: string;
  readonly unread: number;
  /** Milliseconds since 1970, as all times here. */
  readonly at: number;
}

/**
 * What is waited for: the next click itself; from the next click until the transcript ends with a text; from the next key
 * until another number of sessions is found; until a radio is checked.
 */
export type Wait = 'click' | 'click → transcript' | 'key → found' | 'radio';

export interface Shown {
  /** When the person did something, or when the waiting began. */
  readonly from: number;
  /** When what follows from it was painted. */
  readonly to: number;
}

export interface PageTools {
  /** When the next frame has been painted. */
  afterPaint(): Promise<number>;
  /** When something of the page was painted first. */
  firstPaint(): Promise<number>;
  /** When the list counts so many sessions, and its first row is there and can be clicked. */
  whenRows(count: number): Promise<number>;
  /** Those that can be seen without scrolling. */
  rowsOnScreen(): readonly SeenRow[];
  /** Notes each row whenever it changes, from now on. */
  watchRows(): void;
  /** What was noted since the last call. */
  takeSeenRows(): readonly SeenRow[];
  /** Waits from now on; what it waits for comes as `shown`, so that somebody can act meanwhile. */
  begin(wait: Wait, argument: string): { readonly shown: Promise<Shown> };
  elements(): number;
  /** Notes the page's long tasks from now on. */
  watchTasks(): void;
  /** Milliseconds; 0 where none was as long as 50. */
  longestTask(): number;
}

/** Runs in the page, as text: it must not use anything from outside itself. */
export function makePageTools(): PageTools {
  const now = (): number => performance.timeOrigin + performance.now();
  const seen: SeenRow[] = [];
  let longest = 0;

  /** A message that is posted while the frame is made is taken when it has been painted. */
  function afterPaint(): Promise<number> {
    return new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(now());
        port2.postMessage(null);
      });
    });
  }

  /** Looks again after whatever changes on the page. */
  function whenTrue(isTrue: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!isTrue()) return;
        observer.disconnect();
        resolve();
      };
      const observer = new MutationObserver(look);
      const everything = { attributes: true, characterData: true, childList: true, subtree: true };
      observer.observe(document, everything);
      look();
    });
  }

  async function whenPainted(isTrue: () => boolean): Promise<number> {
    await whenTrue(isTrue);
    return afterPaint();
  }

  const listbox = (): Element | null => document.querySelector('[role="listbox"][aria-label="SMS sessions"]');
  const textOf = (node: Element): string => node.getAttribute('aria-label') ?? node.textContent;

  const options = (): readonly Element[] => [...(listbox()?.querySelectorAll('[role="option"]') ?? [])];

  /** "50 sessions", and while somebody searches "3 of 50 sessions". */
  function countWords(): string {
    const words = [...document.querySelectorAll('p')].map((each) => each.textContent.trim());
    return words.find((each) => /^(\d+ of )?\d+ sessions?$/.test(each)) ?? '';
  }

  /** A list that draws some of its rows says of each how many there are. */
  function hasRows(count: number): boolean {
    const [first] = options();
    const isCounted = countWords().startsWith(`${count} `) || first?.ariaSetSize === String(count);
    return isCounted && canBeClicked(first);
  }

  /** Another whenever other sessions are found. */
  function foundNow(): string {
    const all = options();
    return [countWords(), all.length, all[0]?.ariaSetSize].join();
  }

  function readRow(option: Element): SeenRow | null {
    const text = textOf(option);
    const customer = /Customer \d+/.exec(text)?.[0];
    if (customer === undefined) return null;
    return { customer, unread: Number(/(\d+) unread/.exec(text)?.[1] ?? 0), at: now() };
  }

  function optionsIn(added: Element): readonly Element[] {
    return added.matches('[role="option"]') ? [added] : [...added.querySelectorAll('[role="option"]')];
  }

  function canBeClicked(option: Element | undefined): boolean {
    if (!option) return false;
    const { left, top, width, height } = option.getBoundingClientRect();
    return option.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  }

  function eventAt(type: 'click' | 'keydown'): Promise<number> {
    return new Promise((resolve) => {
      const note = (event: Event): void => resolve(performance.timeOrigin + event.timeStamp);
      document.addEventListener(type, note, { capture: true, once: true });
    });
  }

  /** The last pieces of text only: all of a long transcript would cost more than what is measured. */
  function endOfTranscript(): string {
    const log = document.querySelector('[role="log"][aria-label="Transcript"]');
    if (!log) return '';
    const walker = document.createTreeWalker(log, NodeFilter.SHOW_TEXT);
    let text = '';
    let node = log;
    while (node.lastElementChild) node = node.lastElementChild;
    walker.currentNode = node.lastChild ?? node;
    for (let pieces = 0; pieces < 40; pieces += 1) {
      text = `${walker.currentNode.nodeType === Node.TEXT_NODE ? (walker.currentNode.textContent ?? '') : ''} ${text}`;
      if (!walker.previousNode()) break;
    }
    return text;
  }

  const isChecked = (name: string): boolean =>
    [...document.querySelectorAll('[role="radio"][aria-checked="true"]')].some((radio) =>
      textOf(radio).includes(name),
    );

  const WAITS: Readonly<Record<Wait, (argument: string) => Promise<Shown>>> = {
    click: async () => {
      const at = await eventAt('click');
      return { from: at, to: at };
    },
    'click → transcript': async (text) => {
      const from = await eventAt('click');
      return { from, to: await whenPainted(() => endOfTranscript().includes(text)) };
    },
    'key → found': async () => {
      const before = foundNow();
      const from = await eventAt('keydown');
      return { from, to: await whenPainted(() => foundNow() !== before) };
    },
    radio: async (name) => ({ from: now(), to: await whenPainted(() => isChecked(name)) }),
  };

  return {
    afterPaint,
    firstPaint: () =>
      new Promise((resolve) => {
        new PerformanceObserver((list) => {
          const [first] = list.getEntriesByName('first-contentful-paint');
          if (first) resolve(performance.timeOrigin + first.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
    whenRows: (count) => whenPainted(() => hasRows(count)),
    rowsOnScreen() {
      const area = listbox()?.getBoundingClientRect();
      if (!area) return [];
      const inView = options().filter((option) => {
        const { top, bottom } = option.getBoundingClientRect();
        return top >= area.top && bottom <= Math.min(area.bottom, innerHeight);
      });
      return inView.flatMap((option) => readRow(option) ?? []);
    },
    watchRows() {
      const changed = new Set<Element>();
      let noting: Promise<void> | null = null;
      const note = async (): Promise<void> => {
        await new Promise(requestAnimationFrame);
        const rows = [...changed].flatMap((option) => readRow(option) ?? []);
        changed.clear();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => seen.push(...rows.map((row) => ({ ...row, at: now() })));
        port2.postMessage(null);
      };
      const observer = new MutationObserver((records) => {
        for (const { target, addedNodes } of records) {
          const above = (target instanceof Element ? target : target.parentElement)?.closest(
            '[role="option"]',
          );
          if (above) changed.add(above);
          else
            for (const added of addedNodes)
              if (added instanceof Element) for (const option of optionsIn(added)) changed.add(option);
        }
        if (changed.size > 0) noting ??= note().finally(() => (noting = null));
      });
      const list = listbox();
      if (!list) throw new Error('there is no list of sessions');
      observer.observe(list, { attributes: true, characterData: true, childList: true, subtree: true });
    },
    takeSeenRows: () => seen.splice(0),
    begin: (wait, argument) => ({ shown: WAITS[wait](argument) }),
    elements: () => document.querySelectorAll('*').length,
    watchTasks() {
      longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
      }).observe({ type: 'longtask' });
    },
    longestTask: () => longest,
  };
}
