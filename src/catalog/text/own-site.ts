const plainHost = (host: string): string => host.toLowerCase().replace(/^www\./, '')

/** Whether two hosts belong to one site: equal, or one a subdomain of the other. */
export const isSameSite = (a: string, b: string): boolean => {
  const [one, other] = [plainHost(a), plainHost(b)]
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`)
}
