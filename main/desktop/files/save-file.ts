/** Asks where a file should go, and writes it there. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, dialog } from 'electron';

/** False when the person thought better of it. Rejects when it cannot be written. */
export async function saveFile(suggestedName: string, content: string | Uint8Array): Promise<boolean> {
  const defaultPath = join(app.getPath('documents'), suggestedName);
  const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath });
  if (canceled || filePath === '') return false;
  await writeFile(filePath, content);
  return true;
}
