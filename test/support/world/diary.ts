import type { Attack, PostedEvent, WorldEvent } from './event.js';
import type { Circumstances, Person } from './person.js';

export type More = Partial<Pick<PostedEvent, 'destinationAccountId' | 'destinationCuit' | 'metadata' | 'failedAttemptsCount' | 'country'>>;

/** What happens, written down as it is made up: put in order at the end. */
export class Diary {
  private readonly written: WorldEvent[] = [];

  constructor(private readonly from: number, private readonly until: number) {}

  write(person: Person, at: number, eventType: string, sessionId: string, { machine, address }: Pick<Circumstances, 'machine' | 'address'>, more: More = {}, attack: Attack | null = null): void {
    if (at < this.from || at >= this.until) return;
    const event: PostedEvent = {
      eventType,
      entityExternalId: person.externalId,
      userId: person.externalId,
      taxId: person.taxId,
      timestamp: new Date(at).toISOString(),
      sessionId,
      ...(machine.deviceId ? { deviceId: machine.deviceId, deviceDetails: machine.details } : {}),
      ipAddress: address,
      userAgent: machine.userAgent,
      country: person.country,
      ...more,
    };
    this.written.push({ at, event, attack });
  }

  /** In the order of time; what happens at one moment stays in the order in which it was written. */
  ordered(): WorldEvent[] {
    return this.written.toSorted((one, other) => one.at - other.at);
  }
}
