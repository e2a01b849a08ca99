export const eventTypesEndpoints = {} as const;
