/** What a start says to the operator of the addresses that it listens at and of who asks there. */
export const starts = {
  address: (address: string, code: string, setting: string) =>
    `The address ${address} cannot be used (${code}). Set ${setting} to another.`,
  proxy:
    'Somebody came through a proxy, and TRUST_PROXY is 0. If the proxy is yours, all visitors now count as one: set it to the number of your proxies.',
}
