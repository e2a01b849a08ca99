import { Cells } from './cells.js';
import type { Mapping } from './mapping.js';

const rounded = 'have a User ID that was rounded before it came here; people who share one count as one person';

/** The login data set of Wiefling et al. ("RBA"): who came from where with what, and what the data set says about it. */
export const logins: Mapping = {
  requires: ['Login Timestamp', 'User ID', 'IP Address', 'User Agent String', 'Login Successful'],
  createsPersons: true,
  map: (row) => {
    const cells = new Cells(row);
    const user = cells.needed('User ID');
    const exact = cells.flag('user_id_exact') ?? /^-?\d+$/.test(user);
    const externalId = `user-${user}`;
    const statedCountry = stated(cells, 'Country');
    cells.needed('Login Successful');
    return {
      event: {
        eventType: cells.flag('Login Successful') ? 'LOGIN_SUCCESS' : 'LOGIN_FAILED',
        userId: user,
        entityExternalId: externalId,
        timestamp: cells.moment('Login Timestamp'),
        ipAddress: cells.text('IP Address'),
        userAgent: cells.text('User Agent String'),
        // The stated country stays out of `country`: it is what the located one is compared with.
        metadata: {
          statedCountry,
          statedRegion: stated(cells, 'Region'),
          statedCity: stated(cells, 'City'),
          statedAsn: cells.number('ASN'),
          deviceType: cells.text('Device Type'),
          browser: cells.text('Browser Name and Version'),
          os: cells.text('OS Name and Version'),
          roundTripMs: cells.number('Round-Trip Time [ms]'),
          isAttackIp: cells.flag('Is Attack IP'),
          isAccountTakeover: cells.flag('Is Account Takeover'),
          userIdExact: exact,
        },
      },
      person: { type: 'person', name: `User ${user}`, externalId },
      ...(statedCountry === undefined ? {} : { statedCountry }),
      ...(exact ? {} : { remark: rounded }),
    };
  },
};

/** The data set writes a dash where it does not know. */
function stated(cells: Cells, column: string): string | undefined {
  const text = cells.text(column);
  return text === '-' ? undefined : text;
}
