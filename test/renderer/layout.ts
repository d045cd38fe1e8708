/**
 * A layout for pages that have none: every list that draws only what is on screen has a window on it of one height, every entry in it
 * another; and what scrolls is as high as the list in it. Loaded before the tests of the renderer.
 */

/** Pixels. */
export const VIEWPORT_HEIGHT = 2000;
export const ENTRY_HEIGHT = 50;

/** Tells once how large what it observes is. */
class SizeTeller implements ResizeObserver {
  readonly #tell: ResizeObserverCallback;
  #observed = new Set<Element>();

  constructor(tell: ResizeObserverCallback) {
    this.#tell = tell;
  }

  observe(element: Element): void {
    this.#observed.add(element);
    queueMicrotask(() => {
      if (this.#observed.has(element)) this.#tell([entryOf(element)], this);
    });
  }

  unobserve(element: Element): void {
    this.#observed.delete(element);
  }

  disconnect(): void {
    this.#observed.clear();
  }
}

/** Entries are placed one by one, which their window is not. */
function entryOf(target: Element): ResizeObserverEntry {
  const isEntry = target instanceof HTMLElement && target.style.position === 'absolute';
  const contentRect = new DOMRect(0, 0, 300, isEntry ? ENTRY_HEIGHT : VIEWPORT_HEIGHT);
  return { target, contentRect, borderBoxSize: [], contentBoxSize: [], devicePixelContentBoxSize: [] };
}

window.ResizeObserver = SizeTeller;
Object.defineProperty(HTMLElement.prototype, 'offsetParent', {
  configurable: true,
  get(this: HTMLElement) {
    return this.parentElement;
  },
});

/** A list says how high it is without its entries being drawn. */
function contentHeight(element: Element): number {
  const heights = [...element.querySelectorAll<HTMLElement>('[style*="contain: size"]')].map((list) =>
    Number.parseFloat(list.style.height),
  );
  return Math.max(VIEWPORT_HEIGHT, ...heights.filter(Number.isFinite));
}

Object.defineProperty(HTMLElement.prototype, 'scrollTo', {
  configurable: true,
  value(this: HTMLElement, { top }: { top: number }) {
    const reached = Math.min(Math.max(0, top), contentHeight(this) - VIEWPORT_HEIGHT);
    if (reached === this.scrollTop) return;
    this.scrollTop = reached;
    this.dispatchEvent(new Event('scroll'));
  },
});
Object.defineProperty(HTMLElement.prototype, 'scrollBy', {
  configurable: true,
  value(this: HTMLElement, { top }: { top: number }) {
    this.scrollTo({ top: this.scrollTop + top });
  },
});
