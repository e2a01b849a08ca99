export const dregsIdentitiesEndpoints = {} as const;
