/** Run by hand after a drawing in assets/ changed: renders the PNGs that the app and its installers use. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { projectFolder, say } from './prepare/project.mjs';

const assets = join(projectFolder, 'assets');

/**
 * File name after the state → pixels. Electron picks the scale that the screen needs from files that stand side by side.
 * Windows draws 16 units; panels of Linux 22; macOS 16, and colours a "Template" itself.
 */
const traySizes = {
  '.png': 16,
  '@1.25x.png': 20,
  '@1.5x.png': 24,
  '@2x.png': 32,
  '@3x.png': 48,
  '-panel.png': 22,
  '-panel@2x.png': 44,
  'Template.png': 16,
  'Template@2x.png': 32,
};
const trayStates = ['connected', 'offline', 'signed-out', 'alerting'];

/**
 * @param {string} svg
 * @param {string} file below assets/
 * @param {number} pixels
 */
async function render(svg, file, pixels) {
  await writeFile(
    join(assets, file),
    new Resvg(svg, { fitTo: { mode: 'width', value: pixels } }).render().asPng(),
  );
  say(`assets/${file}`);
}

const icon = await readFile(join(assets, 'icon.svg'), 'utf8');
await render(icon, 'icon.png', 1024);
await render(icon, 'icon-512.png', 512);
for (const state of trayStates) {
  const drawing = await readFile(join(assets, 'tray', `${state}.svg`), 'utf8');
  for (const [ending, pixels] of Object.entries(traySizes)) {
    // What is cut out of a drawing is black in its mask, so only the accent colours turn black.
    const svg = ending.startsWith('Template')
      ? drawing.replace(/#(?!fff|000)[0-9a-f]{6}/g, '#000000')
      : drawing;
    await render(svg, `tray/${state}${ending}`, pixels);
  }
}
