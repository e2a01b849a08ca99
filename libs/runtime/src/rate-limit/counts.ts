import { SetMetadata } from '@nestjs/common';
import type { Counted } from './rate-limits.js';

export const COUNTS = 'counts';

/** What the limit of this route counts; requests where nothing is said. A route that counts events takes them itself. */
export const Counts = (counted: Counted): MethodDecorator => SetMetadata(COUNTS, counted);
