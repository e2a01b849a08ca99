import { useSay } from '../../language/language.js';
import type { Words } from '../editor/completion.js';
import { Labelled, Several, Suggesting } from '../pieces.js';
import { readAnything, writeAnything, type WrittenWindow } from './tree.js';

const units = { m: 'minutes', h: 'hours', d: 'ruleDays' } as const;

/** One figure about what happened before: which, of what, over which events, by what they are gathered, within what time, and where. */
export function WindowForm({ window, words: { vocabulary }, onChange }: { readonly window: WrittenWindow; readonly words: Words; readonly onChange: (window: WrittenWindow) => void }) {
  const say = useSay();
  const { aggregates, keys, fields } = vocabulary.windows;
  const takesField = (name: string): boolean => aggregates.find((one) => one.name === name)?.takesField ?? false;
  const [, count = '24', unit = 'h'] = /^(\d+)([mhd])$/.exec(window.within) ?? [];
  const types = vocabulary.fields.find(({ path }) => path === 'event.eventType')?.oneOf ?? [];
  const taken = [...fields.added, ...(window.aggregate === 'distinct' ? fields.compared : [])];
  const { of, ...whole } = window;
  return (
    <div className="window">
      <Labelled label={say('aggregate')}>
        <select value={window.aggregate} onChange={(event) => onChange({ ...whole, aggregate: event.target.value, ...(takesField(event.target.value) ? { of: of ?? 'event.amount' } : {}) })}>
          {aggregates.map(({ name }) => <option key={name} value={name}>{name}</option>)}
        </select>
      </Labelled>
      {takesField(window.aggregate) && <Labelled label={say('ofField')}><Suggesting label={say('ofField')} value={of ?? ''} options={taken.map((path) => ({ value: path }))} onChange={(path) => onChange({ ...whole, of: path })} /></Labelled>}
      <div className="labelled"><span>{say('overEvents')}</span><Several label={say('overEvents')} values={window.events} options={types.map((type) => ({ value: type }))} asNone={say('everyType')} onChange={(events) => onChange({ ...window, events })} /></div>
      <Labelled label={say('gatheredBy')}><Suggesting label={say('gatheredBy')} value={window.by} options={keys.map((key) => ({ value: key }))} onChange={(by) => onChange({ ...window, by })} /></Labelled>
      <div className="labelled">
        <span>{say('withinTime')}</span>
        <span className="span">
          <input type="number" min={1} aria-label={say('withinTime')} value={count} onChange={(event) => onChange({ ...window, within: `${Math.max(1, Math.round(Number(event.target.value)))}${unit}` })} />
          <select aria-label={`${say('withinTime')}: ${say('time')}`} value={unit} onChange={(event) => onChange({ ...window, within: `${count}${event.target.value}` })}>
            {Object.entries(units).map(([letter, name]) => <option key={letter} value={letter}>{say(name)}</option>)}
          </select>
        </span>
      </div>
      <Where window={window} paths={fields.compared} onChange={onChange} />
    </div>
  );
}

function Where({ window: { where = {}, ...rest }, paths, onChange }: { readonly window: WrittenWindow; readonly paths: readonly string[]; readonly onChange: (window: WrittenWindow) => void }) {
  const say = useSay();
  const entries = Object.entries(where);
  const put = (next: readonly (readonly [string, string | number | boolean])[]): void => onChange(next.length > 0 ? { ...rest, where: Object.fromEntries(next) } : rest);
  return (
    <div className="labelled where">
      <span>{say('windowWhere')}</span>
      {entries.map(([path, value], n) => (
        <span key={n} className="comparison">
          <Suggesting label={`${say('windowWhere')}: ${say('field')}`} value={path} options={paths.map((one) => ({ value: one }))} onChange={(to) => put(entries.map((entry, at) => (at === n ? [to, value] : entry)))} />
          <input aria-label={`${say('windowWhere')}: ${say('value')}`} value={writeAnything(value)} onChange={(event) => put(entries.map((entry, at) => (at === n ? [path, readAnything(event.target.value)] : entry)))} />
          <button type="button" className="plain" aria-label={say('takeOut', { name: path })} onClick={() => put(entries.filter((_, at) => at !== n))}>×</button>
        </span>
      ))}
      {entries.length < 3 && <button type="button" className="plain" onClick={() => put([...entries, ['event.currency', '']])}>{say('addWhere')}</button>}
    </div>
  );
}
