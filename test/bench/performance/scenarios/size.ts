/** What the app adds to an Electron, beside what an Electron is to download. */
import { planScenario } from '#test/bench/performance/scenario.ts';
import { measureSize, zippedElectron } from '#test/bench/size/measure-size.ts';

const BYTES_PER_MEGABYTE = 1e6;

export const size = planScenario({
  name: 'size',
  what: 'app.asar and what is installed beyond Electron',
  // Files have one size, however often they are measured.
  full: null,
  quick: null,
  async measure() {
    const { app, electron } = await measureSize();
    return {
      rows: [
        {
          what: 'app.asar and what is installed beyond Electron',
          unit: 'MB',
          measured: (app - electron) / BYTES_PER_MEGABYTE,
          floor: { what: "Electron's zip", value: (await zippedElectron()) / BYTES_PER_MEGABYTE },
          must: { times: 0.03 },
          aim: { times: 0.01 },
        },
      ],
    };
  },
});
