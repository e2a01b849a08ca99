import type { StatedDevice } from '../device/stated-device.js';
import { defineFact } from './define-fact.js';

export const statedDevices = defineFact<readonly StatedDevice[]>({
  says: 'What the devices of the entity say of themselves, the newest word of each, with the user agent that came last: the five seen last of the first 200, the newest first; deleted and disregarded ones left out.',
  example: [
    {
      agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
      system: 'Windows',
      model: null,
      browser: 'Chrome',
      cores: 8,
      screen: { width: 1_920, height: 1_080 },
      touchPoints: 0,
      renderer: 'ANGLE (Intel, Intel(R) UHD Graphics 620 Direct3D11 vs_5_0 ps_5_0, D3D11)',
      emulator: false,
      rooted: false,
      automation: [],
    },
  ],
});
