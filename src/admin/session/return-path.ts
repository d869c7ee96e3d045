import { adminUrls } from '../../web/html/admin-urls.js'

/** As long as an address of ours may be at all. */
const LONGEST = 2000
/** Going back to the door after going through it would be a riddle. */
const isDoor = (path: string): boolean =>
  path === adminUrls.signIn || path === adminUrls.signOut || path.startsWith(adminUrls.join(''))

/**
 * Where to go after signing in, from an address or a form that anybody may have written: a page
 * behind the lock of ours, or the first one.
 */
export const parseReturn = (text: string | null): string => {
  if (
    text === null ||
    text.length > LONGEST ||
    !/^\/admin(?:[/?]|$)/.test(text) ||
    /[\\\p{Cc}\s]/u.test(text)
  )
    return adminUrls.dashboard
  const { origin, pathname, search } = new URL(text, 'http://ours.invalid')
  if (origin !== 'http://ours.invalid' || !/^\/admin(?:\/|$)/.test(pathname) || isDoor(pathname))
    return adminUrls.dashboard
  return pathname + search
}
