import { type MailBook, type MailDomain, relayEmailDomains, suffixesOf } from '@app/domain';
import { Prepared } from '@app/prepared';
import { type DomainMarks, DomainTable } from './domain-table.js';
import { disposableLists, freeMail, listPackages, wildcards } from './lists.js';

/** The lowest bits say which disposable lists name a domain. */
const DISPOSABLE = 2 ** disposableLists.length - 1;
const FREE = 8;
/** On the short list of mailboxes that everybody knows. */
const COMMON = 16;
/** Whatever lies below it is disposable as well. */
const ALL_BELOW = 32;

const unlisted: MailDomain = { mailClass: 'unlisted', lists: 0 };

/** The lists that come with the install. Read when they are first needed, or at `open`. */
export class InstalledMailBook implements MailBook {
  private table: DomainTable | undefined;
  private disposable: ReadonlyMap<string, string> | undefined;

  constructor(private readonly preparedAt?: string) {}

  /** Reads the lists now, so that no event has to wait for them later. */
  open(): this {
    this.table ??= tableOf(this.preparedAt);
    return this;
  }

  classOf(domain: string): MailDomain {
    const table = (this.table ??= tableOf(this.preparedAt));
    for (const suffix of suffixesOf(domain)) {
      // The lists of disposable domains have these too, because an address there can be thrown away.
      if (Object.hasOwn(relayEmailDomains, suffix)) return { mailClass: 'relay', lists: 1 };
      const mark = table.of(suffix);
      const lists = bitsIn(mark & DISPOSABLE);
      // Lists have mistakes: against what everybody knows it takes two, and for what only lies below a listed domain too.
      // `web.id` is on one of them, under which half of Indonesia has its mail.
      const enough = mark & COMMON || (suffix !== domain && !(mark & ALL_BELOW)) ? 2 : 1;
      if (lists >= enough) return { mailClass: 'disposable', lists };
      if (mark & (FREE | COMMON)) return { mailClass: 'free', lists: 1 };
    }
    return unlisted;
  }

  /** Every disposable domain with the lists that name it, in order, for whoever wants to read them: kept from the first time on. */
  disposableDomains(): ReadonlyMap<string, string> {
    return (this.disposable ??= readDomains((domain) => this.classOf(domain).mailClass === 'disposable'));
  }
}

/** One for the process. */
export const mailBook = new InstalledMailBook();

const preparedOf = (at: string | undefined): Prepared<DomainMarks> => new Prepared('mail-domains', listPackages(), at);

/** When the apps are built: reading 160,000 domains takes a quarter of a second of each start. */
export function prepareMailBook(at?: string): void {
  preparedOf(at).write(readLists().content);
}

function tableOf(preparedAt: string | undefined): DomainTable {
  const prepared = preparedOf(preparedAt).read();
  return prepared === null ? readLists() : new DomainTable(prepared);
}

function readLists(): DomainTable {
  const disposable = disposableLists.map((list) => list.domains());
  const free = freeMail.all();
  const table = DomainTable.for(disposable.reduce((sum, domains) => sum + domains.length, free.length));
  disposable.forEach((domains, n) => {
    for (const domain of domains) table.mark(domain, 2 ** n);
  });
  for (const domain of free) table.mark(domain, FREE);
  for (const domain of freeMail.common()) table.mark(domain, COMMON);
  for (const domain of wildcards()) table.mark(domain, ALL_BELOW);
  return table;
}

function readDomains(isDisposable: (domain: string) => boolean): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  for (const { name, domains } of disposableLists) {
    for (const domain of domains()) named.set(domain, named.has(domain) ? `${named.get(domain)}, ${name}` : name);
  }
  return new Map([...named].filter(([domain]) => isDisposable(domain)).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function bitsIn(mark: number): number {
  let bits = 0;
  for (let left = mark; left > 0; left >>= 1) bits += left & 1;
  return bits;
}
