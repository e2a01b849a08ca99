import { useQuery } from '@tanstack/react-query';
import { ask } from '../asking/api.js';
import { useSay } from '../language/language.js';
import { Moment } from '../pieces/moment.js';
import { Answered } from '../pieces/states.js';
import { type Draft, draftOf, fieldNames, onTop } from './draft.js';
import type { Rule } from './rule-words.js';
import { Difference } from './versions/difference.js';
import { useWhoChanged } from './versions/use-who-changed.js';

interface Props {
  /** The version that both began with. */
  readonly before: Rule;
  readonly mine: Draft;
  /** Goes on from what is there now, with what then stands in the editor. */
  readonly onGoOn: (newest: Rule, draft: Draft, says: string) => void;
}

/** Somebody else was faster: what they made of the rule, and the two ways on from there. Neither keeps anything yet. */
export function Overtaken({ before, mine, onGoOn }: Props) {
  const say = useSay();
  const nameOf = useWhoChanged();
  const { id } = before;
  const newest = useQuery({ queryKey: ['rule-overtaken', id, before.version], queryFn: () => whatIsThere(id), gcTime: 0 });
  return (
    <Answered to={newest}>
      {({ rule, by, at }) => {
        const theirs = draftOf(rule);
        const { draft, both } = onTop(mine, theirs, draftOf(before));
        return (
          <section className="panel overtaken" aria-label={say('overtaken')}>
            <p><b>{say('overtakenBy', { n: rule.version, name: by ? nameOf(by) : say('somebody') })}</b> <span className="quiet"><Moment at={at} as="time" /></span></p>
            <Difference before={draftOf(before)} after={theirs} />
            {both.length > 0 && <p className="notice">{say('bothChanged', { fields: both.map((field) => say(fieldNames[field])).join(', ') })}</p>}
            <p className="actions">
              <button type="button" onClick={() => onGoOn(rule, theirs, '')}>{say('takeTheirs')}</button>
              <button type="button" className="primary" onClick={() => onGoOn(rule, draft, say('mineIsOnTop', { n: rule.version }))}>{say('putMineOnTop')}</button>
            </p>
          </section>
        );
      }}
    </Answered>
  );
}

/** Read now, and not what some screen knew. */
async function whatIsThere(id: string): Promise<{ readonly rule: Rule; readonly by: string | null; readonly at: string }> {
  const { rule } = await ask('GET /rules/{id}', { params: { id } });
  const { version } = await ask('GET /rules/{id}/versions/{version}', { params: { id, version: String(rule.version) } });
  return { rule, by: version.changedBy, at: version.changedAt };
}
