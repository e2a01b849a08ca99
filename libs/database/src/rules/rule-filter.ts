import type { EvaluationMode, RuleCategory, RuleStatus, Severity } from '@app/domain';
import type { RankedOrder } from '../behind.js';
import type { Direction } from '../page.js';

/** Which rules are listed; what is left out leaves nobody out. */
export interface RuleFilter {
  readonly status?: RuleStatus | undefined;
  readonly category?: RuleCategory | undefined;
  readonly enabled?: boolean | undefined;
  readonly evaluationMode?: EvaluationMode | undefined;
  readonly severity?: Severity | undefined;
  readonly targetEntityType?: string | undefined;
  readonly riskMatrixId?: string | undefined;
  /** At least one of them. */
  readonly tags?: readonly string[] | undefined;
  /** A part of name or description. */
  readonly search?: string | undefined;
}

export const ruleSorts = ['name', 'priority', 'createdAt', 'updatedAt', 'score'] as const;

export interface RuleOrder {
  readonly by: (typeof ruleSorts)[number];
  readonly direction: Direction;
}

/** Rules without a score come last, whichever way. */
export const ruleRanks: Readonly<Record<RuleOrder['by'], Pick<RankedOrder, 'by' | 'type' | 'isEverywhere'>>> = {
  name: { by: 'lower(r.name)', type: 'text', isEverywhere: true },
  priority: { by: 'r.priority', type: 'integer', isEverywhere: true },
  createdAt: { by: 'r.created_at', type: 'timestamptz', isEverywhere: true },
  updatedAt: { by: 'r.updated_at', type: 'timestamptz', isEverywhere: true },
  score: { by: 'r.score', type: 'real' },
};

export function whereOf(organizationId: string, { status, category, enabled, evaluationMode, severity, targetEntityType, riskMatrixId, tags, search }: RuleFilter): { where: string; values: unknown[] } {
  const where = `r.organization_id = $1 and r.deleted_at is null
    and ($2::text is null or r.status = $2) and ($3::text is null or r.category = $3) and ($4::boolean is null or r.enabled = $4) and ($5::text is null or r.evaluation_mode = $5)
    and ($6::text is null or $6 = any(r.target_entity_types)) and ($7::text is null or r.risk_matrix_id = $7) and ($8::text[] is null or r.tags && $8)
    and ($9::text is null or position(lower($9) in lower(r.name)) > 0 or position(lower($9) in lower(r.description)) > 0) and ($10::text is null or r.severity = $10)`;
  return { where, values: [organizationId, status ?? null, category ?? null, enabled ?? null, evaluationMode ?? null, targetEntityType ?? null, riskMatrixId ?? null, tags ?? null, search ?? null, severity ?? null] };
}
