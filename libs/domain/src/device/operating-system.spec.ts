import { describe, expect, it } from 'vitest';
import { operatingSystem, type StatedSystem } from './operating-system.js';

describe('operatingSystem', () => {
  it.each<[string, StatedSystem, string | null, string | null]>([
    ['as it is said', { osName: 'Android', osVersion: '16' }, 'Android', '16'],
    ['as iOS says it', { platform: 'ios', systemName: 'iPadOS', systemVersion: '17.2' }, 'iPadOS', '17.2'],
    ['os before system', { osName: 'iOS', osVersion: '18', systemName: 'iPadOS', systemVersion: '17' }, 'iOS', '18'],
    ['from the beginning of the version', { platform: 'web', osVersion: 'Windows 11' }, 'Windows', 'Windows 11'],
    ['two words', { platform: 'web', osVersion: 'Mac OS 15.1' }, 'Mac OS', 'Mac OS 15.1'],
    ['from the platform', { platform: 'Android' }, 'Android', null],
    ['nothing', { platform: 'web', osVersion: '11' }, null, '11'],
    ['no texts', { osName: 5, osVersion: {}, platform: null }, null, null],
  ])('%s', (_, stated, name, version) => {
    expect(operatingSystem(stated)).toEqual({ name, version });
  });
});
