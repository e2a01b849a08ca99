import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { type Answer, ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { useChange } from '../asking/use-change.js';
import { listStatuses } from '../asking/vocabulary.js';
import { usePagesByCursor } from '../asking/use-pages.js';
import type { Column } from '../export/csv.js';
import { EXPORT_PAGE, ExportButton } from '../export/export-button.js';
import { useLanguage, useSay } from '../language/language.js';
import { Dialog } from '../pieces/dialog.js';
import { valuesOf } from '../pieces/form-values.js';
import { More } from '../pieces/more.js';
import { Answered, Failed, Nothing } from '../pieces/states.js';
import { ListItems } from './list-items.js';

type List = Answer<'GET /data-lists'>['dataLists'][number];

const exported: readonly Column<List>[] = [
  { name: 'id', of: (list) => list.id },
  { name: 'name', of: (list) => list.name },
  { name: 'type', of: (list) => list.type },
  { name: 'items', of: (list) => list.itemCount },
  { name: 'priority', of: (list) => list.priority },
  { name: 'status', of: (list) => list.status },
];

const usualTypes = ['ip_blocklist', 'email_blocklist', 'document_blocklist', 'phone_blocklist', 'device_blocklist', 'company_blocklist', 'keyword_list', 'custom'];

/** Values to block, to allow or to look for. */
export function DataLists() {
  const say = useSay();
  const { may } = useSession();
  const [parameters, setParameters] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const pages = usePagesByCursor(['lists'], (page) => ask('GET /data-lists', { query: page }));
  const chosen = pages.data?.pages.flatMap(({ dataLists }) => dataLists).find(({ id }) => id === parameters.get('list'));
  return (
    <>
      <section className="panel">
        <h2>
          {say('lists')}
          <span className="actions">
            <ExportButton
              name="lists"
              columns={exported}
              load={async (cursor) => {
                const { dataLists, pagination } = await ask('GET /data-lists', { query: { limit: String(EXPORT_PAGE), ...(cursor ? { cursor } : {}) } });
                return { rows: dataLists, next: pagination.nextCursor };
              }}
            />
            {may('lists:write') && <button type="button" onClick={() => setAdding(true)}>{say('newList')}</button>}
          </span>
        </h2>
        <Answered to={pages}>
          {({ pages: loaded }) => {
            const lists = loaded.flatMap(({ dataLists }) => dataLists);
            if (lists.length === 0) return <Nothing title={say('noLists')} hint={say('noListsHint')} />;
            return (
              <div className="sheet">
                <table>
                  <thead><tr><th scope="col">{say('name')}</th><th scope="col" className="wide">{say('kind')}</th><th scope="col" className="number">{say('items')}</th><th scope="col" className="number wide">{say('priority')}</th><th scope="col">{say('status')}</th></tr></thead>
                  <tbody>{lists.map((list) => <ListRow key={list.id} list={list} open={() => setParameters({ list: list.id })} />)}</tbody>
                </table>
                <More of={pages} />
              </div>
            );
          }}
        </Answered>
      </section>
      {chosen && <ListItems key={chosen.id} list={chosen} />}
      {adding && <AddList onClose={() => setAdding(false)} onAdded={(id) => setParameters({ list: id })} />}
    </>
  );
}

function ListRow({ list: { id, name, description, type, itemCount, priority, status }, open }: { readonly list: List; readonly open: () => void }) {
  const { say, figure } = useLanguage();
  const { may } = useSession();
  const change = useChange('lists', (next: List['status']) => ask('PATCH /data-lists/{listId}/status', { params: { listId: id }, body: { status: next } }));
  return (
    <tr>
      <td className="clip"><button type="button" className="link" data-row="" onClick={open}>{name}</button>{description && <small className="body">{description}</small>}{change.error && <Failed error={change.error} />}</td>
      <td className="wide mono">{type}</td>
      <td className="number">{figure(itemCount)}</td>
      <td className="number wide">{priority}</td>
      <td>
        {may('lists:write') ? (
          <select aria-label={`${say('status')}: ${name}`} value={status} disabled={change.isPending} onChange={(event) => change.mutate(event.target.value as List['status'])}>
            {listStatuses.map((one) => <option key={one} value={one}>{say(one)}</option>)}
          </select>
        ) : say(status)}
      </td>
    </tr>
  );
}

function AddList({ onClose, onAdded }: { readonly onClose: () => void; readonly onAdded: (id: string) => void }) {
  const say = useSay();
  const add = useChange('lists', (body: { name: string; type: string; description?: string; priority: number }) => ask('POST /data-lists', { body }), ({ dataList }) => {
    onAdded(dataList.id);
    onClose();
  });
  return (
    <Dialog title={say('newList')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          const value = valuesOf(event);
          const description = value('description');
          add.mutate({ name: value('name'), type: value('type'), priority: Number(value('priority')), ...(description ? { description } : {}) });
        }}
      >
        <label>{say('name')}<input name="name" required autoFocus maxLength={200} /></label>
        <label>{say('kind')}<input name="type" required defaultValue="custom" list="usual-list-types" pattern="[a-z][a-z0-9_]*" maxLength={64} /></label>
        <datalist id="usual-list-types">{usualTypes.map((type) => <option key={type} value={type} />)}</datalist>
        <label>{say('priority')}<input name="priority" type="number" min={1} max={100} defaultValue={50} /></label>
        <label>{say('description')}<input name="description" maxLength={1000} /></label>
        {add.error && <Failed error={add.error} />}
        <button type="submit" className="primary" disabled={add.isPending}>{say('save')}</button>
      </form>
    </Dialog>
  );
}
