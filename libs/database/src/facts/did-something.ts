/** SQL for whether the entity `of` counts when others are compared with it: it did something, and nobody looks away from it. */
export const didSomething = (of: string): string => `${of}.deleted_at is null and ${of}.disregarded_at is null and exists (select from opening did where did.entity_id = ${of}.id)`;
