import { type AskedOf, CHECKS_AT_ONCE, endpoints } from '@app/contracts';
import { CheckLists, type KeyHolder, type ListCheck, type ListMatch } from '@app/database';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';

@Controller()
export class ChecksController {
  constructor(private readonly lists: CheckLists) {}

  @Serves(endpoints.checkDataLists)
  async check(@Asked() { params: { type }, body }: AskedOf<typeof endpoints.checkDataLists>, @Caller() holder: KeyHolder) {
    const { results, executionTimeMs } = await this.ask(holder, [{ listType: type, searchValue: body.searchValue }], body.options.includeMetadata);
    return { success: true, ...results[0], executionTimeMs, cacheHit: false };
  }

  @Serves(endpoints.checkDataListsInBulk)
  async checkMany(@Asked() { body: { checks, options } }: AskedOf<typeof endpoints.checkDataListsInBulk>, @Caller() holder: KeyHolder) {
    if (checks.length > CHECKS_AT_ONCE) throw new AppError('TOO_MANY_ITEMS', { count: checks.length, limit: CHECKS_AT_ONCE });
    const { results, executionTimeMs } = await this.ask(holder, checks, options.includeMetadata);
    return { success: true, results, foundCount: results.filter(({ found }) => found).length, executionTimeMs, cacheHit: false };
  }

  private async ask(holder: KeyHolder, checks: readonly ListCheck[], includeMetadata: boolean) {
    const began = performance.now();
    const matches = await this.lists.check(holder.organizationId, checks);
    const results = checks.map(({ listType, searchValue }, n) => {
      const found = matches[n] ?? [];
      return { found: found.length > 0, listType, searchValue, matches: includeMetadata ? found : found.map(bare), matchCount: found.length };
    });
    return { results, executionTimeMs: Math.round((performance.now() - began) * 100) / 100 };
  }
}

const bare = ({ listId, listName, priority, itemId, primaryValue, matchedKey }: ListMatch) => ({ listId, listName, priority, itemId, primaryValue, matchedKey });
