import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'public-because';

/** A route that needs no key, and why. Every other route is guarded. */
export const Public = (because: string): ClassDecorator & MethodDecorator => SetMetadata(PUBLIC, because);
