import { type AnalysisRecord, FactsNow, tookTooLong } from '@app/database';
import { type Counterfactual, counterfactualsOf, type FactChange, type Facts, smallestChange } from '@app/domain';
import { Injectable } from '@nestjs/common';

interface ChangeNow extends FactChange {
  readonly asOf: Date;
}

/** What keeps scores below a cut-off: what was seen at the latest cycle, and which facts would have to be otherwise now. */
@Injectable()
export class Counterfactuals {
  constructor(private readonly factsNow: FactsNow) {}

  async of(organizationId: string, analysis: AnalysisRecord, cutoff: number): Promise<(Counterfactual & { readonly change: ChangeNow | null })[]> {
    const found = counterfactualsOf(analysis, cutoff);
    if (found.length === 0) return [];
    const asOf = new Date();
    // Facts are not kept with the cycle, and something may have happened since.
    const facts = await this.factsOf(organizationId, analysis.entityId);
    return found.map((one) => {
      const change = facts && smallestChange(facts, one.dimension, cutoff);
      return { ...one, change: change && { asOf, ...change } };
    });
  }

  /** Null where they take too long: what was seen at the latest cycle is answered all the same. */
  private async factsOf(organizationId: string, entityId: string): Promise<Partial<Facts> | null> {
    try {
      return await this.factsNow.of(organizationId, entityId);
    } catch (error) {
      if (tookTooLong(error)) return null;
      throw error;
    }
  }
}
