const plainHost = (host: string): string => host.toLowerCase().replace(/^www\./, '')

/** Whether two hosts are of one site: the same, or one below the other. */
export const isSameSite = (a: string, b: string): boolean => {
  const [one, other] = [plainHost(a), plainHost(b)]
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`)
}
