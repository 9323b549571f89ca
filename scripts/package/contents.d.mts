export function nativePackages(platform: string, arch: string): { name: string; patterns: string[] }[];
export const nativeFile: RegExp;
export const neverShipped: readonly string[];
