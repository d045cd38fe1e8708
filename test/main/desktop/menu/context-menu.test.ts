/** The menu of the right mouse button, by what was clicked. */
import { describe, expect, it, vi } from 'vitest';
import type { Clicked } from '#main/desktop/menu/context-menu.ts';
import { describeContextMenu } from '#main/desktop/menu/context-menu.ts';

vi.mock('electron', () => ({ clipboard: {}, Menu: {} }));

const actions = { replaceWord: vi.fn(), learnWord: vi.fn(), copyLink: vi.fn() };

const TEXT: Clicked = {
  isEditable: false,
  selectionText: '',
  linkURL: '',
  misspelledWord: '',
  dictionarySuggestions: [],
  editFlags: {
    canUndo: false,
    canRedo: false,
    canCut: false,
    canCopy: true,
    canDelete: false,
    canPaste: true,
    canSelectAll: true,
    canEditRichly: false,
  },
};

function entriesFor(changes: Partial<Clicked>) {
  return describeContextMenu({ ...TEXT, ...changes }, actions);
}

const namesFor = (changes: Partial<Clicked>) =>
  entriesFor(changes).map(({ label, role, type }) => label ?? role ?? type);

describe('a click', () => {
  it('on what cannot be edited offers nothing but copying', () => {
    expect(namesFor({})).toEqual([]);
    expect(namesFor({ selectionText: ' ' })).toEqual([]);
    expect(namesFor({ selectionText: 'parcel' })).toEqual(['copy']);
    expect(namesFor({ linkURL: 'https://example.com/' })).toEqual(['Copy link']);
    expect(namesFor({ linkURL: 'javascript:alert(1)', selectionText: 'x' })).toEqual(['copy']);
  });

  it('where text is written offers editing, as far as it is possible', () => {
    const entries = entriesFor({ isEditable: true });
    expect(entries.flatMap(({ role }) => role ?? [])).toEqual([
      'undo',
      'redo',
      'cut',
      'copy',
      'paste',
      'selectAll',
    ]);
    expect(entries.filter(({ enabled }) => enabled === true).map(({ role }) => role)).toEqual([
      'copy',
      'paste',
      'selectAll',
    ]);
  });

  it('on a misspelled word offers better ones, and to learn it', () => {
    const entries = entriesFor({
      isEditable: true,
      misspelledWord: 'R&Dd',
      dictionarySuggestions: ['R&D'],
    });
    expect(entries.slice(0, 2).map(({ label }) => label)).toEqual(['R&&D', 'Add to dictionary']);
    for (const { click } of entries.slice(0, 2)) (click as () => void)(); // none of ours looks at what Electron hands over
    expect(actions.replaceWord).toHaveBeenCalledWith('R&D');
    expect(actions.learnWord).toHaveBeenCalledWith('R&Dd');
    expect(namesFor({ isEditable: true, misspelledWord: 'xyzzy' }).slice(0, 2)).toEqual([
      'No suggestions',
      'Add to dictionary',
    ]);
  });
});
