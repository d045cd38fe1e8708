/** The simulated page lays nothing out. Here everything that scrolls is of one height, every row of another, and scrolling is heard. */
import { tick } from 'svelte';

/** Pixels. */
export const VIEW_HEIGHT = 1200;
export const ROW_HEIGHT = 40;

/** A row of a virtual list stands at a place of its own. */
const heightOf = (element: Element): number =>
  element instanceof HTMLElement && element.style.position === 'absolute' ? ROW_HEIGHT : VIEW_HEIGHT;

class LayoutObserver implements ResizeObserver {
  readonly #tell: ResizeObserverCallback;
  readonly #observed = new Set<Element>();

  constructor(tell: ResizeObserverCallback) {
    this.#tell = tell;
  }

  /** Tells as soon as it can, as a page does in the next frame. */
  observe(target: Element): void {
    this.#observed.add(target);
    queueMicrotask(() => {
      if (!this.#observed.has(target)) return;
      const contentRect = new DOMRect(0, 0, VIEW_HEIGHT, heightOf(target));
      const size = [{ blockSize: contentRect.height, inlineSize: contentRect.width }];
      const sizes = { borderBoxSize: size, contentBoxSize: size, devicePixelContentBoxSize: size };
      this.#tell([{ target, contentRect, ...sizes }], this);
    });
  }

  unobserve(target: Element): void {
    this.#observed.delete(target);
  }

  disconnect(): void {
    this.#observed.clear();
  }
}

/** How high what an element scrolls is: as high as the list in it says. */
function contentHeight(element: Element): number {
  const heights = [...element.querySelectorAll<HTMLElement>('[style*="contain: size"]')].map((list) =>
    Number.parseFloat(list.style.height),
  );
  return Math.max(VIEW_HEIGHT, ...heights.filter(Number.isFinite));
}

/** A virtual list draws itself in steps: it learns its own height, then what fits into it, then the height of that. */
const STEPS = 8;

/** Until what has changed is drawn. */
export async function untilDrawn(): Promise<void> {
  for (let step = 0; step < STEPS; step += 1) await tick();
}

window.ResizeObserver = LayoutObserver;
Object.defineProperty(HTMLElement.prototype, 'offsetParent', {
  configurable: true,
  get(this: HTMLElement) {
    return this.parentElement;
  },
});
Object.defineProperty(HTMLElement.prototype, 'scrollTo', {
  configurable: true,
  value(this: HTMLElement, { top }: { top: number }) {
    const most = contentHeight(this) - VIEW_HEIGHT;
    const reached = Math.min(Math.max(0, top), most);
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
