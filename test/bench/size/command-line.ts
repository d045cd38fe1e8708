/** `npm run bench -- size`: how large the packaged app is, beside the bare Electron in it, and what of it is ours. */
import { measureSize } from './measure-size.ts';

const { app, electron, archive, parts } = await measureSize();
console.log(
  `unpacked: ${megabytes(app)}, ${(app / electron).toFixed(3)} times the bare Electron (${megabytes(electron)})`,
);
console.log(`app.asar: ${megabytes(archive)}, of which the largest parts are`);
for (const [name, size] of parts) console.log(`  ${megabytes(size).padStart(8)} ${name}`);

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
