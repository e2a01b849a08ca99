export const dregsGroupsEndpoints = {} as const;
