/** A process that changes its settings again and again until it is killed: `node --import tsx settings-writer.ts FILE`. */
import { openSettings } from '#main/settings/settings.ts';

const [, , path = ''] = process.argv;
const settings = openSettings(path);
console.log('writing');
for (let round = 0; ; round += 1)
  await settings.change({ nickname: `${'x'.repeat(round % 5000)} ${round}`, closingExplained: true });
