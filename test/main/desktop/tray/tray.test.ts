/** The tray shows a view and tells what was clicked; it changes only what looks different. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TrayActions } from '#main/desktop/tray/tray.ts';
import { createTray } from '#main/desktop/tray/tray.ts';
import type { TrayView } from '#main/desktop/tray/tray-view.ts';

interface Item {
  label?: string;
  enabled?: boolean;
  checked?: boolean;
  submenu?: Item[];
  click?: () => void;
}

/** What a tray shows at the moment. */
const shown = vi.hoisted(() => ({
  image: '',
  title: '',
  toolTip: '',
  menu: [] as Item[],
  changes: 0,
  menus: 0,
}));
vi.mock('electron', () => {
  class Image {
    readonly path: string;
    readonly sizes: number[] = [];
    constructor(path: string) {
      this.path = path;
    }
    getScaleFactors = (): number[] => [1, 2];
    getSize = () => ({ width: 16, height: 16 });
    toBitmap = ({ scaleFactor }: { scaleFactor: number }): Buffer =>
      Buffer.alloc((16 * scaleFactor) ** 2 * 4);
    addRepresentation({ width }: { width: number }): void {
      this.sizes.push(width);
    }
  }
  return {
    nativeImage: {
      createFromPath: (path: string) => new Image(path),
      createEmpty: () => new Image('counted'),
    },
    Menu: { buildFromTemplate: (items: Item[]) => items },
    Tray: class {
      on(): void {
        // Clicks are tried in a real tray.
      }
      setImage(image: Image): void {
        shown.image = [image.path, ...image.sizes].join(' ');
        shown.changes += 1;
      }
      setTitle(title: string): void {
        shown.title = title;
      }
      setToolTip(toolTip: string): void {
        shown.toolTip = toolTip;
      }
      setContextMenu(menu: Item[]): void {
        shown.menu = menu;
        shown.menus += 1;
      }
    },
  };
});

const CONNECTED: TrayView = {
  state: 'connected',
  count: 0,
  summary: 'connected',
  sessions: [],
  quiet: null,
  isSignedIn: true,
};
const URGENT: TrayView = {
  ...CONNECTED,
  state: 'alerting',
  count: 2,
  summary: 'connected, 2 alerts',
  sessions: [{ place: { sessionId: 's', lineKey: '#4' }, label: 'Bob & Co — Amy' }],
};

const actions = {
  open: vi.fn(),
  openSession: vi.fn(),
  setDoNotDisturb: vi.fn(),
  handleAlerts: vi.fn(),
  signOut: vi.fn(),
  quit: vi.fn(),
} satisfies TrayActions;

function find(label: string, items: readonly Item[] = shown.menu): Item | undefined {
  return items.flatMap((item) => [item, ...(item.submenu ?? [])]).find((item) => item.label === label);
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  vi.clearAllMocks();
  shown.changes = 0;
  shown.menus = 0;
});

it.each(['connected', 'alerting', 'offline', 'signed-out'] as const)('has an icon for %s', (state) => {
  const render = createTray('/assets', actions, 'linux');
  render({ ...CONNECTED, state });
  expect(shown.image).toBe(`/assets/tray/${state}-panel.png`);
});

it('says in words what the icon says', () => {
  createTray('/assets', actions, 'linux')(URGENT);
  expect(shown.toolTip).toBe('SMS Supervisor: connected, 2 alerts');
  expect(find('Connected, 2 alerts')?.enabled).toBe(false);
});

it('draws the count on the icon in each of its sizes; on macOS it stands beside it', () => {
  createTray('/assets', actions, 'win32')(URGENT);
  expect(shown.image).toBe('counted 16 32');
  const render = createTray('/assets', actions, 'darwin');
  render(URGENT);
  expect(shown).toMatchObject({ image: '/assets/tray/alertingTemplate.png', title: '2' });
  render(CONNECTED);
  expect(shown.title).toBe('');
});

it('changes nothing when nothing that it shows has changed', () => {
  const render = createTray('/assets', actions, 'linux');
  render(CONNECTED);
  vi.advanceTimersByTime(10_000);
  render({ ...CONNECTED });
  expect(shown).toMatchObject({ changes: 1, menus: 1 });
});

it('lets a menu stay for a while, but not when something else can be done', () => {
  const render = createTray('/assets', actions, 'linux');
  render(CONNECTED);
  render(URGENT);
  expect(shown.menus).toBe(1);
  render({ ...URGENT, quiet: 'Do not disturb until 14:30' });
  expect(shown.menus).toBe(2);
  render({ ...URGENT, isSignedIn: false });
  expect(shown.menus).toBe(3);
  render(URGENT);
  render({ ...URGENT, sessions: [] });
  expect(shown.menus).toBe(4);
  vi.advanceTimersByTime(2999);
  render({ ...URGENT, sessions: [] });
  expect(shown.menus).toBe(4);
  vi.advanceTimersByTime(1);
  render({ ...URGENT, sessions: [] });
  expect(shown.menus).toBe(5);
});

it('shows what came while a menu stayed, also when nothing comes after it', () => {
  const render = createTray('/assets', actions, 'linux');
  render(CONNECTED);
  render(URGENT);
  render({ ...URGENT, sessions: [] });
  expect(shown.menus).toBe(1);
  vi.advanceTimersByTime(3000);
  expect(shown.menus).toBe(2);
  expect(find('Bob && Co — Amy')).toBeUndefined();
  expect(find('Mark all alerts as seen')).toBeDefined();
});

describe('its menu', () => {
  it('opens a session at the line, whatever its customer is called', () => {
    createTray('/assets', actions, 'linux')(URGENT);
    find('Bob && Co — Amy')?.click?.();
    expect(actions.openSession).toHaveBeenCalledWith({ sessionId: 's', lineKey: '#4' });
  });

  it('marks alerts as seen where there are some', () => {
    const render = createTray('/assets', actions, 'linux');
    render(CONNECTED);
    expect(find('Mark all alerts as seen')).toBeUndefined();
    vi.advanceTimersByTime(3000);
    render(URGENT);
    find('Mark all alerts as seen')?.click?.();
    expect(actions.handleAlerts).toHaveBeenCalledOnce();
  });

  it('offers signing out to those who are signed in', () => {
    const render = createTray('/assets', actions, 'linux');
    render({ ...CONNECTED, isSignedIn: false });
    expect(find('Sign out')?.enabled).toBe(false);
    render(CONNECTED);
    find('Sign out')?.click?.();
    expect(actions.signOut).toHaveBeenCalledOnce();
    find('Open SMS Supervisor')?.click?.();
    expect(actions.open).toHaveBeenCalledOnce();
    find('Quit')?.click?.();
    expect(actions.quit).toHaveBeenCalledOnce();
  });

  it('holds back what disturbs', () => {
    const render = createTray('/assets', actions, 'linux');
    render(CONNECTED);
    expect(find('Off')?.checked).toBe(true);
    for (const label of ['For 30 minutes', 'For 1 hour', 'Until tomorrow', 'Off']) find(label)?.click?.();
    expect(actions.setDoNotDisturb.mock.calls).toEqual([['half-hour'], ['hour'], ['until-tomorrow'], [null]]);
    render({ ...CONNECTED, quiet: 'Do not disturb until 14:30' });
    expect(find('Off')?.checked).toBe(false);
    expect(shown.menu.map(({ label }) => label)).toContain('Do not disturb until 14:30');
  });
});
