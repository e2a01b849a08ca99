export const dregsMappingsEndpoints = {} as const;
