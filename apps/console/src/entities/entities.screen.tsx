import type { FormEvent } from 'react';
import { Link, useSearchParams } from 'wouter';
import { dimensions, entityStatuses } from '../asking/vocabulary.js';
import { type Answer, ask } from '../asking/api.js';
import { usePagesByCursor } from '../asking/use-pages.js';
import type { Column } from '../export/csv.js';
import { EXPORT_PAGE, ExportButton } from '../export/export-button.js';
import { useLanguage, useSay } from '../language/language.js';
import { Badges } from '../pieces/badges.js';
import { Moment } from '../pieces/moment.js';
import { entityStatusNames } from '../language/codes.js';
import { More } from '../pieces/more.js';
import { Score } from '../pieces/score.js';
import { Answered, Heading, Nothing } from '../pieces/states.js';
import { narrowing, NarrowingFilters } from './narrowing-filters.js';

type Entity = Answer<'GET /entities'>['entities'][number];

const exported: readonly Column<Entity>[] = [
  { name: 'id', of: (entity) => entity.id },
  { name: 'externalId', of: (entity) => entity.externalId },
  { name: 'name', of: (entity) => entity.name },
  { name: 'taxId', of: (entity) => entity.taxId },
  { name: 'country', of: (entity) => entity.countryCode },
  { name: 'status', of: (entity) => entity.status },
  ...dimensions.map((dimension): Column<Entity> => ({ name: dimension.toLowerCase(), of: (entity) => entity.scores[dimension]?.value })),
  { name: 'lastEventAt', of: (entity) => entity.lastEventAt },
];

type Sort = 'createdAt' | 'lastEventAt' | Lowercase<(typeof dimensions)[number]>;

export default function EntitiesScreen() {
  const { say, figure } = useLanguage();
  const [parameters, setParameters] = useSearchParams();
  const search = parameters.get('search') ?? '';
  const status = parameters.get('status') ?? '';
  const sort = (parameters.get('sort') ?? 'lastEventAt') as Sort;
  const filters = { search, status, ...Object.fromEntries(narrowing.map((name) => [name, parameters.get(name) ?? ''])) };
  const isFiltered = Object.values(filters).some((value) => value !== '');
  const change = (changes: Record<string, string>): void => setParameters(Object.fromEntries(Object.entries({ ...filters, sort, ...changes }).filter(([, value]) => value !== '')));
  const order = sort === 'createdAt' || sort === 'lastEventAt' ? 'desc' : 'asc';
  const pages = usePagesByCursor(['entities', filters, sort], (page) => ask('GET /entities', { query: { ...filters, sort, order, ...page } }));
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    change({ search: String(new FormData(event.currentTarget).get('search')).trim() });
  };
  return (
    <>
      <Heading title={say('entities')} beside={pages.data?.pages[0] && <span className="count">{figure(pages.data.pages[0].pagination.total)}</span>}>
        <ExportButton
          name="entities"
          columns={exported}
          load={async (cursor) => {
            const page = await ask('GET /entities', { query: { ...filters, sort, order, limit: String(EXPORT_PAGE), ...(cursor ? { cursor } : {}) } });
            return { rows: page.entities, next: page.pagination.nextCursor };
          }}
        />
      </Heading>
      <div className="filters" role="search">
        <form onSubmit={submit} className="grow">
          <input key={search} name="search" type="search" data-search="" defaultValue={search} placeholder={say('searchEntities')} aria-label={say('searchEntities')} maxLength={200} />
        </form>
        <label>
          <span className="visually-hidden">{say('sortBy')}</span>
          <select value={sort} onChange={(event) => change({ sort: event.target.value })}>
            <option value="lastEventAt">{say('lately')}</option>
            <option value="createdAt">{say('newest')}</option>
            {dimensions.map((dimension) => <option key={dimension} value={dimension.toLowerCase()}>{say('lowest', { dimension: say(dimension) })}</option>)}
          </select>
        </label>
        <label>
          <span className="visually-hidden">{say('status')}</span>
          <select value={status} onChange={(event) => change({ status: event.target.value })}>
            <option value="">{say('status')}: {say('any')}</option>
            {entityStatuses.map((one) => <option key={one} value={one}>{say(entityStatusNames[one])}</option>)}
          </select>
        </label>
        <NarrowingFilters parameters={parameters} change={change} />
        {isFiltered && <button type="button" className="plain" onClick={() => setParameters({ sort })}>{say('clearFilters')}</button>}
      </div>
      <Answered to={pages}>
        {({ pages: loaded }) => {
          const entities = loaded.flatMap((page) => page.entities);
          if (entities.length === 0) return <Nothing title={say(isFiltered ? 'noMatch' : 'noEntities')} hint={say(isFiltered ? 'noMatchHint' : 'noEntitiesHint')} />;
          return (
            <div className="sheet">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{say('name')}</th>
                    {dimensions.map((dimension) => <th key={dimension} scope="col" className="number"><abbr title={say(dimension)}>{say(dimension).slice(0, 4)}</abbr></th>)}
                    <th scope="col" className="wide">{say('badges')}</th>
                    <th scope="col" className="wide">{say('country')}</th>
                    <th scope="col" className="end wide">{say('lastEvent')}</th>
                  </tr>
                </thead>
                <tbody>{entities.map((entity) => <EntityRow key={entity.id} entity={entity} />)}</tbody>
              </table>
              <More of={pages} />
            </div>
          );
        }}
      </Answered>
    </>
  );
}

function EntityRow({ entity }: { readonly entity: Entity }) {
  const say = useSay();
  return (
    <tr>
      <td className="clip"><Link href={`/entities/${entity.id}`} data-row="" className="open">{entity.name}{entity.externalId !== entity.name && entity.externalId !== entity.id && <small>{entity.externalId}</small>}</Link></td>
      {dimensions.map((dimension) => <td key={dimension} className="number"><Score score={entity.scores[dimension]} label={say(dimension)} /></td>)}
      <td className="wide"><Badges badges={entity.badges} /></td>
      <td className="wide">{entity.countryCode ?? '–'}</td>
      <td className="end wide">{entity.lastEventAt ? <Moment at={entity.lastEventAt} as="time" /> : '–'}</td>
    </tr>
  );
}
