export const entitiesEndpoints = {} as const;
