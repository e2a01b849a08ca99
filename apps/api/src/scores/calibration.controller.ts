import { type AskedOf, endpoints } from '@app/contracts';
import { type KeyHolder, LabelledScores, ScoreTallies, tallyDays } from '@app/database';
import { dimensions, operationsOf } from '@app/domain';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';

const everyFive = Array.from({ length: 21 }, (_, n) => 5 * n);

/** What scores mean: how much of one's own traffic a cut-off would have challenged. */
@Controller()
export class CalibrationController {
  constructor(private readonly tallies: ScoreTallies, private readonly labelled: LabelledScores) {}

  @Serves(endpoints.getCalibration)
  async calibration(@Asked() { query: { cutoff = [] } }: AskedOf<typeof endpoints.getCalibration>, @Caller() { organizationId }: KeyHolder) {
    const [counts, labelled] = await Promise.all([this.tallies.counts(organizationId), this.labelled.counts(organizationId)]);
    const cutoffs = [...new Set([...everyFive, ...cutoff])].sort((one, other) => one - other);
    const byDimension = Object.fromEntries(dimensions.map((dimension, n) => [dimension, operationsOf(counts[n] ?? [], labelled?.[n] ?? null, cutoffs)]));
    return { success: true, calibration: { days: tallyDays, dimensions: byDimension } };
  }
}
