import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { type Answer, ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { useChange } from '../asking/use-change.js';
import { usePagesByCursor } from '../asking/use-pages.js';
import type { Column } from '../export/csv.js';
import { EXPORT_PAGE, ExportButton } from '../export/export-button.js';
import { useLanguage, useSay } from '../language/language.js';
import { Dialog } from '../pieces/dialog.js';
import { valuesOf } from '../pieces/form-values.js';
import { More } from '../pieces/more.js';
import { Answered, Failed, Nothing } from '../pieces/states.js';
import { SureButton } from '../pieces/sure-button.js';

type Entry = Answer<'GET /api/datasets/{slug}/entries'>['items'][number];


/** The look-up tables: those of the install, and what the organization says of them or beside them. */
export function Datasets() {
  const { say, figure } = useLanguage();
  const { may } = useSession();
  const [parameters, setParameters] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const datasets = useQuery({ queryKey: ['datasets'], queryFn: () => ask('GET /api/datasets', {}) });
  const chosen = parameters.get('dataset');
  return (
    <>
      <section className="panel">
        <h2>{say('datasets')} {may('settings:write') && <button type="button" onClick={() => setAdding(true)}>{say('newDataset')}</button>}</h2>
        <Answered to={datasets}>
          {({ items }) => (
            <ul className="dataset-choices">
              {[...new Set(items.map(({ slug }) => slug))].map((slug) => (
                <li key={slug}>
                  <button type="button" aria-pressed={slug === chosen} onClick={() => setParameters({ dataset: slug })}>
                    <span className="mono">{slug}</span>
                    <small className="quiet">{items.filter((one) => one.slug === slug).map(({ scope, entries }) => `${say(scope === 'CUSTOMER' ? 'ownOnes' : 'globalOnes')}: ${figure(entries)}`).join(' · ')}</small>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </Answered>
      </section>
      {chosen && <Entries key={chosen} slug={chosen} />}
      {adding && <SetEntry slug={null} entry={null} onClose={() => setAdding(false)} onSet={(slug) => setParameters({ dataset: slug })} />}
    </>
  );
}

const exported: readonly Column<Entry>[] = [
  { name: 'key', of: (entry) => entry.key },
  { name: 'value', of: (entry) => entry.value },
  { name: 'scope', of: (entry) => entry.scope },
];

function Entries({ slug }: { readonly slug: string }) {
  const say = useSay();
  const { may } = useSession();
  const [term, setTerm] = useState('');
  const [editing, setEditing] = useState<Entry | 'new' | null>(null);
  const pages = usePagesByCursor(['datasets', slug, term], (page) => ask('GET /api/datasets/{slug}/entries', { params: { slug }, query: { term, ...page } }));
  return (
    <section className="panel">
      <h2>
        <span className="mono">{slug}</span>
        <span className="actions">
          <ExportButton
            name={slug}
            columns={exported}
            load={async (cursor) => {
              const { items, nextCursor } = await ask('GET /api/datasets/{slug}/entries', { params: { slug }, query: { term, limit: String(EXPORT_PAGE), ...(cursor ? { cursor } : {}) } });
              return { rows: items, next: nextCursor };
            }}
          />
          {may('settings:write') && <button type="button" onClick={() => setEditing('new')}>{say('add')}</button>}
        </span>
      </h2>
      <form className="filters" role="search" onSubmit={(event) => setTerm(valuesOf(event)('term'))}><input className="grow" name="term" type="search" data-search="" placeholder={say('search')} aria-label={say('search')} maxLength={128} /></form>
      <Answered to={pages}>
        {({ pages: loaded }) => {
          const entries = loaded.flatMap(({ items }) => items);
          if (entries.length === 0) return <Nothing title={say('noMatch')} />;
          return (
            <div className="sheet">
              <table>
                <thead><tr><th scope="col">{say('key')}</th><th scope="col">{say('value')}</th><th scope="col" className="wide">{say('origin')}</th><th scope="col"><span className="visually-hidden">{say('edit')}</span></th></tr></thead>
                <tbody>{entries.map((entry) => <EntryRow key={`${entry.scope} ${entry.key}`} slug={slug} entry={entry} edit={may('settings:write') ? setEditing : null} />)}</tbody>
              </table>
              <More of={pages} />
            </div>
          );
        }}
      </Answered>
      {editing && <SetEntry slug={slug} entry={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </section>
  );
}

function EntryRow({ slug, entry, edit }: { readonly slug: string; readonly entry: Entry; readonly edit: ((entry: Entry) => void) | null }) {
  const say = useSay();
  const { key, value, scope } = entry;
  const remove = useChange('datasets', () => ask('DELETE /api/datasets/{slug}/entries/{key}', { params: { slug, key } }));
  return (
    <tr>
      <td className="mono clip">{key}{remove.error && <Failed error={remove.error} />}</td>
      <td className="clip">{value ?? <span className="quiet">{say('switchedOff')}</span>}</td>
      <td className="wide">{say(scope === 'CUSTOMER' ? 'ownOnes' : 'globalOnes')}</td>
      <td className="end">
        {edit && <button type="button" aria-label={`${say('edit')}: ${key}`} onClick={() => edit(entry)}>{say('edit')}</button>}{' '}
        {edit && scope === 'CUSTOMER' && <SureButton does="takeAway" sure="takeAwaySure" about={key} disabled={remove.isPending} onSure={() => remove.mutate()} />}
      </td>
    </tr>
  );
}

interface Setting {
  /** Null: the dataset is made with it. */
  readonly slug: string | null;
  readonly entry: Entry | null;
  readonly onClose: () => void;
  readonly onSet?: (slug: string) => void;
}

function SetEntry({ slug, entry, onClose, onSet }: Setting) {
  const say = useSay();
  const set = useChange('datasets', async ({ slug: of, key, value }: { slug: string; key: string; value: string | null }) => {
    await ask('PUT /api/datasets/{slug}/entries/{key}', { params: { slug: of, key }, body: { value } });
    return of;
  }, (of) => {
    onSet?.(of);
    onClose();
  });
  return (
    <Dialog title={slug ?? say('newDataset')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          const value = valuesOf(event);
          set.mutate({ slug: slug ?? value('slug'), key: entry?.key ?? value('key'), value: value('value') || null });
        }}
      >
        {slug === null && <label>{say('datasetName')}<input name="slug" required autoFocus maxLength={64} pattern="[a-z][a-z0-9]*(_[a-z0-9]+)*" /></label>}
        <label>{say('key')}<input name="key" required defaultValue={entry?.key ?? ''} readOnly={entry !== null} autoFocus={slug !== null && entry === null} maxLength={256} /></label>
        <label>{say('value')}<input name="value" defaultValue={entry?.value ?? ''} autoFocus={entry !== null} maxLength={1024} /><small className="quiet">{say('valueHint')}</small></label>
        {set.error && <Failed error={set.error} />}
        <button type="submit" className="primary" disabled={set.isPending}>{say('save')}</button>
      </form>
    </Dialog>
  );
}
