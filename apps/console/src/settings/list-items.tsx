import { useMutation } from '@tanstack/react-query';
import { type Answer, ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { useChange } from '../asking/use-change.js';
import { usePagesByCursor } from '../asking/use-pages.js';
import type { Column } from '../export/csv.js';
import { EXPORT_PAGE, ExportButton } from '../export/export-button.js';
import { useLanguage, useSay } from '../language/language.js';
import { refusalIn } from '../language/refusals/refusals.js';
import { valuesOf } from '../pieces/form-values.js';
import { Moment } from '../pieces/moment.js';
import { More } from '../pieces/more.js';
import { Answered, Failed, Nothing } from '../pieces/states.js';
import { SureButton } from '../pieces/sure-button.js';

type Item = Answer<'GET /data-lists/{listId}/items'>['items'][number];

const exported: readonly Column<Item>[] = [
  { name: 'value', of: (item) => item.primaryValue },
  { name: 'data', of: (item) => (Object.keys(item.itemData).length > 0 ? JSON.stringify(item.itemData) : null) },
  { name: 'createdAt', of: (item) => item.createdAt },
];

/** What a list holds: added many at a time, looked for as a check would, taken off one by one. */
export function ListItems({ list: { id: listId, name } }: { readonly list: { readonly id: string; readonly name: string } }) {
  const say = useSay();
  const { may } = useSession();
  const pages = usePagesByCursor(['lists', listId], (page) => ask('GET /data-lists/{listId}/items', { params: { listId }, query: page }));
  return (
    <section className="panel">
      <h2>
        {name}
        <ExportButton
          name={name}
          columns={exported}
          load={async (cursor) => {
            const { items, pagination } = await ask('GET /data-lists/{listId}/items', { params: { listId }, query: { limit: String(EXPORT_PAGE), cursor: cursor ?? undefined } });
            return { rows: items, next: pagination.nextCursor };
          }}
        />
      </h2>
      <div className="columns two">
        <Find listId={listId} />
        {may('lists:write') && <AddItems listId={listId} />}
      </div>
      <Answered to={pages}>
        {({ pages: loaded }) => {
          const items = loaded.flatMap((page) => page.items);
          if (items.length === 0) return <Nothing title={say('noItems')} />;
          return (
            <div className="sheet">
              <table>
                <thead><tr><th scope="col">{say('value')}</th><th scope="col" className="end wide">{say('since')}</th><th scope="col"><span className="visually-hidden">{say('takeAway')}</span></th></tr></thead>
                <tbody>{items.map((item) => <ItemRow key={item.id} item={item} />)}</tbody>
              </table>
              <More of={pages} />
            </div>
          );
        }}
      </Answered>
    </section>
  );
}

function ItemRow({ item: { id: itemId, listId, primaryValue, itemData, createdAt } }: { readonly item: Item }) {
  const { may } = useSession();
  const remove = useChange('lists', () => ask('DELETE /data-lists/{listId}/items/{itemId}', { params: { listId, itemId } }));
  return (
    <tr>
      <td className="mono">{primaryValue}{Object.keys(itemData).length > 0 && <small className="body">{JSON.stringify(itemData)}</small>}{remove.error && <Failed error={remove.error} />}</td>
      <td className="end wide"><Moment at={createdAt} as="time" /></td>
      <td className="end">{may('lists:write') && <SureButton does="takeAway" sure="takeAwaySure" about={primaryValue} disabled={remove.isPending} onSure={() => remove.mutate()} />}</td>
    </tr>
  );
}

function Find({ listId }: { readonly listId: string }) {
  const say = useSay();
  const find = useMutation({ mutationFn: (searchValue: string) => ask('POST /data-lists/{listId}/items/find', { params: { listId }, body: { searchValue } }) });
  const [found] = find.data?.items ?? [];
  return (
    <form className="stacked" onSubmit={(event) => find.mutate(valuesOf(event)('value'))}>
      <label>{say('tryValue')}<input name="value" required maxLength={256} /></label>
      <button type="submit" disabled={find.isPending}>{say('search')}</button>
      <output>{find.data && (found ? say('onList', { value: found.primaryValue }) : say('notOnList'))}</output>
      {find.error && <Failed error={find.error} />}
    </form>
  );
}

function AddItems({ listId }: { readonly listId: string }) {
  const { say, language } = useLanguage();
  const add = useChange('lists', (values: string[]) => ask('POST /data-lists/{listId}/items/bulk', { params: { listId }, body: { items: values.map((primaryValue) => ({ primaryValue })) } }));
  return (
    <form
      className="stacked"
      onSubmit={(event) => {
        const values = valuesOf(event)('values').split('\n').map((line) => line.trim()).filter(Boolean);
        const form = event.currentTarget;
        if (values.length > 0) add.mutate(values, { onSuccess: () => form.reset() });
      }}
    >
      <label>{say('addItems')}<textarea name="values" rows={3} required /></label>
      <button type="submit" disabled={add.isPending}>{say('add')}</button>
      <output>{add.data && say('itemsAdded', { created: add.data.created, updated: add.data.updated, rejected: add.data.rejected })}</output>
      {add.data?.results.map((one) => one.status === 'rejected' && <p key={one.index} className="small doubtful">{refusalIn(language, one.error).message}</p>)}
      {add.error && <Failed error={add.error} />}
    </form>
  );
}
