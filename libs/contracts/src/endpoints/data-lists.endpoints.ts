export const dataListsEndpoints = {} as const;
