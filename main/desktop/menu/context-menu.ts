/** The menu of the right mouse button: editing where text is written, copying where it is read, and nothing else. */
import type { BrowserWindow, ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import { clipboard, Menu } from 'electron';
import { isWebAddress } from '#preload/rules/web-address.ts';
import { toMenuLabel } from './menu-label.ts';

export interface EditActions {
  replaceWord(word: string): void;
  learnWord(word: string): void;
  copyLink(url: string): void;
}

export type Clicked = Pick<
  ContextMenuParams,
  'isEditable' | 'editFlags' | 'selectionText' | 'linkURL' | 'misspelledWord' | 'dictionarySuggestions'
>;

export function offerContextMenu(window: BrowserWindow): void {
  const { webContents } = window;
  webContents.on('context-menu', (_event, clicked) => {
    const entries = describeContextMenu(clicked, {
      replaceWord: (word) => webContents.replaceMisspelling(word),
      learnWord(word) {
        webContents.session.addWordToSpellCheckerDictionary(word);
      },
      copyLink(url) {
        void clipboard.writeText(url);
      },
    });
    if (entries.length > 0) Menu.buildFromTemplate(entries).popup({ window });
  });
}

/** Empty where there is nothing to be done. */
export function describeContextMenu(clicked: Clicked, actions: EditActions): MenuItemConstructorOptions[] {
  const { isEditable, linkURL, selectionText, editFlags } = clicked;
  if (isEditable) return [...describeSpelling(clicked, actions), ...describeEditing(clicked)];
  const copy: MenuItemConstructorOptions[] =
    selectionText.trim() === '' ? [] : [{ role: 'copy', enabled: editFlags.canCopy }];
  if (!isWebAddress(linkURL)) return copy;
  return [...copy, { label: 'Copy link', click: () => actions.copyLink(linkURL) }];
}

function describeSpelling(
  { misspelledWord, dictionarySuggestions }: Clicked,
  { replaceWord, learnWord }: EditActions,
): MenuItemConstructorOptions[] {
  if (misspelledWord === '') return [];
  const suggestions = dictionarySuggestions.map((word) => ({
    label: toMenuLabel(word),
    click: () => replaceWord(word),
  }));
  return [
    ...(suggestions.length > 0 ? suggestions : [{ label: 'No suggestions', enabled: false }]),
    { label: 'Add to dictionary', click: () => learnWord(misspelledWord) },
    { type: 'separator' },
  ];
}

function describeEditing({ editFlags }: Clicked): MenuItemConstructorOptions[] {
  const { canUndo, canRedo, canCut, canCopy, canPaste, canSelectAll } = editFlags;
  return [
    { role: 'undo', enabled: canUndo },
    { role: 'redo', enabled: canRedo },
    { type: 'separator' },
    { role: 'cut', enabled: canCut },
    { role: 'copy', enabled: canCopy },
    { role: 'paste', enabled: canPaste },
    { type: 'separator' },
    { role: 'selectAll', enabled: canSelectAll },
  ];
}
