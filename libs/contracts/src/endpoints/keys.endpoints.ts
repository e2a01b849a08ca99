export const keysEndpoints = {} as const;
