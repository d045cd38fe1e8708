/** Run by hand after the sound was changed here: writes assets/sounds/alert.wav, two soft strokes on a bell that is nobody else's. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder, say } from './prepare/project.mjs';

const rate = 22_050;
const seconds = 0.7;
/** Hertz and seconds: a sixth upwards. */
const strokes = [
  { pitch: 587.33, at: 0 },
  { pitch: 987.77, at: 0.14 },
];
/** Parts of a stroke: how many times the pitch, how loud, how quickly it fades. */
const partials = [
  { times: 1, loudness: 1, fading: 7 },
  { times: 2.01, loudness: 0.35, fading: 11 },
  { times: 3.98, loudness: 0.12, fading: 18 },
];
/** Begins without a click. */
const attack = 0.006;
const loudest = 0.35;

/** @param {number} time */
function sampleAt(time) {
  let sum = 0;
  for (const { pitch, at } of strokes) {
    const since = time - at;
    if (since < 0) continue;
    const swell = Math.min(1, since / attack);
    for (const { times, loudness, fading } of partials)
      sum += swell * loudness * Math.exp(-fading * since) * Math.sin(2 * Math.PI * pitch * times * since);
  }
  const ending = Math.min(1, (seconds - time) / 0.05);
  return sum * ending * loudest;
}

const count = Math.round(rate * seconds);
const head = 44;
const wav = Buffer.alloc(head + count * 2);
wav.write('RIFF', 0);
wav.writeUInt32LE(wav.length - 8, 4);
wav.write('WAVEfmt ', 8);
wav.writeUInt32LE(16, 16);
// Plain samples, one channel, 16 bits.
wav.writeUInt16LE(1, 20);
wav.writeUInt16LE(1, 22);
wav.writeUInt32LE(rate, 24);
wav.writeUInt32LE(rate * 2, 28);
wav.writeUInt16LE(2, 32);
wav.writeUInt16LE(16, 34);
wav.write('data', 36);
wav.writeUInt32LE(count * 2, 40);
for (let place = 0; place < count; place += 1) {
  const sample = Math.max(-1, Math.min(1, sampleAt(place / rate)));
  wav.writeInt16LE(Math.round(sample * 32_767), head + place * 2);
}
await mkdir(join(projectFolder, 'assets', 'sounds'), { recursive: true });
await writeFile(join(projectFolder, 'assets', 'sounds', 'alert.wav'), wav);
say('assets/sounds/alert.wav');
