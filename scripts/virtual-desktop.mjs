/** `node scripts/virtual-desktop.mjs -- <command …>`: runs a command on a virtual desktop of its own (Linux). */
import { openVirtualDesktop } from './desktop/virtual-desktop.mjs';
import { PlainError, runScript } from './prepare/project.mjs';
import { provideSystemPackages } from './prepare/system-packages.mjs';
import { runInForeground } from './run/run-in-foreground.mjs';
import { untilStopped } from './run/until-stopped.mjs';

await runScript(async () => {
  const [dashes, program, ...args] = process.argv.slice(2);
  if (dashes !== '--' || program === undefined) {
    throw new PlainError('Usage: node scripts/virtual-desktop.mjs -- <command …>');
  }
  await provideSystemPackages('virtual desktop');
  return await untilStopped(async (stop) => {
    const desktop = await openVirtualDesktop();
    try {
      return await runInForeground(program, args, { environment: desktop.environment, stop });
    } finally {
      await desktop.close();
    }
  });
});
