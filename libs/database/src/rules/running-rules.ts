import { asksAboutAnEvent, checkConditions, type CompiledRule, type Mistake, type RunningStatus, runningStatuses } from '@app/domain';
import type { Queryable } from '../database.js';
import { type RuleText, textColumns } from './rule-text.js';

/** A rule that runs, ready to be asked. */
export interface RunningRule extends RuleText {
  readonly id: string;
  readonly organizationId: string;
  readonly version: number;
  readonly status: RunningStatus;
  readonly compiled: CompiledRule;
  /** Whether it asks about what somebody does; otherwise it is about what somebody is. */
  readonly asksAboutAnEvent: boolean;
  /** Of a rule that requests ask: until when it ran behind the answer. Null: never. */
  readonly ranBehindUntil: Date | null;
}

/** A stored rule that is none any more: the language changed beneath it. It is skipped, and counted as a failure. */
export interface BrokenRule {
  readonly id: string;
  readonly version: number;
  readonly mistakes: readonly Mistake[];
}

/** The rules of one organization that run: the higher priority first, then the older. */
export interface RunningOfOrganization {
  readonly rules: readonly RunningRule[];
  readonly broken: readonly BrokenRule[];
}

interface Kept extends RunningOfOrganization {
  /** The sum of all its versions. */
  readonly mark: string;
}

// Versions only ever go up, and a new rule adds one: their sum cannot stay the same when anything changed, in whichever order it was committed.
const marks = {
  name: 'rules-marks',
  text: `select asked.id, coalesce((select sum(version) from rule where organization_id = asked.id), 0)::text as mark from unnest($1::uuid[]) as asked(id)`,
};

// Of whoever these people belong to, as the analyses say that alerting holds.
const marksOfPeople = {
  name: 'rules-marks-of-people',
  text: `select asked.id, coalesce((select sum(version) from rule where organization_id = asked.id), 0)::text as mark
    from (select distinct organization_id as id from analysis where entity_id = any($1::uuid[])) asked`,
};

// What came after the last version by which it ran behind the answer.
const ranBehindUntil = `(select min(v.changed_at) from rule_version v where r.evaluation_mode = 'sync' and v.rule_id = r.id and v.version > (
  select max(b.version) from rule_version b where b.rule_id = r.id and b.text->>'evaluationMode' = 'async' and (b.text->>'enabled')::boolean and b.text->>'status' = any($2::text[])))`;

const running = {
  name: 'rules-running',
  text: `select r.id, r.organization_id as "organizationId", r.version, ${ranBehindUntil} as "ranBehindUntil", ${textColumns} from rule r
    where r.organization_id = any($1::uuid[]) and r.enabled and r.deleted_at is null and r.status = any($2::text[])
    order by r.priority desc, r.created_at, r.id`,
};

// Retired ones too: a rule that names one is still right about old events.
const ownTypes = { name: 'rules-own-types', text: 'select organization_id, code from event_type where organization_id = any($1::uuid[])' };

const nothing: RunningOfOrganization = { rules: [], broken: [] };

/** The running rules of each organization, compiled once in a process: asking costs one small statement while nothing changes. */
export class RunningRules {
  readonly #kept = new Map<string, Kept>();

  of(tx: Queryable, organizationIds: readonly string[]): Promise<ReadonlyMap<string, RunningOfOrganization>> {
    return this.#found(tx, tx.rows(marks, [[...new Set(organizationIds)]]));
  }

  /** Of the organizations of people who have been scored. */
  ofPeople(tx: Queryable, entityIds: readonly string[]): Promise<ReadonlyMap<string, RunningOfOrganization>> {
    return this.#found(tx, tx.rows(marksOfPeople, [entityIds]));
  }

  async #found(tx: Queryable, marked: Promise<{ id: string; mark: string }[]>): Promise<ReadonlyMap<string, RunningOfOrganization>> {
    const found = await marked;
    const stale = found.filter(({ id, mark }) => mark !== '0' && this.#kept.get(id)?.mark !== mark);
    if (stale.length > 0) await this.#load(tx, stale);
    return new Map(found.map(({ id, mark }) => [id, mark === '0' ? nothing : (this.#kept.get(id) ?? nothing)]));
  }

  /** What is read here may be newer than its mark, and then is read once more at the next question. It is never older. */
  async #load(tx: Queryable, stale: readonly { id: string; mark: string }[]): Promise<void> {
    const ids = stale.map(({ id }) => id);
    const rows = await tx.rows<Omit<RunningRule, 'compiled' | 'asksAboutAnEvent'> & Record<string, unknown>>(running, [ids, runningStatuses]);
    const types = await tx.rows<{ organization_id: string; code: string }>(ownTypes, [ids]);
    for (const { id, mark } of stale) {
      const setting = { ownTypes: new Set(types.filter((type) => type.organization_id === id).map(({ code }) => code)) };
      const rules: RunningRule[] = [];
      const broken: BrokenRule[] = [];
      for (const row of rows.filter(({ organizationId }) => organizationId === id)) {
        const checked = checkConditions(row.conditions, setting);
        if ('mistakes' in checked) broken.push({ id: row.id, version: row.version, mistakes: checked.mistakes });
        else rules.push({ ...row, compiled: checked.rule, asksAboutAnEvent: asksAboutAnEvent(checked.rule) });
      }
      this.#kept.set(id, { mark, rules, broken });
    }
  }
}
