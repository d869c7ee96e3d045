import { adminUrls } from '../../web/html/admin-urls.js'

/** As long as any of our addresses. */
const MAX_LENGTH = 2000
/** Returning to the sign-in page after signing in would loop. */
const isSignInPath = (path: string): boolean =>
  path === adminUrls.signIn || path === adminUrls.signOut || path.startsWith(adminUrls.join(''))

/**
 * The validated target after signing in, from untrusted input (no open redirect): one of our admin
 * pages, else the dashboard.
 */
export const parseReturn = (text: string | null): string => {
  if (
    text === null ||
    text.length > MAX_LENGTH ||
    !/^\/admin(?:[/?]|$)/.test(text) ||
    /[\\\p{Cc}\s]/u.test(text)
  )
    return adminUrls.dashboard
  const { origin, pathname, search } = new URL(text, 'http://ours.invalid')
  if (
    origin !== 'http://ours.invalid' ||
    !/^\/admin(?:\/|$)/.test(pathname) ||
    isSignInPath(pathname)
  )
    return adminUrls.dashboard
  return pathname + search
}
