import { describe, expect, it } from 'vitest';
import { installedPackage } from './installed-package.js';

describe('installedPackage', () => {
  it('knows the day of the data from the version', () => {
    expect(installedPackage('@ip-location-db/asn').date).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  it('names the package that is missing, and the way out', () => {
    expect(() => installedPackage('@ip-location-db/not-there')).toThrow('The data package @ip-location-db/not-there is not installed, so no address can be placed. Run "npm ci"');
  });
});
