export const devicesEndpoints = {} as const;
