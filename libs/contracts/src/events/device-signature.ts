import { z } from 'zod';
import { flag, inWholeCharacters, text } from './field.js';

const words = (longest: number) => inWholeCharacters(text(longest));
const whole = (least: number, most: number) => z.int({ error: 'Use a whole number.' }).min(least).max(most);

const screen = z
  .object({ width: whole(1, 100_000), height: whole(1, 100_000), colorDepth: whole(1, 64).nullish(), pixelRatio: z.number().min(0.1).max(100).nullish() })
  .meta({ description: 'In CSS pixels.' });

/** What a browser says of the machine that it runs on. Other components are ignored. */
export const deviceSignature = z
  .object({
    fingerprint: z
      .string()
      .regex(/^[\w.:-]{8,128}$/, 'Use 8 to 128 letters, digits, dots, colons, underscores and dashes.')
      .nullish()
      .meta({ description: 'The id of the device, where the script made one. Left out: the SHA-256, in hex, of the other components as JSON with sorted keys and without blanks.' }),
    screen: screen.nullish(),
    timezone: words(64).meta({ description: 'IANA name.' }),
    language: words(35).meta({ description: 'BCP 47.' }),
    cores: whole(1, 65_536).nullish().meta({ description: 'navigator.hardwareConcurrency.' }),
    memory: z.number().min(0).max(65_536).nullish().meta({ description: 'navigator.deviceMemory, in GB.' }),
    touchPoints: whole(0, 1_000).nullish(),
    webdriver: flag().meta({ description: 'navigator.webdriver: the browser says that a program drives it.' }),
    canvas: words(128).meta({ description: 'A hash of what the browser draws.' }),
    webgl: words(128).meta({ description: 'A hash of what WebGL draws.' }),
    webglRenderer: words(256).meta({ description: 'What WebGL calls its renderer.' }),
  })
  .refine((given) => given.fingerprint || (given.screen && given.timezone && given.language), 'Without fingerprint, screen, timezone and language are needed: fewer would make one device of many.')
  .meta({ id: 'DeviceSignature' });

export type DeviceSignature = z.output<typeof deviceSignature>;
