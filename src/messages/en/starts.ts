/** Messages at startup, about addresses to listen at and proxies. */
export const starts = {
  address: (address: string, code: string, setting: string) =>
    `The address ${address} cannot be used (${code}). Set ${setting} to another.`,
  proxy:
    'Somebody came through a proxy, and TRUST_PROXY is 0. If the proxy is yours, all visitors now count as one: set it to the number of your proxies.',
}
