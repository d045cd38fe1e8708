/** The parts that most of the window is made of: what they say to eyes, ears and the keyboard. */
import X from '@lucide/svelte/icons/x';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import FailureAlert from '#renderer/errors/FailureAlert.svelte';
import Button from '#renderer/ui/Button.svelte';
import SearchField from '#renderer/ui/SearchField.svelte';

const words = (text: string) => createRawSnippet(() => ({ render: () => `<span>${text}</span>` }));

test('a button sends no form unless it is told to, and passes on what is said of it', () => {
  render(Button, { children: words('Leave'), 'aria-disabled': true });
  const button = screen.getByRole('button', { name: 'Leave' });
  expect(button.getAttribute('type')).toBe('button');
  expect(button.getAttribute('aria-disabled')).toBe('true');
});

test('a button that is busy shows a spinner in the place of its icon, and keeps its name', async () => {
  const { rerender } = render(Button, { children: words('Leave'), icon: X });
  const button = screen.getByRole('button', { name: 'Leave' });
  expect(button.querySelectorAll('svg.lucide-x')).toHaveLength(1);
  await rerender({ isSpinning: true });
  expect(button.querySelectorAll('svg')).toHaveLength(1);
  expect(button.querySelectorAll('svg.lucide-x')).toHaveLength(0);
  expect(screen.getByRole('button', { name: 'Leave' })).toBe(button);
});

test('a failure is said while there is one, and can be dismissed only where that is offered', async () => {
  const { rerender } = render(FailureAlert, { failure: null });
  expect(screen.queryByRole('alert')).toBeNull();
  await rerender({ failure: { code: 'not-connected', reference: '' } });
  expect(screen.getByRole('alert')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Dismiss' })).toBeNull();
});

test('Escape empties a filter; in a lookup it is left to the dialog', async () => {
  for (const [kind, left] of [
    ['filter', ''],
    ['lookup', 'amy'],
  ] as const) {
    const { unmount } = render(SearchField, { kind, label: 'Search', value: 'amy' });
    const field = screen.getByRole('searchbox', { name: 'Search' });
    await userEvent.type(field, '{Escape}');
    expect((field as HTMLInputElement).value).toBe(left);
    unmount();
  }
});
