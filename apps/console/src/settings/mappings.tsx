import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { useChange } from '../asking/use-change.js';
import { usePagesByCursor } from '../asking/use-pages.js';
import type { Column } from '../export/csv.js';
import { EXPORT_PAGE, ExportButton } from '../export/export-button.js';
import { useLanguage, useSay } from '../language/language.js';
import { Dialog } from '../pieces/dialog.js';
import { valuesOf } from '../pieces/form-values.js';
import { Moment } from '../pieces/moment.js';
import { More } from '../pieces/more.js';
import { Answered, Failed, Nothing } from '../pieces/states.js';
import { SureButton } from '../pieces/sure-button.js';

type Mapping = Answer<'GET /api/mappings'>['items'][number];
type Kind = Mapping['kind'];
type Draft = Pick<Mapping, 'kind' | 'source' | 'target' | 'description'>;

const kinds = ['EVENT_TYPE', 'IDENTITY_FIELD'] as const satisfies readonly Kind[];

/** What the names that are sent mean to the analyzers. */
export function Mappings() {
  const { may } = useSession();
  const [draft, setDraft] = useState<Draft | null>(null);
  const edit = may('settings:write') ? setDraft : null;
  return (
    <>
      <Unmapped edit={edit} />
      <Known edit={edit} />
      {draft && <SetMapping draft={draft} onClose={() => setDraft(null)} />}
    </>
  );
}

interface Editing {
  readonly edit: ((draft: Draft) => void) | null;
}

function Unmapped({ edit }: Editing) {
  const { say, figure } = useLanguage();
  const unmapped = useQuery({ queryKey: ['mappings', 'unmapped'], queryFn: () => ask('GET /api/mappings/unmapped', {}) });
  return (
    <section className="panel">
      <h2>{say('unmappedTypes')}</h2>
      <Answered to={unmapped}>
        {({ items }) =>
          items.length === 0 ? <p className="quiet">{say('noUnmapped')}</p> : (
            <>
              <p className="quiet small">{say('unmappedHint')}</p>
              <div className="sheet">
                <table>
                  <tbody>
                    {items.map(({ source, events, lastAt, suggestion }) => (
                      <tr key={source}>
                        <td className="mono">{source} {suggestion && <span className="quiet small">{say('suggested', { name: suggestion })}</span>}</td>
                        <td className="number">{figure(events)}</td>
                        <td className="wide"><Moment at={lastAt} as="time" /></td>
                        <td className="end">{edit && <button type="button" aria-label={`${say('mapIt')}: ${source}`} onClick={() => edit({ kind: 'EVENT_TYPE', source, target: suggestion, description: '' })}>{say('mapIt')}</button>}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </>
          )
        }
      </Answered>
    </section>
  );
}

const exported: readonly Column<Mapping>[] = [
  { name: 'kind', of: (mapping) => mapping.kind },
  { name: 'source', of: (mapping) => mapping.source },
  { name: 'target', of: (mapping) => mapping.target },
  { name: 'scope', of: (mapping) => mapping.scope },
  { name: 'description', of: (mapping) => mapping.description },
];

function Known({ edit }: Editing) {
  const say = useSay();
  const [kind, setKind] = useState<Kind>('EVENT_TYPE');
  const [term, setTerm] = useState('');
  const pages = usePagesByCursor(['mappings', kind, term], (page) => ask('GET /api/mappings', { query: { kind, term, ...page } }));
  return (
    <section className="panel">
      <h2>
        {say('mappings')}
        <span className="actions">
          <ExportButton
            name="mappings"
            columns={exported}
            load={async (cursor) => {
              const { items, nextCursor } = await ask('GET /api/mappings', { query: { kind, term, limit: String(EXPORT_PAGE), ...(cursor ? { cursor } : {}) } });
              return { rows: items, next: nextCursor };
            }}
          />
          {edit && <button type="button" onClick={() => edit({ kind, source: '', target: '', description: '' })}>{say('add')}</button>}
        </span>
      </h2>
      <div className="filters">
        <form className="grow" role="search" onSubmit={(event) => setTerm(valuesOf(event)('term'))}><input name="term" type="search" data-search="" placeholder={say('search')} aria-label={say('search')} maxLength={128} /></form>
        <select aria-label={say('kind')} value={kind} onChange={(event) => setKind(event.target.value as Kind)}>{kinds.map((one) => <option key={one} value={one}>{say(one)}</option>)}</select>
      </div>
      <Answered to={pages}>
        {({ pages: loaded }) => {
          const mappings = loaded.flatMap(({ items }) => items);
          if (mappings.length === 0) return <Nothing title={say('noMatch')} />;
          return (
            <div className="sheet">
              <table>
                <thead><tr><th scope="col">{say('sentAs')}</th><th scope="col">{say('means')}</th><th scope="col" className="wide">{say('origin')}</th><th scope="col"><span className="visually-hidden">{say('edit')}</span></th></tr></thead>
                <tbody>{mappings.map((mapping) => <MappingRow key={`${mapping.scope} ${mapping.source}`} mapping={mapping} edit={edit} />)}</tbody>
              </table>
              <More of={pages} />
            </div>
          );
        }}
      </Answered>
    </section>
  );
}

function MappingRow({ mapping, edit }: { readonly mapping: Mapping } & Editing) {
  const say = useSay();
  const { kind, scope, source, target, description } = mapping;
  const remove = useChange('mappings', () => ask('DELETE /api/mappings/{kind}/{source}', { params: { kind, source } }));
  return (
    <tr>
      <td className="mono">{source}{description && <small className="body">{description}</small>}{remove.error && <Failed error={remove.error} />}</td>
      <td>{target ? <span className="mono">{target}</span> : <span className="quiet">{say('meansNothing')}</span>}</td>
      <td className="wide">{say(scope === 'CUSTOMER' ? 'ownOnes' : 'globalOnes')}</td>
      <td className="end">
        {edit && <button type="button" aria-label={`${say('edit')}: ${source}`} onClick={() => edit(mapping)}>{say('edit')}</button>}{' '}
        {edit && scope === 'CUSTOMER' && <SureButton does="takeAway" sure="takeAwaySure" about={source} disabled={remove.isPending} onSure={() => remove.mutate()} />}
      </td>
    </tr>
  );
}

/** The same source overwrites; one of the install is overruled by a mapping of one's own. */
function SetMapping({ draft, onClose }: { readonly draft: Draft; readonly onClose: () => void }) {
  const say = useSay();
  const set = useChange('mappings', ({ kind, source, ...body }: Draft) => ask('PUT /api/mappings/{kind}/{source}', { params: { kind, source }, body }), ({ warnings }) => {
    if (warnings.length === 0) onClose();
  });
  const warned = set.data?.warnings ?? [];
  return (
    <Dialog title={say('mappings')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          const value = valuesOf(event);
          set.mutate({ kind: value('kind') as Kind, source: value('source'), target: value('target') || null, description: value('description') });
        }}
      >
        <label>{say('kind')}<select name="kind" defaultValue={draft.kind}>{kinds.map((one) => <option key={one} value={one}>{say(one)}</option>)}</select></label>
        <label>{say('sentAs')}<input name="source" defaultValue={draft.source} required autoFocus={draft.source === ''} maxLength={128} /></label>
        <label>{say('means')}<input name="target" defaultValue={draft.target ?? ''} autoFocus={draft.source !== ''} maxLength={64} /><small className="quiet">{say('meansHint')}</small></label>
        <label>{say('description')}<input name="description" defaultValue={draft.description} maxLength={1000} /></label>
        {warned.map(({ message }) => <p key={message} className="notice" role="alert">{say('keptAs', { message })}</p>)}
        {set.error && <Failed error={set.error} />}
        <button type="submit" className="primary" disabled={set.isPending}>{say('save')}</button>
      </form>
    </Dialog>
  );
}
