export const dregsDevicesEndpoints = {} as const;
