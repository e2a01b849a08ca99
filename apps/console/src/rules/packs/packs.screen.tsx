import './packs.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { type Answer, ask } from '../../asking/api.js';
import { useSession } from '../../asking/session.js';
import { useLanguage, useSay } from '../../language/language.js';
import { packIn, packRuleIn, packStoryIn } from '../../language/pack-words.js';
import { Severity } from '../../pieces/severity.js';
import { Answered, Failed, Heading } from '../../pieces/states.js';
import { DecisionMark } from '../marks.js';
import { celOf } from '../rule-words.js';

type Pack = Answer<'GET /rules/packs'>['packs'][number];

/** The rules that come with the install: what each asks, what it must hit and leave alone, and whether it is there already. */
export default function PacksScreen() {
  const say = useSay();
  const packs = useQuery({ queryKey: ['rule-packs'], queryFn: () => ask('GET /rules/packs', {}) });
  return (
    <>
      <Heading title={say('packs')}><Link className="button" href="/rules">{say('rules')}</Link></Heading>
      <p className="quiet packs-hint">{say('packsHint')}</p>
      <Answered to={packs}>{(answer) => <div className="columns two packs">{answer.packs.map((pack) => <PackBox key={pack.name} pack={pack} />)}</div>}</Answered>
    </>
  );
}

function PackBox({ pack }: { readonly pack: Pack }) {
  const { say, language } = useLanguage();
  const { title, says } = packIn(language, pack);
  const { may } = useSession();
  const client = useQueryClient();
  const install = useMutation({
    mutationFn: (status: 'draft' | 'shadow') => ask('POST /rules/packs/{name}', { params: { name: pack.name }, body: { status } }),
    onSuccess: () => Promise.all(['rule-packs', 'rules'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
  const isThere = pack.rules.every(({ ruleId }) => ruleId !== null);
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      <p>{says}</p>
      <ul className="pack-rules">{pack.rules.map((one) => <PackRule key={one.code} pack={pack.name} one={one} />)}</ul>
      {install.error && <Failed error={install.error} />}
      {install.data && <p role="status" className="good small">{say('installedNow', { n: install.data.rules.length })}</p>}
      {may('rules:write') && !isThere && (
        <p className="actions">
          <button type="button" className="primary" disabled={install.isPending} onClick={() => install.mutate('shadow')}>{say('installShadow')}</button>
          <button type="button" disabled={install.isPending} onClick={() => install.mutate('draft')}>{say('installDrafts')}</button>
        </p>
      )}
    </section>
  );
}

function PackRule({ pack, one }: { readonly pack: string; readonly one: Pack['rules'][number] }) {
  const { say, language } = useLanguage();
  const { ruleId, rule, hits, spares } = one;
  const { name, description } = packRuleIn(language, pack, one);
  return (
    <li>
      <details>
        <summary>{name} <Severity of={rule.severity} />{rule.decision && <DecisionMark decision={rule.decision} />}{ruleId && <span className="pill good">{say('installed')}</span>}</summary>
        <p>{description}</p>
        <pre tabIndex={0}>{celOf(rule.conditions) ?? JSON.stringify(rule.conditions, null, 2)}</pre>
        <Stories title={say('mustHit')} stories={hits} />
        <Stories title={say('mustSpare')} stories={spares} />
        {ruleId && <Link href={`/rules/${ruleId}`}>{say('rule')}</Link>}
      </details>
    </li>
  );
}

function Stories({ title, stories }: { readonly title: string; readonly stories: readonly string[] }) {
  const { language } = useLanguage();
  return <><h3>{title}</h3><ul className="stories">{stories.map((story) => <li key={story}>{packStoryIn(language, story)}</li>)}</ul></>;
}
